/**
 * Reads lists of schools: pasted addresses, CSV and workbooks with columns in any order, the Department for Education's
 * extract, names of files. Says of every row what it was understood as, or why it was not.
 */
import Papa from 'papaparse';
import type { BulkListRegister, ListColumn } from '../engine/registers';
import { decode } from '../read/decode';
import type { School } from './batch';
import { addressesIn, type ListAddress, listAddress, looksLikeAddress } from './list-address';

/** A row of the list, as it was understood. */
export type ListRow = {
  /** In the file, 1-based: the line of text, or the row of the sheet. */
  readonly line: number;
  /** As much of it as tells a reader which row it is. */
  readonly text: string;
} & (
  | { readonly understood: 'school'; readonly school: string; readonly note: string | null }
  /** Understood, and left out for a reason that is no fault: a sentence. */
  | { readonly understood: 'left-out'; readonly why: string }
  | { readonly understood: 'problem'; readonly why: string }
);

export interface ListReading {
  /** Which heading stands over what, where the list has headings. */
  readonly columns: Readonly<Partial<Record<ListColumn, string>>>;
  readonly rows: readonly ListRow[];
  readonly schools: readonly School[];
  /** What can be chosen from, in alphabetical order. */
  readonly trusts: readonly string[];
  readonly phases: readonly string[];
}

export type ListResult =
  | { readonly ok: true; readonly list: ListReading }
  /** A sentence for the person who chose the file. */
  | { readonly ok: false; readonly message: string };

/** @param name of the file, for what is said of it */
export async function readList(bytes: Uint8Array, name: string, register: BulkListRegister): Promise<ListResult> {
  if (bytes.length === 0) return refused(`“${name}” is empty.`);
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 8));
  if (start.startsWith('PK\u0003\u0004')) return readWorkbook(bytes, name, register);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return refused(`“${name}” is a workbook of the old format (.xls). Open it and save it as .xlsx or .csv.`);
  if (start.startsWith('%PDF'))
    return refused(`“${name}” is a PDF. Give the list as .csv or .xlsx, or paste the addresses.`);
  const text = decode(bytes);
  if (/\0/.test(text.slice(0, 4000))) return refused(`“${name}” is neither text nor a workbook.`);
  return answered(readTable(tableOf(text), register), name);
}

/** @param text pasted: addresses by lines or spaces, or rows copied from a sheet */
export function readPasted(text: string, register: BulkListRegister): ListResult {
  if (text.trim() === '') return refused('There is nothing to read: paste addresses, one a line.');
  const lines = text.split(/\r\n|\r|\n/);
  const isTable = lines.some((line) => /[\t]/.test(line) || (/[,;]/.test(line) && !looksLikeAddress(line.trim())));
  const rows: Iterable<Row> = isTable
    ? tableOf(text)
    : lines.flatMap((line, at) => cellsOfLine(line).map((cells) => ({ line: at + 1, cells })));
  return answered(readTable(rows, register), 'What was pasted');
}

/** "Ash School https://ash.example" names its school; else every word that is an address stands for itself. */
function cellsOfLine(line: string): readonly (readonly string[])[] {
  const words = line.split(/\s+/).filter((word) => word !== '');
  const addresses = words.filter(looksLikeAddress);
  const others = words.filter((word) => !looksLikeAddress(word));
  const [only] = addresses;
  if (only === undefined) return [[line]];
  return addresses.length === 1 ? [[only, others.join(' ').replace(/[\s:–-]+$/, '')]] : words.map((word) => [word, '']);
}

/**
 * Schools from files that were given: a folder is a school, files beside it are one by themselves.
 * @param paths with "/", as they stand below what was chosen
 * @returns with each file as address "file:" and its path; which are read is for the run to find out
 */
export function readFiles(paths: readonly string[]): readonly School[] {
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.some((part) => part.startsWith('.') || part.startsWith('~$'))) continue;
    // The outermost folder that not all share is the school's.
    const folder = parts.slice(0, -1).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), `file:${parts.join('/')}`]);
  }
  const top = sharedTop([...folders.keys()]);
  const schools = new Map<string, string[]>();
  for (const [folder, files] of folders) {
    const below = folder === top ? '' : top === '' ? folder : folder.slice(top.length + 1);
    const name = below.split('/')[0] || top.split('/').at(-1) || 'Files';
    schools.set(name, [...(schools.get(name) ?? []), ...files]);
  }
  return [...schools].map(([name, notices]) => ({ ...BLANK, id: name, name, notices }));
}

function sharedTop(folders: readonly string[]): string {
  let [top = ''] = folders;
  while (top !== '' && !folders.every((one) => one === top || one.startsWith(`${top}/`))) {
    top = top.includes('/') ? top.slice(0, top.lastIndexOf('/')) : '';
  }
  return top;
}

export interface ListFilter {
  readonly trust?: string;
  readonly phase?: string;
}

/** Leaves out what was not chosen; the rows say so. Trust and phase are compared without case, whole or in part. */
export function chosen(list: ListReading, { trust, phase }: ListFilter): ListReading {
  const isOf = (wanted: string | undefined, values: readonly string[]) => {
    if (wanted === undefined) return () => true;
    const plain = wordsOf(wanted);
    const whole = values.some((value) => wordsOf(value) === plain);
    return (value: string | null) =>
      value !== null && (whole ? wordsOf(value) === plain : wordsOf(value).includes(plain));
  };
  const [ofTrust, ofPhase] = [isOf(trust, list.trusts), isOf(phase, list.phases)];
  const out = new Map<string, string>();
  for (const school of list.schools) {
    if (!ofTrust(school.trust)) out.set(school.id, `It is not of the trust “${trust}”.`);
    else if (!ofPhase(school.phase)) out.set(school.id, `It is not of the phase “${phase}”.`);
  }
  return {
    ...list,
    schools: list.schools.filter(({ id }) => !out.has(id)),
    rows: list.rows.map((row) => {
      const why = row.understood === 'school' ? out.get(row.school) : undefined;
      return why === undefined ? row : { line: row.line, text: row.text, understood: 'left-out', why };
    }),
  };
}

const BLANK: Omit<School, 'id' | 'name'> = {
  urn: null,
  website: null,
  notices: [],
  trust: null,
  phase: null,
  type: null,
  authority: null,
};

function refused(message: string): ListResult {
  return { ok: false, message };
}

function answered(list: ListReading, name: string): ListResult {
  if (list.rows.length === 0) return refused(`${name} holds no row that could be read.`);
  return { ok: true, list };
}

async function readWorkbook(bytes: Uint8Array, name: string, register: BulkListRegister): Promise<ListResult> {
  const { default: readXlsx } = await import('read-excel-file/universal');
  try {
    const sheets = await readXlsx(bytes.slice().buffer);
    const readings = sheets.map(({ data }) =>
      readTable(
        data.map((cells, at) => ({ line: at + 1, cells: cells.map(cellText) })),
        register,
      ),
    );
    // Notes and legends stand on sheets of their own.
    const best = readings.reduce<ListReading | null>(
      (most, one) => (most === null || one.schools.length > most.schools.length ? one : most),
      null,
    );
    return best === null ? refused(`“${name}” has no sheet.`) : answered(best, `“${name}”`);
  } catch {
    return refused(`“${name}” is no workbook that can be read. Open it and save it as .xlsx or .csv.`);
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function tableOf(text: string): readonly Row[] {
  // Excel's own word for what parts the cells.
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  let line = told ? 2 : 1;
  const rows: Row[] = [];
  Papa.parse<string[]>(body, {
    delimiter: told?.[1] ?? delimiterOf(body),
    step({ data }) {
      rows.push({ line, cells: data });
      line += 1 + data.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    },
  });
  return rows;
}

const DELIMITERS = [',', ';', '\t', '|'];
const ROWS_TRIED = 30;

/** What parts the cells: what gives the most rows the most cells, as many in each as in the most of them. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 200_000);
  let [best = ',', most] = [DELIMITERS[0], 0];
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(start, { delimiter, preview: ROWS_TRIED, skipEmptyLines: true });
    const widths = new Map<number, number>();
    for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    const score = Math.max(0, ...[...widths].map(([width, rows]) => (width - 1) * rows));
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Rows that are looked through for headings: titles and notes may stand above them. */
const HEADINGS_WITHIN = 15;

function readTable(all: Iterable<Row>, register: BulkListRegister): ListReading {
  const rows = [...all].filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const head = headingsIn(rows.slice(0, HEADINGS_WITHIN), register);
  const body = head === null ? rows : rows.slice(head.at + 1);
  const places = head?.places ?? placesByContent(body);
  const columns = head === null ? {} : head.columns;
  const reader = schoolReader(register, places);
  return { columns, rows: body.map(reader.take), ...reader.found() };
}

type Places = ReadonlyMap<number, ListColumn>;

interface Headings {
  readonly at: number;
  readonly places: Places;
  readonly columns: Partial<Record<ListColumn, string>>;
}

function headingsIn(rows: readonly Row[], { columns }: BulkListRegister): Headings | null {
  let best: Headings | null = null;
  for (const [at, { cells }] of rows.entries()) {
    const words = cells.map(wordsOf);
    const places = new Map<number, ListColumn>();
    const told: Partial<Record<ListColumn, string>> = {};
    for (const [column, names] of Object.entries(columns) as [ListColumn, readonly string[]][]) {
      const name = names.map(wordsOf).find((one) => words.some((word, place) => word === one && !places.has(place)));
      if (name === undefined) continue;
      // A list may have a column for each of several notices.
      for (const [place, word] of words.entries()) {
        const isIt = column === 'notice' ? names.map(wordsOf).includes(word.replace(/\d+$/, '')) : word === name;
        if (!isIt || places.has(place) || (told[column] !== undefined && column !== 'notice')) continue;
        places.set(place, column);
        told[column] ??= cells[place]?.trim() ?? '';
      }
    }
    const useful = told.website !== undefined || told.notice !== undefined || told.urn !== undefined;
    // A row of addresses is no row of headings.
    if (!useful || cells.some(looksLikeAddress)) continue;
    if (best === null || places.size > best.places.size) best = { at, places, columns: told };
  }
  return best;
}

/** Compared without case, punctuation and spaces. */
function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const MOST_SAMPLED = 200;

/** Without headings, columns are told by what stands in them. */
function placesByContent(rows: readonly Row[]): Places {
  const sample = rows.slice(0, MOST_SAMPLED);
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const places = new Map<number, ListColumn>();
  const share = (place: number, is: (cell: string) => boolean) => {
    const filled = sample.map(({ cells }) => cells[place]?.trim() ?? '').filter((cell) => cell !== '');
    return filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
  };
  const columns = Array.from({ length: width }, (_, place) => place);
  for (const place of columns) {
    if (share(place, (cell) => addressesIn(cell).some(looksLikeAddress)) > 0.5) places.set(place, 'website');
    else if (share(place, (cell) => /^\d{5,7}$/.test(cell)) > 0.8 && ![...places.values()].includes('urn'))
      places.set(place, 'urn');
  }
  if (places.size === 0 && width > 0) places.set(0, 'website');
  const name = columns.find((place) => !places.has(place) && share(place, (cell) => /\p{L}{2}/u.test(cell)) > 0.5);
  if (name !== undefined) places.set(name, 'name');
  return places;
}

interface Building {
  readonly line: number;
  readonly school: School;
}

function schoolReader(register: BulkListRegister, places: Places) {
  /** By everything that tells one school from another. */
  const byKey = new Map<string, string>();
  const schools = new Map<string, Building>();
  const none = new Set(register.none);

  const told = (cells: readonly string[], column: ListColumn): string | null => {
    for (const [place, known] of places) {
      const text = known === column ? tidy(cells[place] ?? '') : '';
      if (text !== '' && !none.has(text.toLowerCase())) return text;
    }
    return null;
  };
  const addressesOf = (
    cells: readonly string[],
  ): readonly { readonly of: ListColumn; readonly address: ListAddress }[] =>
    [...places].flatMap(([place, column]) =>
      column === 'website' || column === 'notice'
        ? addressesIn(cells[place] ?? '').map((one) => ({ of: column, address: listAddress(one, register) }))
        : [],
    );

  const take = ({ line, cells }: Row): ListRow => {
    const text = tidy(cells.filter((cell) => cell.trim() !== '').join(' | ')).slice(0, MOST_SHOWN);
    const status = told(cells, 'status');
    const name = told(cells, 'name');
    if (status !== null && register.closed.includes(status.toLowerCase()))
      return { line, text, understood: 'left-out', why: `The school is not open (${status}).` };
    const addresses = addressesOf(cells);
    const websites = addresses.flatMap(({ of, address }) =>
      address.kind === 'website' && of === 'website' ? [address.url] : [],
    );
    const notices = addresses.flatMap(({ of, address }) =>
      address.kind === 'notice' || (address.kind === 'website' && of === 'notice') ? [address.url] : [],
    );
    const unclear = addresses.flatMap(({ address }) => (address.kind === 'unclear' ? [address.why] : []));
    const [website = null, ...more] = websites;
    if (website === null && notices.length === 0) {
      const what = name === null ? 'The row' : `“${name}”`;
      const why = unclear[0] ?? `${what} has no web address.`;
      return { line, text, understood: 'problem', why };
    }
    const urn = told(cells, 'urn');
    const fresh: Omit<School, 'id'> = {
      name: name ?? nameOf(website ?? notices[0] ?? ''),
      urn: urn !== null && /^\d{4,8}$/.test(urn) ? urn : null,
      website,
      notices: [...new Set([...notices, ...more])],
      trust: told(cells, 'trust'),
      phase: told(cells, 'phase'),
      type: told(cells, 'type'),
      authority: told(cells, 'authority'),
    };
    const note = unclear.length > 0 ? unclear.join(' ') : null;
    return { line, text, ...joined(fresh, line, note) };
  };

  const joined = (fresh: Omit<School, 'id'>, line: number, note: string | null) => {
    const key = keyOf(fresh, places);
    const known = byKey.get(key);
    const old = known === undefined ? undefined : schools.get(known);
    if (known === undefined || old === undefined) {
      const id = unusedId(fresh, schools);
      byKey.set(key, id);
      schools.set(id, { line, school: { id, ...fresh } });
      return { understood: 'school', school: id, note } as const;
    }
    const notices = fresh.notices.filter((one) => !old.school.notices.includes(one));
    const website = old.school.website ?? fresh.website;
    if (notices.length === 0 && website === old.school.website) {
      const why = `It is the same as line ${old.line}.`;
      return { understood: 'left-out', why } as const;
    }
    const merged = { ...old.school, website, notices: [...old.school.notices, ...notices] };
    schools.set(known, { ...old, school: merged });
    return { understood: 'school', school: known, note: note ?? `Joined with line ${old.line}.` } as const;
  };

  return {
    take,
    found() {
      const all = [...schools.values()].map(({ school }) => school);
      const valuesOf = (column: 'trust' | 'phase') =>
        [...new Set(all.flatMap((school) => school[column] ?? []))].sort((a, b) => (a < b ? -1 : 1));
      return { schools: all, trusts: valuesOf('trust'), phases: valuesOf('phase') };
    },
  };
}

/** Characters of a row that are shown. */
const MOST_SHOWN = 160;

function tidy(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Rows with the same key are one school: by its URN, else by name and site, as far as the list has them. */
function keyOf({ urn, name, website, notices }: Omit<School, 'id'>, places: Places): string {
  if (urn !== null) return `urn ${urn}`;
  const site = siteKey(website ?? notices[0] ?? '', website !== null);
  const isNamed = [...places.values()].includes('name');
  return isNamed
    ? `${wordsOf(name)} ${new URL(website ?? notices[0] ?? 'http://x').hostname.replace(/^www\./, '')}`
    : site;
}

/** Notices are of one school where they stand on one host; sites in folders of one host are several. */
function siteKey(address: string, isHome: boolean): string {
  const url = new URL(address);
  const host = url.host.replace(/^www\./, '');
  const path = isHome ? url.pathname.replace(/\/(?:index\.\w+)?$/i, '').toLowerCase() : '';
  return `${host}${path}${isHome ? url.search : ''}`;
}

function nameOf(address: string): string {
  const url = new URL(address);
  const path = url.pathname.replace(/\/(?:index\.\w+)?$/i, '');
  return `${url.host.replace(/^www\./, '')}${path.length > 1 && path.length < 40 ? path : ''}`;
}

function unusedId({ urn, name }: Omit<School, 'id'>, taken: ReadonlyMap<string, unknown>): string {
  const wanted = urn ?? name;
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted} (${number})`;
    if (!taken.has(id)) return id;
  }
}
