/** The styles and list numbers of an OpenDocument text. */
import { printedNumber } from './docx-numbering';
import type { Format } from './docx-styles';
import { childOf, childrenOf, type XmlElement } from './xml';

export interface OdtStyle extends Format {
  /** Names of the style and those it is based on, lower case, its own first. */
  readonly names: readonly string[];
  /** Of a cell: its colour, or "" for none. */
  readonly shade: string;
  readonly listStyle?: string;
}

export interface OdtStyles {
  readonly style: (family: string, name: string | undefined) => OdtStyle;
  readonly list: (name: string | undefined) => OdtList | null;
  /** How headings are numbered. */
  readonly outline: OdtList;
  readonly language: string | null;
}

export interface OdtLevel {
  /** By its name in Word files; null for bullets and lists without marks. */
  readonly format: string | null;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels' numbers it prints. */
  readonly shown: number;
  readonly start: number;
  /** From the margin, in twentieths of a point. */
  readonly indent: number;
}

/** By level, from 0. */
export type OdtList = ReadonlyMap<number, OdtLevel>;

const LONGEST_CHAIN = 30;
const BASE: OdtStyle = { names: [], shade: '' };

/** @param roots the document's own styles and those of its content, later ones first asked */
export function odtStyles(roots: readonly XmlElement[]): OdtStyles {
  const elements = new Map<string, XmlElement>();
  const defaults = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  let outline: XmlElement | undefined;
  for (const root of roots) {
    for (const group of childrenOf(root).filter(({ name }) => /^office:(?:automatic-)?styles$/.test(name))) {
      for (const element of childrenOf(group)) {
        const { attributes } = element;
        const name = attributes['style:name'] ?? '';
        if (element.name === 'style:style') elements.set(`${attributes['style:family']} ${name}`, element);
        if (element.name === 'style:default-style') defaults.set(attributes['style:family'] ?? '', element);
        if (element.name === 'text:list-style') lists.set(name, element);
        if (element.name === 'text:outline-style') outline = element;
      }
    }
  }
  const made = new Map<string, OdtStyle>();
  const base = (family: string): OdtStyle => {
    const element = defaults.get(family);
    return element === undefined ? BASE : { ...BASE, ...formatOf(element, BASE) };
  };
  const make = (family: string, name: string | undefined, length: number): OdtStyle => {
    const key = `${family} ${name}`;
    const element = elements.get(key);
    if (element === undefined || length > LONGEST_CHAIN) return family === 'text' ? BASE : base(family);
    const known = made.get(key);
    if (known !== undefined) return known;
    const parent = make(family, element.attributes['style:parent-style-name'], length + 1);
    const listStyle = element.attributes['style:list-style-name'];
    const style: OdtStyle = {
      ...parent,
      ...formatOf(element, parent),
      ...(listStyle === undefined || listStyle === '' ? {} : { listStyle }),
      names: [readable(element.attributes['style:display-name'] ?? name ?? ''), ...parent.names],
    };
    made.set(key, style);
    return style;
  };
  const language = childOf(defaults.get('paragraph'), 'style:text-properties')?.attributes;
  return {
    style: (family, name) => make(family, name, 0),
    list: (name) => {
      const element = lists.get(name ?? '');
      return element === undefined ? null : levelsOf(element);
    },
    outline: outline === undefined ? new Map() : levelsOf(outline),
    language: languageTag(language?.['fo:language'], language?.['fo:country']),
  };
}

function languageTag(language: string | undefined, country: string | undefined): string | null {
  if (language === undefined || !/^[a-z]{2,3}$/i.test(language)) return null;
  return /^[a-z]{2}$/i.test(country ?? '') ? `${language}-${country}` : language;
}

/** "Heading_20_1": a style's name as a part of XML. */
function readable(name: string): string {
  return name.replace(/_([0-9a-f]{2})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).toLowerCase();
}

function formatOf(style: XmlElement, parent: OdtStyle): Partial<OdtStyle> {
  const text = childOf(style, 'style:text-properties')?.attributes ?? {};
  const paragraph = childOf(style, 'style:paragraph-properties')?.attributes ?? {};
  const cell = childOf(style, 'style:table-cell-properties')?.attributes ?? {};
  const weight = text['fo:font-weight'];
  const underline = text['style:text-underline-style'];
  const transform = text['fo:text-transform'];
  const position = text['style:text-position'];
  const display = text['text:display'];
  const size = sizeOf(text['fo:font-size'], parent.size);
  const indent = length(paragraph['fo:margin-left'] ?? paragraph['fo:margin']);
  const outline = style.attributes['style:default-outline-level'];
  const shade = cell['fo:background-color'];
  const font = text['style:font-name'] ?? text['fo:font-family'];
  return {
    ...(weight === undefined ? {} : { bold: /^(?:bold|[6-9]00)$/.test(weight) }),
    ...(underline === undefined ? {} : { underlined: underline !== 'none' }),
    ...(transform === undefined ? {} : { capitals: transform === 'uppercase' }),
    ...(position === undefined ? {} : { superscript: /^super|^[1-9]/.test(position) }),
    ...(display === undefined ? {} : { hidden: display === 'none' }),
    ...(size === null ? {} : { size }),
    ...(indent === null ? {} : { indent }),
    ...(outline === undefined || outline === '' ? {} : { outline: Number(outline) - 1 }),
    ...(shade === undefined ? {} : { shade: /^(?:transparent|#ffffff)$/i.test(shade) ? '' : shade }),
    ...(font === undefined ? {} : { font }),
  };
}

/** In half points; a percentage is one of the style it is based on. */
function sizeOf(value: string | undefined, parent: number | undefined): number | null {
  if (value === undefined) return null;
  const percent = /^([\d.]+)%$/.exec(value)?.[1];
  if (percent !== undefined) return parent === undefined ? null : (parent * Number(percent)) / 100;
  const twips = length(value);
  return twips === null ? null : twips / 10;
}

const TWIPS: Readonly<Record<string, number>> = { pt: 20, in: 1440, cm: 567, mm: 56.7, pc: 240, px: 15 };

/** In twentieths of a point, or null where it is no length. */
function length(value: string | undefined): number | null {
  const found = /^(-?[\d.]+)(pt|in|cm|mm|pc|px)$/.exec(value ?? '');
  return found === null ? null : Number(found[1]) * (TWIPS[found[2] ?? ''] ?? 0);
}

const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

function levelsOf(list: XmlElement): OdtList {
  const levels = new Map<number, OdtLevel>();
  for (const element of childrenOf(list)) {
    const { attributes } = element;
    const level = Number(attributes['text:level'] ?? 0);
    if (!(level >= 1 && level <= 10)) continue;
    const properties = childOf(element, 'style:list-level-properties');
    const aligned = childOf(properties, 'style:list-level-label-alignment')?.attributes;
    const bullet = element.name === 'text:list-level-style-bullet' || element.name === 'text:list-level-style-image';
    levels.set(level - 1, {
      format: bullet ? null : (FORMATS[attributes['style:num-format'] ?? ''] ?? null),
      prefix: attributes['style:num-prefix'] ?? '',
      suffix: attributes['style:num-suffix'] ?? '',
      shown: Number(attributes['text:display-levels'] ?? 1),
      start: Number(attributes['text:start-value'] ?? 1),
      indent: length(aligned?.['fo:margin-left']) ?? length(properties?.attributes['text:space-before']) ?? 360 * level,
    });
  }
  return levels;
}

/** The mark of a paragraph on `level` whose counts are `counter`, and whether it belongs to the text. */
export function odtMark(list: OdtList, level: number, counter: readonly number[]): { mark: string; kept: boolean } {
  const own = list.get(level);
  if (own === undefined || own.format === null) return { mark: '', kept: false };
  const numbers: string[] = [];
  for (let at = Math.max(0, level - own.shown + 1); at <= level; at++) {
    const format = list.get(at)?.format;
    if (format !== null && format !== undefined) numbers.push(printedNumber(counter[at] ?? 1, format));
  }
  const mark = `${own.prefix}${numbers.join('.')}${own.suffix}`.trim();
  return { mark, kept: numbers.length > 1 || /\p{L}{2}/u.test(own.prefix + own.suffix) };
}
