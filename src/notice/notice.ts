/** The notice model: blocks, sentences and links over one text. Every offset is in UTF-16 code units. */

/** A half-open range of `Notice.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A table cell of a row block, in column order. */
export interface Cell extends Span {
  /** The text of the column's header, or null where the table has none. */
  readonly header: string | null;
}

/** A cell of a row above that reaches down into this one; its words stand in that row only. */
export interface CellAbove {
  /** Index in `Notice.blocks` of the row it stands in, and among that row's cells. */
  readonly block: number;
  readonly cell: number;
  /** True where it stands before this row's own cells, as what the row is about. */
  readonly leads: boolean;
}

interface BlockBase extends Span {
  /** Index in `Notice.blocks` of the heading this block stands under, or null. For a heading: its parent heading. */
  readonly section: number | null;
  /** 1-based page of a paged document. */
  readonly page?: number;
}

export type Block =
  | (BlockBase & {
      readonly kind: 'heading';
      /** 1 to 6. */
      readonly level: number;
      /** True where the source marked no heading and the reader guessed one (a bold one-line paragraph). */
      readonly guessed: boolean;
      /** Where the source shows it: the heading's panel is there and holds nothing, or what stands right under it is no text. */
      readonly holds?: 'nothing' | 'picture';
    })
  | (BlockBase & { readonly kind: 'paragraph' })
  | (BlockBase & {
      readonly kind: 'item';
      /** Nesting, 0 for a list at the top. */
      readonly depth: number;
      /** Index of the block that introduces the list ("We share it with:"), or null. */
      readonly leadIn: number | null;
      /** "a" to "h", where readers see this letter before it as the list's mark; the mark is not part of the text. */
      readonly letter?: string | undefined;
    })
  | (BlockBase & {
      readonly kind: 'row';
      readonly cells: readonly Cell[];
      /** In column order; absent where no cell reaches in from above. */
      readonly above?: readonly CellAbove[];
    });

export interface Sentence extends Span {
  /** Index in `Notice.blocks`. A sentence never crosses a block. */
  readonly block: number;
}

export interface Link extends Span {
  /** The address as written in the source: href attribute, or the printed URL or email address itself. */
  readonly href: string;
  /** `anchor`: a link of the source; `printed`: an address that stands in the text without being a link. */
  readonly kind: 'anchor' | 'printed';
  /** Marks a link that is a control of the page (opens a panel, a menu), not a reference. */
  readonly control?: boolean;
}

/** A piece of the source that is not part of the notice, and why. */
export interface LeftOut {
  /** Plain words: "site header", "menu", "cookie dialog", "site footer", "sidebar", "script", ... */
  readonly reason: string;
  readonly text: string;
}

/** What is shown in the source but could not be read with it: a frame of another site, a document in a viewer. */
export interface Unread {
  /** What it is, in plain words: "Google Docs document", "PDF file", "frame of another site". */
  readonly what: string;
  /** Its address, in full where that can be told. */
  readonly address: string;
  /** The address of the file that a viewer shows, where its own address names it. */
  readonly document?: string;
  /** True where it may hold words of the notice; false for films, maps and the like. */
  readonly text: boolean;
}

export interface Notice {
  /** The one text: blocks in reading order, joined by line breaks. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  /** In order of `start`. */
  readonly links: readonly Link[];
  /**
   * Of the fragments to which links lead ("#rights" gives "rights"), those for which the page has a place. Absent: the
   * source is no page, or no link leads to a fragment.
   */
  readonly places?: readonly string[];
  /** The document's own title (`<title>`, metadata), trimmed, or null. */
  readonly documentTitle: string | null;
  /** BCP 47 tag from the source, or null. */
  readonly language: string | null;
  /** What the reader left out, in source order. */
  readonly leftOut: readonly LeftOut[];
  /** What could not be read, in source order; absent where there is nothing of the kind. */
  readonly unread?: readonly Unread[];
  /** Number of pages of a paged document. */
  readonly pages?: number;
}
