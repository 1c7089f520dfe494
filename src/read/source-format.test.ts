/** What each kind of file is taken for, and what its reader is told to do. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceFormat } from './source-format';

const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])));
const mimetype = (type: string): Uint8Array =>
  zipSync({ mimetype: [strToU8(type), { level: 0 }], 'content.xml': strToU8('<a/>') });

/** A file of the old Office kind with streams of these names. */
function compound(...streams: readonly string[]): Uint8Array {
  const wide = streams.flatMap((name) => [...Array.from(name).flatMap((char) => [char.charCodeAt(0), 0]), 0, 0]);
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(500).fill(0), ...wide]);
}

describe('sourceFormat', () => {
  it.each([
    ['docx', 'a.bin', zip('[Content_Types].xml', 'word/document.xml')],
    ['docx', 'a.docm', zip('[Content_Types].xml', 'word/document2.xml', 'word/styles.xml')],
    ['docx', 'a.docx', zip('other.xml')],
    ['odt', 'a.bin', mimetype('application/vnd.oasis.opendocument.text')],
    [
      'html',
      'a.doc',
      strToU8('<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p>Saved by Word</p></body></html>'),
    ],
  ])('finds %s in %s', (kind, location, bytes) => {
    expect(sourceFormat(bytes, location, null)?.kind).toBe(kind);
  });

  it.each([
    ['an old Word file', 'a.doc', compound('WordDocument', '1Table'), '.docx'],
    ['an old Word file', 'https://ashdown.example.org/notice.doc', compound('Contents'), '.docx'],
    ['an old spreadsheet', 'a.xls', compound('Workbook'), 'PDF'],
    ['an old presentation', 'a.ppt', compound('PowerPoint Document'), 'PDF'],
    ['a Rich Text file', 'a.rtf', strToU8('{\\rtf1\\ansi Notice}'), '.docx'],
    ['a Rich Text file', 'a.doc', strToU8('{\\rtf1\\ansi Notice}'), '.docx'],
    ['a spreadsheet', 'a.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'PDF'],
    ['a spreadsheet', 'a.ods', mimetype('application/vnd.oasis.opendocument.spreadsheet'), 'PDF'],
    ['a presentation', 'a.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'PDF'],
    ['Apple Pages', 'a.pages', zip('Index/Document.iwa', 'Metadata/Properties.plist'), '.docx'],
    ['an e-book', 'a.epub', mimetype('application/epub+zip'), 'PDF'],
    ['a zip archive', 'a.zip', zip('notice.pdf'), 'Unpack'],
    ['saved as XML', 'a.xml', strToU8('<?xml version="1.0"?><w:wordDocument xmlns:w="x"></w:wordDocument>'), '.docx'],
    [
      'flat OpenDocument',
      'a.fodt',
      strToU8('<?xml version="1.0"?><office:document xmlns:office="x"></office:document>'),
      '.odt',
    ],
    [
      'packed in one file',
      'a.mht',
      strToU8('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n'),
      '.html',
    ],
    ['an email', 'a.eml', strToU8('Subject: Notice\n\nOur notice'), 'mail program'],
    [
      'an email',
      'a.txt',
      strToU8('To: a@ash.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx'),
      'PDF',
    ],
    ['an Outlook message', 'a.msg', compound('__properties_version1.0'), 'mail program'],
    ['Google document', 'a.gdoc', strToU8('{"url": "https://docs.google.com/open?id=1"}'), '.docx'],
  ])('says that a file is %s (%s)', (name, location, bytes, remedy) => {
    const format = sourceFormat(bytes, location, null);
    expect(format).toMatchObject({ kind: 'unsupported', code: 'unsupported-format' });
    const message = format?.kind === 'unsupported' ? format.message : '';
    expect(message).toContain(name);
    expect(message).toContain(remedy);
    expect(message).toMatch(/^This is .*, then try again\.$/);
  });

  it('says that a Word file has a password', () => {
    const format = sourceFormat(compound('EncryptionInfo', 'EncryptedPackage'), 'a.docx', null);
    expect(format).toMatchObject({ kind: 'unsupported', code: 'encrypted' });
  });
});
