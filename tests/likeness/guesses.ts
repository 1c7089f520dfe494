/**
 * `npm run likeness:guesses`: how often a sentence over the mark of its element (`rules/likeness/marks.yaml`) tells it, in
 * sets of notices that the weights have not learnt from. Counts, by label, the elements that the rules called missing when
 * such a set was unread to them (`missed.json`) and those that are missing, as far as their likest sentence is over the mark.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { likestOf } from '../../src/engine/likeness';
import { indexText } from '../../src/engine/text-index';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { labelledDocuments } from '../accuracy/labels';
import { root } from './texts';

/** Sets that came after the weights were learnt, and whose first run is in `missed.json`. */
const SETS = [
  'tern',
  'larch',
  'sedge',
  'wren',
  'alder',
  'birch',
  'hazel',
  'rowan',
  'maple',
  'aspen',
  'osier',
  'yew',
  'ash',
  'elm',
  'oak',
  'thorn',
  'juniper',
  'laurel',
];

type Missed = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const missed: Missed = JSON.parse(await readFile(new URL('missed.json', import.meta.url), 'utf8'));
const pack = await loadPack(path.join(root, 'rules'));
const told = pack.likeness?.told ?? {};
const counts = { missed: 0, guessed: 0, silent: 0, wrong: 0 };
for (const set of SETS) {
  const folder = path.join(root, 'tests/corpus', set);
  for (const { name, file, label } of await labelledDocuments(folder, folder)) {
    if (!label.isNotice) continue;
    const read = await readSource(await readFile(file), { location: file });
    if (!read.ok) throw new Error(read.error.message);
    const likest = likestOf(indexText(read.notice), pack);
    for (const { id } of pack.elements) {
      if (label.ambiguous?.includes(id)) continue;
      const status = label.elements?.[id]?.status;
      const isOver = (likest.get(id)?.score ?? Number.NEGATIVE_INFINITY) >= (told[id] ?? Number.POSITIVE_INFINITY);
      const wasMissed = missed[set]?.[name]?.includes(id) === true;
      if (status === 'met' && wasMissed) {
        counts.missed++;
        if (isOver) counts.guessed++;
      } else if (status === 'missing') {
        counts.silent++;
        if (isOver) counts.wrong++;
      }
    }
  }
}
console.log(`told, and called missing while the set was unread: ${counts.missed}; over the mark: ${counts.guessed}`);
console.log(`missing: ${counts.silent}; over the mark: ${counts.wrong}`);
