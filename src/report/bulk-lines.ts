/** A batch as JSON lines: each notice with its answers, and each school with what failed. */
import type { NoticeRow } from '../bulk/batch';
import type { BulkSource } from '../bulk/result/model';

/** A line for each notice; after a school's notices one for the school: how far it is, what failed and why, what it lacks. */
export async function* resultLines(source: BulkSource): AsyncGenerator<string> {
  for (const { school, state, failures, lacking } of source.result.schools) {
    const about = { school: school.id, name: school.name };
    for (const row of await source.rowsOf(school.id)) yield line({ ...about, notice: noticeOf(row) });
    const { stage, notices, remarks } = state;
    const failed = failures.map(({ school: _, ...rest }) => rest);
    yield line({ ...about, stage, notices, failures: failed, remarks, lacking });
  }
}

/** Its own fields by name: a kept row has places in the store beside them. */
function noticeOf(row: NoticeRow): Omit<NoticeRow, 'school' | 'sketch'> {
  const { id, candidate, url, part, title, organisation, kind, nation, date, retrievedAt, mediaType, sha256 } = row;
  const { textHash, cells, findings } = row;
  const source = { retrievedAt, mediaType, sha256, textHash };
  return { id, candidate, url, part, title, organisation, kind, nation, date, ...source, cells, findings };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
