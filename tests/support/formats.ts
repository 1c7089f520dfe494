/** Every format that a known text is written in, to see that all are read alike. */
import { type KnownBlock, spansOf } from './known-notice';
import { pdfFile } from './pdf-file';
import { docxFile, plainDocxFile } from './written-docx';
import { accordionFile, htmlFile, layoutTableFile } from './written-html';
import { odtFileOf } from './written-odt';
import { markdownFile, textFile } from './written-text';

type Blocks = readonly KnownBlock[];

export interface WrittenFormat {
  readonly name: string;
  /** With the dot. */
  readonly extension: string;
  readonly write: (blocks: Blocks) => Uint8Array | Promise<Uint8Array>;
  /** The text as far as the format can hold it: links are what formats differ in. */
  readonly holds: (blocks: Blocks) => Blocks;
  /** The least share of words that has to be kept. */
  readonly words: number;
}

const WORDS = 0.995;
const WORDS_OF_HYPHENATED_COLUMNS = 0.99;

const everything = (blocks: Blocks): Blocks => blocks;

export const WEB_PAGE: WrittenFormat = {
  name: 'web page',
  extension: '.html',
  write: htmlFile,
  holds: everything,
  words: WORDS,
};

export const FORMATS: readonly WrittenFormat[] = [
  WEB_PAGE,
  { name: 'accordion', extension: '.html', write: accordionFile, holds: everything, words: WORDS },
  { name: 'layout table', extension: '.html', write: layoutTableFile, holds: everything, words: WORDS },
  { name: 'Markdown', extension: '.md', write: markdownFile, holds: everything, words: WORDS },
  { name: 'text', extension: '.txt', write: textFile, holds: printed, words: WORDS },
  { name: 'Word', extension: '.docx', write: docxFile, holds: everything, words: WORDS },
  { name: 'Word, bold headings', extension: '.docx', write: plainDocxFile, holds: everything, words: WORDS },
  { name: 'OpenDocument', extension: '.odt', write: odtFileOf, holds: everything, words: WORDS },
  {
    name: 'PDF',
    extension: '.pdf',
    write: (blocks) => pdfFile(blocks, { bullet: 'symbol', paragraphGap: 8 }),
    holds: absoluteLinks,
    words: WORDS,
  },
  {
    name: 'PDF, tagged',
    extension: '.pdf',
    write: (blocks) => pdfFile(blocks, { tagged: true, pageNumbers: true }),
    holds: absoluteLinks,
    words: WORDS,
  },
  {
    name: 'PDF, two columns, hyphens',
    extension: '.pdf',
    write: (blocks) =>
      pdfFile(blocks, { columns: 2, hyphens: true, justified: true, bodySize: 9.5, margin: 45, paragraphGap: 6 }),
    holds: absoluteLinks,
    words: WORDS_OF_HYPHENATED_COLUMNS,
  },
];

/** A plain text has its addresses in brackets behind the words, no links, and two kinds of line below headings. */
function printed(blocks: Blocks): Blocks {
  const bare = withLinks(blocks, (text, href) => (isPrinted(text, href) ? text : `${text} (${href})`));
  return bare.map((block) => (block.kind === 'heading' && block.level === 3 ? { ...block, level: 2 } : block));
}

function isPrinted(text: string, href: string): boolean {
  return [href, href.replace(/^mailto:/, ''), href.replace(/^https?:\/\//, '')].includes(text);
}

/** Who prints a page to PDF gets whole addresses, and no link that leads nowhere. */
function absoluteLinks(blocks: Blocks): Blocks {
  return withLinks(blocks, (text, href) => {
    if (href.startsWith('#')) return text;
    return `[${text}](${/^[a-z]+:/i.test(href) ? href : new URL(href, 'https://www.school.example').href})`;
  });
}

function withLinks(blocks: Blocks, write: (text: string, href: string) => string): Blocks {
  const changed = (text: string): string =>
    spansOf(text)
      .map((span) => (span.href !== null ? write(span.text, span.href) : span.bold ? `**${span.text}**` : span.text))
      .join('');
  return blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, head: block.head.map(changed), rows: block.rows.map((row) => row.map(changed)) }
      : { ...block, text: changed(block.text) },
  );
}
