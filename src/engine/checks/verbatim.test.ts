import { describe, expect, it } from 'vitest';
import { judge } from '../../../tests/support/small-pack';

const RULE = 'met: { verbatim: "We keep it safe. We never sell it, and we keep it short." }';

describe('verbatim', () => {
  it('stands, whatever its quotes, breaks and capitals', () => {
    const answer = judge(RULE, 'First this.\n\nWe keep it safe. we never  sell it — and we\nkeep it short. Then that.');
    expect(answer.status).toBe('met');
    expect(answer.evidence[0]?.quote).toMatch(/^We keep it safe\..*keep it short$/s);
  });

  it('is found although a false start comes first', () => {
    expect(judge(RULE, 'We keep it safe. We keep it safe. We never sell it, and we keep it short.').status).toBe('met');
    const twice = 'met: { verbatim: "no no no yes" }';
    expect(judge(twice, 'No no no no no yes.').status).toBe('met');
  });

  it('runs over several blocks', () => {
    expect(judge(RULE, '- We keep it safe.\n- We never sell it,\n- and we keep it short.').status).toBe('met');
  });

  it.each([
    'We keep it safe. We never sell it, and we keep it.',
    'We keep it safe. We never ever sell it, and we keep it short.',
    'We keep it safe. We never sell it, and we keep it shorter.',
    '',
  ])('does not stand in other words: %s', (text) => {
    expect(judge(RULE, `Before. ${text}`).status).toBe('missing');
  });

  it("takes an apostrophe for the same in any of its forms, and for none: pupil's, pupil’s, pupils", () => {
    const rule = 'met: { verbatim: "a pupil\'s name is hidden" }';
    for (const name of ["pupil's", 'pupil’s', 'pupils']) {
      expect(judge(rule, `Here a ${name} name is hidden.`).status).toBe('met');
    }
  });
});
