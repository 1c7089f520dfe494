import { describe, expect, it } from 'vitest';
import { pageDocuments } from './page-documents';

const PAGE = 'https://www.fallowfield.example/policies/';
const found = (html: string) => pageDocuments(html, PAGE);
const names = (html: string) => found(html).map(({ name }) => name);

describe('documents of a page', () => {
  it.each([
    [
      'by the words of the link',
      '<a href="/f/12.pdf">Privacy notice for pupils</a>',
      'Privacy notice for pupils',
      'pdf',
    ],
    [
      'by the name of the file',
      '<a href="/f/Pupil-Privacy-Notice-2026.docx">Click here</a>',
      'Pupil Privacy Notice 2026',
      'word',
    ],
    [
      'by the heading over it',
      '<h3>Privacy notices</h3><ul><li><a href="/f/12.pdf">Pupils</a></li></ul>',
      'Pupils',
      'pdf',
    ],
    [
      'by a bold line over it',
      '<p><b>Privacy notices</b></p><p><a href="/f/12.odt">Workforce</a></p>',
      'Workforce',
      'odt',
    ],
    [
      'by a word on its format',
      '<a href="/get?id=9">Privacy notice (PDF, 300 KB)</a>',
      'Privacy notice (PDF, 300 KB)',
      'pdf',
    ],
    [
      'without its format',
      '<a href="/attachments/download.asp?file=9">Staff privacy notice</a>',
      'Staff privacy notice',
      'file',
    ],
    ['in a footer', '<footer><a href="/pn.pdf">How we use your data</a></footer>', 'How we use your data', 'pdf'],
    [
      'whose link says nothing',
      '<h2>Privacy notice for visitors</h2><a href="/f/77.pdf">Download</a>',
      'Privacy notice for visitors',
      'pdf',
    ],
  ])('are found %s', (_, html, name, format) => {
    expect(found(html)).toEqual([expect.objectContaining({ name, format, viewer: null })]);
  });

  it('have full addresses, each once, without the place in the file', () => {
    const html = '<a href="pn.pdf#page=2">Privacy notice</a><a href="/policies/pn.pdf">Privacy notice for all</a>';
    expect(found(html).map(({ address }) => address)).toEqual(['https://www.fallowfield.example/policies/pn.pdf']);
  });

  it.each([
    [
      'another document',
      '<h2>GDPR</h2><a href="/f/retention.pdf">Retention schedule</a><a href="/foi.pdf">Freedom of information</a>',
    ],
    [
      'another document under the heading',
      '<h2>Privacy notices</h2><a href="/sar.docx">Subject access request form</a>',
    ],
    ['a web page', '<a href="/privacy">Privacy notice</a>'],
    [
      'an address that is none',
      '<a href="mailto:a@b.example">Privacy notice (PDF)</a><a href="#x">Privacy notice.pdf</a>',
    ],
    ['news', '<h2>Letters</h2><a href="/trip.pdf">Trip to the zoo</a>'],
  ])('are not %s', (_, html) => {
    expect(found(html)).toEqual([]);
  });

  it('are put in order of likelihood', () => {
    const html =
      '<h2>Data protection</h2><a href="/a.pdf">Staff data protection</a><a href="/b-privacy-notice.pdf">Privacy notice for staff</a>';
    expect(names(html)[0]).toBe('Privacy notice for staff');
  });

  it('may stand in a viewer that has to be asked for the file', () => {
    const html =
      '<h1>Privacy notice</h1><iframe src="https://docs.google.com/document/d/e/1/pub" title="Pupil privacy notice"></iframe><a href="https://trust.sharepoint.com/:b:/s/x/E1">Privacy notice for staff</a><a href="https://drive.google.com/file/d/7/view">Privacy notice for governors</a>';
    expect(found(html).map(({ name, viewer }) => [name, viewer])).toEqual([
      ['Pupil privacy notice', 'google'],
      ['Privacy notice for staff', 'microsoft'],
      ['Privacy notice for governors', 'google'],
    ]);
  });

  it('may be shown by a viewer whose address names the file', () => {
    const html =
      '<h1>Privacy notice</h1><iframe src="https://docs.google.com/gview?url=https%3A%2F%2Ff.example%2Fpupil-privacy-notice.pdf&embedded=true"></iframe>';
    expect(found(html)).toEqual([
      {
        address: 'https://f.example/pupil-privacy-notice.pdf',
        name: 'pupil privacy notice',
        format: 'pdf',
        viewer: null,
      },
    ]);
  });

  it('may be shown by the page itself', () => {
    const html = '<h1>Privacy notice</h1><object type="application/pdf" data="/files/12.pdf"></object>';
    expect(found(html)).toEqual([expect.objectContaining({ name: 'Privacy notice', format: 'pdf', viewer: null })]);
  });
});
