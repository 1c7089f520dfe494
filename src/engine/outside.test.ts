/** What stands outside the notice, or could not be read: named, never counted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readHtml } from '../read/html';
import { loadPack } from '../rules/load';
import type { Pack } from './pack';
import type { Report } from './report';
import { reviewNotice } from './review';

let pack: Pack;
beforeAll(async () => {
  pack = await loadPack('rules');
}, 120_000);

const NOTICE = `<h1>Privacy notice for pupils</h1>
<p>This privacy notice explains how Oakfield Primary School uses the personal data of its pupils. We hold names, dates of birth and attendance marks about pupils.</p>
<p>We use it to support learning and to keep children safe. We share it with the local authority. We keep the pupil file until the pupil is 25.</p>
<p>You have the right to ask for a copy of the data we hold about you, to have it corrected and to object.</p>`;

function reviewed(html: string): Report {
  return reviewNotice({
    notice: readHtml(html, { url: 'https://www.oakfield.example/privacy' }),
    pack,
    asOf: '2026-11-26',
    toolVersion: '0',
    source: { location: 'https://www.oakfield.example/privacy', mediaType: 'text/html', sha256: '0'.repeat(64) },
  });
}

const element = (report: Report, check: string) => report.elements.find((one) => one.check === check);

describe('a contact block in the site’s furniture', () => {
  let report: Report;
  beforeAll(() => {
    report = reviewed(
      `<main>${NOTICE}</main><footer><p>Oakfield Primary School, Oak Lane. Tel: 01632 960000, office@oakfield.example</p><p>© 2026</p></footer>`,
    );
  });

  it('counts for nothing, and is shown as the nearest text', () => {
    const identity = element(report, 'controller-identity');
    expect(identity?.status).toBe('partial');
    expect(identity?.nearOutside).toEqual([
      { reason: 'site footer', quote: expect.stringContaining('office@oakfield.example') },
    ]);
  });

  it('is not shown for what is no matter of contact', () => {
    expect(element(report, 'international-transfers')?.nearOutside).toBeUndefined();
  });
});

describe('what could not be read', () => {
  let report: Report;
  beforeAll(() => {
    report = reviewed(
      `<main>${NOTICE}<iframe src="https://docs.google.com/document/d/e/1/pub"></iframe><iframe src="https://www.youtube.com/embed/1"></iframe></main>`,
    );
  });

  it('is named in the coverage and, where it may hold words, in the warnings', () => {
    expect(report.source.coverage?.unread).toEqual([
      { what: 'Google Docs document', address: 'https://docs.google.com/document/d/e/1/pub', text: true },
      { what: 'film', address: 'https://www.youtube.com/embed/1', text: false },
    ]);
    expect(report.warnings?.filter((warning) => warning.startsWith('Not read'))).toEqual([
      expect.stringContaining('https://docs.google.com/document/d/e/1/pub'),
    ]);
  });

  it('leaves a person to look at whatever seems missing', () => {
    const missing = report.elements.filter(({ status }) => status === 'missing');
    expect(missing.length).toBeGreaterThan(3);
    expect(missing.filter(({ needsReview }) => !needsReview)).toEqual([]);
    expect(element(report, 'dpo-contact')?.reviewReason).toContain('could not be read');
  });

  it('is no matter where it is a film', () => {
    const film = reviewed(`<main>${NOTICE}<iframe src="https://www.youtube.com/embed/1"></iframe></main>`);
    expect(film.warnings ?? []).toEqual([]);
    expect(element(film, 'dpo-contact')?.needsReview).toBe(false);
  });
});
