/** What a document is once it was read: no notice, one, or several. */
import { createMatcher, createTextMatcher } from '../engine/matcher';
import { describeNotice, type NoticeDescription } from '../engine/notice-info';
import type { Pack } from '../engine/pack';
import { splitNotice } from '../engine/parts';
import type { FindRegister } from '../engine/registers';
import { indexText } from '../engine/text-index';
import { normalise } from '../notice/normalise';
import type { Notice } from '../notice/notice';
import type { NoticeSeen } from './crawl';

export interface DocumentSeen {
  /** 0 to 1: how likely it is a notice. */
  readonly score: number;
  readonly notices: readonly NoticeSeen[];
  /** Why it is none: "blank" for a form that somebody else is to fill in, else a sentence. Null where it is one. */
  readonly reason: string | null;
}

/** Shorter texts tell people nothing. */
const FEWEST_CHARACTERS = 300;

/** @param linkText what the link to it says */
export function describeDocument(notice: Notice, linkText: string, pack: Pack, register: FindRegister): DocumentSeen {
  const text = notice.text.toLowerCase();
  if (text.length < FEWEST_CHARACTERS || !register.about.some((words) => text.includes(words)))
    return { score: 0, notices: [], reason: 'few-words' };
  const parts = splitNotice(notice, pack);
  const described = (parts.length > 0 ? parts.map((part) => part.notice) : [notice]).map((one) =>
    describeOne(one, pack),
  );
  const found = described.flatMap((one, at) => (one.isNotice ? [seen(one, parts[at]?.title ?? one.title)] : []));
  const score = Math.max(...described.map(({ isNotice, confidence }) => (isNotice ? confidence : 1 - confidence)));
  if (found.length === 0) return { score, notices: [], reason: described[0]?.reasons[0] ?? null };
  if (isBlank(notice, linkText, pack, register)) return { score, notices: [], reason: 'blank' };
  return { score, notices: found, reason: null };
}

function describeOne(notice: Notice, pack: Pack): NoticeDescription {
  const index = indexText(notice);
  return describeNotice(index, createMatcher(index, pack), pack);
}

function seen(
  { kind, nation, organisation, language, confidence }: NoticeDescription,
  title: string | null,
): NoticeSeen {
  return { title, kind, nation, organisation, language, confidence };
}

/** A model for others: called one, and full of gaps. A school's own notice with gaps left in it is the school's notice. */
function isBlank(notice: Notice, linkText: string, pack: Pack, { blank }: FindRegister): boolean {
  const matches = createTextMatcher(pack);
  const says = (patterns: readonly number[], text: string) => patterns.some((pattern) => matches(pattern, text));
  const firstLine = notice.text.slice(0, 200).split('\n', 1)[0] ?? '';
  const names = [linkText, firstLine, notice.documentTitle ?? ''].map((text) => normalise(text.slice(0, 300)).text);
  if (!names.some((name) => says(blank.namePhrases, name))) return false;
  const gaps = notice.blocks.filter(({ start, end }) =>
    says(blank.gapPhrases, normalise(notice.text.slice(start, Math.min(end, start + 2000))).text),
  );
  return gaps.length >= blank.fewest;
}
