import { describe, expect, it } from 'vitest';
import { ash, elm, oak, PUPILS, STAFF, worldResult } from '../../tests/bulk/result-world';
import { cellWords } from './bulk-export';
import { batchCounts, commonGaps, missingKinds } from './bulk-gaps';
import { choicesOf, EVERYTHING, type GridFilter, gridRows, schoolAnswer, sortedRows } from './bulk-grid';
import { summarySentence } from './bulk-html';

const answer = (
  id: string,
  kind: 'pupils' | 'workforce' | 'unknown',
  status: 'met' | 'partial' | 'missing' | 'not-applicable' | null,
  needsReview = false,
) => ({ id, kind, status, needsReview });

describe('a school’s cell', () => {
  it('takes the best of notices of one kind, and says that they differ', () => {
    expect(schoolAnswer([answer('full', 'pupils', 'met'), answer('short', 'pupils', 'missing')])).toEqual({
      status: 'met',
      needsReview: false,
      kinds: 1,
      of: 1,
      differs: true,
    });
  });

  it('takes the worst of the kinds, and says of how many', () => {
    const cell = schoolAnswer([answer('p', 'pupils', 'met'), answer('s', 'workforce', 'missing', true)]);
    expect(cell).toMatchObject({ status: 'missing', needsReview: true, kinds: 1, of: 2, differs: false });
    expect(cellWords(cell)).toBe('missing in 1 of 2 kinds of notice (look at this)');
  });

  it('counts each notice of no certain kind by itself', () => {
    expect(schoolAnswer([answer('a', 'unknown', 'met'), answer('b', 'unknown', 'missing')]).status).toBe('missing');
  });

  it('lets what does not apply count only where nothing does', () => {
    expect(schoolAnswer([answer('a', 'pupils', 'not-applicable'), answer('b', 'workforce', 'met')])).toMatchObject({
      status: 'met',
      of: 1,
    });
    expect(schoolAnswer([answer('a', 'pupils', 'not-applicable'), answer('b', 'pupils', 'missing')]).status).toBe(
      'missing',
    );
    expect(schoolAnswer([answer('a', 'pupils', 'not-applicable')]).status).toBe('not-applicable');
    expect(schoolAnswer([answer('a', 'pupils', null)])).toMatchObject({ status: null, of: 0 });
    expect(cellWords(schoolAnswer([]))).toBe('');
  });
});

const result = await worldResult([
  {
    school: elm,
    notices: [
      { text: PUPILS, kind: 'pupils' },
      { text: STAFF, kind: 'workforce' },
    ],
  },
  { school: oak, notices: [{ text: STAFF, kind: 'workforce' }] },
  {
    school: ash,
    notices: [],
    state: { stage: 'failed' },
    failures: [{ url: 'https://ash/', code: 'tls', message: 'No.' }],
  },
]);

describe('the grid of three schools', () => {
  const idsOf = (filter: Partial<GridFilter>) =>
    gridRows(result, { ...EVERYTHING, ...filter }).map(({ school }) => school.school.id);

  it.each<[string, Partial<GridFilter>, string[]]>([
    ['nothing', {}, [elm.id, oak.id, ash.id]],
    ['trust', { trust: 'Other Trust' }, [ash.id]],
    ['phase', { phase: 'Primary' }, [elm.id, ash.id]],
    ['kind', { kind: 'pupils' }, [elm.id]],
    ['words', { words: ' OAK sch' }, [oak.id]],
    ['a check and its outcome', { check: 'retention', outcome: 'missing' }, [elm.id, oak.id]],
    ['a check in one kind', { check: 'retention', outcome: 'missing', kind: 'pupils' }, []],
    ['an outcome of any check', { outcome: 'met' }, [elm.id, oak.id]],
    ['a finding rule', { check: 'outdated-guidance' }, [elm.id]],
    ['findings', { outcome: 'finding', kind: 'pupils' }, [elm.id]],
  ])('filters by %s', (_, filter, ids) => expect(idsOf(filter)).toEqual(ids));

  it('sorts by what there is to do, by name and by a check', () => {
    const rows = gridRows(result);
    const ids = (order: Parameters<typeof sortedRows>[1]) =>
      sortedRows(rows, order).map(({ school }) => school.school.name);
    expect(ids({ by: 'name' })).toEqual(['Ash School', 'Elm School', 'Oak School']);
    expect(ids({ by: 'notices' })).toEqual(['Ash School', 'Oak School', 'Elm School']);
    expect(ids({ by: 'gaps' })[2]).toBe('Ash School');
    expect(ids({ element: result.elements.findIndex(({ check }) => check === 'retention') })[2]).toBe('Ash School');
    expect(ids({ by: 'list' })).toEqual(['Elm School', 'Oak School', 'Ash School']);
  });

  it('offers what stands in the list', () => {
    expect(choicesOf(result, 'trust')).toEqual(['Five Oaks Trust', 'Other Trust']);
    expect(choicesOf(result, 'phase')).toEqual(['Primary', 'Secondary']);
  });

  it('counts gaps in schools and notices', () => {
    const gaps = commonGaps(result, gridRows(result));
    const retention = gaps.find(({ check }) => check === 'retention');
    expect(retention).toMatchObject({ missing: 2, notices: 2, ofNotices: 3, schools: [elm.id, oak.id] });
    expect(gaps.find(({ check }) => check === 'outdated-guidance')).toMatchObject({
      type: 'finding',
      schools: [elm.id],
      notices: 1,
    });
    expect(gaps.map(({ schools }) => schools.length)).toEqual(
      gaps.map(({ schools }) => schools.length).sort((a, b) => b - a),
    );
  });

  it('lists schools without a kind of notice, but none that could not be looked through', () => {
    const kinds = missingKinds(result, gridRows(result)).map(({ kind, schools }) => [
      kind.id,
      schools.map(({ school }) => school.id),
    ]);
    expect(kinds).toEqual([
      ['pupils', [oak.id]],
      ['governors', [elm.id, oak.id]],
    ]);
  });

  it('sums up in words', () => {
    expect(summarySentence(batchCounts(result))).toBe(
      '3 schools, 2 of them looked through: 3 notices found at 2 schools; 1 school could not be looked through; 1 address could not be read.',
    );
  });
});
