/**
 * Whole notices with exact results: every element and every finding of each labelled document, no more and no less.
 * What still differs is listed in `known-differences.json`, so that a new difference fails, and so does a healed one
 * until it is struck from the list (`npm run accuracy -- --details` shows them, `-- --known` writes the list anew).
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reviewNotice } from '../../src/engine/review';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { labelledDocuments } from '../accuracy/labels';
import { addToScore, inShort, newScore } from '../accuracy/score';
import { ALL_SETS } from './sets';

const known: Record<string, string[]> = JSON.parse(
  await readFile(new URL('./known-differences.json', import.meta.url), 'utf8'),
);
const pack = await loadPack();
const documents = (
  await Promise.all(
    ALL_SETS.map((set) => fileURLToPath(new URL(`./${set}`, import.meta.url))).map((folder) =>
      labelledDocuments(folder, folder),
    ),
  )
).flat();

describe('labelled notices', () => {
  it.each(documents.map((document) => [document.name, document] as const))('%s', async (name, { file, label }) => {
    const read = await readSource(await readFile(file), { location: file });
    if (!read.ok) throw new Error(read.error.message);
    const report = reviewNotice({
      notice: read.notice,
      pack,
      asOf: '2026-11-23',
      toolVersion: '0',
      source: { location: file, mediaType: read.mediaType, sha256: '0'.repeat(64) },
    });
    const score = newScore();
    addToScore(score, name, label, report);
    expect(score.disagreements.map(inShort).sort()).toEqual([...(known[name] ?? [])].sort());
  });

  it('have names of their own, and known differences only of notices there are', () => {
    const names = documents.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(known).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has at least eight notices without any difference, of different schools', () => {
    const exact = documents.filter(({ name, label }) => label.isNotice && (known[name] ?? []).length === 0);
    expect(new Set(exact.map(({ label }) => label.organisation)).size).toBeGreaterThanOrEqual(8);
  });
});
