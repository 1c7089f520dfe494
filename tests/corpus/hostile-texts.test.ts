/** Texts made to keep a review busy: what is done for them grows with their length, counted in calls and not in time. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { reviewNotice } from '../../src/engine/review';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

const pack = await loadPack();
/** A notice before the text, since what is no notice is not reviewed. */
const notice = await readFile(new URL('./dev/a-castle-hill-parents.txt', import.meta.url), 'utf8');

/** What the engine does its work with: hardly a step of it goes without one of these. */
const COUNTED: readonly (readonly [object, readonly string[]])[] = [
  [String.prototype, ['toLowerCase', 'slice', 'charCodeAt', 'startsWith', 'includes', 'indexOf']],
  [Array.prototype, ['includes', 'indexOf', 'push', 'slice', 'some', 'find', 'findIndex', 'filter', 'flatMap', 'map']],
  [Map.prototype, ['get', 'set']],
  [Set.prototype, ['has', 'add']],
  [RegExp.prototype, ['exec', 'test']],
];

/** How often those are called in a review of the text behind the notice. */
function callsFor(text: string): number {
  const read = readText(`${notice}\n\n${text}`, { markdown: false });
  let calls = 0;
  const restores = COUNTED.flatMap(([prototype, names]) =>
    names.map((name) => {
      const own = Object.getOwnPropertyDescriptor(prototype, name);
      if (!own) throw new Error(`There is no ${name}.`);
      const original = own.value as (...given: unknown[]) => unknown;
      const counted = function (this: unknown, ...given: unknown[]) {
        calls++;
        return Reflect.apply(original, this, given);
      };
      Object.defineProperty(prototype, name, { ...own, value: counted });
      return () => Object.defineProperty(prototype, name, own);
    }),
  );
  try {
    const source = { location: 'x', mediaType: 'text/plain', sha256: '0'.repeat(64) } as const;
    const report = reviewNotice({ notice: read, pack, asOf: '2026-11-23', toolVersion: '0', source });
    if (!report.notice.isNotice) throw new Error('It is held to be no notice.');
  } finally {
    for (const restore of restores) restore();
  }
  return calls;
}

const names = (count: number) =>
  Array.from({ length: count }, (_, at) => `Name${String.fromCharCode(97 + (at % 26), 97 + ((at * 7) % 26))}`).join(
    ' ',
  );

describe('a text made to keep a review busy', () => {
  it.each([
    ['questions with their answers', (size: number) => 'Why? Yes. '.repeat(size)],
    ['capitalised words', names],
  ])(
    'of %s is worked through in proportion to its length',
    (_, textOf) => {
      // What is only done in the first review of a process does not count.
      callsFor(textOf(100));
      const none = callsFor('');
      const short = callsFor(textOf(800)) - none;
      const long = callsFor(textOf(3200)) - none;
      expect(short).toBeGreaterThan(800);
      expect(long / short).toBeLessThan(5);
    },
    120_000,
  );
});
