/**
 * `npm run fidelity [-- NAME...]`: writes the project's notices in every format, reads them, and prints what share of
 * their words, headings, list items and links was found. Ends with
 * status 1 where a mark is missed. Names (parts of a fixture's or a format's name) choose what is tried.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource } from '../../src/read/index';
import { labelledDocuments } from '../accuracy/labels';
import { FORMATS, type WrittenFormat } from '../support/formats';
import { knownFromNotice } from '../support/known-from-notice';
import { type Fidelity, fidelityOf, HARD_NOTICE, type KnownBlock } from '../support/known-notice';

/** Least shares to be found; the one of words is the format's. */
const HEADINGS = 0.95;
const ITEMS = 0.95;
const LINKS = 1;

const root = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv.slice(2);
const fixtures = await knownNotices();
const formats = FORMATS.filter(({ name }) =>
  chosen(
    name,
    FORMATS.map((format) => format.name),
  ),
);

const width = Math.max(...fixtures.map(({ name }) => name.length));
console.log(`${'fixture'.padEnd(width)}  ${'format'.padEnd(25)}   words headings items links`);
let missed = 0;
for (const { name, blocks } of fixtures) {
  if (
    !chosen(
      name,
      fixtures.map((fixture) => fixture.name),
    )
  )
    continue;
  for (const format of formats) {
    const found = await fidelity(format, blocks);
    const faults = typeof found === 'string' ? [found] : faultsOf(found, format);
    const shares =
      typeof found === 'string' ? '' : [found.words, found.headings, found.items, found.links].map(percent).join(' ');
    console.log(`${name.padEnd(width)}  ${format.name.padEnd(25)}  ${shares}${faults.length > 0 ? '  MISSED' : ''}`);
    for (const fault of faults) console.log(`    ${fault}`);
    if (faults.length > 0) missed++;
  }
}
console.log(missed === 0 ? 'Every mark is reached.' : `${missed} readings miss a mark.`);
process.exitCode = missed > 0 ? 1 : 0;

/** True where nothing was asked for in this list of names, or this name was. */
function chosen(name: string, names: readonly string[]): boolean {
  const asked = wanted.filter((part) => names.some((each) => each.includes(part)));
  return asked.length === 0 || asked.some((part) => name.includes(part));
}

async function knownNotices(): Promise<{ name: string; blocks: readonly KnownBlock[] }[]> {
  const known: { name: string; blocks: readonly KnownBlock[] }[] = [{ name: 'hard-notice', blocks: HARD_NOTICE }];
  const folder = path.join(root, 'tests/corpus/dev');
  for (const { name, file } of await labelledDocuments(folder, folder)) {
    const read = await readSource(await readFile(file), { location: file });
    if (!read.ok) throw new Error(`${name}: ${read.error.message}`);
    known.push({ name, blocks: knownFromNotice(read.notice) });
  }
  return known;
}

async function fidelity(format: WrittenFormat, blocks: readonly KnownBlock[]): Promise<Fidelity | string> {
  const held = format.holds(blocks);
  const read = await readSource(await format.write(held), { location: `notice${format.extension}` });
  return read.ok ? fidelityOf(read.notice, held) : `not read: ${read.error.message}`;
}

function faultsOf(found: Fidelity, format: WrittenFormat): string[] {
  const low = found.words < format.words || found.headings < HEADINGS || found.items < ITEMS || found.links < LINKS;
  return low ? found.lost.map((lost) => lost.slice(0, 200)) : [];
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`.padStart(7);
}
