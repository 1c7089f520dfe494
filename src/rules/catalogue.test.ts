/** The generated table of checks. */
import { describe, expect, it } from 'vitest';
import type { ElementRule, FindingRule, Pack } from '../engine/pack';
import { catalogueOf, withCatalogue } from './catalogue';

const ELEMENT: ElementRule = {
  id: 'access',
  title: 'Access',
  question: 'Does it say | so?',
  authority: [
    { cite: 'Article 15', url: 'https://example.org/15', from: '2018-05-25' },
    { cite: 'Guidance', from: '2019-01-01', to: '2020-01-01' },
  ],
  severity: [{ severity: 'legal', when: { op: 'organisation' } }, { severity: 'advice' }],
  met: { op: 'organisation' },
  near: [],
  messages: {},
  advice: {},
  since: '2026.11',
};
const FINDING: FindingRule = {
  id: 'slip',
  title: 'Slip',
  question: 'Is there one?',
  severity: 'quality',
  authority: [{ cite: 'Good writing' }],
  cases: [],
  messages: {},
  suggestions: {},
  since: '2026.11',
};
const PACK: Pack = {
  id: 'test',
  version: '2026.11.0',
  checkedOn: '2026-11-23',
  renewal: '-09-01',
  patterns: [],
  wordSets: [],
  elements: [ELEMENT],
  findings: [FINDING],
  facts: {},
  phrases: {},
  registers: Object(null),
};

describe('the catalogue', () => {
  it('has a row for each check, with its law and the law’s period', () => {
    const lines = catalogueOf(PACK).split('\n');
    expect(lines).toContain(
      '| [`access`](access/rule.yaml) | Does it say \\| so? | legal or advice | ' +
        '[Article 15](https://example.org/15) (from 2018-05-25); Guidance (from 2019-01-01 to 2020-01-01) |',
    );
    expect(lines).toContain('| [`slip`](slip/rule.yaml) | Is there one? | quality | Good writing |');
  });

  it('replaces what stands between the marks, however often', () => {
    const readme = 'a\n<!-- checks: written by npm run rules:docs -->\nold\n<!-- end of checks -->\nb\n';
    const once = withCatalogue(readme, PACK);
    expect(once).not.toContain('old');
    expect(once.startsWith('a\n') && once.endsWith('\nb\n')).toBe(true);
    expect(withCatalogue(once, PACK)).toBe(once);
  });

  it('is refused where the marks are lost', () => {
    expect(() => withCatalogue('a', PACK)).toThrow('The README has no');
  });
});
