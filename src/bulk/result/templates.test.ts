import { describe, expect, it } from 'vitest';
import { sketchOf } from '../../links/sketch';
import { type Sketched, templatesOf } from './templates';

const words = (seed: number, count = 400) =>
  Array.from({ length: count }, (_, at) => `w${(at * 7919 + seed * 104_729) % 50_000}`).join(' ');

function notice(school: string, text: string, kind: Sketched['kind'] = 'pupils'): Sketched {
  return { notice: `${school} ${kind}`, school, kind, textHash: text, sketch: sketchOf(text) };
}

const TRUST = words(1);
const edited = (text: string, from: number, count: number, seed: number) => {
  const all = text.split(' ');
  all.splice(from, count, ...words(seed, count).split(' '));
  return all.join(' ');
};

describe('templatesOf', () => {
  it('puts alike texts together and says who drifted from what most have', () => {
    const [template, ...others] = templatesOf([
      notice('drifted', edited(TRUST, 0, 110, 2)),
      notice('a', TRUST),
      notice('b', TRUST),
      notice('close', edited(TRUST, 100, 6, 3)),
      notice('own', words(9)),
    ]);
    expect(others).toEqual([]);
    expect(template?.model.school).toBe('a');
    expect(template?.members.map(({ school, drift }) => [school, drift])).toEqual([
      ['drifted', 'drifted'],
      ['a', 'same'],
      ['b', 'same'],
      ['close', 'close'],
    ]);
  });

  it('keeps kinds apart, and leaves out what only one school has', () => {
    expect(templatesOf([notice('a', TRUST), notice('b', TRUST, 'workforce')])).toEqual([]);
    expect(templatesOf([notice('a', TRUST), { ...notice('a', TRUST), notice: 'second' }])).toEqual([]);
  });

  it('lists what most schools share first', () => {
    const [other, some] = [words(20), ['a', 'b', 'c']];
    const templates = templatesOf([
      ...['x', 'y'].map((school) => notice(school, TRUST)),
      ...some.map((school) => notice(school, other)),
    ]);
    expect(templates.map(({ schools }) => schools)).toEqual([3, 2]);
  });

  it('tells sixty templates among thousands of notices', () => {
    const texts = Array.from({ length: 60 }, (_, at) => words(100 + at, 200));
    const sketches = texts.map(sketchOf);
    const many = Array.from({ length: 6000 }, (_, at): Sketched => {
      const of = at % 60;
      const sketch = (sketches[of] ?? sketchOf('')).slice();
      sketch[at % 64] = at;
      return { notice: `${at}`, school: `${Math.floor(at / 8)}`, kind: 'pupils', textHash: `${at}`, sketch };
    });
    expect(templatesOf(many)).toHaveLength(60);
  });
});
