/** The same notice gives the same review, whatever format it comes in. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/report';
import { reviewNotice } from '../../src/engine/review';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { labelledDocuments } from '../accuracy/labels';
import { FORMATS, WEB_PAGE, type WrittenFormat } from '../support/formats';
import { knownFromNotice } from '../support/known-from-notice';
import { HARD_NOTICE, type KnownBlock } from '../support/known-notice';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = path.join(root, 'tests/corpus/dev');
const pack = await loadPack(path.join(root, 'rules'));
const documents = await labelledDocuments(folder, folder);
const TIMEOUT = 120_000;

async function review(bytes: Uint8Array, location: string): Promise<Report> {
  const read = await readSource(bytes, { location });
  if (!read.ok) throw new Error(`${location}: ${read.error.message}`);
  const source = { location, mediaType: read.mediaType, sha256: '0'.repeat(64) };
  return reviewNotice({ notice: read.notice, pack, asOf: '2026-11-23', toolVersion: '0', source });
}

/** What has to be the same: what kind of text it is, statuses, and findings by check and words. */
function shapeOf(report: Report): string[] {
  const { isNotice, kind, nation, organisation, title } = report.notice;
  return [
    `${isNotice ? 'a notice' : 'no notice'}, ${kind}, ${nation}, of ${organisation}, called ${title}`,
    ...report.elements.map(({ check, status }) => `${check}: ${status}`),
    ...report.findings.map(({ check, quote }) => `${check}: ${words(quote)}`).sort(),
  ];
}

/** A line may end behind a slash, and does in narrow columns. */
function words(quote: string): string {
  return quote.replace(/\s+/g, ' ').replace(/\/ /g, '/');
}

async function shape(format: WrittenFormat, blocks: readonly KnownBlock[]): Promise<string[]> {
  return shapeOf(await review(await format.write(blocks), `notice${format.extension}`));
}

async function knownText(file: string): Promise<readonly KnownBlock[]> {
  const read = await readSource(await readFile(file), { location: file });
  if (!read.ok) throw new Error(read.error.message);
  return knownFromNotice(read.notice);
}

const notices = [
  { name: 'hard-notice', blocks: async () => HARD_NOTICE },
  ...documents.map(({ name, file }) => ({ name, blocks: () => knownText(file) })),
];

describe.each(notices)('$name', ({ blocks }) => {
  it(
    'gives the same review in every format',
    async () => {
      const known = await blocks();
      const onThePage = new Map<WrittenFormat['holds'], string[]>();
      for (const format of FORMATS) {
        const held = format.holds(known);
        const expected = onThePage.get(format.holds) ?? (await shape(WEB_PAGE, held));
        onThePage.set(format.holds, expected);
        expect({ format: format.name, shape: await shape(format, held) }).toEqual({
          format: format.name,
          shape: expected,
        });
      }
    },
    TIMEOUT,
  );
});
