/** Formats, character sets and errors of sources. */
import { describe, expect, it } from 'vitest';
import { odtFile, odtParagraph } from '../../tests/support/odt-file';
import { pdfFile } from '../../tests/support/pdf-file';
import { paragraph, wordFile } from '../../tests/support/word-file';
import { decode } from './decode';
import { readSource } from './index';
import type { ReadLimits } from './limits';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const codes = [...(mark ? [0xfeff] : []), ...Array.from(text, (char) => char.charCodeAt(0))];
  return Uint8Array.from(
    codes.flatMap((code) => (order === 'le' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff])),
  );
}

describe('decode', () => {
  it.each([
    ['UTF-8', utf8('Ffordd y M\u00f4r'), null],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('Ffordd y M\u00f4r')]), null],
    ['UTF-16, little end first', utf16('Ffordd y M\u00f4r', 'le', true), null],
    ['UTF-16, big end first', utf16('Ffordd y M\u00f4r', 'be', true), null],
    ['UTF-16 without a mark', utf16('Ffordd y M\u00f4r', 'le', false), null],
    ['Windows-1252', latin('Ffordd y M\u00f4r'), null],
    ['what the server says', latin('Ffordd y M\u00f4r'), 'iso-8859-1'],
    ['UTF-8 that says it is Latin 1', utf8('Ffordd y M\u00f4r'), 'iso-8859-1'],
    ['an unknown name', utf8('Ffordd y M\u00f4r'), 'x-none'],
  ])('reads %s', (_, bytes, charset) => {
    expect(decode(bytes, charset)).toBe('Ffordd y M\u00f4r');
  });

  it('reads curly quotes and the euro of Windows-1252', () => {
    const bytes = Uint8Array.from([0x93, 0x80, 0x94, 0x20, 0xe9, 0x92]);
    for (const charset of [null, 'windows-1252', 'iso-8859-1', 'x-none'])
      expect(decode(bytes, charset)).toBe('\u201c\u20ac\u201d \u00e9\u2019');
  });

  it('reads what the page declares', () => {
    const page = '<meta http-equiv="content-type" content="text/html; charset=iso-8859-15"><p>\u00a45</p>';
    expect(decode(latin(page))).toContain('\u20ac5');
  });
});

describe('readSource', () => {
  it.each([
    ['a.html', '<p>Text.</p>', null, 'text/html'],
    ['a', '<!-- made by hand --><!DOCTYPE html><p>Text.</p>', null, 'text/html'],
    ['a.txt', '<!doctype html><p>Text.</p>', null, 'text/html'],
    ['https://hill.example.org/privacy?x=a.pdf', '<p>Text.</p>', 'text/html; charset=utf-8', 'text/html'],
    ['a.md', 'Text.', null, 'text/markdown'],
    ['a', '# Title\n\nText.', null, 'text/markdown'],
    ['a.txt', 'Text.', null, 'text/plain'],
    ['a', 'Text.', null, 'text/plain'],
  ])('reads %s as its content says', async (location, text, contentType, mediaType) => {
    const read = await readSource(utf8(text), { location, contentType });
    expect(read).toMatchObject({ ok: true, mediaType });
    if (read.ok) expect(read.notice.text).toContain('Text.');
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', utf8('<html><script>var a = 1;</script></html>')],
    ['empty', utf8(' \n\n ')],
    ['not-text', Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256)],
    ['not-text', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 6, 7])],
    ['too-large', new Uint8Array(25 * 1024 * 1024 + 1)],
    ['damaged', utf8('%PDF-1.7\n')],
    ['damaged', utf8('PK\u0003\u0004....word/document.xml')],
    ['damaged', utf8('PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.text')],
  ])('answers %s', async (code, bytes) => {
    const read = await readSource(bytes, { location: 'a.html' });
    expect(read).toMatchObject({ ok: false, error: { code } });
    if (!read.ok) expect(read.error.message).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a page that only shows another', () => {
  it('names what was not read', async () => {
    const page = utf8('<html><body><iframe src="notice-rest.html" width="800" height="900"></iframe></body></html>');
    const read = await readSource(page, { location: 'a.html' });
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'empty', message: expect.stringContaining('notice-rest.html') },
    });
  });
});

describe('limits', () => {
  const page = utf8('<p>We hold names, addresses and photographs.</p>');

  it('are arguments', async () => {
    const answer = async (limits: Partial<ReadLimits>) => {
      const read = await readSource(page, { location: 'a.html', limits });
      return read.ok ? 'read' : read.error.code;
    };
    expect(await answer({})).toBe('read');
    expect(await answer({ bytes: page.length, characters: 41 })).toBe('read');
    expect(await answer({ bytes: page.length - 1 })).toBe('too-large');
    expect(await answer({ characters: 40 })).toBe('too-large');
  });

  it('hold for one endless line, in whatever format', async () => {
    const line = 'We share it. '.repeat(3000);
    const sources: readonly (readonly [string, Uint8Array])[] = [
      ['a.txt', utf8(line)],
      ['a.html', utf8(`<html><body><p>${line}</p></body></html>`)],
      ['a.docx', wordFile({ body: paragraph(line) })],
      ['a.odt', odtFile({ body: odtParagraph(line) })],
      ['a.pdf', await pdfFile([{ kind: 'paragraph', text: line }])],
    ];
    for (const [location, bytes] of sources) {
      const read = await readSource(bytes, { location, limits: { characters: 20_000 } });
      expect(read).toMatchObject({ ok: false, error: { code: 'too-large' } });
    }
  });
});
