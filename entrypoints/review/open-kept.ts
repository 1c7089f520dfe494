/** Opens reviews that were kept, with the text that their places point into; and what the rules say of their checks. */
import type { Pack } from '../../src/engine/pack';
import { splitNotice } from '../../src/engine/parts';
import type { Report } from '../../src/engine/report';
import { idOfPart, type Reading } from '../../src/history/reading';
import type { Notice } from '../../src/notice/notice';
import { takeIn } from '../../src/notice/take-in';
import type { HistoryStore } from '../../src/platform/history-store';
import type { Settings } from '../../src/platform/settings-store';
import { rulesOf } from '../../src/ui/parts/rules-of';
import type { CheckFacts, NoticeText, OpenReview, ReviewedNotice } from '../../src/ui/review/review-doors';
import { linesAsBlocks } from '../../src/ui/review/text-marks';

/** A kept review with the others of its reading for the same day, each with the text that its places point into. */
export async function openKept(history: HistoryStore, id: string, pack: Pack): Promise<OpenReview | null> {
  const kept = await history.get(id);
  if (!kept) return null;
  const { report, takenIn = [] } = kept;
  const reading = kept.reading === undefined ? null : await history.reading(kept.reading);
  const texts = reading ? textsOf(reading, takenIn, pack) : [];
  const others = report.source.part?.of ?? 1;
  const parts: ReviewedNotice[] = [];
  for (let part = 1; part <= others; part++) {
    const other = reading && others > 1 ? await history.get(idOfPart(reading.id, report.asOf, part)) : kept;
    if (other) parts.push({ id: other.id, report: other.report, notice: textOf(other.report, texts) });
  }
  return {
    reading,
    takenIn,
    asOf: report.asOf,
    parts,
    part: Math.max(
      0,
      parts.findIndex((one) => one.id === id),
    ),
  };
}

function textsOf(reading: Reading, takenIn: readonly number[], pack: Pack): readonly Notice[] {
  const whole = takeIn(reading.notice, takenIn);
  return [whole, ...splitNotice(whole, pack).map(({ notice }) => notice)];
}

/** Rules of another version may cut a source otherwise: then the report's own text has to do, without lists and headings. */
function textOf({ notice: { text = '' } }: Report, texts: readonly Notice[]): NoticeText {
  const found = texts.find((one) => one.text === text);
  if (found) return found;
  const blocks = linesAsBlocks(text);
  return { text, blocks, sentences: blocks.map(({ start, end }, block) => ({ start, end, block })) };
}

/** What the rules say of their checks. */
export function factsOf(pack: Pack, { reviewer, hiddenChecks }: Settings): CheckFacts {
  const checks = [...pack.elements, ...pack.findings];
  const limits = checks.flatMap(({ id, limits: text }) => (text === undefined ? [] : [[id, text] as const]));
  const packs = [{ id: pack.id, version: pack.version }, ...(pack.additions ?? [])];
  return {
    limits: new Map(limits),
    titles: new Map(checks.map(({ id, title }) => [id, title])),
    rules: rulesOf(packs),
    hidden: new Set(hiddenChecks),
    reviewer: reviewer.name || reviewer.organisation ? reviewer : null,
  };
}
