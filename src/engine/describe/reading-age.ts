/** Reading age by the Flesch-Kincaid grade level. */
import type { TextIndex } from '../text-index';

const FEWEST_WORDS = 100;
/** Children start the first grade at six, so that a grade is five years behind an age. */
const GRADE_TO_AGE = 5;

/**
 * Reading age in years, to one decimal: Flesch-Kincaid grade (0.39 words a sentence + 11.8 syllables a word - 15.59)
 * plus 5. Headings and tables are left out, since they are not sentences; so are addresses and numbers.
 * @returns null for fewer than 100 words
 */
export function readingAge(index: TextIndex): number | null {
  let sentences = 0;
  let words = 0;
  let syllables = 0;
  for (const statement of index.statements) {
    if (statement.virtual || statement.heading || index.notice.blocks[statement.block]?.kind === 'row') continue;
    const found = withoutAddresses(statement.text).match(WORD);
    if (!found) continue;
    sentences++;
    words += found.length;
    for (const word of found) syllables += knownSyllablesOf(word);
  }
  if (words < FEWEST_WORDS) return null;
  const grade = 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
  return Math.round((grade + GRADE_TO_AGE) * 10) / 10;
}

const WORD = /[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'-]*/g;

function withoutAddresses(text: string): string {
  if (!/[@/]/.test(text)) return text;
  return text.replace(/\S+/g, (piece) => (/[@/]/.test(piece) ? ' ' : piece));
}

/** Words once counted, since notices say the same ones again and again. Emptied when it grows beyond any notice's need. */
const known = new Map<string, number>();
const MOST_WORDS = 20_000;
const LONGEST_WORD = 40;

function knownSyllablesOf(word: string): number {
  if (word.length > LONGEST_WORD) return syllablesOf(word);
  const there = known.get(word);
  if (there !== undefined) return there;
  if (known.size >= MOST_WORDS) known.clear();
  const count = syllablesOf(word);
  known.set(word, count);
  return count;
}

/**
 * Syllables of an English word: groups of vowels, less a silent ending (-e, -es, -ed after a consonant), at least one.
 * Right for nine words in ten, and its slips even out over a text.
 */
export function syllablesOf(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/'s?$/, '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  const groups = plain.match(/[aeiouy]+/g)?.length ?? 0;
  const silent = /[^aeiouyl]e$|[^aeiou]les?$|[^aeiouytd]ed$|[^aeiouyscxgz]es$|ely$|eful$|ement$/.test(plain);
  const spoken = /[^aeiouy]les?$/.test(plain);
  const apart = plain.match(/ia(?!l\b)|io(?!n|us)|eo(?!u)|ua(?=l)|[aeiou]ing$/g)?.length ?? 0;
  return Math.max(1, groups - (silent && !spoken ? 1 : 0) + apart);
}
