/**
 * The compiled rule pack: what `src/rules` makes of the YAML in `rules/` and the engine runs.
 * Plain JSON when it has been compiled, so that it can be stored, shipped in a bundle and compared.
 */
import type { Authority, ElementStatus, Nation, NoticeKind, Severity } from './report';

/**
 * What is looked for in one normalised sentence, in any case: a phrase, or a regular expression.
 * `needs`: ids of word sets (`Pack.wordSets`), the most telling first: of each, a word (or sign) stands in every text that
 * can match; empty: the pattern has to be tried everywhere.
 */
export type Pattern = PatternBase &
  (
    | { readonly words: PhraseSequence }
    | {
        readonly source: string;
        /** Matched with case as written. */
        readonly caseSensitive?: true;
      }
  );

interface PatternBase {
  readonly needs: readonly number[];
}

/** Items one after the other; a number is the most words that may stand in its place (else none). */
export type PhraseSequence = readonly PhraseItem[];

/**
 * A whole word in lower case (`'` and `-` in it may be absent or, for `-`, a space; `*` at its end stands for any
 * ending, `#` for a number), a gap, alternatives (a word, or a sequence), or any phrase of a vocabulary (`Pack.phrases`).
 */
export type PhraseItem =
  | string
  | number
  /** Such a gap that stays in its clause and passes over no word that begins a phrase of the vocabulary `not`. */
  | { readonly gap: number; readonly not: string }
  | { readonly any: readonly (string | PhraseSequence)[]; readonly optional?: true }
  | { readonly of: string };

/** What an array of patterns gives, and a list that reads each when it is asked for: see `shipped-pack.ts`. */
export type PatternList = Pick<readonly Pattern[], 'length' | 'at'>;

/** Index into `Pack.patterns`. */
export type PatternId = number;

/** How far around a sentence to look: its block, its section, or this many sentences either way in its section. */
export type Reach = 'block' | 'section' | number;

/** A sentence near by, and what else has to hold for it, as for a match. */
export interface Nearby extends Pick<SentenceConditions, 'also' | 'unless' | 'about'> {
  readonly says: readonly PatternId[];
  readonly within: Reach;
}

/** Conditions on the sentence in which a pattern was found. All that are given must hold. */
export interface SentenceConditions {
  /** One of each of these groups stands in the same sentence too. */
  readonly also?: readonly (readonly PatternId[])[];
  /** None of these stands in the same sentence, or in the same statement where a sentence makes several. */
  readonly unless?: readonly PatternId[];
  /** None of these stands before the match in its sentence (what is done to it: "to monitor attendance"). */
  readonly unlessBefore?: readonly PatternId[];
  /** None of these stands in the same clause (between ; : a dash or a conjunction that begins a statement) as the match. */
  readonly unlessClause?: readonly PatternId[];
  /** One of these stands in the list's lead-in, the row's column headers, or a heading above. */
  readonly under?: readonly PatternId[];
  /** None of these stands there. */
  readonly notUnder?: readonly PatternId[];
  /** One of these stands in the same sentence or over it (lead-in, column headers, headings): it is about that. */
  readonly about?: readonly PatternId[];
  /** One of these stands in a sentence near by. */
  readonly beside?: Nearby;
  /** None of these stands in a sentence near by. */
  readonly notBeside?: Nearby;
  /** The match is not negated: no "not", "no", "never", ... in the few words before it in its clause. */
  readonly affirmative?: true;
  /** Where to look: sentences of the body (default), headings, or both. */
  readonly in?: 'body' | 'headings' | 'both';
}

/** What things must share to be counted together. */
export type CountScope = 'sentence' | 'list' | 'section';

export type ContactKind = 'email' | 'phone' | 'address' | 'link';

export type Expr =
  | { readonly op: 'any'; readonly of: readonly Expr[] }
  | { readonly op: 'all'; readonly of: readonly Expr[] }
  | { readonly op: 'none'; readonly of: readonly Expr[] }
  /** Some sentence matches one of the patterns, under the conditions. */
  | ({ readonly op: 'says'; readonly says: readonly PatternId[] } & SentenceConditions)
  /**
   * At least `min` different patterns of the list are found, each in a sentence under the conditions. `within`: all of
   * them in one sentence, in one list (with its lead-in; a table; a paragraph) or in one section.
   */
  | ({
      readonly op: 'count';
      readonly count: readonly PatternId[];
      readonly min: number;
      readonly within?: CountScope;
    } & SentenceConditions)
  /**
   * A list introduced by one of the patterns (or, with `under`, standing below such a heading) has at least `min`
   * members: list items, table rows, or the parts of a sentence between commas, semicolons and "and".
   */
  | ({
      readonly op: 'list';
      readonly list: readonly PatternId[];
      readonly min: number;
      readonly max?: number;
      /** Members that do not count (vague words). */
      readonly ignore?: readonly PatternId[];
      /** Each sentence of the prose below a heading is a member too (for notices in snatches: "To bill you. To plan trips."). */
      readonly sentences?: true;
      /** The parts of each enumerating sentence (three parts or more) below a heading are members too. */
      readonly parts?: true;
      /** The parts of the sentence that introduces the list are no members. */
      readonly itemsOnly?: true;
    } & SentenceConditions)
  /** This text stands in the notice word for word; punctuation, spacing and capitals aside. */
  | { readonly op: 'verbatim'; readonly text: string }
  /** A contact detail stands by a sentence that matches one of the patterns. */
  | ({
      readonly op: 'contact';
      readonly contact: readonly PatternId[];
      readonly within: Reach;
      readonly kinds?: readonly ContactKind[];
      /** Only these details, however they are written. */
      readonly is?: readonly string[];
      /** Contacts of these owners do not count (default: `regulator`). */
      readonly not?: readonly ContactOwner[];
      /** Nor do those that stand in a sentence that one of these matches. */
      readonly notBy?: readonly PatternId[];
      /** Nor do those in a paragraph before the sentence's own: what stands there is somebody else's. */
      readonly onward?: true;
      /** Nor do those at another body's domain. */
      readonly own?: true;
    } & SentenceConditions)
  /**
   * A sentence that matches sends the reader to somebody, and the notice gives a contact for them: in the sentence,
   * beside it, or elsewhere for the same person, role or office. `reach: 'none'` holds where no contact is given.
   */
  | ({
      readonly op: 'route';
      readonly route: readonly PatternId[];
      readonly reach: 'given' | 'none';
      readonly within?: Reach;
      /** Kinds of detail that serve (default: all). */
      readonly kinds?: readonly ContactKind[];
    } & SentenceConditions)
  /** The notice cites this provision. `point`: 'some' a point/paragraph letter is given, 'none' it is not, or a list of allowed ones. */
  | ({
      readonly op: 'cites';
      /** Id in the legislation register. */
      readonly law: string;
      /** E.g. "6", "9", "10", "schedule 1". Absent: any citation of the law. */
      readonly provision?: string;
      readonly point?: 'some' | 'none' | readonly string[];
    } & SentenceConditions)
  /** Any law of the register with one of these tags is cited. */
  | ({ readonly op: 'citesTag'; readonly tag: string } & SentenceConditions)
  /** The body of the notice names an organisation that can be the controller. */
  | { readonly op: 'organisation' }
  /** The notice's own contact details (not the regulator's): at least one of these owners has one. */
  | {
      readonly op: 'hasContact';
      readonly owners: readonly ContactOwner[];
      readonly kinds?: readonly ContactKind[];
      /** Contacts at another body's domain do not count. */
      readonly own?: true;
    }
  /** The most recent date that says when the notice was issued, reviewed or is due, held against the review's day. */
  | {
      readonly op: 'date';
      readonly date: readonly PatternId[];
      readonly state: 'current' | 'stale';
      /** Age in months up to which a date is current. */
      readonly months: number;
      /** Patterns that make the date a due date (current until it passes). */
      readonly due: readonly PatternId[];
      /** Patterns that make the date that of something else ("the guidance published in ..."). */
      readonly others?: readonly PatternId[];
    }
  /** A link whose text or address matches. */
  | {
      readonly op: 'link';
      readonly link: readonly PatternId[];
      readonly unless?: readonly PatternId[];
      /** Also a link whose own text says nothing ("here"), in a sentence that matches one of these. */
      readonly orIn?: readonly PatternId[];
    }
  | { readonly op: 'fact'; readonly fact: string }
  | { readonly op: 'status'; readonly check: string; readonly is: readonly ElementStatus[] }
  | { readonly op: 'kind'; readonly kinds: readonly NoticeKind[] }
  | { readonly op: 'nation'; readonly nations: readonly Nation[] }
  | { readonly op: 'period'; readonly from?: string; readonly to?: string };

/** Whose contact detail it is, as far as the text around it says. */
export type ContactOwner = 'dpo' | 'organisation' | 'person' | 'regulator' | 'other';

export interface SeverityCase {
  readonly severity: Severity;
  readonly when?: Expr;
}

export interface ReviewCase {
  readonly when: Expr;
  readonly reason: string;
}

export interface ElementRule {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly authority: readonly (Authority & { readonly from?: string; readonly to?: string })[];
  /** The first case that holds gives the severity. */
  readonly severity: readonly SeverityCase[];
  /** Where it does not hold the status is `not-applicable`. */
  readonly applies?: Expr;
  readonly met: Expr;
  readonly partial?: Expr;
  /** Guesses: the first case that holds sets `needsReview`. */
  readonly review?: readonly ReviewCase[];
  /** Where to look for the nearest text when it is partial or missing. */
  readonly near: readonly PatternId[];
  readonly messages: Readonly<Partial<Record<ElementStatus, string>>>;
  readonly advice: Readonly<Partial<Record<'partial' | 'missing', string>>>;
  readonly limits?: string;
  readonly since: string;
  readonly changed?: string;
}

/** One way in which a finding shows itself. `message`, `suggestion` take `{name}` from the finding's data. */
export interface FindingCase {
  readonly find: ({ readonly op: 'says'; readonly says: readonly PatternId[] } & SentenceConditions) | null;
  /** Which text is quoted: what the pattern matched (default), or its clause or sentence. */
  readonly quote?: 'match' | 'clause' | 'sentence';
  readonly message?: string;
  readonly suggestion?: string;
  readonly severity?: Severity;
  readonly data?: Readonly<Record<string, string>>;
  /** Needs a person, for this reason. */
  readonly review?: string;
  /** Only where this holds. */
  readonly when?: Expr;
}

export interface FindingRule {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly severity: Severity;
  readonly authority: readonly Authority[];
  readonly applies?: Expr;
  readonly cases: readonly FindingCase[];
  /** A detector of `src/engine/checks` with its settings; runs beside the cases. */
  readonly detect?: {
    readonly kind: string;
    readonly patterns: Readonly<Record<string, readonly PatternId[]>>;
    readonly settings: Readonly<Record<string, unknown>>;
  };
  readonly messages: Readonly<Record<string, string>>;
  readonly suggestions: Readonly<Record<string, string>>;
  /** At most one row a notice. */
  readonly once?: true;
  /** Always for a person to judge, for this reason. */
  readonly review?: string;
  readonly limits?: string;
  readonly since: string;
  readonly changed?: string;
}

/**
 * How each element is told, as weights of words, learnt from labelled texts: see `likeness.ts`. It points to sentences,
 * and guesses where one is very like.
 */
export interface Likeness {
  /** From this score on, the likest sentence is shown as nearest text. */
  readonly shown: number;
  /** From this score on, a sentence may well tell what the rules call missing. */
  readonly mark: number;
  /** By element: from this score on it is taken for told, and a person asked to read the sentence. */
  readonly told: Readonly<Record<string, number>>;
  /** By element: where no sentence comes to this score, what the phrases found is doubted. Elements without a mark never are. */
  readonly doubted: Readonly<Record<string, number>>;
  /** By element: where none of the sentences that the phrases found comes to this score, they are doubted. */
  readonly unlike: Readonly<Record<string, number>>;
  /** By element: what a sentence begins with, and by weight (in hundredths) the signs that weigh it, with spaces between. */
  readonly elements: Readonly<
    Record<string, { readonly base: number; readonly weights: Readonly<Record<string, string>> }>
  >;
}

export interface Pack {
  readonly id: string;
  readonly version: string;
  /** ISO day on which the pack was last held against its sources. */
  readonly checkedOn: string;
  /** Packs of an organisation's own, whose rules stand behind the pack's in `elements` and `findings`. */
  readonly additions?: readonly { readonly id: string; readonly version: string }[];
  /** The day of each year on which yearly guidance changes, as "-MM-DD": a pack checked before the last such day says so. */
  readonly renewal: string;
  readonly patterns: PatternList;
  /**
   * Sets of words ("delet*": any word that begins so) or signs ("(", and "#" for a digit) that patterns need; each once, as
   * many patterns share them.
   */
  readonly wordSets: readonly (readonly string[])[];
  /** In the catalogue's order. */
  readonly elements: readonly ElementRule[];
  readonly findings: readonly FindingRule[];
  /** Named expressions that rules share. */
  readonly facts: Readonly<Record<string, Expr>>;
  /** Named vocabularies, each a list of patterns in the order of the file. */
  readonly phrases: Readonly<Record<string, readonly PatternId[]>>;
  /** The registers, by file name without extension, checked by their schemas; see `registers.ts`. */
  readonly registers: Registers;
  readonly likeness?: Likeness;
  /** Of a pack that is shipped: see `shipped-pack.ts`. */
  readonly workedOut?: WorkedOut;
}

/** As the compiler makes it: plain JSON. */
export interface PlainPack extends Pack {
  readonly patterns: readonly Pattern[];
}

/** What is the same for every notice, worked out beforehand for the first patterns and sets of a pack. */
export interface WorkedOut {
  /** The entries of the lexicon in the order of their numbers, with spaces between. */
  readonly words: string;
  /** How many sets there are. */
  readonly sets: number;
  /** By entry of the lexicon, the sets that hold it. */
  readonly setsWith: WorkedOutLists;
  /** By pattern, the sets it needs. */
  readonly needs: WorkedOutLists;
  readonly signs: readonly (readonly [sign: string, sets: readonly number[]])[];
}

/** Lists behind each other, and how long each is. */
export interface WorkedOutLists {
  readonly numbers: readonly number[];
  readonly counts: readonly number[];
}

import type { Registers } from './registers';

export type { Registers };
