/**
 * `npm run finding-texts`: short texts with a finding or a trap in each, finding by finding, written by somebody who had not
 * seen the rules. Of a set that is held out, those with an odd place (the 1st, the 3rd) may be learnt from; the others are
 * only counted.
 *   npm run finding-texts -- wording-slip        these findings
 *   npm run finding-texts -- --set findings-two  those of another folder; "findings" if not given
 *   npm run finding-texts -- --details           with every disagreement among those that may be learnt from
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { findingsOf } from '../../src/engine/review';
import type { Notice } from '../../src/notice/notice';
import { readHtml } from '../../src/read/html';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';
import { alike } from './score';

interface FindingText {
  /** The words of each finding of the file's kind; none where the text only looks as if it had one. */
  readonly findings: readonly string[];
  readonly text: string;
}

interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The labels are for this day. */
const AS_OF = '2026-11-23';
/** Sets of which half is held out. */
const HELD_OUT: readonly string[] = ['findings-two', 'findings-three'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { details: { type: 'boolean' }, set: { type: 'string', default: 'findings' } },
});
const folder = path.join(root, 'tests/corpus', values.set);
const pack = await loadPack(path.join(root, 'rules'));
const all = { learnt: noneYet(), held: noneYet() };

console.log(`${''.padEnd(28)}learnt from: right  wrong missed     held out: right  wrong missed`);
for (const file of readdirSync(folder).sort()) {
  const id = file.replace('.yaml', '');
  if (positionals.length > 0 && !positionals.includes(id)) continue;
  const here = { learnt: noneYet(), held: noneYet() };
  const details: string[] = [];
  const texts: FindingText[] = parse(readFileSync(path.join(folder, file), 'utf8'));
  texts.forEach(({ findings, text }, at) => {
    const found = findingsOf(pack, noticeOf(text), id, { asOf: AS_OF }).map(({ quote }) => quote);
    const left = [...found];
    const missed = findings.filter((words) => {
      const hit = left.findIndex((quote) => alike(quote, words));
      if (hit >= 0) left.splice(hit, 1);
      return hit < 0;
    });
    const learnt = at % 2 === 0 || !HELD_OUT.includes(values.set);
    for (const tally of learnt ? [here.learnt, all.learnt] : [here.held, all.held]) {
      tally.right += findings.length - missed.length;
      tally.wrong += left.length;
      tally.missed += missed.length;
    }
    if (!learnt || (missed.length === 0 && left.length === 0)) return;
    const sets = [...missed.map((words) => `missed “${words}”`), ...left.map((words) => `extra “${words}”`)];
    details.push(`  ! ${at}: ${sets.join(', ')}: ${text.replace(/\s+/g, ' ')}`);
  });
  print(id, here);
  if (values.details) for (const detail of details) console.log(detail);
}
print('all', all);

/** Those that begin with a tag are pieces of pages. */
function noticeOf(text: string): Notice {
  return text.startsWith('<') ? readHtml(text) : readText(text, { markdown: true });
}

function noneYet(): Tally {
  return { right: 0, wrong: 0, missed: 0 };
}

function print(name: string, { learnt, held }: { readonly learnt: Tally; readonly held: Tally }): void {
  const counts = ({ right, wrong, missed }: Tally) => [right, wrong, missed].map((n) => String(n).padStart(7)).join('');
  console.log(`${name.padEnd(38)}${counts(learnt)}${counts(held).padStart(34)}`);
}
