import { describe, expect, it } from 'vitest';
import { reviewOf } from '../../tests/support/review-of';
import { buildNotice } from '../notice/build';
import { type Archive, readArchive, writeArchive } from './archive';
import { anchorOf } from './decision';

const report = reviewOf(`# Privacy notice for pupils

Ash School is the data controller and uses personal data about pupils to teach them.

You can ask for a copy of your personal data. We share it with the local authority and keep it until you are 25.`);
const [row] = report.elements;
if (!row) throw new Error('no rows');
const archive: Archive = {
  reviews: [{ id: 'r1', notice: 'ash', site: 'ash.example.sch.uk', savedAt: '2026-11-26T10:00:00.000Z', report }],
  decisions: [
    {
      id: 'd1',
      notice: 'ash',
      check: row.check,
      verdict: 'confirmed',
      reason: 'Seen.',
      decidedAt: '2026-11-26T10:00:00.000Z',
      until: '2027-08-31',
      anchor: anchorOf(report, row),
    },
  ],
};
const text = writeArchive(archive, '2026-11-26T11:00:00.000Z');

describe('an archive', () => {
  it('brings what was read along', () => {
    const notice = buildNotice({ blocks: [{ kind: 'paragraph', text: 'We use data.' }] });
    const source = { location: 'notice.pdf', mediaType: 'application/pdf', sha256: '0'.repeat(64) } as const;
    const whole: Archive = { ...archive, readings: [{ id: 'r', notice, source, warnings: [] }] };
    expect(readArchive(writeArchive(whole, '2026-11-26T11:00:00.000Z'))).toEqual({
      ok: true,
      archive: whole,
      besides: {},
    });
    const broken = writeArchive(whole, '2026-11-26T11:00:00.000Z').replace('"kind": "paragraph"', '"kind": "poem"');
    const reading = readArchive(broken);
    expect(reading.ok ? [] : reading.problems[0]).toMatch(/^text 1, notice, blocks, 0, kind: /);
  });

  it('comes back as it was written', () => {
    expect(readArchive(text)).toEqual({ ok: true, archive, besides: {} });
    expect(readArchive(`\ufeff${text}`).ok).toBe(true);
  });

  it.each([
    ['a file cut off', text.slice(0, text.length / 2), /cut off/],
    ['another program’s file', '{"format":"other"}', /not a file that Noticemark exported/],
    ['a list', '[]', /not a file that Noticemark exported/],
    ['a newer file', text.replace('"version": 1', '"version": 9'), /newer version/],
    ['a day that is none', text.replace(/"asOf": "[^"]+"/, '"asOf": "soon"'), /^review 1, report, asOf: /],
    ['a verdict nobody knows', text.replace('"confirmed"', '"perhaps"'), /^decision 1, verdict: /],
    [
      'a status nobody knows',
      text.replace(/"status": "\w+"/, '"status": "fine"'),
      /^review 1, report, elements, 0, status: /,
    ],
  ])('is refused whole: %s', (_, broken, problem) => {
    const reading = readArchive(broken);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.problems[0]).toMatch(problem);
  });

  it('names no more faults than a person reads', () => {
    const many = { ...archive, decisions: Array.from({ length: 90 }, () => ({ id: 1 })) } as unknown as Archive;
    const reading = readArchive(writeArchive(many, '2026-11-26T11:00:00.000Z'));
    expect(reading.ok ? [] : reading.problems).toHaveLength(21);
  });
});
