/** Reads what was pasted, listed or dropped, for the preview. */
import type { School } from '../../src/bulk/batch';
import { type ListReading as BulkList, type ListResult, readFiles, readList, readPasted } from '../../src/bulk/list';
import type { Pack } from '../../src/engine/pack';
import type { BulkListRegister, ListColumn } from '../../src/engine/registers';
import type { GivenFile, ListLine, ListReading } from '../../src/ui/bulk/bulk-doors';

/** Files that hold a list of schools; all others are notices. */
const LISTS = /\.(?:csv|tsv|xlsx|xls)$/i;

export async function readTextList(text: string, pack: Pack): Promise<ListReading> {
  return shown(readPasted(text, registerOf(pack)));
}

/** A list, or notices, or both at once. */
export async function readFileList(files: readonly GivenFile[], pack: Pack): Promise<ListReading> {
  const lists = files.filter(({ path }) => LISTS.test(path)).map(({ file }) => file);
  const documents = new Map(files.filter(({ path }) => !LISTS.test(path)).map(({ path, file }) => [path, file]));
  const readings: ListReading[] = [];
  for (const file of lists) {
    readings.push(shown(await readList(new Uint8Array(await file.arrayBuffer()), file.name, registerOf(pack))));
  }
  if (documents.size > 0) readings.push(await ofDocuments(documents));
  return readings.reduce(joined);
}

function registerOf({ registers, id }: Pack): BulkListRegister {
  if (!registers.bulkList) throw new Error(`Rule pack ${id} does not say how lists of schools are read.`);
  return registers.bulkList;
}

async function ofDocuments(documents: ReadonlyMap<string, File>): Promise<ListReading> {
  const schools = readFiles([...documents.keys()]);
  const files = new Map<string, Uint8Array>();
  for (const address of schools.flatMap(({ notices }) => notices)) {
    const file = documents.get(address.replace(/^file:/, ''));
    if (file) files.set(address, new Uint8Array(await file.arrayBuffer()));
  }
  const lines = schools.map((school, at): ListLine => ({ ...LINE, number: at + 1, text: school.name, school }));
  return { ok: true, preview: { lines, columns: [], schools, files } };
}

const LINE = { state: 'taken', notes: [] } as const;

function shown(result: ListResult): ListReading {
  if (!result.ok) return { ok: false, problems: [result.message] };
  const { list } = result;
  const schools = new Map(list.schools.map((school) => [school.id, school]));
  return {
    ok: true,
    preview: {
      lines: list.rows.map((row) => lineOf(row, schools)),
      columns: Object.entries(list.columns).map(([column, head]) => ({ head, column: column as ListColumn })),
      schools: list.schools,
      files: new Map(),
    },
  };
}

function lineOf(row: BulkList['rows'][number], schools: ReadonlyMap<string, School>): ListLine {
  const about = { number: row.line, text: row.text };
  switch (row.understood) {
    case 'school':
      return {
        ...about,
        state: 'taken',
        notes: row.note === null ? [] : [row.note],
        school: schools.get(row.school) ?? null,
      };
    case 'left-out':
      return { ...about, state: 'left-out', notes: [row.why], school: null };
    case 'problem':
      return { ...about, state: 'doubtful', notes: [row.why], school: null };
  }
}

/** Two files at once: a school of both is taken once, one of the same id in the list is given another. */
function joined(first: ListReading, second: ListReading): ListReading {
  if (!first.ok || !second.ok) {
    return { ok: false, problems: [first, second].flatMap((one) => (one.ok ? [] : one.problems)) };
  }
  const known = new Map(first.preview.schools.map((school) => [school.id, school]));
  const schools = new Map<string, School>();
  for (const school of second.preview.schools) {
    const other = known.get(school.id);
    if (other === undefined) schools.set(school.id, school);
    else if (other.urn !== null && other.urn === school.urn) schools.set(school.id, other);
    else schools.set(school.id, { ...school, id: `${school.id} (2)` });
  }
  const lines = second.preview.lines.map((line) => ({
    ...line,
    school: line.school && (schools.get(line.school.id) ?? line.school),
  }));
  const fresh = [...schools.values()].filter((school) => known.get(school.id) !== school);
  return {
    ok: true,
    preview: {
      lines: [...first.preview.lines, ...lines],
      columns: [...first.preview.columns, ...second.preview.columns],
      schools: [...first.preview.schools, ...fresh],
      files: new Map([...first.preview.files, ...second.preview.files]),
    },
  };
}
