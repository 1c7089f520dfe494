/** Editions that came out after the rule pack was made: nobody can say yet whether they are in force. */
import type { ReviewContext } from '../context';
import { editionCited } from './in-force';
import { editionInWords } from './law-names';

/** @returns a sentence for each edition that is cited and later than the register knows; each once */
export function newerEditions(ctx: ReviewContext): readonly string[] {
  const rows = new Map(ctx.pack.registers.guidance.map((row) => [row.id, row]));
  const sentences = ctx.citations().flatMap(({ kind, id, edition }) => {
    const row = kind === 'guidance' ? rows.get(id ?? '') : undefined;
    const newest = row?.editions.at(-1);
    if (!row || !edition || !newest || editionCited(row, edition) !== null) return [];
    return [
      `${editionInWords(row, edition.text)} is newer than this rule pack, which knows ${editionInWords(row, newest.name)}: whether it is in force was not checked.`,
    ];
  });
  return [...new Set(sentences)];
}
