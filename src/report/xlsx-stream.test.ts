import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { turnGiver } from './turns';
import { oneSheet, type SheetCell, type SheetForm, type SheetGroup, streamXlsx } from './xlsx-stream';

const FORMS: readonly SheetForm[] = ['First', 'Second', 'Third'].map((name, at) => ({
  name,
  frozen: at,
  columns: ['Name', 'Number', 'Day'].map((head) => ({ head, width: 20 + at })),
}));

/** Enough for many pieces of each sheet. */
const ROWS = 1_200;

function rowOf(sheet: number, row: number): readonly SheetCell[] {
  return [`Sheet ${sheet} & row <${row}> ${'word '.repeat(row % 7)}end`, row, { text: '2026-11-26', look: 'date' }];
}

function* rowsOf(sheet: number) {
  for (let row = 0; row < ROWS; row++) yield rowOf(sheet, row);
}

function* sideBySide() {
  for (let row = 0; row < ROWS; row++) for (const sheet of [0, 1, 2]) yield [sheet, rowOf(sheet, row)] as const;
}

async function written(groups: readonly SheetGroup[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamXlsx(groups)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const partsOf = (bytes: Buffer) =>
  Object.entries(unzipSync(new Uint8Array(bytes)))
    .map(([name, part]) => [name, strFromU8(part)] as const)
    .sort();

describe('a workbook written row by row', () => {
  it('is the same whether its sheets are filled one after the other or side by side', async () => {
    const together = await written([{ sheets: FORMS, rows: sideBySide() }]);
    const apart = await written(FORMS.map((form, sheet) => oneSheet(form, rowsOf(sheet))));
    expect(partsOf(together)).toEqual(partsOf(apart));
    const sheets = await readXlsx(together);
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual(FORMS.map(({ name }) => [name, ROWS + 1]));
    expect(sheets[1]?.data[8]).toEqual([rowOf(1, 7)[0], 7, new Date('2026-11-26T00:00:00Z')]);
  });

  it('tells of a fault in its rows, and does not end as if it were whole', async () => {
    function* broken() {
      yield rowOf(0, 0);
      throw new Error('not kept any more');
    }
    const [form] = FORMS;
    await expect(written(form ? [oneSheet(form, broken())] : [])).rejects.toThrow('not kept any more');
  });

  it('lets others have their turn while it is written', async () => {
    let turns = 0;
    let going = true;
    const other = (async () => {
      while (going) {
        await new Promise((resolve) => setImmediate(resolve));
        turns++;
      }
    })();
    function* slow() {
      for (const row of rowsOf(0)) {
        const end = performance.now() + 0.2;
        while (performance.now() < end);
        yield row;
      }
    }
    const [form] = FORMS;
    if (form) await written([oneSheet(form, slow())]);
    going = false;
    await other;
    expect(turns).toBeGreaterThan(2);
  });
});

describe('turns', () => {
  it('are given only where there was work', async () => {
    const giveTurn = turnGiver();
    expect(giveTurn()).toBeUndefined();
    const end = performance.now() + 60;
    while (performance.now() < end);
    const turn = giveTurn();
    expect(turn).toBeInstanceOf(Promise);
    await turn;
  });
});
