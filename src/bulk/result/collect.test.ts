import { describe, expect, it } from 'vitest';
import { ash, elm, NAMES, oak, PUPILS, STAFF, worldResult, worldStore } from '../../../tests/bulk/result-world';
import { collectResult, sourceOf } from './collect';
import { driftText, withoutNames } from './drift-text';
import { letterOf } from './model';

describe('collectResult', () => {
  it('gives each notice a letter for each element, in the order of the rules', async () => {
    const store = await worldStore([{ school: elm, notices: [{ text: PUPILS }] }]);
    const [row] = await store.ofSchool('rows', elm.id);
    const [notice] = (await collectResult(store, NAMES)).schools[0]?.notices ?? [];
    const cells = NAMES.elements.map(({ check }) => row?.cells.find((cell) => cell.check === check));
    expect(notice?.answers).toBe(cells.map(letterOf).join(''));
    expect(new Set(notice?.answers.toLowerCase())).toEqual(new Set(['m', 'p', 'x', 'n']));
    expect(letterOf({ check: 'a', status: 'missing', needsReview: true })).toBe('X');
    expect(letterOf(undefined)).toBe('.');
    expect(notice?.findings.map(({ check }) => check)).toContain('outdated-guidance');
  });

  it('says which kinds are lacking only of schools that were looked through', async () => {
    const { schools } = await worldResult([
      { school: elm, notices: [{ text: PUPILS, kind: 'pupils' }] },
      { school: oak, notices: [{ text: PUPILS, kind: 'general' }] },
      {
        school: ash,
        notices: [],
        state: { stage: 'failed' },
        failures: [{ url: 'https://ash/', code: 'tls', message: 'No.' }],
      },
    ]);
    expect(schools.map(({ lacking }) => lacking)).toEqual([['workforce', 'governors'], ['governors'], []]);
    expect(schools[2]?.failures).toEqual([{ school: ash.id, url: 'https://ash/', code: 'tls', message: 'No.' }]);
  });

  it('reads whole reports a school at a time', async () => {
    const store = await worldStore([{ school: elm, notices: [{ text: PUPILS }, { text: STAFF }] }]);
    const source = sourceOf(store, await collectResult(store, NAMES));
    const titles = [];
    for await (const { report } of source.reportsOf(elm.id)) titles.push(report.notice.title);
    expect(titles).toEqual(['Privacy notice for pupils', 'Privacy notice for the school workforce']);
  });
});

describe('a text that has drifted from its template', () => {
  it('differs by what was changed, not by the name of the school', async () => {
    const own = PUPILS.replaceAll('Elm School', 'Oak School').replace('25th birthday', '30th birthday');
    const store = await worldStore([
      { school: elm, notices: [{ text: PUPILS }] },
      { school: oak, notices: [{ text: own }] },
    ]);
    const changes = await driftText(store, `${elm.id} c0 0`, `${oak.id} c0 0`);
    const changed = changes?.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text.trim()]);
    expect(changed).toEqual([
      ['removed', '25th'],
      ['added', '30th'],
    ]);
  });

  it('is null where a text is gone', async () => {
    const store = await worldStore([{ school: elm, notices: [{ text: PUPILS }] }]);
    expect(await driftText(store, `${elm.id} c0 0`, 'gone')).toBeNull();
  });

  it('takes names literally, the longest first', () => {
    expect(withoutNames('St. A (CE) School and St. A.', ['St. A', 'St. A (CE) School'])).toBe(
      '[name of the school] and [name of the school].',
    );
    expect(withoutNames('Stx A', ['St. A'])).toBe('Stx A');
  });
});
