/**
 * What tells an element still tells it where another sentence stands beside it, or is made one with it: guards are learnt
 * from sentences that stand alone, and must not reach what they are not about.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Nation, NoticeKind } from '../../src/engine/report';
import { reviewElement } from '../../src/engine/review';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
const pack = await loadPack(rules);

interface Telling {
  readonly text: string;
  readonly nation?: Nation;
  readonly kind?: NoticeKind;
}

/** Plain sentences among a rule's examples that it calls met by themselves. */
function tellingSentences(check: string): readonly Telling[] {
  const { met }: { readonly met: readonly (string | Telling)[] } = parse(
    readFileSync(path.join(rules, check, 'examples.yaml'), 'utf8'),
  );
  return met
    .map((example) => (typeof example === 'string' ? { text: example } : example))
    .map((example) => ({ ...example, text: example.text.trim() }))
    .filter((example) => /^[A-Z][^\n.!?:;|]{20,160}\.$/.test(example.text) && statusOf(check, example) === 'met');
}

function statusOf(check: string, { text, nation, kind }: Telling): string {
  return reviewElement(pack, readText(text, { markdown: true }), check, {
    asOf: '2026-11-23',
    ...(nation ? { nation } : {}),
    ...(kind ? { kind } : {}),
  }).status;
}

/** About the school, and nothing of what a notice must tell; each holds words that rules guard against. */
const BESIDE = [
  'We lend our hall to a dance club on Friday evenings',
  'The library may charge for a book that is lost',
  'Our cook can tell parents what is on the menu',
  'The office will send a copy of the calendar to every family',
  'You may park on the playground at sports day',
  'Parents must sign in when they help with reading',
  'The council does not pay for the bus any more',
  'Staff should report a broken window to the caretaker',
];
const JOINED = [', and ', '; ', ', but ', ' – '];
/** Most sentences that may be lost when they are made one with another: what begins a sentence is told from what goes on. */
const MOST_LOST = 0.05;
/** What opens a sentence and keeps its capital behind a conjunction. */
const KEEPS_CAPITAL = /^(?:[A-Z]{2}|I\b|DfE|Article|Mrs?\b|Miss\b|Ms\b|Dr\b|[A-Z][a-z]+ [A-Z])/;

function lower(sentence: string): string {
  return KEEPS_CAPITAL.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

describe('a sentence that tells an element, with another beside it', () => {
  describe.each(pack.elements.map(({ id }) => id))('%s', (check) => {
    const telling = tellingSentences(check);
    it('has sentences that are tried', () => expect(telling.length).toBeGreaterThanOrEqual(3));

    const lost = (texts: readonly Telling[]) =>
      texts.filter((one) => statusOf(check, one) !== 'met').map(({ text }) => text);

    it('tells it before and behind a sentence of its own', () => {
      const texts = telling.flatMap((one, at) => {
        const other = `${BESIDE[at % BESIDE.length]}.`;
        return [`${one.text} ${other}`, `${other} ${one.text}`].map((text) => ({ ...one, text }));
      });
      expect(lost(texts)).toEqual([]);
    });

    it(`tells it in one sentence with another, but for ${MOST_LOST * 100} in a hundred`, () => {
      const texts = telling.flatMap((one, at) => {
        const other = BESIDE[(at * 3 + 1) % BESIDE.length] ?? '';
        const plain = one.text.slice(0, -1);
        return JOINED.flatMap((join) => [`${plain}${join}${lower(other)}.`, `${other}${join}${lower(plain)}.`]).map(
          (text) => ({ ...one, text }),
        );
      });
      const without = lost(texts);
      expect(without.length, without.join('\n')).toBeLessThanOrEqual(texts.length * MOST_LOST);
    });
  });
});

describe('several rights in one sentence', () => {
  it.each([
    [
      'right-to-object',
      'You have the right to object to how we use your data and to complain to the Information Commission.',
    ],
    ['right-to-object', 'You may object to our processing of your data, or withdraw your consent, or complain to us.'],
    ['right-of-access', 'You may withdraw your consent at any time, or have access to your personal data.'],
    [
      'right-to-portability',
      'You have the right to withdraw consent, to have your data moved to another organisation and to complain to us.',
    ],
    [
      'right-to-restriction',
      'You are entitled to take back your consent, to have processing restricted and to complain.',
    ],
  ])('%s: %s', (check, text) => expect(statusOf(check, { text })).toBe('met'));

  it('takes consent for what it is about, not for the right beside it', () => {
    const text = 'If you change your mind about photographs, ask us to stop using them.';
    expect(statusOf('right-to-object', { text })).toBe('missing');
  });
});
