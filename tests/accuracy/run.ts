/**
 * `npm run accuracy`: how well the rule pack agrees with labelled notices, per check.
 *   npm run accuracy                       all sets there are
 *   npm run accuracy -- dev                one set (its folder in tests/corpus, or shared)
 *   npm run accuracy -- dev --details      with every disagreement
 *   npm run accuracy -- dev --only retention,recipients --details
 *   npm run accuracy -- --known            write what differs to tests/corpus/known-differences.json
 *   npm run accuracy -- --record           keep this run as the one to compare with
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reviewNotice } from '../../src/engine/review';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { ALL_SETS, UNREAD_SETS } from '../corpus/sets';
import { type LabelledDocument, labelledDocuments } from './labels';
import { addToScore, type Counts, inShort, newScore, precision, recall, type Score, totalOf } from './score';

const root = fileURLToPath(new URL('../../', import.meta.url));
const RECORD = path.join(root, 'tests/accuracy/recorded.json');
const KNOWN = path.join(root, 'tests/corpus/known-differences.json');
/** The labels are for this day. */
const AS_OF = '2026-11-23';
const SETS: Readonly<Record<string, readonly [documents: string, labels: string]>> = {
  ...Object.fromEntries(ALL_SETS.map((set) => [set, [`tests/corpus/${set}`, `tests/corpus/${set}`] as const])),
  shared: ['../shared/samples/notices/docs', '../shared/samples/notices/labels'],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    details: { type: 'boolean' },
    only: { type: 'string' },
    record: { type: 'boolean' },
    known: { type: 'boolean' },
  },
});
const only = values.only?.split(',');
const pack = await loadPack(path.join(root, 'rules'));
const recorded: Record<string, Record<string, number>> = existsSync(RECORD)
  ? JSON.parse(await readFile(RECORD, 'utf8'))
  : {};
const run: Record<string, Record<string, number>> = { ...recorded };
/** What differs, by notice, as the list of known differences has it. */
const differences: Record<string, string[]> = {};
/** The sets that nothing has been learnt from, counted as one. */
const unread = newScore();

for (const [name, [documents, labels]] of Object.entries(SETS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const folder = path.resolve(root, documents);
  if (!existsSync(folder)) {
    console.log(`${name}: skipped, there is no folder ${documents} beside this project.\n`);
    continue;
  }
  const labelled = await labelledDocuments(folder, path.resolve(root, labels));
  const score = await scoreOf(labelled, newScore());
  if (UNREAD_SETS.includes(name)) await scoreOf(labelled, unread);
  print(name, score, recorded[name] ?? {});
  run[name] = figuresOf(score);
  if (name === 'shared') continue;
  for (const { name: document } of labelled) {
    const lines = score.disagreements.filter((line) => line.startsWith(`${document}: `));
    if (lines.length > 0) differences[document] = lines.map(inShort).sort();
  }
}
if (values.known) {
  if (positionals.length > 0) throw new Error('The list of known differences is of all sets: name none.');
  await writeFile(KNOWN, `${JSON.stringify(differences, null, 2)}\n`);
  console.log(`Written to ${path.relative(root, KNOWN)}.`);
}
if (unread.documents > 0) printSums('the sets that nothing has been learnt from, together', unread);
if (values.record) {
  await writeFile(RECORD, `${JSON.stringify(run, null, 2)}\n`);
  console.log(`Recorded in ${path.relative(root, RECORD)}.`);
}

/** Adds what the rules say of these documents to a score. */
async function scoreOf(documents: readonly LabelledDocument[], score: Score): Promise<Score> {
  for (const { name, file, label } of documents) {
    const read = await readSource(await readFile(file), { location: file });
    if (!read.ok) throw new Error(`${file}: ${read.error.message}`);
    const report = reviewNotice({
      notice: read.notice,
      pack,
      asOf: AS_OF,
      toolVersion: '0',
      source: { location: file, mediaType: read.mediaType, sha256: '0'.repeat(64) },
    });
    addToScore(score, name, label, report);
  }
  return score;
}

/** Right answers per check: what the next run is compared with. */
function figuresOf(score: Score): Record<string, number> {
  const figures: Record<string, number> = { gate: score.gate, kind: score.kind, nation: score.nation };
  for (const [check, counts] of score.elements) figures[check] = counts.exact;
  for (const [check, counts] of score.findings)
    figures[`finding ${check}`] = counts.truePositive - counts.falsePositive;
  return figures;
}

function print(name: string, score: Score, before: Record<string, number>): void {
  const wanted = (check: string) => !only || only.includes(check);
  console.log(`${name}: ${score.documents} documents, labels of ${AS_OF}`);
  console.log('  element                         n  exact  gaps: right  wrong  missed');
  for (const [check, counts] of score.elements) {
    if (wanted(check)) console.log(`  ${row(check, counts)}${change(before[check], counts.exact)}`);
  }
  console.log('  finding                         n  exact        right  wrong  missed');
  for (const [check, counts] of [...score.findings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const now = counts.truePositive - counts.falsePositive;
    if (wanted(check)) console.log(`  ${row(check, counts)}${change(before[`finding ${check}`], now)}`);
  }
  printSums(name, score);
  if (values.details) {
    const lines = score.disagreements.filter((line) => !only || only.some((check) => line.includes(check)));
    for (const line of lines) console.log(`  ! ${line}`);
  }
  console.log('');
}

function printSums(name: string, score: Score): void {
  const [elements, findings] = [totalOf(score.elements), totalOf(score.findings)];
  const [p, r] = [precision(findings), recall(findings)];
  console.log(`${name}:`);
  console.log(
    `  gaps: ${elements.truePositive} right, ${elements.falsePositive} wrong, ${elements.falseNegative} missed; precision ${precision(
      elements,
    ).toFixed(
      3,
    )}, recall ${recall(elements).toFixed(3)}, exact status ${(elements.exact / Math.max(1, elements.n)).toFixed(3)}`,
  );
  console.log(
    `  findings: precision ${p.toFixed(3)}, recall ${r.toFixed(3)}, F1 ${((2 * p * r) / (p + r || 1)).toFixed(3)}`,
  );
  console.log(
    `  gate ${score.gate} of ${score.documents}; kind ${score.kind}, nation ${score.nation}, organisation ${score.organisation} of ${score.notices}`,
  );
}

function row(check: string, counts: Counts): string {
  const cells = [counts.n, counts.exact, counts.truePositive, counts.falsePositive, counts.falseNegative];
  return check.padEnd(28) + cells.map((cell, at) => String(cell).padStart([5, 7, 13, 7, 8][at] ?? 7)).join('');
}

function change(before: number | undefined, now: number): string {
  if (before === undefined || before === now) return '';
  return now > before ? `   gained ${now - before}` : `   lost ${before - now}`;
}
