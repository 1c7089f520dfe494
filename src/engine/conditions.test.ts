import { describe, expect, it } from 'vitest';
import { judge } from '../../tests/support/small-pack';

const status = (rule: string, text: string) => judge(rule, text).status;

describe('conditions on a sentence', () => {
  it('keeps `also` and `unless` to one sentence', () => {
    const rule = 'met: { says: [erase*], also: [data], unless: [cookies] }';
    expect(status(rule, 'You can have your data erased.')).toBe('met');
    expect(status(rule, 'It is erased. We hold data.')).toBe('missing');
    expect(status(rule, 'Our site erases data in cookies.')).toBe('missing');
  });

  it('keeps `unlessClause` to the clause of the match', () => {
    const rule = 'met: { says: [portab*], unlessClause: [does not apply] }';
    expect(status(rule, 'You have a right to portability; the right to erasure does not apply.')).toBe('met');
    expect(status(rule, 'You may object; portability does not apply.')).toBe('missing');
  });

  it('looks for `under` in lead-ins, headings and column headers', () => {
    const rule = 'met: { says: [a copy], under: [your rights] }';
    expect(status(rule, '# Notice\n\nText.\n\n## Your rights\n\nAsk for a copy.\n\n## More\n\nText.')).toBe('met');
    expect(status(rule, 'Your rights are:\n\n- a copy of it')).toBe('met');
    expect(status(rule, '| Your rights | How |\n|---|---|\n| a copy | ask us |')).toBe('met');
    expect(status(rule, '# Notice\n\nText.\n\n## Other\n\nAsk for a copy.\n\n## Your rights\n\nNone.')).toBe('missing');
  });

  it('does not take the title for a section', () => {
    const rule = 'met: { says: [a copy], under: [your rights] }';
    expect(status(rule, '# Your rights and our notice\n\n## One\n\nAsk for a copy.\n\n## Two\n\nText.\n')).toBe('missing');
  });

  it('looks for `beside` in the block, the section or so many sentences away', () => {
    const near = 'met: { says: [complain], beside: { says: [form], within: 1 } }';
    expect(status(near, 'You may complain. Use the form.')).toBe('met');
    expect(status(near, 'You may complain. We listen. Use the form.')).toBe('missing');
    const section = 'met: { says: [complain], beside: { says: [form], within: section } }';
    expect(status(section, '## A\n\nYou may complain.\n\nWe listen.\n\nUse the form.')).toBe('met');
    expect(status(section, '## A\n\nYou may complain.\n\n## B\n\nUse the form.')).toBe('missing');
    const block = 'met: { says: [complain], notBeside: { says: [teaching], within: block } }';
    expect(status(block, 'You may complain. It is about teaching.')).toBe('missing');
    expect(status(block, 'You may complain.\n\nIt is about teaching.')).toBe('met');
  });

  it.each([
    ['We send data abroad.', 'met'],
    ['We do not send data abroad.', 'missing'],
    ["We don't ever send data abroad.", 'missing'],
    ['We never knowingly send data abroad.', 'missing'],
    ['We not only send data abroad.', 'met'],
    ['We do not sell it, but we send data abroad.', 'met'],
    ['There is no fee; we send data abroad.', 'met'],
  ])('tells an affirmation from a denial: %s', (text, expected) => {
    expect(status('met: { says: [send data abroad], affirmative: true }', text)).toBe(expected);
  });

  it('counts no heading unless asked', () => {
    expect(status('met: { says: [erasure] }', '# Notice\n\n## Erasure\n\nAsk us.')).toBe('missing');
    expect(status('met: { says: [erasure], in: both }', '# Notice\n\n## Erasure\n\nAsk us.')).toBe('met');
    expect(status('met: { says: [ask us], in: headings }', '# Notice\n\n## Erasure\n\nAsk us.')).toBe('missing');
  });
});
