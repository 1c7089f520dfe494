/** The styles of a Word file: what a paragraph, a run or a table looks like, with what it inherits. */
import { childOf, childrenOf, type XmlElement } from './xml';

/** Formats of paragraphs and runs; what is undefined is inherited. */
export interface Format {
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly capitals?: boolean;
  readonly underlined?: boolean;
  readonly superscript?: boolean;
  /** In half points. */
  readonly size?: number;
  readonly font?: string;
  /** From the margin, in twentieths of a point. */
  readonly indent?: number;
  /** 0 to 8; 9 is running text. */
  readonly outline?: number;
  /** Number of the list, "0" for none. */
  readonly list?: string;
  readonly listLevel?: number;
}

export interface Style extends Format {
  /** The style's name and those it is based on, lower case, its own first. */
  readonly names: readonly string[];
  /** The style that gives `list`. */
  readonly listStyle?: string;
  /** For a table's style: true where it sets the first row apart. */
  readonly firstRow?: boolean;
}

export interface StyleSheet {
  /** The style of that id; an unknown id gives what every text has. */
  readonly style: (id: string | undefined) => Style;
  readonly paragraph: Style;
  /** BCP 47 tag of the document's language, or null. */
  readonly language: string | null;
}

export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val'];
}

/** A switch such as bold: on by its presence, unless its value says off. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  return found === undefined ? undefined : !/^(?:0|false|off|none)$/i.test(found.attributes['w:val'] ?? '');
}

function numberOf(value: string | undefined): number | undefined {
  const number = Number.parseFloat(value ?? '');
  return Number.isFinite(number) ? number : undefined;
}

/** Format of a run (`w:rPr`). */
export function runFormat(properties: XmlElement | undefined): Format {
  if (properties === undefined) return {};
  const position = settingOf(properties, 'w:vertAlign');
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const capitals = isOn(properties, 'w:caps');
  return defined({
    bold: isOn(properties, 'w:b'),
    hidden: isOn(properties, 'w:vanish'),
    capitals,
    underlined: isOn(properties, 'w:u'),
    superscript: position === undefined ? undefined : position === 'superscript',
    size: numberOf(settingOf(properties, 'w:sz')),
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
  });
}

/** Format of a paragraph (`w:pPr`). */
export function paragraphFormat(properties: XmlElement | undefined): Format {
  if (properties === undefined) return {};
  const numbers = childOf(properties, 'w:numPr');
  const indent = childOf(properties, 'w:ind')?.attributes;
  return defined({
    indent: numberOf(indent?.['w:left'] ?? indent?.['w:start']),
    outline: numberOf(settingOf(properties, 'w:outlineLvl')),
    list: settingOf(numbers, 'w:numId'),
    listLevel: numberOf(settingOf(numbers, 'w:ilvl')),
  });
}

/** Without what is undefined, so that it does not hide what is inherited. */
export function defined(format: { [Key in keyof Format]: Format[Key] | undefined }): Format {
  return Object.fromEntries(Object.entries(format).filter(([, value]) => value !== undefined));
}

/** Longest chain of styles that is followed: a style can be based on itself by mistake. */
const LONGEST_CHAIN = 30;

export function styleSheet(root: XmlElement | null): StyleSheet {
  const elements = new Map<string, XmlElement>();
  let standard: string | undefined;
  for (const element of childrenOf(root ?? undefined, 'w:style')) {
    const id = element.attributes['w:styleId'] ?? '';
    elements.set(id, element);
    if (element.attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(element.attributes['w:default'] ?? '')) {
      standard ??= id;
    }
  }
  const defaults = childOf(root ?? undefined, 'w:docDefaults');
  const defaultRun = childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr');
  const base: Style = {
    ...runFormat(defaultRun),
    ...paragraphFormat(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr')),
    names: [],
  };
  const made = new Map<string, Style>();
  const make = (id: string | undefined, length: number): Style => {
    const element = id === undefined ? undefined : elements.get(id);
    if (id === undefined || element === undefined || length > LONGEST_CHAIN) return base;
    const known = made.get(id);
    if (known !== undefined) return known;
    const parent = make(settingOf(element, 'w:basedOn'), length + 1);
    const own = paragraphFormat(childOf(element, 'w:pPr'));
    const style: Style = {
      ...parent,
      ...runFormat(childOf(element, 'w:rPr')),
      ...own,
      ...(own.list === undefined ? {} : { listStyle: id }),
      ...(setsFirstRowApart(element) ? { firstRow: true } : {}),
      names: [(settingOf(element, 'w:name') ?? id).toLowerCase(), ...parent.names],
    };
    made.set(id, style);
    return style;
  };
  return {
    style: (id) => make(id, 0),
    paragraph: make(standard, 0),
    language: childOf(defaultRun, 'w:lang')?.attributes['w:val'] ?? null,
  };
}

function setsFirstRowApart(style: XmlElement): boolean {
  return childrenOf(style, 'w:tblStylePr').some(
    (part) =>
      part.attributes['w:type'] === 'firstRow' &&
      (isOn(childOf(part, 'w:rPr'), 'w:b') === true || childOf(childOf(part, 'w:tcPr'), 'w:shd') !== undefined),
  );
}
