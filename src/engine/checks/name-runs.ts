/** Finds the runs of capitalised words in a notice that names are looked for in. */
import type { ReviewContext } from '../context';
import type { Statement } from '../text-index';

/** A run of capitalised words, in offsets of its statement's text. */
export interface NameRun {
  readonly statement: Statement;
  readonly words: readonly NameWord[];
}

export interface NameWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const CAPITALISED = "[A-ZÀ-ÖØ-Þ][\\p{L}'-]*[\\p{L}]|[A-ZÀ-ÖØ-Þ]";
const WORD = new RegExp(`(?<![\\p{L}\\p{N}@./-]|[\\p{L}\\p{N}]')(?:${CAPITALISED})(?![\\p{L}\\p{N}@])`, 'gu');
/** Small words inside of names: "Church of England", "Pen y Bont". */
const LINK_WORDS = /^\s(?:of|the|and|&|y|yr|for|on|upon|in|le)\s$/;
export const TITLES =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Revd|Reverend|Fr|Father|Sister|Sir|Dame|Lady|Lord|Canon|Prof|Professor|Cllr|Councillor)$/;

/** The runs of all statements, in order. */
export function nameRuns(ctx: ReviewContext): readonly NameRun[] {
  const runs: NameRun[] = [];
  for (const statement of ctx.index.statements) {
    if (statement.virtual) continue;
    let words: NameWord[] = [];
    for (const match of statement.text.matchAll(WORD)) {
      const word = { text: match[0], from: match.index, to: match.index + match[0].length };
      const last = words.at(-1);
      const between = last ? statement.text.slice(last.to, word.from) : '';
      const joined =
        last &&
        (between === ' ' || /^(?:\s|\.\s?)$/.test(between)
          ? !(between.includes('.') && !TITLES.test(last.text) && last.text.length > 2)
          : LINK_WORDS.test(between) || (between === "' " && last.text.endsWith('s')));
      if (!joined && words.length > 0) {
        runs.push({ statement, words });
        words = [];
      }
      words.push(word);
    }
    if (words.length > 0) runs.push({ statement, words });
  }
  return runs;
}

/** Without a possessive ending. */
export function bare(word: string): string {
  return word.replace(/'s?$/, '');
}
