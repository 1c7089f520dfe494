/** A small reader of XML as office programs write it: elements, attributes and text; no entities of a document's own. */
import { decode } from './decode';
import { type ReadLimits, tooManyCharacters } from './limits';
import { damaged, tooLarge, Unreadable } from './unreadable';

export interface XmlElement {
  /** Local name behind a short prefix of ours ("w:p"), or the plain local name for namespaces that are not known. */
  readonly name: string;
  /** By the same names; attributes without a prefix keep none. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Deeper nesting is no document: Word's own limit is far lower. */
const MAX_NESTING = 400;

/** Namespaces that are read, with the prefix their names get whatever prefix the file gives them. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/drawingml\/(?:2006\/)?main$/, 'a'],
  [/\/drawingml\/(?:2006\/)?diagram$/, 'dgm'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, 'dc'],
  [/:opendocument:xmlns:office:/, 'office'],
  [/:opendocument:xmlns:text:/, 'text'],
  [/:opendocument:xmlns:table:/, 'table'],
  [/:opendocument:xmlns:style:/, 'style'],
  [/:opendocument:xmlns:drawing:/, 'draw'],
  [/:opendocument:xmlns:xsl-fo-compatible:/, 'fo'],
  [/:opendocument:xmlns:svg-compatible:/, 'svg'],
  [/^http:\/\/www\.w3\.org\/1999\/xlink$/, 'xlink'],
  [/^http:\/\/www\.w3\.org\/XML\/1998\/namespace$/, 'xml'],
];

type Scope = ReadonlyMap<string, string>;

const OUTSIDE: Scope = new Map([['xml', 'xml']]);

/**
 * Parses a part of a document; gives its outermost element.
 * @param nodes elements and runs of text it may have
 * @throws Unreadable
 */
export function parseXml(bytes: Uint8Array, nodes: number): XmlElement {
  const source = decode(bytes, null);
  const root: XmlElement = { name: '#root', attributes: {}, children: [] };
  const open: { element: XmlElement; tag: string; scope: Scope }[] = [{ element: root, tag: '', scope: OUTSIDE }];
  let count = 0;
  let at = 0;
  while (at < source.length) {
    const top = open[open.length - 1];
    if (top === undefined) throw damaged();
    const start = source.indexOf('<', at);
    const text = source.slice(at, start === -1 ? source.length : start);
    if (text !== '' && open.length > 1) {
      top.element.children.push(decoded(text));
      count++;
    }
    if (start === -1) break;
    if (source.startsWith('<!--', start)) at = after(source, '-->', start + 4);
    else if (source.startsWith('<![CDATA[', start)) {
      at = after(source, ']]>', start + 9);
      top.element.children.push(source.slice(start + 9, at - 3));
    } else if (source.startsWith('<?', start)) at = after(source, '?>', start + 2);
    else if (source.startsWith('<!', start)) {
      at = after(source, '>', start + 2);
      // No office program declares entities in a file; who does wants them to blow up.
      if (source.slice(start, at).includes('[')) throw damaged();
    } else if (source[start + 1] === '/') {
      at = after(source, '>', start + 2);
      if (open.length === 1 || source.slice(start + 2, at - 1).trim() !== top.tag) throw damaged();
      open.pop();
    } else {
      const tag = readTag(source, start);
      const scope = scopeOf(tag.attributes, top.scope);
      const element = {
        name: named(tag.name, scope, true),
        attributes: attributesOf(tag.attributes, scope),
        children: [],
      };
      top.element.children.push(element);
      if (!tag.empty) open.push({ element, tag: tag.name, scope });
      if (open.length > MAX_NESTING) throw tooLarge('it nests too deep');
      count++;
      at = tag.end;
    }
    if (count > nodes) throw tooLarge('it has too many parts');
  }
  const element = root.children.find(isXmlElement);
  if (open.length !== 1 || element === undefined) throw damaged();
  return element;
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  if (found === -1) throw damaged();
  return found + mark.length;
}

interface Tag {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly empty: boolean;
  readonly end: number;
}

function readTag(source: string, start: number): Tag {
  const name = /[^\s/>]+/y;
  name.lastIndex = start + 1;
  const found = name.exec(source)?.[0];
  if (found === undefined) throw damaged();
  const attributes: [string, string][] = [];
  const attribute = /\s*([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  attribute.lastIndex = name.lastIndex;
  let end = name.lastIndex;
  for (let match = attribute.exec(source); match !== null; match = attribute.exec(source)) {
    attributes.push([match[1] ?? '', decoded(match[2] ?? match[3] ?? '')]);
    end = attribute.lastIndex;
  }
  const close = /\s*(\/?)>/y;
  close.lastIndex = end;
  const closing = close.exec(source);
  if (closing === null) throw damaged();
  return { name: found, attributes, empty: closing[1] === '/', end: close.lastIndex };
}

function scopeOf(attributes: Tag['attributes'], around: Scope): Scope {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(around);
    const known = NAMESPACES.find(([address]) => address.test(value));
    scope.set(name === 'xmlns' ? '' : name.slice(6), known?.[1] ?? '');
  }
  return scope ?? around;
}

function named(name: string, scope: Scope, element: boolean): string {
  const colon = name.indexOf(':');
  const local = name.slice(colon + 1);
  const prefix = colon === -1 ? (element ? (scope.get('') ?? '') : '') : (scope.get(name.slice(0, colon)) ?? '');
  return prefix === '' ? local : `${prefix}:${local}`;
}

function attributesOf(attributes: Tag['attributes'], scope: Scope): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of attributes) if (!name.startsWith('xmlns')) result[named(name, scope, false)] = value;
  return result;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Only the entities of XML itself: a document that declares its own can't blow up. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

export function isXmlElement(node: XmlNode | undefined): node is XmlElement {
  return node !== undefined && typeof node !== 'string';
}

/** The elements right below, of a name where one is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = element?.children.filter(isXmlElement) ?? [];
  return name === undefined ? elements : elements.filter((child) => child.name === name);
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => isXmlElement(child) && child.name === name);
}

/** All the text below, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (isXmlElement(child) ? textOf(child) : child)).join('');
}

/** Refuses a document before the work of reading it, where its text is too long for a notice. @throws Unreadable */
export function refuseTooMuchText(document: XmlElement, limits: ReadLimits): void {
  const error = tooManyCharacters(textLength(document), limits);
  if (error !== null) throw new Unreadable(error);
}

/** UTF-16 code units of all the text below. */
function textLength(element: XmlElement): number {
  let length = 0;
  for (const child of element.children) length += isXmlElement(child) ? textLength(child) : child.length;
  return length;
}

/** Every element below of that name, in the order of the document; not those within such an element. */
export function allWithin(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : allWithin(child, name)));
}
