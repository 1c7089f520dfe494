import { describe, expect, it } from 'vitest';
import { CutOff, changeLine, fileWithBatches, partsOfFile, readLine } from './archive';
import { type Change, packed } from './store';

const HEAD = '{\n "format": "noticemark-history",\n "reviews": []\n}\n';
const BATCH: Change = {
  batch: {
    id: 'b1',
    name: 'Autumn ] term',
    createdAt: '2026-11-26T09:00:00.000Z',
    settings: { asOf: '2026-11-26', links: false, gap: 1000, mostPages: 60, mostDepth: 4 },
    schools: [
      {
        ...{ id: '100001', name: 'Elm School', urn: '100001', website: 'elm.example.sch.uk', notices: [] },
        ...{ trust: null, phase: null, type: null, authority: null },
      },
    ],
    previous: null,
  },
};
const FAILURE: Change = {
  put: 'failures',
  record: { id: 'f', school: '100001', position: 0, url: 'x', code: 'y', message: 'a\nb', candidate: null },
};
const BYTES: Change = { keep: 'reports c', bytes: packed([{ words: 'é'.repeat(50_000) }]) };
const GIVEN: Change = { keep: 'file /a.pdf', bytes: new Uint8Array([0, 255, 10, 13]) };
const ALL = [BATCH, FAILURE, BYTES, GIVEN];

const fileOf = (changes: readonly Change[]) => new Blob([...fileWithBatches(HEAD, changes.map(changeLine))]);

describe('batches in the file that holds everything', () => {
  it('come back as they were, and the file is JSON', async () => {
    const file = fileOf(ALL);
    expect(JSON.parse(await file.text()).bulk).toHaveLength(ALL.length);
    const { head, lines } = await partsOfFile(file);
    expect(JSON.parse(head)).toEqual(JSON.parse(HEAD));
    const read: unknown[] = [];
    for await (const line of lines) {
      const one = readLine(line);
      expect(one).toMatchObject({ ok: true });
      if (one.ok) read.push(one.change);
    }
    expect(read).toEqual(ALL);
  });

  it('a file without them is as it was', async () => {
    const { head, lines } = await partsOfFile(new Blob([HEAD]));
    expect(JSON.parse(head)).toEqual(JSON.parse(HEAD));
    expect(await lines.next()).toMatchObject({ done: true });
  });

  it('one that was cut off is found out at its end', async () => {
    const text = await fileOf(ALL).text();
    const cut = text.slice(0, text.lastIndexOf('\n ]'));
    const { lines } = await partsOfFile(new Blob([cut]));
    await expect(async () => {
      for await (const line of lines) readLine(line);
    }).rejects.toThrow(CutOff);
  });

  it.each([
    ['{"batch":{"id":"b1"}}', 'batch, name'],
    [changeLine(FAILURE).replace('"position":0', '"position":"0"'), 'record, position'],
    [changeLine(BYTES).replace('"bytes":"', '"bytes":"AAAA'), 'reports c: damaged'],
    ['{"put":"elsewhere","record":{}}', 'put'],
    ['{"drop":"rows","id":"r"}', 'put'],
    ['{"put":', 'not as Noticemark writes it'],
  ])('what is not sound is named: %s', (line, problem) => {
    const read = readLine(line);
    expect(read.ok ? '' : read.problem).toContain(problem);
  });
});
