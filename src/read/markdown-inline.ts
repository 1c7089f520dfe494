/** Reads what stands within a paragraph of Markdown or plain text: links, printed addresses in <>, emphasis, entities. */
import { addBreak, addText, closeLink, emptyBuffer, type InlineText, openLink, takeText } from './inline-text';

export interface InlineSyntax {
  /** True for Markdown; plain text is only read for links in Markdown, addresses in <> and pairs of **. */
  readonly markdown: boolean;
  /** Link definitions (`[name]: address`) by lower-case name. */
  readonly definitions: ReadonlyMap<string, string>;
}

const SPECIAL = /[\\`*_[<&!\n]/g;
/** Longest label, address and emphasised run that are looked for, in UTF-16 code units: keeps the reader linear. */
const MAX_LABEL = 1000;
const MAX_ADDRESS = 2048;
const MAX_EMPHASIS = 2000;

const TAG =
  /^<\/?(a|abbr|b|big|br|center|div|em|font|i|mark|p|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,500})?\/?>/i;
const ENTITY = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/i;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  pound: '\u00a3',
  copy: '\u00a9',
  reg: '\u00ae',
  ndash: '\u2013',
  mdash: '\u2014',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  hellip: '\u2026',
  bull: '\u2022',
  middot: '\u00b7',
  shy: '\u00ad',
  sect: '\u00a7',
  eacute: '\u00e9',
};

/** The text of one paragraph with its mark-up taken away, or null where it holds no letter or digit. Linear. */
export function readInline(source: string, syntax: InlineSyntax): InlineText | null {
  const buffer = emptyBuffer();
  let bold = false;
  // Marks of emphasis that were opened, to close with the same.
  const open: string[] = [];

  const read = (from: number, to: number, inLink: boolean): void => {
    let at = from;
    const special = new RegExp(SPECIAL);
    special.lastIndex = from;
    for (let found = special.exec(source); found !== null && found.index < to; found = special.exec(source)) {
      const start = found.index;
      if (start < at) continue;
      const end = readSpecial(start, to, inLink, at);
      if (end === -1) continue;
      at = end;
      special.lastIndex = end;
    }
    if (at < to) addText(buffer, source.slice(at, to), bold);
  };

  /** Reads the mark at `start`; returns where the text goes on, or -1 where it is plain text. `from`: text not yet added. */
  const readSpecial = (start: number, to: number, inLink: boolean, from: number): number => {
    const before = (): void => {
      if (start > from) addText(buffer, source.slice(from, start), bold);
    };
    const char = source[start];
    switch (char) {
      case '\n':
        before();
        addBreak(buffer);
        return start + 1;
      case '\\': {
        if (!syntax.markdown || !/[\\`*_{}[\]()#+.!|<>~-]/.test(source[start + 1] ?? '')) return -1;
        before();
        addText(buffer, source[start + 1] ?? '', bold);
        return start + 2;
      }
      case '`': {
        if (!syntax.markdown) return -1;
        before();
        return start + 1;
      }
      case '*':
      case '_': {
        const mark = emphasisAt(source, start, to, open, syntax.markdown);
        if (mark === null) return -1;
        before();
        if (open[open.length - 1] === mark) open.pop();
        else open.push(mark);
        bold = open.some((opened) => opened.length >= 2);
        return start + mark.length;
      }
      case '!': {
        if (!syntax.markdown || source[start + 1] !== '[') return -1;
        const image = linkAt(source, start + 1, to, syntax);
        if (image === null) return -1;
        before();
        return image.end;
      }
      case '[': {
        if (inLink) return -1;
        if (syntax.markdown && source.startsWith('[^', start)) {
          const close = /^\[\^[^\]\s]{1,20}\]/.exec(source.slice(start, start + 24));
          if (close === null) return -1;
          before();
          return start + close[0].length;
        }
        const link = linkAt(source, start, to, syntax);
        if (link === null) return -1;
        before();
        openLink(buffer, link.href, false);
        read(start + 1, link.labelEnd, true);
        closeLink(buffer);
        return link.end;
      }
      case '<': {
        const address = /^<((?:https?:\/\/|mailto:|www\.)[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>@]{1,253})>/i.exec(
          source.slice(start, start + MAX_ADDRESS),
        );
        if (address !== null) {
          const [whole, href = ''] = address;
          before();
          openLink(buffer, href.includes('@') && !href.includes(':') ? `mailto:${href}` : href, false);
          addText(buffer, href.replace(/^mailto:/i, ''), bold);
          closeLink(buffer);
          return start + whole.length;
        }
        const tag = TAG.exec(source.slice(start, start + 520));
        if (tag === null) return -1;
        before();
        readTag(tag[0], (tag[1] ?? '').toLowerCase());
        return start + tag[0].length;
      }
      case '&': {
        const entity = ENTITY.exec(source.slice(start, start + 12));
        const text = entity === null ? null : decoded(entity);
        if (entity === null || text === null) return -1;
        before();
        addText(buffer, text, bold);
        return start + entity[0].length;
      }
      default:
        return -1;
    }
  };

  const readTag = (tag: string, name: string): void => {
    const closing = tag.startsWith('</');
    if (name === 'br' || name === 'p' || name === 'div') addBreak(buffer);
    else if (name === 'b' || name === 'strong') bold = !closing;
    else if (name === 'a' && closing) closeLink(buffer);
    else if (name === 'a') {
      const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
      openLink(buffer, href?.[1] ?? href?.[2] ?? href?.[3] ?? '', false);
    }
  };

  read(0, source.length, false);
  return takeText(buffer);
}

function decoded([, decimal, hex, name]: RegExpExecArray): string | null {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? null;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null;
}

/** The mark of emphasis at `start` if it opens (and is closed later in the paragraph) or closes an open one, else null. */
function emphasisAt(
  source: string,
  start: number,
  to: number,
  open: readonly string[],
  markdown: boolean,
): string | null {
  const char = source[start] ?? '';
  let length = 1;
  while (source[start + length] === char && length < 3) length++;
  if (!markdown && (char !== '*' || length < 2)) return null;
  const before = source[start - 1] ?? ' ';
  const last = open[open.length - 1];
  if (last?.startsWith(char) && !/\s/.test(before) && length >= last.length) return last;
  const mark = char.repeat(length);
  const after = source[start + length] ?? ' ';
  if (/\s/.test(after) || (char === '_' && /[\p{L}\p{N}]/u.test(before))) return null;
  const close = source.indexOf(mark, start + length);
  return close !== -1 && close < Math.min(to, start + MAX_EMPHASIS) ? mark : null;
}

interface FoundLink {
  readonly labelEnd: number;
  readonly href: string;
  readonly end: number;
}

/** `[label](address "title")`, `[label][name]` or `[name]` with a definition, at `start`. */
function linkAt(source: string, start: number, to: number, { definitions }: InlineSyntax): FoundLink | null {
  const labelEnd = closing(source, start, Math.min(to, start + MAX_LABEL), '[', ']');
  if (labelEnd === -1) return null;
  if (source[labelEnd + 1] === '(') {
    const end = closing(source, labelEnd + 1, Math.min(source.length, labelEnd + MAX_ADDRESS), '(', ')');
    if (end === -1) return null;
    const inner = source.slice(labelEnd + 2, end).trim();
    const address = /^<([^<>]*)>|^(\S*)/.exec(inner);
    // "[see] (the list below)" and "[a](b c)" are no links.
    if (!/^(?:<[^<>]*>|\S*)(?:\s+["'(][^\n]*)?$/.test(inner)) return null;
    return { labelEnd, href: address?.[1] ?? address?.[2] ?? '', end: end + 1 };
  }
  const label = source.slice(start + 1, labelEnd).toLowerCase();
  if (source[labelEnd + 1] === '[') {
    const end = source.indexOf(']', labelEnd + 2);
    const name = end === -1 ? '' : source.slice(labelEnd + 2, end).toLowerCase() || label;
    const href = definitions.get(name);
    return href === undefined ? null : { labelEnd, href, end: end + 1 };
  }
  const href = definitions.get(label);
  return href === undefined ? null : { labelEnd, href, end: labelEnd + 1 };
}

/** Where the bracket opened at `start` is closed, or -1. */
function closing(source: string, start: number, to: number, opener: string, closer: string): number {
  let depth = 0;
  for (let at = start; at < to; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === opener) depth++;
    else if (char === closer && --depth === 0) return at;
    else if (char === '\n' && source[at + 1] === '\n') return -1;
  }
  return -1;
}
