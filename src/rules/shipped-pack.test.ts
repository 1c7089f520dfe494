/** What is shipped of a pack gives the pack again, and the reviews that it gives are those of the pack as it was compiled. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withAddedRules } from '../engine/added-rules';
import type { Pack, PlainPack } from '../engine/pack';
import { reviewNotice } from '../engine/review';
import { openPack, shipPack } from '../engine/shipped-pack';
import { readHtml } from '../read/html';
import { compileAddedRules, compilePack, vocabulariesOf } from './compile';
import { loadRuleFiles } from './load';

const files = loadRuleFiles();

function compiled(): PlainPack {
  const result = compilePack(files);
  if (!result.ok) throw new Error('the rules do not compile');
  return result.pack;
}

const pack = compiled();
const opened = openPack(JSON.parse(JSON.stringify(shipPack(compiled()))));

const page = readFileSync(new URL('../../tests/corpus/dev/c-langrigg-hall-general.html', import.meta.url), 'utf8');

const reviewBy = (by: Pack) =>
  reviewNotice({
    notice: readHtml(page),
    pack: by,
    asOf: '2026-11-23',
    toolVersion: '0',
    source: { location: 'here', mediaType: 'text/html', sha256: '0'.repeat(64) },
  });

describe('a pack that is opened', () => {
  it('has the patterns of the one that was shipped', () => {
    expect(opened.patterns.length).toBe(pack.patterns.length);
    expect(pack.patterns.map((_, id) => opened.patterns.at(id))).toEqual(pack.patterns);
    expect(opened.patterns.at(pack.patterns.length)).toBeUndefined();
  });

  it('has its sets of words, and all else', () => {
    const sorted = (sets: Pack['wordSets']) => sets.map((words) => [...words].sort());
    expect(sorted(opened.wordSets)).toEqual(sorted(pack.wordSets));
    const { patterns: _, wordSets: __, workedOut: ___, ...rest } = opened;
    const { patterns: ____, wordSets: _____, ...all } = pack;
    expect(rest).toEqual(all);
  });

  it('gives the same review', () => {
    expect(reviewBy(opened)).toEqual(reviewBy(pack));
  });

  it('takes rules of an organisation’s own', () => {
    const trust = new URL('../../tests/fixtures/own-rules/five-oaks-trust.yaml', import.meta.url);
    const own = new Map([['trust.yaml', readFileSync(trust, 'utf8')]]);
    const reviewed = (base: Pack) => {
      const result = compileAddedRules(base, vocabulariesOf(files), own);
      if (!result.ok) throw new Error('the own rules do not compile');
      return reviewBy(withAddedRules(base, result.added));
    };
    const review = reviewed(opened);
    expect(review.tool.rulePacks).toHaveLength(2);
    expect(review).toEqual(reviewed(pack));
  });
});
