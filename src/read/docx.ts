/** Reads a Word file: the notice as its readers see it, with tracked changes accepted, and what was left out. */
import { buildNotice } from '../notice/build';
import type { LeftOut } from '../notice/notice';
import { documentBlocks } from './document-blocks';
import { documentTitle, type Piece, plainText } from './document-pieces';
import { type DocxReading, type DocxStory, notesOf, type Relation, readStory } from './docx-body';
import { numbering } from './docx-numbering';
import { styleSheet } from './docx-styles';
import type { ReadLimits } from './limits';
import type { DocumentResult } from './read-result';
import { answered, damaged, withoutText } from './unreadable';
import { allWithin, childOf, childrenOf, parseXml, refuseTooMuchText, textOf, type XmlElement } from './xml';
import { openPackage, type Package } from './zip';

/**
 * Reads a .docx file. Never throws. Deleted text, comments, page headers and footers, hidden text and the table of
 * contents are left out, each listed in `leftOut`; footnotes stand at the end.
 */
export function readDocx(bytes: Uint8Array, limits: ReadLimits): DocumentResult {
  return answered(() => {
    const pack = openPackage(bytes, limits);
    const xml = (name: string | undefined): XmlElement | null => {
      const content = name === undefined ? null : pack.read(name);
      return content === null ? null : parseXml(content, limits.nodes);
    };
    const main = mainPart(pack, xml);
    const document = xml(main);
    const body = childOf(document ?? undefined, 'w:body');
    if (body === undefined) throw damaged();
    refuseTooMuchText(body, limits);
    const links = relationsOf(main, xml);
    const part = (kind: string) => xml([...links.values()].find((link) => link.kind === kind)?.target);

    const styles = styleSheet(part('styles'));
    const leftOut: LeftOut[] = [];
    const reading: DocxReading = {
      styles,
      numbering: numbering(part('numbering'), styles),
      links,
      part: xml,
      leftOut,
      notes: new Map(),
      noteCounts: { footnote: 0, endnote: 0 },
      pictures: 0,
    };
    const furniture = headersAndFooters(body, reading);
    leftOut.push(...furniture.filter(({ reason }) => reason === 'page header'));
    const pieces = readStory(body, reading, { links });
    pieces.push(...footnotes(reading, xml));
    leftOut.push(...furniture.filter(({ reason }) => reason === 'page footer'), ...comments(reading, xml));

    const blocks = documentBlocks(pieces);
    if (blocks.length === 0) return withoutText(reading.pictures);
    return {
      ok: true,
      notice: buildNotice({ blocks, documentTitle: titleOf(pack, xml), language: styles.language, leftOut }),
    };
  });
}

type Xml = (name: string | undefined) => XmlElement | null;

function mainPart(pack: Package, xml: Xml): string {
  const named = childrenOf(xml('_rels/.rels') ?? undefined).find(({ attributes }) =>
    attributes.Type?.endsWith('/officeDocument'),
  );
  const target = named?.attributes.Target?.replace(/^\//, '');
  if (target !== undefined && pack.names.includes(target)) return target;
  return pack.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? 'word/document.xml';
}

function relationsOf(part: string, xml: Xml): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const root = xml(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  const relations = new Map<string, Relation>();
  for (const { attributes } of childrenOf(root ?? undefined)) {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes;
    const target = TargetMode === 'External' ? Target : placed(part.slice(0, slash), Target);
    relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), target });
  }
  return relations;
}

/** The part's name that `target` means, seen from `folder`. */
function placed(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const names = folder.split('/').filter((name) => name !== '');
  for (const name of target.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.') names.push(name);
  }
  return names.join('/');
}

function headersAndFooters(body: XmlElement, reading: DocxReading): LeftOut[] {
  const read = new Set<string>();
  const found: LeftOut[] = [];
  for (const section of allWithin(body, 'w:sectPr')) {
    for (const { name, attributes } of childrenOf(section)) {
      if (name !== 'w:headerReference' && name !== 'w:footerReference') continue;
      const part = reading.links.get(attributes['r:id'] ?? '')?.target;
      if (part === undefined || read.has(part)) continue;
      read.add(part);
      const root = reading.part(part);
      if (root === null) continue;
      const text = plainText(readStory(root, aside(reading), { links: relationsOf(part, reading.part) }));
      const reason = name === 'w:headerReference' ? 'page header' : 'page footer';
      const known = found.some((other) => other.text === text && other.reason === reason);
      if (/[\p{L}\p{N}]/u.test(text) && !known) found.push({ reason, text });
    }
  }
  return found;
}

/** For text beside the document: neither counts in its lists nor adds to what is listed. */
function aside(reading: DocxReading): DocxReading {
  return {
    ...reading,
    numbering: { place: () => null },
    leftOut: [],
    notes: new Map(),
    noteCounts: { footnote: 0, endnote: 0 },
  };
}

function footnotes(reading: DocxReading, xml: Xml): Piece[] {
  const pieces: Piece[] = [];
  for (const kind of ['footnotes', 'endnotes'] as const) {
    const name = [...reading.links.values()].find((link) => link.kind === kind)?.target;
    const root = xml(name);
    if (name === undefined || root === null) continue;
    const story: DocxStory = { links: relationsOf(name, xml) };
    pieces.push(...notesOf(root, kind === 'footnotes' ? 'footnote' : 'endnote', reading, story));
  }
  return pieces;
}

function comments(reading: DocxReading, xml: Xml): LeftOut[] {
  const root = xml([...reading.links.values()].find((link) => link.kind === 'comments')?.target);
  return childrenOf(root ?? undefined, 'w:comment').flatMap((comment) => {
    const text = plainText(readStory(comment, aside(reading), { links: new Map() }));
    return text === '' ? [] : [{ reason: 'comment', text }];
  });
}

function titleOf(pack: Package, xml: Xml): string | null {
  const name = pack.names.find((part) => /^docProps\/core\.xml$/i.test(part));
  const title = childOf(xml(name) ?? undefined, 'dc:title');
  return title === undefined ? null : documentTitle(textOf(title));
}
