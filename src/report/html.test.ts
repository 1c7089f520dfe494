import { describe, expect, it } from 'vitest';
import type { Report } from '../engine/report';
import { undecided } from './casebook';
import { renderCsv } from './csv';
import { renderHtml } from './html';
import { REPORT_STYLE } from './style';
import { renderText } from './text';

const REPORT: Report = {
  schemaVersion: 1,
  tool: { name: 'Noticemark', version: '0', rulePacks: [{ id: 'small', version: '1' }] },
  source: { location: 'evil.html', mediaType: 'text/html', sha256: 'a'.repeat(64), characters: 10 },
  asOf: '2026-11-23',
  notice: {
    isNotice: true,
    confidence: 1,
    kind: 'pupils',
    nation: 'england',
    title: '<b>Notice</b>',
    organisation: null,
  },
  summary: { met: 0, partial: 0, missing: 1, notApplicable: 0, findings: 1 },
  elements: [
    {
      check: 'retention',
      title: 'Retention',
      status: 'missing',
      severity: 'legal',
      authority: [{ cite: 'Article 13', url: 'https://example.org/13' }],
      message: 'Nothing is said.',
      advice: 'Say it.',
      evidence: [],
      needsReview: true,
      reviewReason: 'A footer speaks of it.',
    },
  ],
  findings: [
    {
      check: 'template-placeholder',
      title: 'Template text',
      severity: 'quality',
      quote: '=cmd()</style><script>alert(1)</script>\u202e\u001b[31m',
      start: 0,
      end: 4,
      message: 'Left in.',
      data: { href: 'javascript:alert(1)' },
      needsReview: false,
    },
  ],
};

describe('renderHtml', () => {
  const html = renderHtml([undecided(REPORT)]);

  it('keeps the page’s text as text, and links only to the law', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>Notice');
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(links.filter((href) => !href.startsWith('#'))).toEqual(['https://example.org/13']);
  });

  it('carries its style unescaped', () => {
    expect(html).toContain(REPORT_STYLE.trim().slice(0, 200));
    expect(html).not.toContain('font:1rem/1.5 system-ui,-apple-system,&quot;');
  });

  it('shows the reason why a person should look', () => {
    expect(html).toContain('Look at this: A footer speaks of it.');
  });
});

describe('renderText', () => {
  it('gives a terminal nothing to obey', () => {
    expect(renderText(REPORT)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

describe('renderCsv', () => {
  it('gives a spreadsheet nothing to run', () => {
    expect(renderCsv([REPORT])).toContain("'=cmd()");
  });
});
