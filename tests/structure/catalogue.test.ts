/** Every check of the catalogue has a rule folder, and every rule folder a place in the catalogue. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));
const catalogue: { elements: string[]; findings: string[] } = parse(
  readFileSync(path.join(root, 'rules/pack.yaml'), 'utf8'),
);
const folders = readdirSync(path.join(root, 'rules'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['registers', 'likeness'].includes(entry.name))
  .map((entry) => entry.name)
  .sort();

describe('the catalogue', () => {
  it('has 28 elements', () => {
    expect(new Set(catalogue.elements).size).toBe(28);
  });

  it('has 19 findings', () => {
    expect(new Set(catalogue.findings).size).toBe(19);
  });

  it('matches the rule folders', () => {
    expect(folders).toEqual([...catalogue.elements, ...catalogue.findings].sort());
  });

  const published = path.join(root, '../shared/CHECKS.md');
  it.skipIf(!existsSync(published))(
    'matches the published definitions (skipped where shared/ is not beside the project)',
    () => {
      const [elements = '', findings = ''] = readFileSync(published, 'utf8').split('\n## Findings');
      const idsIn = (text: string) => [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
      expect(catalogue.elements).toEqual(idsIn(elements));
      expect([...catalogue.findings].sort()).toEqual(idsIn(findings).sort());
    },
  );
});
