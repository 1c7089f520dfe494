/**
 * The hard pages of `tests/fixtures/hard-pages`, held against what has to be kept of them and what must not be taken for
 * the notice's. Used by the test beside it and by `npm run fidelity`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Notice } from '../../src/notice/notice';
import { readHtml } from '../../src/read/html';

export const HARD_PAGES = fileURLToPath(new URL('../fixtures/hard-pages/', import.meta.url));

/** What a page is expected to give. All texts are compared with single spaces. */
export interface Expected {
  /** What makes the page hard. */
  readonly about: string;
  /** Must stand in the notice's text. */
  readonly facts: readonly string[];
  /** Must stand in it once: the page repeats them for other screens or for paper. */
  readonly once?: readonly string[];
  /** Must not. */
  readonly forbidden: readonly string[];
  /** Must be headings. */
  readonly headings: readonly string[];
  /** Must be within a list item. */
  readonly items?: readonly string[];
  /** Must be rows, cells parted by tabs. */
  readonly rows?: readonly string[];
  /** Cells, with the header that each must have. */
  readonly cells?: Readonly<Record<string, string>>;
  /** Must be addresses of links. */
  readonly links?: readonly string[];
  /** Reasons that must be among those given for what was left out. */
  readonly leftOut?: readonly string[];
  /** Addresses of what must be named as unread, and nothing else. */
  readonly unread?: readonly string[];
  /** Facts and headings that only a browser can see: in frames and shadow roots. */
  readonly liveFacts?: readonly string[];
  readonly liveHeadings?: readonly string[];
  /** Rows and cells that a style sheet makes. */
  readonly liveRows?: readonly string[];
  readonly liveCells?: Readonly<Record<string, string>>;
}

export interface HardPage {
  readonly name: string;
  readonly about: string;
  /** Of each kind: how many were asked for and how many were found. */
  readonly facts: Count;
  readonly headings: Count;
  readonly structure: Count;
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[];
}

interface Count {
  readonly found: number;
  readonly of: number;
}

export function hardPageNames(): readonly string[] {
  return readdirSync(HARD_PAGES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

export function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(`${HARD_PAGES}${name}.json`, 'utf8')) as Expected;
}

/** Reads every page from its file and measures it. */
export function measureHardPages(): readonly HardPage[] {
  return hardPageNames().map((name) =>
    measurePage(name, readHtml(readFileSync(`${HARD_PAGES}${name}.html`, 'utf8'), { url: `${name}.html` }), 'file'),
  );
}

/** @param seen whether the page was read from its file or as a browser shows it */
export function measurePage(name: string, notice: Notice, seen: 'file' | 'browser'): HardPage {
  const expected = expectedOf(name);
  const live = seen === 'browser';
  const text = flat(notice.text);
  const blocks = notice.blocks.map((block) => ({ block, text: notice.text.slice(block.start, block.end) }));
  const headings = new Set(blocks.filter(({ block }) => block.kind === 'heading').map((one) => flat(one.text)));
  const items = blocks.filter(({ block }) => block.kind === 'item').map((one) => flat(one.text));
  const rows = new Set(blocks.filter(({ block }) => block.kind === 'row').map((one) => one.text));
  const cells = new Map(
    notice.blocks
      .flatMap((block) => (block.kind === 'row' ? block.cells : []))
      .map(({ start, end, header }) => [flat(notice.text.slice(start, end)), header]),
  );
  const wantedCells = { ...expected.cells, ...(live ? expected.liveCells : {}) };
  const links = new Set(notice.links.map(({ href }) => href));
  const reasons = new Set(notice.leftOut.map(({ reason }) => reason));
  const problems: string[] = [];
  const check = (wanted: readonly string[], has: (one: string) => boolean, problem: (one: string) => string): Count => {
    const missing = wanted.filter((one) => !has(one));
    problems.push(...missing.map(problem));
    return { found: wanted.length - missing.length, of: wanted.length };
  };
  const wantedFacts = [...expected.facts, ...(live ? (expected.liveFacts ?? []) : [])];
  const facts = check(
    wantedFacts,
    (fact) => text.includes(flat(fact)),
    (fact) => `not kept: “${fact}”`,
  );
  check(
    expected.forbidden,
    (words) => !text.includes(flat(words)),
    (words) => `taken for the notice’s: “${words}”`,
  );
  check(
    expected.once ?? [],
    (words) => text.split(flat(words)).length === 2,
    (words) => `not just once: “${words}”`,
  );
  const wantedHeadings = [...expected.headings, ...(live ? (expected.liveHeadings ?? []) : [])];
  const foundHeadings = check(
    wantedHeadings,
    (heading) => headings.has(flat(heading)),
    (heading) => `no heading: “${heading}”`,
  );
  const structure = [
    check(
      expected.items ?? [],
      (item) => items.some((one) => one.includes(flat(item))),
      (item) => `no list item: “${item}”`,
    ),
    check(
      [...(expected.rows ?? []), ...(live ? (expected.liveRows ?? []) : [])],
      (row) => rows.has(row),
      (row) => `no row: “${row}”`,
    ),
    check(
      Object.keys(wantedCells),
      (cell) => cells.get(cell) === wantedCells[cell],
      (cell) => `no cell below “${wantedCells[cell]}”: “${cell}” below “${cells.get(cell)}”`,
    ),
    check(
      expected.links ?? [],
      (link) => links.has(link),
      (link) => `no link: ${link}`,
    ),
  ];
  check(
    expected.leftOut ?? [],
    (reason) => reasons.has(reason),
    (reason) => `nothing left out as “${reason}”`,
  );
  const unread = (notice.unread ?? []).filter((one) => one.text).map(({ address }) => address);
  const named = (address: string) => unread.some((one) => one.endsWith(address));
  check(expected.unread ?? [], named, (address) => `not named as unread: ${address}`);
  const known = [...(expected.unread ?? []), ...(live ? [] : ['frame-rest.part.html'])];
  problems.push(
    ...unread.filter((one) => !known.some((address) => one.endsWith(address))).map((one) => `named as unread: ${one}`),
  );
  return {
    name,
    about: expected.about,
    facts,
    headings: foundHeadings,
    structure: {
      found: structure.reduce((sum, { found }) => sum + found, 0),
      of: structure.reduce((sum, { of }) => sum + of, 0),
    },
    problems,
  };
}

/** With single spaces, without signs of no width. */
function flat(text: string): string {
  return text
    .replace(/[\u200b\u2060\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
