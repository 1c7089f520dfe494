/** What the lines of a plain or Markdown text look like: list marks, rules, headings, wrapped lines. */

export interface ListMark {
  /** Columns before the mark, a tab counted as four. */
  readonly indent: number;
  /** The mark's kind: the bullet character, "1" for numbers, "a" for letters, "i" for Roman numbers. */
  readonly kind: string;
  /** The number of a numbered item, else null. */
  readonly number: number | null;
  readonly text: string;
}

const MARK =
  /^([ \t\u00a0]*)(?:([-+*\u2022\u00b7\u25aa\u25e6\u25cf\u2023\u25cb\u2043\uf0b7\uf0a7\u2013\u2014])[ \t\u00a0]+|([\u2022\u00b7\u25aa\u25e6\u25cf\u2023\uf0b7\uf0a7])(?=\S)|(o)(?:\t|[ \u00a0]{1,8})(?=\S)|(\d{1,3})[.)][ \t\u00a0]+|\((\d{1,3})\)[ \t\u00a0]+|(?:\(([a-z]{1,4})\)|([a-z]{1,4})[.)])[ \t\u00a0]+)(?=\S)/;

export function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === '\t') columns += 4;
    else if (char === ' ' || char === '\u00a0') columns++;
    else break;
  }
  return columns;
}

/** The list mark a line begins with, or null. Letters count only as one letter or a small Roman number. */
export function listMark(line: string): ListMark | null {
  const found = MARK.exec(line);
  if (found === null) return null;
  const [whole, space = '', bullet, glued, round, number, bracketed, lettered, letter] = found;
  const indent = indentOf(space);
  const text = line.slice(whole.length).trim();
  const mark = (kind: string, number: number | null = null): ListMark => ({ indent, kind, number, text });
  const symbol = bullet ?? glued ?? round;
  if (symbol !== undefined) return mark(symbol);
  const digits = number ?? bracketed;
  if (digits !== undefined) return mark('1', Number(digits));
  const letters = lettered ?? letter ?? '';
  // "(c) 2026" is a copyright line.
  if (lettered === 'c' && /^(?:19|20)\d\d\b/.test(text)) return null;
  if (/^[ivx]+$/.test(letters)) return mark('i');
  return letters.length === 1 ? mark('a') : null;
}

/** The letter of a list's mark, "(c)", "c." or "C)", where it can name a point of a law: "a" to "h". */
export function letterOf(mark: string): string | undefined {
  return /^\s*\(?([a-h])[.)]/i.exec(mark)?.[1]?.toLowerCase();
}

/** A line of dashes, stars, underscores or equal signs. */
export function isRule(line: string): boolean {
  return /^\s{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})\s*$/.test(line);
}

/** The line under a table's header: `| --- | :-: |`. */
export function isTableRule(line: string): boolean {
  return line.includes('-') && line.includes('|') && /^[\s|:-]+$/.test(line);
}

/** Cells of a table line; `\|` is a bar within a cell. */
export function tableCells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

/**
 * The column at which the text's lines are wrapped, or null where each line is a paragraph of its own (or lines are broken
 * on purpose). Lengths in UTF-16 code units.
 */
export function wrapColumn(lines: readonly string[]): number | null {
  let within = 0;
  let full = 0;
  let longest = 0;
  for (const [index, line] of lines.entries()) {
    const length = line.trimEnd().length;
    longest = Math.max(longest, length);
    const next = lines[index + 1];
    if (length === 0 || next === undefined || next.trim() === '') continue;
    within++;
  }
  if (longest > 130 || longest < 40) return null;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (line.trim() === '' || next === undefined || next.trim() === '') continue;
    // A line is full where the next line's first word would not have fitted any more.
    if (line.trimEnd().length + 1 + (next.trim().split(/\s/, 1)[0]?.length ?? 0) > longest - 4) full++;
  }
  return within >= 3 && full >= 0.5 * within ? longest : null;
}
