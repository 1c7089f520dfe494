/** The statement that reads most like those that tell an element. */
import { describe, expect, it } from 'vitest';
import { readText } from '../read/text';
import { likestOf, signsOf, weighedIn } from './likeness';
import type { Pack } from './pack';
import { indexText } from './text-index';

const likeness = {
  shown: 0,
  mark: 0.5,
  elements: {
    burning: { base: -1, weights: { '600': 'bonfir ^goes', '-900': 'school_field' } },
    silent: { base: -1, weights: { '100': 'elephant' } },
  },
};
const pack = { likeness } as unknown as Pack;

describe('likeness', () => {
  const index = indexText(
    readText('## Where it goes\n\nThe bonfires are lit in May.\n\nNothing else is said.\n\n# Bonfires', {
      markdown: true,
    }),
  );

  it('points to the sentence of the body with the highest sum', () => {
    const like = likestOf(index, pack).get('burning');
    expect(index.statements[like?.statement ?? -1]?.text).toBe('The bonfires are lit in May.');
    expect(like?.score).toBeGreaterThan(0.5);
  });

  it('leaves an element low that no sign speaks for', () => {
    expect(likestOf(index, pack).get('silent')?.score).toBe(-1);
  });

  it('says which signs weighed, the heaviest first', () => {
    const id = index.statements.findIndex(({ text }) => text.startsWith('The bonfires'));
    expect(weighedIn(index, pack, 'burning', id).map(([sign]) => sign)).toEqual(['bonfir', '^goes']);
    expect(signsOf(index, id).has('the_bonfir')).toBe(true);
  });

  it('knows nothing without weights', () => {
    expect(likestOf(index, {} as Pack).size).toBe(0);
  });
});
