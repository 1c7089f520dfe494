/**
 * A notice that meets everything, in three voices. Without the pieces that carry an element, that element is missing and
 * no other changes; with another voice's pieces in their place it is met again.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reviewNotice } from '../../src/engine/review';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

interface Piece {
  readonly text: string;
  readonly carries?: readonly string[];
  /** Elements whose list items this leads in: lent together with them. */
  readonly introduces?: readonly string[];
  /** Conditional elements that apply because this is said. */
  readonly 'sets-off'?: readonly string[];
}

interface Voice {
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** Where an element's removal leaves something else than "missing", and why is said beside it. */
  readonly without?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const NAMES = ['formal', 'friendly', 'model'] as const;
const pack = await loadPack();
const elements = pack.elements.map(({ id }) => id);
const voices = new Map(
  NAMES.map((name) => [name, parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8')) as Voice]),
);

function voiceOf(name: (typeof NAMES)[number]): Voice {
  const voice = voices.get(name);
  if (!voice) throw new Error(`there is no voice ${name}`);
  return voice;
}

function statuses(voice: Voice, pieces: readonly Piece[]): Readonly<Record<string, string>> {
  const text = [`# ${voice.title}`, ...pieces.map((piece) => piece.text)].reduce(
    (whole, piece) => `${whole}${/(?:^|\n)- [^\n]*$/.test(whole) && piece.startsWith('- ') ? '\n' : '\n\n'}${piece}`,
  );
  const report = reviewNotice({
    notice: readText(text, { markdown: true }),
    pack,
    asOf: '2026-11-23',
    toolVersion: '0',
    source: { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) },
    kind: 'pupils',
    nation: 'england',
  });
  return Object.fromEntries(report.elements.map(({ check, status }) => [check, status]));
}

const carries = (piece: Piece, check: string) => piece.carries?.includes(check) ?? false;

/** What follows from which pieces are left. */
function expected(voice: Voice, pieces: readonly Piece[], removed: string | null): Readonly<Record<string, string>> {
  const setOff = new Set(voice.pieces.flatMap((piece) => piece['sets-off'] ?? []));
  const stillSetOff = new Set(pieces.flatMap((piece) => piece['sets-off'] ?? []));
  return Object.fromEntries(
    elements.map((check) => {
      const own = removed === null ? undefined : voice.without?.[removed]?.[check];
      if (own !== undefined) return [check, own];
      if (setOff.has(check) && !stillSetOff.has(check)) return [check, 'not-applicable'];
      return [check, pieces.some((piece) => carries(piece, check)) ? 'met' : 'missing'];
    }),
  );
}

describe.each(NAMES)('a whole notice, %s', (name) => {
  const voice = voiceOf(name);
  const another = voiceOf(NAMES[(NAMES.indexOf(name) + 1) % NAMES.length] ?? name);

  it('meets everything', () => {
    expect(statuses(voice, voice.pieces)).toEqual(expected(voice, voice.pieces, null));
    expect(Object.values(statuses(voice, voice.pieces))).toEqual(elements.map(() => 'met'));
  });

  it.each(elements)('without %s lacks just that', (check) => {
    const left = voice.pieces.filter((piece) => !carries(piece, check));
    expect(left.length).toBeLessThan(voice.pieces.length);
    expect(statuses(voice, left)).toEqual(expected(voice, left, check));
  });

  it.each(elements)('with %s in another voice meets it again', (check) => {
    const left = voice.pieces.filter((piece) => !carries(piece, check));
    const lent = another.pieces.filter((piece) => carries(piece, check) || piece.introduces?.includes(check));
    const at = voice.pieces.findIndex((piece) => carries(piece, check));
    const whole = [...left.slice(0, at), ...lent, ...left.slice(at)];
    expect(statuses(voice, whole)[check]).toBe('met');
  });
});
