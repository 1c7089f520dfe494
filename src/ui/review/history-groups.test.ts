import { expect, it } from 'vitest';
import { historyGroups } from './history-groups';
import type { HistoryEntry } from './review-doors';

const entry = (id: string, site: string, notice: string, title = notice): HistoryEntry => ({
  id,
  site,
  notice,
  title,
  organisation: '',
  savedAt: '2026-11-26T10:00:00.000Z',
  asOf: '2026-11-26',
  gaps: 0,
});

it('lists by site and notice in the order of the entries, the newest title counting', () => {
  const groups = historyGroups([
    entry('3', 'elm', 'elm/privacy', 'New title'),
    entry('2', '', 'file'),
    entry('1', 'elm', 'elm/privacy', 'Old title'),
    entry('0', 'elm', 'elm/staff'),
  ]);
  expect(groups.map(({ site }) => site)).toEqual(['elm', '']);
  expect(groups[0]?.notices.map(({ title, reviews }) => [title, reviews.map(({ id }) => id)])).toEqual([
    ['New title', ['3', '1']],
    ['elm/staff', ['0']],
  ]);
});
