/** Word, OpenDocument and other files made to hang end in a clear error, or in a bounded reading. */
import { describe, expect, it } from 'vitest';
import { HOSTILE_DOCUMENTS } from '../../tests/support/hostile-document';
import { readSource } from './index';
import { DEFAULT_LIMITS } from './limits';

const READ = [
  'a Word file of tables in tables',
  'a Word file of a page header for each section',
  'an OpenDocument text of repeated cells',
  'an OpenDocument text of endless spaces',
  'a page of 400,000 nested boxes',
];
const DAMAGED = ['a Word file whose sizes lie', 'a Word file of entities', 'a Word file in a Word file'];

describe('a document made to hang', () => {
  it.each(Object.entries(HOSTILE_DOCUMENTS))('%s', async (name, make) => {
    const bytes = make();
    expect(bytes.length).toBeLessThanOrEqual(DEFAULT_LIMITS.bytes);
    const read = await readSource(bytes, { location: 'notice' });
    if (!read.ok) expect(read.error.message).toMatch(/^[A-Z].*\.$/);
    const expected = READ.includes(name) ? 'read' : DAMAGED.includes(name) ? 'damaged' : 'too-large';
    expect(read.ok ? 'read' : read.error.code).toBe(expected);
    if (read.ok) expect(read.notice.text.length).toBeLessThan(1_000);
  });
});
