/** A batch as a workbook: the grid, what to do, a tracker for the trust, links, sources, failures. Written school by school. */
import type { CheckChange, NoticeChange } from '../bulk/result/compare-runs';
import type { BulkNotice, BulkResult, BulkSchool } from '../bulk/result/model';
import type { KeptCandidate } from '../bulk/store';
import type { ElementResult, ElementStatus } from '../engine/report';
import {
  type BulkExport,
  booksOf,
  cellWords,
  type NoticeBook,
  noticeTitle,
  stageWords,
  WHOSE_WORDS,
} from './bulk-export';
import { answerOf, gridRows, schoolAnswer } from './bulk-grid';
import { remarkInWords, remarkOn, standingGaps, standingStatus } from './casebook';
import {
  KIND_WORDS,
  LINK_GROUP_WORDS,
  lawSentence,
  NATION_WORDS,
  oneLine,
  placeOf,
  SEVERITY_WORDS,
  STATUS_WORDS,
} from './model';
import { type CellLook, oneSheet, type SheetCell, type SheetForm, type SheetGroup, streamXlsx } from './xlsx-stream';

type Rows = AsyncGenerator<readonly SheetCell[]>;
type SchoolRows = Generator<readonly SheetCell[]>;

/** @returns the bytes of the .xlsx file, piece by piece */
export function bulkXlsx(source: BulkExport): AsyncGenerator<Uint8Array> {
  return streamXlsx([
    schoolsSheet(source),
    noticesSheet(source),
    sheetsOfReports(source),
    sourcesSheet(source),
    failuresSheet(source),
    ...changesSheet(source),
  ]);
}

/** What is made from whole reports: they are read once for all of these sheets. */
function sheetsOfReports(source: BulkExport): SheetGroup {
  const { result } = source;
  async function* rows(): AsyncGenerator<readonly [number, readonly SheetCell[]]> {
    for (const one of result.schools) {
      const books: NoticeBook[] = [];
      for await (const book of booksOf(source, one)) books.push(book);
      const parts = [
        gapRows(one, books),
        trackerRows(result, one, books),
        lackingRows(result, one),
        linkRows(one, books),
      ];
      for (const [sheet, part] of parts.entries()) for (const row of part) yield [sheet, row];
    }
  }
  return { sheets: [GAPS, TRACKER, LACKING, LINKS], rows: rows() };
}

const SCHOOL = { head: 'School', width: 26 };
const URN = { head: 'URN', width: 10 };
const NOTICE = { head: 'Notice', width: 32 };
const ADDRESS = { head: 'Link', width: 42 };

const LOOKS: Readonly<Record<ElementStatus, CellLook>> = {
  missing: 'missing',
  partial: 'partial',
  met: 'met',
  'not-applicable': 'quiet',
};

function statusCell(text: string, status: ElementStatus | null): SheetCell {
  return status === null ? text : { text, look: LOOKS[status] };
}

const day = (text: string): SheetCell => ({ text, look: 'date' });
const moment = (text: string | null | undefined): SheetCell => (text ? { text, look: 'moment' } : '');
const nameAndUrn = ({ school }: BulkSchool): readonly [string, string] => [oneLine(school.name), school.urn ?? ''];

function schoolsSheet({ result }: BulkExport): SheetGroup {
  return oneSheet(
    {
      name: 'Schools',
      frozen: 1,
      columns: [
        SCHOOL,
        URN,
        { head: 'Trust', width: 26 },
        { head: 'Phase', width: 14 },
        { head: 'Local authority', width: 20 },
        { head: 'Website', width: 30 },
        { head: 'How far', width: 20 },
        { head: 'Notices', width: 9 },
        { head: 'Findings in the text', width: 10 },
        ...result.elements.map(({ title }) => ({ head: title, width: 16 })),
      ],
    },
    gridRows(result).map(({ school: one, notices, cells, findings }) => [
      ...nameAndUrn(one),
      one.school.trust,
      one.school.phase,
      one.school.authority,
      one.school.website,
      stageWords(one),
      notices.length,
      findings,
      ...cells.map((cell) => statusCell(cellWords(cell), cell.status)),
    ]),
  );
}

function noticesSheet({ result }: BulkExport): SheetGroup {
  function* rows(): Generator<readonly SheetCell[]> {
    for (const one of result.schools) {
      for (const notice of one.notices) {
        const answers = result.elements.map((_, at) => answerOf(notice.answers[at]));
        yield [
          ...nameAndUrn(one),
          noticeTitle(notice),
          KIND_WORDS[notice.kind],
          notice.date === null ? '' : day(notice.date),
          notice.url,
          notice.findings.reduce((sum, { count }) => sum + count, 0),
          ...answers.map(({ status, needsReview }) =>
            status === null ? '' : statusCell(`${STATUS_WORDS[status]}${needsReview ? ' (look at this)' : ''}`, status),
          ),
        ];
      }
    }
  }
  return oneSheet(
    {
      name: 'Notices',
      frozen: 3,
      columns: [
        SCHOOL,
        URN,
        NOTICE,
        { head: 'Kind', width: 28 },
        { head: 'Last reviewed, as it says', width: 14 },
        ADDRESS,
        { head: 'Findings in the text', width: 10 },
        ...result.elements.map(({ title }) => ({ head: title, width: 14 })),
      ],
    },
    rows(),
  );
}

/** What is worked with comes first, and on one page when it is printed; what it rests on, behind it. */
const GAPS: SheetForm = {
  name: 'To do',
  frozen: 1,
  columns: [
    SCHOOL,
    URN,
    { head: 'Notice', width: 28 },
    { head: 'Severity', width: 18 },
    { head: 'What', width: 24 },
    { head: 'Answer', width: 12 },
    { head: 'What was found', width: 34 },
    { head: 'What to do', width: 48 },
    { head: 'Owner', width: 14 },
    { head: 'Done on', width: 11 },
    { head: 'In the notice', width: 50 },
    { head: 'Where', width: 22 },
    { head: 'Law', width: 32 },
    { head: 'Look at this', width: 30 },
    { head: 'Reviewer', width: 26 },
    ADDRESS,
  ],
};

function* gapRows(one: BulkSchool, books: readonly NoticeBook[]): SchoolRows {
  for (const { notice, book } of books) {
    for (const { severity, gaps } of standingGaps(book)) {
      for (const gap of gaps) {
        const { result } = gap;
        const isElement = gap.type === 'element';
        const span = isElement ? gap.result.evidence[0] : gap.result;
        const original = isElement ? book.report.elements.find(({ check }) => check === result.check) : gap.result;
        const remark = original ? remarkOn(book, original) : null;
        yield [
          ...nameAndUrn(one),
          noticeTitle(notice),
          SEVERITY_WORDS[severity],
          result.title,
          isElement ? statusCell(STATUS_WORDS[gap.result.status], gap.result.status) : 'finding',
          oneLine(result.message),
          (isElement ? gap.result.advice : gap.result.suggestion) ?? '',
          '',
          '',
          span ? oneLine(span.quote) : '',
          span ? placeOf(span) : '',
          lawSentence(result.authority),
          result.needsReview ? (result.reviewReason ?? 'yes') : '',
          remark ? remarkInWords(remark) : '',
          notice.url,
        ];
      }
    }
  }
}

/** Pieces of evidence that a row of the tracker shows. */
const MOST_EVIDENCE = 3;

const TRACKER: SheetForm = {
  name: 'Tracker',
  frozen: 1,
  columns: [
    SCHOOL,
    URN,
    { head: 'Requirement', width: 28 },
    { head: 'Status', width: 20 },
    { head: 'Evidence', width: 58 },
    { head: 'Link', width: 40 },
    { head: 'Owner', width: 14 },
    { head: 'Date reviewed', width: 13 },
    { head: 'Next review', width: 13 },
  ],
};

function* trackerRows(result: BulkResult, one: BulkSchool, books: readonly NoticeBook[]): SchoolRows {
  const reviewed = result.batch.settings.asOf;
  for (const { check, title } of result.elements) {
    const answers = books.flatMap(({ notice, book }) => {
      const row = book.report.elements.find((element) => element.check === check);
      return row ? [{ notice, row, status: standingStatus(book, row) ?? 'not-applicable' }] : [];
    });
    if (answers.length === 0) continue;
    const cell = schoolAnswer(
      answers.map(({ notice, row, status }) => ({
        id: notice.id,
        kind: notice.kind,
        status,
        needsReview: row.needsReview,
      })),
    );
    const telling = answers.filter(({ status }) => status === cell.status);
    yield [
      ...nameAndUrn(one),
      title,
      statusCell(cellWords(cell), cell.status),
      telling
        .slice(0, MOST_EVIDENCE)
        .map(({ notice, row }) => evidenceOf(notice, row))
        .join('\n'),
      telling[0]?.notice.url ?? '',
      '',
      day(reviewed),
      day(aYearAfter(reviewed)),
    ];
  }
}

function evidenceOf(notice: BulkNotice, { evidence, message }: ElementResult): string {
  const [span] = evidence;
  return `${noticeTitle(notice)}: ${span && span.quote.trim() !== '' ? `“${oneLine(span.quote)}”` : oneLine(message)}`;
}

/** The same day of the next year; the last of February for its 29th. @param asOf ISO day */
function aYearAfter(asOf: string): string {
  const next = `${Number(asOf.slice(0, 4)) + 1}${asOf.slice(4)}`;
  return next.endsWith('-02-29') ? next.replace('-29', '-28') : next;
}

const LACKING: SheetForm = {
  name: 'Missing notices',
  frozen: 1,
  columns: [
    SCHOOL,
    URN,
    { head: 'Notice for', width: 34 },
    { head: 'Severity', width: 40 },
    { head: 'Website', width: 40 },
  ],
};

function* lackingRows({ expected }: BulkResult, one: BulkSchool): SchoolRows {
  for (const { id, title, needed } of expected) {
    if (!one.lacking.includes(id)) continue;
    yield [
      ...nameAndUrn(one),
      title,
      needed
        ? 'None was found: look whether there is one'
        : 'None was found: needed where the school holds data about them',
      one.school.website ?? '',
    ];
  }
}

const LINKS: SheetForm = {
  name: 'Links',
  frozen: 1,
  columns: [
    SCHOOL,
    URN,
    NOTICE,
    ADDRESS,
    { head: 'Text', width: 30 },
    { head: 'Answer', width: 22 },
    { head: 'What it answers', width: 44 },
    { head: 'What to do', width: 44 },
    { head: 'HTTP status', width: 10 },
    { head: 'Leads to', width: 46 },
    { head: 'Checked at (UTC)', width: 19 },
  ],
};

function* linkRows(one: BulkSchool, books: readonly NoticeBook[]): SchoolRows {
  for (const { notice, book } of books) {
    for (const link of book.report.links ?? []) {
      yield [
        ...nameAndUrn(one),
        noticeTitle(notice),
        link.href,
        oneLine(link.quote),
        LINK_GROUP_WORDS[link.group],
        link.message,
        link.advice ?? '',
        link.status ?? null,
        link.finalUrl ?? '',
        moment(link.checkedAt),
      ];
    }
  }
}

const CANDIDATE_WORDS: Readonly<Record<KeptCandidate['state'], string>> = {
  notice: 'read as a notice',
  'no-notice': 'read, and is no privacy notice',
  unreadable: 'could not be read',
  struck: 'struck from the list by hand',
  unread: 'not read yet',
};

const FOUND_BY: Readonly<Record<KeptCandidate['by'], string>> = {
  found: 'found on the site',
  list: 'named in the list',
  user: 'added by hand',
};

function sourcesSheet(source: BulkExport): SheetGroup {
  const { result } = source;
  async function* rows(): Rows {
    for (const one of result.schools) {
      for (const candidate of await source.candidatesOf(one.school.id)) {
        const notices = one.notices.filter((notice) => notice.candidate === candidate.id);
        for (const notice of notices.length > 0 ? notices : [null]) {
          yield [
            ...nameAndUrn(one),
            notice ? noticeTitle(notice) : oneLine(candidate.linkText),
            CANDIDATE_WORDS[candidate.state],
            candidate.url,
            FOUND_BY[candidate.by],
            candidate.foundOn ?? '',
            notice ? KIND_WORDS[notice.kind] : '',
            notice ? NATION_WORDS[notice.nation] : '',
            notice?.organisation ?? '',
            notice?.date ? day(notice.date) : '',
            candidate.mediaType ?? '',
            moment(candidate.retrievedAt),
            candidate.sha256 ?? '',
          ];
        }
      }
    }
  }
  return oneSheet(
    {
      name: 'Sources',
      frozen: 1,
      columns: [
        SCHOOL,
        URN,
        NOTICE,
        { head: 'What came of it', width: 26 },
        ADDRESS,
        { head: 'How it came here', width: 18 },
        { head: 'Linked from', width: 40 },
        { head: 'Kind', width: 28 },
        { head: 'Nation', width: 16 },
        { head: 'Given by', width: 28 },
        { head: 'Last reviewed, as it says', width: 14 },
        { head: 'Format', width: 24 },
        { head: 'Read at (UTC)', width: 19 },
        { head: 'SHA-256', width: 66 },
      ],
    },
    rows(),
  );
}

function failuresSheet({ result }: BulkExport): SheetGroup {
  return oneSheet(
    {
      name: 'Failures',
      frozen: 1,
      columns: [
        SCHOOL,
        URN,
        ADDRESS,
        { head: 'Whose page', width: 24 },
        { head: 'Code', width: 18 },
        { head: 'What went wrong, and what to do', width: 80 },
      ],
    },
    result.schools.flatMap((one) => [
      ...one.failures.map(({ url, code, message, elsewhere }) => [
        ...nameAndUrn(one),
        url,
        WHOSE_WORDS[elsewhere ? 'elsewhere' : 'own'],
        code,
        oneLine(message),
      ]),
      ...one.state.remarks.map((remark) => [
        ...nameAndUrn(one),
        one.school.website ?? '',
        WHOSE_WORDS.own,
        'remark',
        oneLine(remark),
      ]),
    ]),
  );
}

const CHANGE_WORDS: Readonly<Record<NoticeChange, string>> = {
  new: 'new notice',
  disappeared: 'not there any more',
  changed: 'answers have changed',
  edited: 'text has changed, answers have not',
  unchanged: 'unchanged',
  'not-seen': 'could not be looked at this time',
};

function changesSheet(source: BulkExport): readonly SheetGroup[] {
  const changes = source.changes();
  if (!changes) return [];
  const { elements, findings } = source.result;
  const titles = new Map([...elements, ...findings].map(({ check, title }) => [check, title]));
  const words = (status: CheckChange['before']) =>
    status === null ? 'not there' : status === 'finding' ? 'finding' : STATUS_WORDS[status];
  async function* rows(from: NonNullable<typeof changes>): Rows {
    for await (const { school, listed, notices } of from) {
      for (const notice of notices) {
        const common = [
          oneLine(school.name),
          school.urn ?? '',
          oneLine(notice.title ?? notice.url),
          listed === 'gone' ? 'school is not on the list any more' : CHANGE_WORDS[notice.change],
        ];
        const changed = [
          ...notice.fixed.map((one) => ['put right', one] as const),
          ...notice.fresh.map((one) => ['new gap', one] as const),
          ...notice.changed.map((one) => ['changed, still a gap', one] as const),
        ];
        if (changed.length === 0) yield [...common, '', '', '', '', '', notice.url];
        for (const [what, { check, before, after, quote }] of changed) {
          yield [...common, what, titles.get(check) ?? check, words(before), words(after), quote ?? '', notice.url];
        }
      }
    }
  }
  return [
    oneSheet(
      {
        name: 'Changes',
        frozen: 1,
        columns: [
          SCHOOL,
          URN,
          NOTICE,
          { head: 'Notice', width: 26 },
          { head: 'Change', width: 20 },
          { head: 'Check', width: 30 },
          { head: 'Before', width: 16 },
          { head: 'Now', width: 16 },
          { head: 'Words', width: 50 },
          ADDRESS,
        ],
      },
      rows(changes),
    ),
  ];
}
