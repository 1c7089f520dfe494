/**
 * `npm run wordings`: short labelled texts, element by element, written by somebody who had not seen the rules.
 * In a set that holds half of its texts out, those at odd places (the 1st, the 3rd) may be learnt from and the others
 * are only counted; of the other sets all may be learnt from. Gaps are counted of the held out, or else of all.
 *   npm run wordings -- retention recipients     these elements
 *   npm run wordings -- --set tellings           those of another folder; "wordings" if not given
 *   npm run wordings -- --details                with every disagreement among those that may be learnt from
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { Nation, NoticeKind } from '../../src/engine/report';
import { reviewElement } from '../../src/engine/review';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

interface Wording {
  readonly expect: string;
  readonly text: string;
  readonly kind?: NoticeKind;
  readonly nation?: Nation;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const AS_OF = '2026-11-23';
/** The sets of which every second text may be counted, but not read. */
const HALF_HELD_OUT: readonly string[] = [
  'tellings-two',
  'tellings-three',
  'tellings-four',
  'tellings-five',
  'tellings-six',
  'tellings-seven',
  'tellings-eight',
];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { details: { type: 'boolean' }, set: { type: 'string', default: 'wordings' } },
});
const folder = path.join(root, 'tests/corpus', values.set);
if (!existsSync(folder)) throw new Error(`There is no set of that name: ${values.set}`);
const pack = await loadPack(path.join(root, 'rules'));
const holdsOut = HALF_HELD_OUT.includes(values.set);
const isGap = (status: string) => status === 'partial' || status === 'missing';

const ofWhich = holdsOut ? 'the held out' : 'all';
console.log(
  `element                       learnt from    held out${`gaps of ${ofWhich}: right`.padStart(29)}  wrong  missed`,
);
const total = { seen: 0, seenRight: 0, held: 0, heldRight: 0, right: 0, wrong: 0, missed: 0 };
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort();
for (const file of files) {
  const id = file.replace('.yaml', '');
  if (positionals.length > 0 && !positionals.includes(id)) continue;
  const wordings: Wording[] = parse(readFileSync(path.join(folder, file), 'utf8'));
  const here = { seen: 0, seenRight: 0, held: 0, heldRight: 0, right: 0, wrong: 0, missed: 0 };
  const details: string[] = [];
  wordings.forEach((wording, at) => {
    const notice = readText(wording.text, { markdown: true });
    const options = {
      asOf: AS_OF,
      ...(wording.kind ? { kind: wording.kind } : {}),
      ...(wording.nation ? { nation: wording.nation } : {}),
    };
    const result = reviewElement(pack, notice, id, options);
    const agrees = result.status === wording.expect;
    const isHeldOut = holdsOut && at % 2 === 1;
    here[isHeldOut ? 'held' : 'seen']++;
    if (agrees) here[isHeldOut ? 'heldRight' : 'seenRight']++;
    if (!agrees && !isHeldOut) {
      details.push(
        `  ! ${at} is ${result.status} (“${result.evidence[0]?.quote ?? ''}”), labelled ${wording.expect}: ${wording.text.replace(/\s+/g, ' ')}`,
      );
    }
    if (isHeldOut !== holdsOut) return;
    if (isGap(result.status) && isGap(wording.expect)) here.right++;
    else if (isGap(result.status)) here.wrong++;
    else if (isGap(wording.expect)) here.missed++;
  });
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += here[key];
  console.log(line(id, here));
  if (values.details) for (const detail of details) console.log(detail);
}
console.log(line('all', total));

function line(name: string, counts: typeof total): string {
  const share = (right: number, n: number) => `${right} of ${n}`.padStart(12);
  const gaps = [counts.right, counts.wrong, counts.missed].map((count) => String(count).padStart(7)).join('');
  return `${name.padEnd(28)}${share(counts.seenRight, counts.seen)}${share(counts.heldRight, counts.held)}${gaps.padStart(43)}`;
}
