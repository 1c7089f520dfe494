/** Short notices in odd voices and pages like them that are none: whether each is a notice, for whom and by whom. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMatcher } from '../../src/engine/matcher';
import { describeNotice } from '../../src/engine/notice-info';
import { indexText } from '../../src/engine/text-index';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

interface Labelled {
  readonly name: string;
  readonly text: string;
}

interface LabelledNotice extends Labelled {
  readonly kind: string;
  readonly organisation: string;
  /** Only where the text shows it. */
  readonly nation?: string;
}

const { notices, others }: { readonly notices: readonly LabelledNotice[]; readonly others: readonly Labelled[] } =
  parse(await readFile(new URL('./kinds.yaml', import.meta.url), 'utf8'));
const pack = await loadPack();

function described(text: string) {
  const index = indexText(readText(text, { markdown: true }));
  return describeNotice(index, createMatcher(index, pack), pack);
}

describe('a short notice', () => {
  it.each(notices.map((one) => [one.name, one] as const))('%s', (_, { text, kind, organisation, nation }) => {
    expect(described(text)).toMatchObject({ isNotice: true, kind, organisation, ...(nation && { nation }) });
  });
});

describe('a page that is none', () => {
  it.each(others.map((one) => [one.name, one] as const))('%s', (_, { text }) => {
    expect(described(text)).toMatchObject({ isNotice: false, kind: 'unknown' });
  });
});
