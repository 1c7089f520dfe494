/** For unit tests: the review of a little text, by the project's own rules. */
import type { Report } from '../../src/engine/report';
import { reviewNotice } from '../../src/engine/review';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

const pack = await loadPack();

/** @param text a notice in Markdown */
export function reviewOf(text: string, asOf = '2026-11-23', location = 'https://ash.example.sch.uk/privacy'): Report {
  return reviewNotice({
    notice: readText(text, { markdown: true }),
    pack,
    asOf,
    toolVersion: '0',
    source: { location, mediaType: 'text/markdown', sha256: '0'.repeat(64) },
  });
}
