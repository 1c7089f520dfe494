/** What a row shows of a text that may tell what the rules call missing. */
import { expect, it } from 'vitest';
import { readText } from '../read/text';
import { loadPack } from '../rules/load';
import { explainElement, reviewElement } from './review';

it('shows the likest sentence first, asks for it to be read over the mark, and says by which words', async () => {
  const pack = await loadPack();
  const check = 'retention';
  // As if the phrases knew nothing of it.
  const never = { op: 'any' as const, of: [] };
  const elements = pack.elements.map((rule) => (rule.id === check ? { ...rule, met: never, partial: never } : rule));
  const deaf = { ...pack, elements };
  const notice = readText(
    '# Notice\n\nWe teach children.\n\n## How long we keep records\n\nPupil files are kept until the pupil is 25 and are then destroyed.',
    { markdown: true },
  );
  const options = { asOf: '2026-11-23' };
  const row = reviewElement(deaf, notice, check, options);
  expect(row.status).toBe('missing');
  expect(row.nearMisses?.[0]?.quote).toMatch(/^Pupil files are kept/);
  expect(row.reviewReason).toContain('may tell it in other words: “Pupil files are kept');
  const lines = explainElement(deaf, notice, check, options).join('\n');
  expect(lines).toMatch(/reads most like it.*\n.*Pupil files are kept.*\n.*\+\d/);
});
