import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { reviewOf } from '../../tests/support/review-of';
import type { KeptReview } from '../history/archive';
import type { Decision } from '../history/decision';
import type { Reading } from '../history/reading';
import { buildNotice } from '../notice/build';
import { type HistoryStore, openHistory } from './history-store';

const report = reviewOf(`# Privacy notice for pupils

Ash School is the data controller and uses personal data about pupils to teach them.

You can ask for a copy of your personal data. We share it with the local authority and keep it until you are 25.`);
let store: HistoryStore;
let databases = 0;

const review = (id: string, notice: string, savedAt: string, title = 'Privacy notice'): KeptReview => ({
  id,
  notice,
  site: 'ash.example.sch.uk',
  savedAt,
  report: { ...report, notice: { ...report.notice, title } },
});
const decision = (id: string, notice: string): Decision => ({
  id,
  notice,
  check: 'retention',
  verdict: 'confirmed',
  reason: '',
  decidedAt: '2026-11-26T10:00:00.000Z',
  anchor: { outcome: 'missing', quote: '', before: '', after: '' },
});

beforeEach(async () => {
  store = await openHistory(`test-${databases++}`);
});

const reading = (id: string): Reading => ({
  id,
  notice: buildNotice({ blocks: [{ kind: 'paragraph', text: 'We use data.' }] }),
  source: { location: 'https://ash.example.sch.uk/', mediaType: 'text/html', sha256: '0'.repeat(64) },
  warnings: [],
});

describe('the history', () => {
  it('keeps what was read while a review of it is kept', async () => {
    await store.keepReading(reading('r'));
    await store.keep({ ...review('a', 'one', '2026-01-01T00:00:00.000Z'), reading: 'r' });
    await store.keep({ ...review('b', 'one', '2026-01-01T00:00:00.000Z'), reading: 'r' });
    await store.remove('a');
    expect(await store.reading('r')).toEqual(reading('r'));
    await store.remove('b');
    expect(await store.reading('r')).toBeNull();
  });

  it('lists reviews newest first, searched by title, organisation and address', async () => {
    await store.keep(review('a', 'one', '2026-01-01T00:00:00.000Z', 'Notice for pupils'));
    await store.keep(review('b', 'two', '2026-02-01T00:00:00.000Z', 'Notice for staff'));
    await store.keep(review('c', 'one', '2026-03-01T00:00:00.000Z', 'Notice for pupils'));
    expect((await store.list()).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect((await store.list('STAFF')).map(({ id }) => id)).toEqual(['b']);
    expect((await store.list('ash.example')).length).toBe(3);
    expect((await store.of('one')).map(({ id }) => id)).toEqual(['c', 'a']);
    expect((await store.get('a'))?.report.elements.length).toBe(report.elements.length);
    expect((await store.list())[0]?.bytes).toBeGreaterThan(1000);
  });

  it('keeps decisions while a review of their notice is there', async () => {
    await store.keep(review('a', 'one', '2026-01-01T00:00:00.000Z'));
    await store.keep(review('b', 'one', '2026-02-01T00:00:00.000Z'));
    await store.decide(decision('d', 'one'));
    await store.decide(decision('e', 'two'));
    await store.remove('a');
    expect((await store.decisionsOn('one')).map(({ id }) => id)).toEqual(['d']);
    await store.remove('b');
    expect(await store.decisionsOn('one')).toEqual([]);
    expect((await store.decisionsOn('two')).map(({ id }) => id)).toEqual(['e']);
    expect([...(await store.decided())]).toEqual(['two']);
  });

  it('takes a decision back', async () => {
    await store.decide(decision('d', 'one'));
    await store.undecide('d');
    expect(await store.decisionsOn('one')).toEqual([]);
  });

  it('takes an archive in whole, and nothing of one that fails', async () => {
    await store.keep(review('a', 'one', '2026-01-01T00:00:00.000Z'));
    await store.decide(decision('d', 'one'));
    const archive = await store.everything();
    await store.removeAll();
    expect(await store.list()).toEqual([]);
    await store.takeIn(archive);
    expect(await store.everything()).toEqual(archive);

    const broken = {
      reviews: [review('n', 'new', '2026-03-01T00:00:00.000Z')],
      decisions: [{ ...decision('x', 'new'), id: undefined }],
    };
    await expect(store.takeIn(broken as never)).rejects.toThrow();
    expect(await store.everything()).toEqual(archive);
  });
});
