import { describe, expect, it } from 'vitest';
import { readHtml } from './html';

const URL_OF_PAGE = 'https://www.fallowfield.example/policies/privacy';

function unread(body: string) {
  return readHtml(`<main><h1>Privacy notice</h1>${body}</main>`, { url: URL_OF_PAGE }).unread ?? [];
}

describe('what a page shows but can’t be read with it', () => {
  it.each([
    [
      'a Google document',
      '<iframe src="https://docs.google.com/document/d/e/2PACX/pub"></iframe>',
      'Google Docs document',
    ],
    [
      'a file in Google Drive',
      '<iframe src="https://drive.google.com/file/d/1/preview"></iframe>',
      'Google Drive file',
    ],
    [
      'a file in SharePoint',
      '<iframe src="https://trust.sharepoint.com/:w:/s/x/Ed?action=embedview"></iframe>',
      'SharePoint or OneDrive file',
    ],
    ['a file in OneDrive', '<iframe src="https://1drv.ms/w/s!x"></iframe>', 'SharePoint or OneDrive file'],
    ['Issuu', '<iframe src="//e.issuu.com/embed.html?d=x"></iframe>', 'Issuu document'],
    ['another site', '<iframe src="https://notices.example.org/1" width="600"></iframe>', 'frame of another site'],
    ['the same site, in a saved page', '<iframe src="/part.html"></iframe>', 'frame'],
    ['a frame that waits to be scrolled to', '<iframe src="about:blank" data-src="/part.html"></iframe>', 'frame'],
    ['a PDF in an iframe', '<iframe src="/n.pdf#view=FitH"></iframe>', 'PDF file'],
    ['a PDF in an object', '<object type="application/pdf" data="/get?id=3"><p>No.</p></object>', 'PDF file'],
    ['a PDF in an embed', '<embed src="n.PDF">', 'PDF file'],
  ])('names %s', (_, html, what) => {
    expect(unread(html)).toEqual([expect.objectContaining({ what, text: true })]);
  });

  it('gives addresses in full', () => {
    expect(unread('<iframe src="/part.html"></iframe>')[0]?.address).toBe('https://www.fallowfield.example/part.html');
  });

  it('knows the file that a viewer shows', () => {
    const viewers =
      '<iframe src="https://docs.google.com/gview?embedded=true&amp;url=https%3A%2F%2Ff.example%2Fn.pdf"></iframe>' +
      '<iframe src="/js/pdfjs/web/viewer.html?file=%2Ffiles%2Fn.pdf"></iframe>' +
      '<iframe src="https://view.officeapps.live.com/op/embed.aspx?src=https%3A%2F%2Ff.example%2Fn.docx"></iframe>';
    expect(unread(viewers).map(({ document }) => document)).toEqual([
      'https://f.example/n.pdf',
      'https://www.fallowfield.example/files/n.pdf',
      'https://f.example/n.docx',
    ]);
  });

  it.each([
    ['a film', '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>'],
    ['a map', '<iframe src="https://www.google.com/maps/embed?pb=x"></iframe>'],
    ['a form', '<iframe src="https://docs.google.com/forms/d/e/x/viewform"></iframe>'],
  ])('holds %s for no text', (_, html) => {
    expect(unread(html)).toEqual([expect.objectContaining({ text: false })]);
  });

  it.each([
    ['a tracker', '<iframe src="https://t.example.org/p" width="1" height="1"></iframe>'],
    ['a frame without an address', '<iframe></iframe><iframe src="about:blank"></iframe>'],
    ['a frame that carries its page', '<iframe srcdoc="&lt;p&gt;We keep files for six years.&lt;/p&gt;"></iframe>'],
    ['a picture', '<object data="/logo.svg" type="image/svg+xml"></object><embed src="/film.swf">'],
  ])('does not name %s', (_, html) => {
    expect(unread(html)).toEqual([]);
  });

  it('names each address once', () => {
    expect(unread('<iframe src="/a.pdf"></iframe><iframe src="/a.pdf"></iframe>')).toHaveLength(1);
  });

  it('reads the page that a frame carries with it', () => {
    const { text } = readHtml(
      '<h1>Privacy notice</h1><iframe srcdoc="<html><head><title>x</title></head><body><p>We keep files for six years.</p></body></html>"></iframe>',
    );
    expect(text).toBe('Privacy notice\n\nWe keep files for six years.');
  });
});
