/** All phrases of a pack: the vocabularies, and the patterns that phrase lists compile to, each kept once. */
import type { Pack, Pattern, PatternId } from '../engine/pack';
import type { FilePlace, Path, RuleDocument } from './document';
import { didYouMean } from './nearest';
import { type Phrase, PhraseError, parsePhrase, referencesOf, soleReference } from './phrase';
import { compilePhrase, type Vocabularies } from './phrase-pattern';
import type { ProblemLog } from './problem-log';
import { NAMES_OF_US, voiced } from './voice';

export interface PhraseBook {
  /** Takes in the vocabularies of a file, a mapping of name to phrase list. */
  addVocabularies(document: RuleDocument, names: readonly string[]): void;
  /** To be called once vocabularies are in: finds cycles. More may come in later, for what is compiled after them. */
  closeVocabularies(): void;
  /** Compiles the phrase list at a path; `{name}` alone stands for each phrase of the vocabulary. Absent: an empty list. */
  compileList(document: RuleDocument, path: Path): readonly PatternId[];
  /** The vocabularies compiled, in the order of their names, all but those of these names. */
  vocabularies(without?: ReadonlySet<string>): Readonly<Record<string, readonly PatternId[]>>;
  /** Vocabularies that nothing refers to. */
  unused(): readonly { readonly name: string; readonly document: RuleDocument }[];
  patterns(): readonly Pattern[];
  /** The sets of words that patterns need: see `Pack.wordSets`. */
  wordSets(): readonly (readonly string[])[];
  /** The regular expressions written as such, each once, with the place where it stands first. */
  rawExpressions(): readonly RawExpression[];
}

/** A regular expression that somebody wrote, so that nothing but a check says it can't blow up. */
export interface RawExpression extends FilePlace {
  readonly file: string;
  readonly source: string;
  readonly flags: 'g' | 'gi';
}

interface LocatedPhrase {
  readonly phrase: Phrase;
  readonly document: RuleDocument;
  readonly path: Path;
}

interface Vocabulary {
  readonly name: string;
  readonly document: RuleDocument;
  readonly phrases: readonly LocatedPhrase[];
}

/** @param begun what is in it already: patterns keep their numbers, and new ones stand behind them */
export function createPhraseBook(log: ProblemLog, begun?: Pick<Pack, 'patterns' | 'wordSets'>): PhraseBook {
  const vocabularies = new Map<string, Vocabulary>();
  const expanded = new Map<string, readonly Phrase[]>();
  const used = new Set<string>();
  const patterns: Pattern[] = Array.from(
    { length: begun?.patterns.length ?? 0 },
    (_, id) => begun?.patterns.at(id) ?? [],
  ).flat();
  const idOf = new Map<string, PatternId>(patterns.map((pattern, id) => [JSON.stringify(pattern), id]));
  const wordSets: (readonly string[])[] = [...(begun?.wordSets ?? [])];
  const wordSetIds = new Map(wordSets.map((words, id) => [words.join(' '), id]));
  const raw = new Map<string, RawExpression>();
  // Rules repeat the same phrases many thousand times.
  const parsed = new Map<string, Phrase>();
  const voicedOf = new Map<Phrase, Phrase>();
  const idOfPhrase = new Map<Phrase, PatternId>();

  const parse = (text: string): Phrase => {
    const phrase = parsed.get(text) ?? parsePhrase(text);
    parsed.set(text, phrase);
    return phrase;
  };

  /** Parses a list, reporting what is wrong with it; a faulty phrase is left out. */
  const parseList = (document: RuleDocument, path: Path): readonly LocatedPhrase[] => {
    const paths = phrasePaths(document, path);
    const seen = new Map<string, Path>();
    return paths.flatMap((phrasePath) => {
      const written = document.scalarAt(phrasePath);
      if (written === undefined) {
        log.error(document, document.placeOf(phrasePath), 'expected a phrase: put one that holds ": " in quotes');
        return [];
      }
      if (written.cutByComment) {
        log.error(document, written, 'YAML takes the rest of this line for a comment: put the phrase in quotes');
      }
      const same = written.text.trim().toLowerCase();
      const isRaw = same.startsWith('/');
      if (!isRaw && seen.has(same)) log.error(document, written, `"${written.text}" stands in this list twice`);
      seen.set(same, phrasePath);
      try {
        const phrase = parse(written.text);
        if (phrase.kind === 'raw' && !raw.has(phrase.source)) {
          const { line, column } = written;
          const flags = phrase.caseSensitive ? 'g' : 'gi';
          raw.set(phrase.source, { file: document.file, line, column, source: phrase.source, flags });
        }
        return [{ phrase, document, path: phrasePath }];
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        log.error(document, written.at(error.column), error.message);
        return [];
      }
    });
  };

  /** Where the pack says what "we" stands for: a vocabulary itself can't speak of what it stands for. */
  const inAnyVoice = (phrase: Phrase): Phrase => {
    if (!vocabularies.has(NAMES_OF_US)) return phrase;
    const made = voicedOf.get(phrase) ?? voiced(phrase);
    voicedOf.set(phrase, made);
    return made;
  };

  const lookUp: Vocabularies = (reference) => {
    used.add(reference.name);
    const known = expanded.get(reference.name);
    if (known !== undefined) return known;
    const vocabulary = vocabularies.get(reference.name);
    if (vocabulary === undefined) {
      throw new PhraseError(
        `there is no vocabulary "${reference.name}"${didYouMean(reference.name, vocabularies.keys())}`,
        reference.column,
      );
    }
    const phrases = vocabulary.phrases.flatMap(({ phrase }) => {
      const alias = soleReference(phrase);
      return alias === undefined ? [inAnyVoice(phrase)] : lookUp(alias);
    });
    if (phrases.length === 0) {
      throw new PhraseError(`the vocabulary "${reference.name}" holds no sound phrase`, reference.column);
    }
    expanded.set(reference.name, phrases);
    return phrases;
  };

  const internWords = (words: readonly string[]): number => {
    const key = words.join(' ');
    const known = wordSetIds.get(key);
    if (known !== undefined) return known;
    wordSets.push(words);
    wordSetIds.set(key, wordSets.length - 1);
    return wordSets.length - 1;
  };

  const internPattern = (compiled: Pattern): PatternId => {
    const key = JSON.stringify(compiled);
    const known = idOf.get(key);
    if (known !== undefined) return known;
    patterns.push(compiled);
    idOf.set(key, patterns.length - 1);
    return patterns.length - 1;
  };

  const intern = (phrase: Phrase): PatternId => {
    const known = idOfPhrase.get(phrase);
    if (known !== undefined) return known;
    const { needs, ...rest } = compilePhrase(phrase, lookUp);
    const id = internPattern({ ...rest, needs: needs.map(internWords) });
    idOfPhrase.set(phrase, id);
    return id;
  };

  const internAll = (located: readonly LocatedPhrase[]): readonly PatternId[] => {
    const ids = located.flatMap(({ phrase, document, path }) => {
      try {
        const alias = soleReference(phrase);
        return (alias === undefined ? [inAnyVoice(phrase)] : lookUp(alias)).map(intern);
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        const written = document.scalarAt(path);
        log.error(document, written?.at(error.column) ?? document.placeOf(path), error.message);
        return [];
      }
    });
    return [...new Set(ids)];
  };

  return {
    addVocabularies(document, names) {
      for (const name of names) {
        const other = vocabularies.get(name);
        if (other !== undefined) {
          log.error(document, document.placeOfKey([name]), `vocabulary "${name}" is also in ${other.document.file}`);
          continue;
        }
        vocabularies.set(name, { name, document, phrases: parseList(document, [name]) });
      }
    },
    closeVocabularies() {
      const done = new Set<string>();
      const visit = (vocabulary: Vocabulary, chain: readonly string[]): void => {
        if (done.has(vocabulary.name)) return;
        const sound = vocabulary.phrases.filter(({ phrase, document, path }) =>
          referencesOf(phrase).every((reference) => {
            used.add(reference.name);
            const next = vocabularies.get(reference.name);
            if (next === undefined) return true;
            const begin = [...chain, vocabulary.name].indexOf(reference.name);
            if (begin >= 0) {
              const cycle = [...[...chain, vocabulary.name].slice(begin), reference.name].join(' > ');
              const place = document.scalarAt(path)?.at(reference.column) ?? document.placeOf(path);
              log.error(document, place, `vocabularies go round in a circle: ${cycle}`);
              return false;
            }
            visit(next, [...chain, vocabulary.name]);
            return true;
          }),
        );
        vocabularies.set(vocabulary.name, { ...vocabulary, phrases: sound });
        done.add(vocabulary.name);
      };
      for (const vocabulary of [...vocabularies.values()]) visit(vocabulary, []);
    },
    compileList: (document, path) => internAll(parseList(document, path)),
    vocabularies(without) {
      const names = [...vocabularies.keys()].filter((name) => !without?.has(name)).sort();
      return Object.fromEntries(names.map((name) => [name, internAll(vocabularies.get(name)?.phrases ?? [])]));
    },
    unused: () => [...vocabularies.values()].filter(({ name }) => !used.has(name)),
    patterns: () => patterns,
    wordSets: () => wordSets,
    rawExpressions: () => [...raw.values()],
  };
}

function phrasePaths(document: RuleDocument, path: Path): readonly Path[] {
  let value = document.data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return [];
    value = (value as Record<string | number, unknown>)[step];
  }
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map((_, position) => [...path, position]) : [path];
}
