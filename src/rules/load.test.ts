/** Loading a pack from disk, with and without the cache. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPack, loadRuleFiles } from './load';

const PACK = 'id: test\nversion: 2026.11.0\ncheckedOn: 2026-11-23\nrenewal: "-09-01"\nelements: []\nfindings: []\n';

describe('a rules folder', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'rules-'));
    mkdirSync(join(dir, 'registers', 'phrases'), { recursive: true });
    writeFileSync(join(dir, 'pack.yaml'), PACK);
    writeFileSync(join(dir, 'README.md'), '# No rule');
    writeFileSync(join(dir, 'registers', 'phrases', 'a.yaml'), 'ask: [ask]\n');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('gives its YAML files by path', () => {
    expect([...loadRuleFiles(dir).keys()].sort()).toEqual(['pack.yaml', 'registers/phrases/a.yaml']);
  });

  it('gives the same pack compiled and from the cache, and a new one when a file changes', async () => {
    const first = await loadPack(dir);
    expect(await loadPack(dir)).toEqual(first);
    expect(first.patterns).toMatchObject([{ words: ['ask'] }]);
    writeFileSync(join(dir, 'registers', 'phrases', 'a.yaml'), 'ask: [beg]\n');
    expect((await loadPack(dir)).patterns).toMatchObject([{ words: ['beg'] }]);
  });

  it('is refused with the places of its faults', async () => {
    writeFileSync(join(dir, 'registers', 'phrases', 'a.yaml'), 'ask: [ask, "(beg"]\n');
    await expect(loadPack(dir)).rejects.toThrow('registers/phrases/a.yaml:1:13: this "(" has no closing ")"');
  });
});
