/** The list numbers of a Word file, counted as Word counts them. */
import type { ListPlace } from './document-pieces';
import { paragraphFormat, type StyleSheet, settingOf } from './docx-styles';
import { childOf, childrenOf, type XmlElement } from './xml';

interface Level {
  readonly format: string;
  /** "%1.%2": the numbers of its own and higher levels, and what stands around them. */
  readonly text: string;
  readonly start: number;
  readonly decimals: boolean;
  readonly style: string | undefined;
  readonly indent: number | undefined;
}

interface List {
  /** What it counts with: lists made from one pattern go on where the last one stopped. */
  readonly counter: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that this list starts anew, and where. */
  readonly restarts: ReadonlyMap<number, number>;
}

export interface Numbering {
  /**
   * Counts a paragraph that stands in a list and gives its place, or null where it stands in none.
   * @param list the list's id; @param style the paragraph's style, where that is what puts it in the list
   */
  readonly place: (list: string | undefined, level: number | undefined, style?: string) => NumberedPlace | null;
}

export interface NumberedPlace extends ListPlace {
  /** Of the list's level, in twentieths of a point. */
  readonly indent: number | undefined;
}

const DEEPEST = 8;

export function numbering(root: XmlElement | null, styles: StyleSheet): Numbering {
  const patterns = new Map<string, XmlElement>();
  for (const element of childrenOf(root ?? undefined, 'w:abstractNum')) {
    patterns.set(element.attributes['w:abstractNumId'] ?? '', element);
  }
  const nums = new Map<string, XmlElement>();
  for (const element of childrenOf(root ?? undefined, 'w:num')) nums.set(element.attributes['w:numId'] ?? '', element);

  const patternOf = (num: XmlElement | undefined, hops = 0): XmlElement | undefined => {
    const pattern = patterns.get(settingOf(num, 'w:abstractNumId') ?? '');
    const link = settingOf(pattern, 'w:numStyleLink');
    if (link === undefined || hops > 4) return pattern;
    return patternOf(nums.get(styles.style(link).list ?? ''), hops + 1) ?? pattern;
  };
  const made = new Map<string, List | null>();
  const listOf = (id: string): List | null => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const num = nums.get(id);
    const pattern = patternOf(num);
    const list = num === undefined || pattern === undefined ? null : makeList(num, pattern);
    made.set(id, list);
    return list;
  };

  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    place(id, given, style) {
      if (id === undefined || id === '0') return null;
      const list = listOf(id);
      if (list === null) return null;
      const bound = style === undefined ? -1 : ([...list.levels].find(([, each]) => each.style === style)?.[0] ?? -1);
      const level = Math.min(DEEPEST, Math.max(0, bound === -1 ? (given ?? 0) : bound));
      const counter = counts.get(list.counter) ?? [];
      counts.set(list.counter, counter);
      const restart = list.restarts.get(level);
      if (restart !== undefined && !begun.has(`${id} ${level}`)) counter.length = Math.min(counter.length, level);
      begun.add(`${id} ${level}`);
      counter.length = Math.min(counter.length, level + 1);
      for (let above = 0; above < level; above++) counter[above] ??= list.levels.get(above)?.start ?? 1;
      const before = counter[level];
      const own = list.levels.get(level);
      counter[level] = before === undefined ? (restart ?? own?.start ?? 1) : before + 1;
      return { list: list.counter, level, indent: own?.indent, ...markOf(list, level, counter) };
    },
  };
}

function makeList(num: XmlElement, pattern: XmlElement): List {
  const levels = new Map<number, Level>();
  for (const element of childrenOf(pattern, 'w:lvl')) levels.set(...levelOf(element));
  const restarts = new Map<number, number>();
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    const level = Number(override.attributes['w:ilvl'] ?? 0);
    const replaced = childOf(override, 'w:lvl');
    if (replaced !== undefined) levels.set(level, levelOf(replaced)[1]);
    const start = settingOf(override, 'w:startOverride');
    if (start !== undefined) restarts.set(level, Number(start));
  }
  return { counter: pattern.attributes['w:abstractNumId'] ?? '', levels, restarts };
}

function levelOf(element: XmlElement): [number, Level] {
  return [
    Number(element.attributes['w:ilvl'] ?? 0),
    {
      format: settingOf(element, 'w:numFmt') ?? 'decimal',
      text: settingOf(element, 'w:lvlText') ?? '',
      start: Number(settingOf(element, 'w:start') ?? 1),
      decimals: childOf(element, 'w:isLgl') !== undefined,
      style: settingOf(element, 'w:pStyle'),
      indent: paragraphFormat(childOf(element, 'w:pPr')).indent,
    },
  ];
}

function markOf(list: List, level: number, counter: readonly number[]): { mark: string; kept: boolean } {
  const own = list.levels.get(level);
  if (own === undefined || /^(?:bullet|none)$/.test(own.format) || !own.text.includes('%')) {
    return { mark: '', kept: false };
  }
  let named = 0;
  const mark = own.text.replace(/%([1-9])/g, (_, digit) => {
    named++;
    const format = own.decimals ? 'decimal' : (list.levels.get(Number(digit) - 1)?.format ?? 'decimal');
    return printedNumber(counter[Number(digit) - 1] ?? 1, format);
  });
  return { mark: mark.trim(), kept: named > 1 || /\p{L}{2}/u.test(own.text) };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number as a list prints it; `format` by its name in Word files ("lowerLetter", "upperRoman", ...). */
export function printedNumber(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter': {
      // After z come aa, bb, cc.
      const letter = String.fromCharCode(97 + ((((value - 1) % 26) + 26) % 26));
      const letters = letter.repeat(Math.min(10, Math.floor((Math.max(1, value) - 1) / 26) + 1));
      return format === 'upperLetter' ? letters.toUpperCase() : letters;
    }
    case 'lowerRoman':
    case 'upperRoman': {
      if (value < 1 || value > 3999) return String(value);
      let rest = value;
      let roman = '';
      for (const [worth, sign] of ROMAN) {
        while (rest >= worth) {
          roman += sign;
          rest -= worth;
        }
      }
      return format === 'upperRoman' ? roman.toUpperCase() : roman;
    }
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}
