/** Fills a store with a large batch made of a few real reviews: what files and screens of thousands of reports are tried on. */
import { strFromU8, strToU8 } from 'fflate';
import type { Batch } from '../../src/bulk/batch';
import {
  type BulkStore,
  type Change,
  noticeBytes,
  packed,
  reportBytes,
  unpacked,
  untouched,
} from '../../src/bulk/store';
import type { Report } from '../../src/engine/report';
import type { ReviewedTemplate } from './large-batch';

/** Every so many schools have the text of a template as it is; the others' have drifted. */
const SHARED = 3;

/** @returns how many reports there are */
export async function fillBatch(
  store: BulkStore,
  batch: Batch,
  notices: number,
  templates: readonly ReviewedTemplate[],
): Promise<number> {
  const bytesOf = (base64: string) => strToU8(atob(base64), true);
  const ready = templates.map(({ candidate, row, reports, notice }) => ({
    candidate,
    row,
    notice: bytesOf(notice),
    reports: strFromU8(strToU8(JSON.stringify(unpacked(bytesOf(reports))))),
  }));
  let count = 0;
  for (const [number, school] of batch.schools.entries()) {
    const changes: Change[] = [];
    for (let place = 0; place < notices; place++) {
      const from = ready[(place + number) % ready.length];
      if (!from) continue;
      const id = `${school.id} ${place}`;
      const url = `https://school-${number}.example.sch.uk/notices/${place}`;
      const own = number % SHARED === 0 ? {} : { textHash: `${from.row.textHash} ${number}` };
      const sketch = from.row.sketch.map((part, at) => (number % SHARED !== 0 && at % 4 === 0 ? part + number : part));
      const reports = (JSON.parse(from.reports) as readonly Report[]).map((report) => ({
        ...report,
        source: { ...report.source, location: url },
      }));
      changes.push(
        { put: 'candidates', record: { ...from.candidate, id, school: school.id, url, position: place, ...own } },
        {
          put: 'rows',
          record: {
            ...from.row,
            id: `${id} 1`,
            school: school.id,
            candidate: id,
            url,
            position: place,
            sketch,
            ...own,
          },
        },
        { keep: noticeBytes(id), bytes: from.notice },
        { keep: reportBytes(id), bytes: packed(reports) },
      );
      count++;
    }
    const failure = { id: `${school.id} f`, school: school.id, url: `${school.website}gone`, candidate: null };
    const failures = number % 10 === 0 ? 1 : 0;
    if (failures > 0) {
      const record = { ...failure, code: 'not-found', message: 'The page is not there.', position: 0 };
      changes.push({ put: 'failures', record });
    }
    const state = { ...untouched(school), stage: 'done', notices, failures, requests: 30, documents: 25 } as const;
    changes.push({ put: 'schools', record: { ...state, reviewedAs: `${batch.settings.asOf} ${batch.pack ?? ''}` } });
    await store.commit(changes);
  }
  return count;
}
