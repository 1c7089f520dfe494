import { describe, expect, it } from 'vitest';
import { judge } from '../../../tests/support/small-pack';

const status = (rule: string, text: string) => judge(rule, text).status;

describe('count', () => {
  it('counts different things, not mentions', () => {
    const rule = 'met: { count: [council, police, nurse], min: 2 }';
    expect(status(rule, 'The council asks. The council answers.')).toBe('missing');
    expect(status(rule, 'The council asks. The police answer.')).toBe('met');
  });

  it('takes the longest of matches that overlap for the thing that was meant', () => {
    const rule = 'met: { count: [council, parish council], min: 2 }';
    expect(status(rule, 'The parish council keeps a copy.')).toBe('missing');
    expect(status(rule, 'The parish council keeps a copy. The council has none.')).toBe('met');
    const same = 'met: { count: [local (council|authority), (local|placing) authority], min: 2 }';
    expect(status(same, 'The local authority keeps a copy.')).toBe('missing');
  });

  it('takes words side by side for one thing', () => {
    const rule = 'met: { count: [catering, supplier, payroll], min: 2 }';
    expect(status(rule, 'Our catering supplier has it.')).toBe('missing');
    expect(status(rule, 'Our catering supplier and our payroll supplier have it.')).toBe('met');
    expect(status(rule, 'Catering, supplier')).toBe('met');
    expect(status(rule, '| a | b |\n|---|---|\n| catering | supplier |')).toBe('met');
  });

  it('counts every different name that a case-sensitive expression reads', () => {
    const rule = 'met: { count: ["/\\\\b[A-Z][a-z]+ (?:Ltd|Council)\\\\b/c", nurse], min: 2 }';
    expect(status(rule, 'Ledbury Council and Softly Ltd have it.')).toBe('met');
    expect(status(rule, 'Softly Ltd has it. Ask Softly Ltd.')).toBe('missing');
    expect(status(rule, 'softly ltd and ledbury council')).toBe('missing');
  });

  it('keeps `within: sentence` to one sentence', () => {
    const rule = 'met: { count: [name, address, birthday], min: 3, within: sentence }';
    expect(status(rule, 'Name, address and birthday.')).toBe('met');
    expect(status(rule, 'Name and address. A birthday.')).toBe('missing');
  });

  it('keeps `within: list` to a list with its lead-in, a table or a paragraph', () => {
    const rule = 'met: { count: [name, address, birthday], min: 3, within: list }';
    expect(status(rule, 'We hold:\n\n- name\n- address\n- birthday')).toBe('met');
    expect(status(rule, 'Besides the name we hold:\n\n- the address\n- the birthday')).toBe('met');
    expect(status(rule, '| What |\n|---|\n| name |\n| address |\n| birthday |')).toBe('met');
    expect(status(rule, 'Name. Address. Birthday.')).toBe('met');
    expect(status(rule, 'Name and address.\n\nThe birthday.')).toBe('missing');
    expect(status(rule, 'We hold:\n\n- name\n- address\n\nWe never hold:\n\n- birthday')).toBe('missing');
  });

  it('keeps `within: section` to what stands below one heading', () => {
    const rule = 'met: { count: [name, address], min: 2, within: section }';
    expect(status(rule, '## What\n\nThe name.\n\nThe address.')).toBe('met');
    expect(status(rule, '## What\n\nThe name.\n\n## Where\n\nThe address.')).toBe('missing');
  });

  it('shows the sentences of the things it counted', () => {
    const rule = 'met: { count: [name, address], min: 2, within: sentence }';
    const { evidence } = judge(rule, 'A name only. A name and an address.');
    expect(evidence.map(({ quote }) => quote)).toEqual(['A name and an address.']);
  });
});
