/** The registers of the rule pack, read straight from their files: for tests of citations. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { CitationRegisters } from '../../src/engine/citations/read-citations';

let known: CitationRegisters | null = null;

export function readRegisters(): CitationRegisters {
  if (known) return known;
  const read = (name: string) =>
    parse(readFileSync(fileURLToPath(new URL(`../../rules/registers/${name}.yaml`, import.meta.url)), 'utf8'));
  known = {
    legislation: read('legislation'),
    guidance: read('guidance'),
    notice: { nations: read('notice/nations').nations },
  };
  return known;
}
