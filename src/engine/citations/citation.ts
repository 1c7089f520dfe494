/** What a reference to law or guidance in a notice is, once it has been found and held against the registers. */

/** A numbered part of a law: "section 537A", "Article 6(1)(c)", "paragraph 18 of Part 2 of Schedule 1". */
export interface Provision {
  readonly unit: ProvisionUnit;
  /** As the law numbers it, letters in upper case: "6", "22A", "537A". Empty for a schedule that has no number. */
  readonly number: string;
  /** The last number of a range ("Articles 22A to 22D"), else absent. */
  readonly through?: string;
  /** Paragraph of an article or a schedule, subsection of a section. */
  readonly paragraph?: string;
  /** Point, letter: lower case. */
  readonly point?: string;
  /** Part of a schedule. */
  readonly part?: string;
}

export type ProvisionUnit =
  | 'section'
  | 'article'
  | 'regulation'
  | 'schedule'
  | 'paragraph'
  | 'part'
  | 'chapter'
  | 'rule'
  | 'recital'
  | 'annex';

/**
 * What is odd about the way it is written.
 * `title`: other words than the law's own; `year`: another year; `unit`: "section" of regulations, "regulation" of an
 * Act; `symbol`: a word processor made a sign of a bracketed letter; `order`: the year before the title; `short`: the
 * nation or another part that nobody would miss is left out; `style`: full stops or spaces for brackets.
 */
export type CitationIssue = 'title' | 'year' | 'unit' | 'symbol' | 'order' | 'short' | 'style';

/**
 * `exact`: the register's own title or a name it gives; `near`: another wording or year that can only mean this one;
 * `context`: said by the text around it ("that Act", a bare Article); `ambiguous`: it could be several, or none known.
 */
export type CitationConfidence = 'exact' | 'near' | 'context' | 'ambiguous';

/** A year, and a month where there is one, that says which edition of a guidance is meant. */
export interface CitedEdition {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  /** As written, without brackets around it. */
  readonly text: string;
}

export interface CitationInText {
  /** Of the whole reference, provisions included; UTF-16 offsets in the text that was searched. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'legislation' | 'guidance';
  /** Row of the register for the law or guidance that is meant; null where that is not certain. */
  readonly id: string | null;
  /** Row whose name is written, where it is another than the one meant (an old name read as today's law). */
  readonly namedId: string | null;
  /** Rows it could be, where `id` is null and there are several. */
  readonly candidates: readonly string[];
  /** Where the title, year included, stands; null for a bare provision. */
  readonly title: { readonly start: number; readonly end: number } | null;
  readonly provisions: readonly Provision[];
  /** The year as written, or null. */
  readonly yearCited: number | null;
  /** Guidance only. */
  readonly edition: CitedEdition | null;
  /** Guidance only: "the latest edition", "as updated from time to time". */
  readonly openEdition: boolean;
  readonly issues: readonly CitationIssue[];
  readonly confidence: CitationConfidence;
}

export interface Citation extends CitationInText {
  /** Id of the statement it starts in: `TextIndex.statements`. */
  readonly statement: number;
}
