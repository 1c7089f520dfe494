/** Every hard page: each fact kept, nothing of menu or footer taken for the notice's, headings and lists found. */
import { describe, expect, it } from 'vitest';
import { measureHardPages } from './measure';

const pages = measureHardPages();

describe('hard pages', () => {
  it('are at least twenty-five', () => {
    expect(pages.length).toBeGreaterThanOrEqual(25);
  });

  it.each(pages.map((page) => [page.name, page] as const))('%s', (_, page) => {
    expect(page.problems).toEqual([]);
    expect(page.facts.of, 'facts asked for').toBeGreaterThan(3);
  });
});
