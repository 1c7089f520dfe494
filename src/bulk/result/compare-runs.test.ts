import { describe, expect, it } from 'vitest';
import { ash, elm, oak, PUPILS, STAFF, type WorldSchool, worldStore } from '../../../tests/bulk/result-world';
import { compareRuns, type SchoolComparison } from './compare-runs';

async function comparison(before: readonly WorldSchool[], after: readonly WorldSchool[]) {
  const found: SchoolComparison[] = [];
  for await (const one of compareRuns(await worldStore(before), await worldStore(after))) found.push(one);
  return found;
}

const changesOf = (all: readonly SchoolComparison[]) =>
  all.flatMap(({ school, notices }) => notices.map(({ change }) => `${school.id} ${change}`));

describe('compareRuns', () => {
  it('tells unchanged, edited, new and disappeared notices', async () => {
    const all = await comparison(
      [
        { school: elm, notices: [{ text: PUPILS }, { text: STAFF }] },
        { school: oak, notices: [{ text: PUPILS }] },
      ],
      [
        { school: elm, notices: [{ text: PUPILS }] },
        { school: oak, notices: [{ text: `${PUPILS}\nThank you for reading.\n` }, { text: STAFF }] },
      ],
    );
    expect(changesOf(all)).toEqual(['100001 unchanged', '100001 disappeared', '100002 edited', '100002 new']);
  });

  it('lists what was put right, what is new and what is another gap now', async () => {
    const [one] = await comparison(
      [{ school: elm, notices: [{ text: PUPILS }] }],
      [
        {
          school: elm,
          notices: [
            {
              text: PUPILS.replace('We follow KCSIE 2018.', 'Call the ESFA.').replace(
                'You can ask for a copy of your data.',
                'You can have wrong data corrected.',
              ),
            },
          ],
        },
      ],
    );
    const [notice] = one?.notices ?? [];
    const checks = (list: 'fixed' | 'fresh') => notice?.[list].map(({ check, quote }) => quote ?? check);
    expect(notice?.change).toBe('changed');
    expect(checks('fixed')).toEqual(
      expect.arrayContaining(['right-to-rectification', expect.stringContaining('KCSIE 2018')]),
    );
    expect(checks('fresh')).toEqual(expect.arrayContaining(['right-of-access', expect.stringContaining('ESFA')]));
  });

  it('does not say that a notice is gone where the site could not be looked through', async () => {
    const failures = [{ url: 'https://elm/', code: 'timeout', message: 'It did not answer.' }];
    const before = [{ school: elm, notices: [{ text: PUPILS }] }];
    expect(changesOf(await comparison(before, [{ school: elm, notices: [], failures }]))).toEqual(['100001 not-seen']);
    expect(changesOf(await comparison(before, [{ school: elm, notices: [], state: { stage: 'failed' } }]))).toEqual([
      '100001 not-seen',
    ]);
  });

  it('knows a notice that has moved, by its text or as the only one of its kind', async () => {
    const [one] = await comparison(
      [
        {
          school: elm,
          notices: [
            { text: PUPILS, url: 'https://elm.example/old' },
            { text: STAFF, url: 'https://elm.example/s' },
          ],
        },
      ],
      [
        {
          school: elm,
          notices: [
            { text: PUPILS, url: 'https://elm.example/new' },
            { text: `${STAFF} More.`, url: 'https://elm.example/t' },
          ],
        },
      ],
    );
    expect(one?.notices.map(({ movedFrom }) => movedFrom)).toEqual([
      'https://elm.example/old',
      'https://elm.example/s',
    ]);
  });

  it('knows schools by URN, site or name, and says who is new on the list and who is gone', async () => {
    const all = await comparison(
      [
        { school: { ...elm, id: 'a', urn: null, name: 'Elm' }, notices: [] },
        { school: ash, notices: [{ text: PUPILS }] },
      ],
      [
        { school: elm, notices: [] },
        { school: oak, notices: [] },
      ],
    );
    expect(all.map(({ school, listed }) => [school.id, listed])).toEqual([
      ['100001', 'both'],
      ['100002', 'new'],
      ['100003', 'gone'],
    ]);
    expect(all[2]?.notices.map(({ change }) => change)).toEqual(['not-seen']);
  });
});
