/**
 * What tells an element still tells it where another sentence stands beside it, or is made one with it: guards are learnt
 * from sentences that stand alone, and must not reach what they are not about.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reviewElement } from '../../src/engine/review';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
const pack = await loadPack(rules);

type Example = string | { readonly text: string; readonly nation?: string; readonly kind?: string };

/** Plain sentences among a rule's examples that it calls met by themselves. */
function tellingSentences(check: string): readonly string[] {
  const { met }: { readonly met: readonly Example[] } = parse(
    readFileSync(path.join(rules, check, 'examples.yaml'), 'utf8'),
  );
  return met.flatMap((example) => {
    const text = (typeof example === 'string' ? example : example.nation || example.kind ? '' : example.text).trim();
    return /^[A-Z][^\n.!?:;|]{20,160}\.$/.test(text) && statusOf(check, text) === 'met' ? [text] : [];
  });
}

function statusOf(check: string, text: string): string {
  return reviewElement(pack, readText(text, { markdown: true }), check, { asOf: '2026-11-23' }).status;
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
    const lost = (texts: readonly string[]) => texts.filter((text) => statusOf(check, text) !== 'met');

    it('tells it before and behind a sentence of its own', () => {
      const texts = telling.flatMap((sentence, at) => {
        const other = `${BESIDE[at % BESIDE.length]}.`;
        return [`${sentence} ${other}`, `${other} ${sentence}`];
      });
      expect(lost(texts)).toEqual([]);
    });

    it(`tells it in one sentence with another, but for ${MOST_LOST * 100} in a hundred`, () => {
      const texts = telling.flatMap((sentence, at) => {
        const other = BESIDE[(at * 3 + 1) % BESIDE.length] ?? '';
        const plain = sentence.slice(0, -1);
        return JOINED.flatMap((join) => [`${plain}${join}${lower(other)}.`, `${other}${join}${lower(plain)}.`]);
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
  ])('%s: %s', (check, text) => expect(statusOf(check, text)).toBe('met'));

  it('takes consent for what it is about, not for the right beside it', () => {
    const text = 'If you change your mind about photographs, ask us to stop using them.';
    expect(statusOf('right-to-object', text)).toBe('missing');
  });
});
