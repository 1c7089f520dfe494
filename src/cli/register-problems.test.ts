import { describe, expect, it } from 'vitest';
import { readRegisters } from '../../tests/support/registers';
import type { GuidanceRow, LegislationRow, Registers } from '../engine/registers';
import { registerProblems } from './register-problems';

const common = { source: 'a gazette', confidence: 'known', checkedOn: '2026-11-23' } as const;

function problems(part: { legislation?: LegislationRow[]; guidance?: GuidanceRow[] }, day = '2026-11-23') {
  const registers = {
    legislation: [],
    guidance: [],
    bodies: [],
    links: [],
    contacts: [],
    notice: { nations: { titleWords: [] } },
    ...part,
  } as unknown as Registers;
  return registerProblems(registers, day);
}

const law = (row: Partial<LegislationRow> & { id: string; title: string }): LegislationRow => ({
  kind: 'act',
  url: 'https://example.org',
  inForce: {},
  ...common,
  ...row,
});

const guide = (editions: GuidanceRow['editions'], row: Partial<GuidanceRow> = {}): GuidanceRow => ({
  id: 'guide',
  title: 'A guide',
  publisher: 'Nobody',
  editions,
  ...common,
  ...row,
});

describe('registerProblems', () => {
  it('finds nothing in the registers of the pack on the day they were checked', () => {
    const { legislation, guidance } = readRegisters();
    expect(problems({ legislation: [...legislation], guidance: [...guidance] })).toEqual([]);
  });

  it('finds successors that are not there or have ended', () => {
    const old = law({
      id: 'old',
      title: 'Old Act 1901',
      inForce: { to: '1950-01-01' },
      replacedBy: ['gone', 'nowhere'],
    });
    const gone = law({ id: 'gone', title: 'Gone Act 1950', inForce: { to: '1960-01-01' }, replacedBy: ['new'] });
    const now = law({ id: 'new', title: 'New Act 1960', inForce: { from: '1960-01-02' } });
    expect(problems({ legislation: [old, gone, now] })).toEqual([
      'legislation old: its successor gone has itself ended',
      'legislation old: there is no row “nowhere”',
    ]);
  });

  it('finds a name that two laws claim', () => {
    const one = law({ id: 'one', title: 'Ferries Act 1911' });
    const two = law({ id: 'two', title: 'Boats Act 1911', misnomers: ['Ferries Act 1911'] });
    expect(problems({ legislation: [one, two] })).toEqual([
      'legislation two: the name “ferries act 1911” is also that of one',
    ]);
  });

  it('finds editions that overlap, leave a gap or go on for ever', () => {
    const found = problems({
      guidance: [
        guide([
          { name: '1', year: 2001, inForce: { from: '2001-01-01', to: '2002-01-01' } },
          { name: '2', year: 2002, inForce: { from: '2002-01-01', to: '2002-12-31' } },
          { name: '3', year: 2003, inForce: { from: '2003-02-01' } },
          { name: '4', year: 2004, inForce: { from: '2004-01-01' } },
        ]),
      ],
    });
    expect(found).toEqual([
      'guidance guide: editions 1 and 2 overlap',
      'guidance guide: no edition is in force between 2002-12-31 and 2003-02-01',
      'guidance guide: edition 3 has no end, and 4 follows',
    ]);
  });

  it('finds rows that were checked too long ago, and yearly guidance without a new edition', () => {
    const edition = { name: '2026', year: 2026, inForce: { from: '2026-09-01' } };
    const yearly = guide([edition], { yearly: true });
    expect(problems({ guidance: [yearly] }, '2027-08-31')).toEqual([]);
    expect(problems({ guidance: [yearly] }, '2027-12-01')).toEqual([
      'guidance guide: last checked on 2026-11-23, which is good until 2027-11-23',
      'guidance guide: comes out yearly, and its newest edition is of 2026-09-01',
    ]);
  });
});
