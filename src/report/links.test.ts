import { describe, expect, it } from 'vitest';
import type { LinkResult, Report } from '../engine/report';
import { undecided } from './casebook';
import { renderCsv } from './csv';
import { renderHtml } from './html';
import { renderText } from './text';

const link = (part: Partial<LinkResult>): LinkResult => ({
  quote: 'our policy',
  start: 0,
  end: 10,
  section: null,
  href: 'https://a.example/policy',
  places: 1,
  outcome: 'ok',
  group: 'works',
  message: 'The link works.',
  needsReview: false,
  checkedAt: '2026-11-26T09:15:00.000Z',
  ...part,
});

const REPORT: Report = {
  schemaVersion: 1,
  tool: { name: 'Noticemark', version: '0', rulePacks: [{ id: 'small', version: '1' }] },
  source: { location: 'notice.html', mediaType: 'text/html', sha256: 'a'.repeat(64), characters: 10 },
  asOf: '2026-11-23',
  notice: { isNotice: true, confidence: 1, kind: 'pupils', nation: 'england' },
  summary: { met: 0, partial: 0, missing: 0, notApplicable: 0, findings: 0 },
  elements: [],
  findings: [],
  links: [
    link({}),
    link({
      quote: '<b>old</b>',
      href: 'javascript:alert(1)//"><script>',
      places: 2,
      outcome: 'gone',
      group: 'broken',
      message: 'There is no such page: the site answered 404.',
      advice: 'Take it off.',
      status: 404,
      finalUrl: 'https://b.example/gone',
      hops: [{ url: 'https://a.example/old', status: 301 }],
    }),
    link({
      quote: 'their page',
      href: 'https://c.example/',
      outcome: 'blocked-challenge',
      group: 'unsure',
      message: 'Could not be checked.',
      needsReview: true,
      reviewReason: 'It holds programs up.',
    }),
  ],
};

describe('links in a report', () => {
  it('are told in text: how many, and what to do about those that need it', () => {
    const text = renderText(REPORT);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Of 3 links, 1 works, 1 does not, 1 could not be told, 0 are better linked otherwise, 0 were not checked. Asked at 26 November 2026, 09:15 UTC.',
    );
    expect(text).toContain('(in 2 places)');
    expect(text.replace(/\s+/g, ' ')).toContain('Way: 301 https://a.example/old → 404 https://b.example/gone');
    expect(text.indexOf('does not work')).toBeLessThan(text.indexOf('could not be told: look'));
    expect(text).not.toContain('our policy');
  });

  it('stay text in HTML: no address can be opened from the report', () => {
    const html = renderHtml([undecided(REPORT)]);
    expect(html).toContain('Look at this: It holds programs up.');
    expect(html).not.toContain('<b>old</b>');
    expect(html).not.toMatch(/<script|href="javascript/);
  });

  it('are rows of their own in a table', () => {
    const rows = renderCsv([REPORT])
      .split('\r\n')
      .slice(1)
      .filter((row) => row.includes(',link,'));
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain('gone,Link,does not work');
  });

  it('are left out where they were not checked', () => {
    const { links: _, ...unchecked } = REPORT;
    expect(renderText(unchecked)).not.toContain('LINKS');
    expect(renderHtml([undecided(unchecked)])).not.toContain('<h3>Links</h3>');
  });
});
