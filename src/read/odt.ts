/** Reads an OpenDocument text: the notice as its readers see it, with tracked changes accepted, and what was left out. */
import { buildNotice } from '../notice/build';
import type { LeftOut } from '../notice/notice';
import { documentBlocks } from './document-blocks';
import { documentTitle, plainText } from './document-pieces';
import type { ReadLimits } from './limits';
import { type OdtReading, readOdtText } from './odt-body';
import { odtStyles } from './odt-styles';
import type { DocumentResult } from './read-result';
import { answered, damaged, Unreadable, withoutText } from './unreadable';
import { allWithin, childOf, childrenOf, parseXml, refuseTooMuchText, textOf, type XmlElement } from './xml';
import { openPackage, type Package } from './zip';

/**
 * Reads an .odt file. Never throws. Deleted text, comments, page headers and footers, hidden text and the table of
 * contents are left out, each listed in `leftOut`; footnotes stand at the end.
 */
export function readOdt(bytes: Uint8Array, limits: ReadLimits): DocumentResult {
  return answered(() => {
    const pack = openPackage(bytes, limits);
    refuseEncrypted(pack);
    const xml = (name: string): XmlElement | null => {
      const content = pack.read(name);
      return content === null ? null : parseXml(content, limits.nodes);
    };
    const content = xml('content.xml');
    const text = childOf(childOf(content ?? undefined, 'office:body'), 'office:text');
    if (content === null || text === undefined) throw damaged();
    refuseTooMuchText(text, limits);
    const common = xml('styles.xml');
    const styles = odtStyles(common === null ? [content] : [common, content]);
    const leftOut: LeftOut[] = [];
    const reading: OdtReading = { styles, leftOut, notes: [], pictures: 0 };
    const furniture = common === null ? [] : headersAndFooters(common, reading);
    leftOut.push(...furniture.filter(({ reason }) => reason === 'page header'));
    const pieces = readOdtText(text, reading);
    pieces.push(...reading.notes.flat());
    leftOut.push(...furniture.filter(({ reason }) => reason === 'page footer'));

    const blocks = documentBlocks(pieces);
    if (blocks.length === 0) return withoutText(reading.pictures);
    const title = childOf(childOf(xml('meta.xml') ?? undefined, 'office:meta'), 'dc:title');
    return {
      ok: true,
      notice: buildNotice({
        blocks,
        documentTitle: title === undefined ? null : documentTitle(textOf(title)),
        language: styles.language,
        leftOut,
      }),
    };
  });
}

function refuseEncrypted(pack: Package): void {
  const manifest = pack.read('META-INF/manifest.xml');
  if (manifest === null || !new TextDecoder().decode(manifest).includes('encryption-data')) return;
  throw new Unreadable({
    code: 'encrypted',
    message:
      'The file is protected with a password. Open it in LibreOffice, save it without the password and try again.',
  });
}

function headersAndFooters(styles: XmlElement, reading: OdtReading): LeftOut[] {
  const found: LeftOut[] = [];
  for (const page of allWithin(styles, 'style:master-page')) {
    for (const part of childrenOf(page)) {
      const kind = /^style:(header|footer)/.exec(part.name)?.[1];
      if (kind === undefined) continue;
      const text = plainText(readOdtText(part, { ...reading, leftOut: [], notes: [] }));
      const reason = `page ${kind}`;
      const known = found.some((other) => other.text === text && other.reason === reason);
      if (/[\p{L}\p{N}]/u.test(text) && !known) found.push({ reason, text });
    }
  }
  return found;
}
