/** How the bulk page copes with a large batch: filled directly, from a few real reviews, and gone through in the browser. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { build } from 'vite';
import type { Batch } from '../../src/bulk/batch';
import {
  type BulkStore,
  candidatesOf,
  type KeptCandidate,
  type KeptRow,
  noticeBytes,
  reportBytes,
  rowsOf,
} from '../../src/bulk/store';
import { BATCH_TABS, BulkPage, startBrowser } from '../e2e/support/bulk-page';
import { startSites } from '../sites/sites';
import type { fillShelf } from './fill-shelf';

/** A review as a bulk run kept it: its row, and in base64 what is kept packed. */
export interface ReviewedTemplate {
  readonly candidate: KeptCandidate;
  readonly row: KeptRow;
  readonly reports: string;
  readonly notice: string;
}

interface Took {
  readonly what: string;
  readonly kind: 'step' | 'opening' | 'file';
  /** Milliseconds by the clock. */
  readonly ms: number;
  /** Milliseconds that the page's own thread worked: the same on a busy machine. */
  readonly work: number;
  /** The longest time for which the page did not come to a timer meanwhile, in milliseconds by the clock. */
  readonly silence: number;
  /** Of the file. */
  readonly bytes?: number;
}

interface LargeBatch {
  readonly reports: number;
  readonly kept: number;
  readonly onDisk: number;
  /** Bytes of the page's own memory, garbage collected: with the grid; and the most while files were made. */
  readonly heap: { readonly grid: number; readonly peak: number };
  readonly problems: readonly string[];
}

export async function templatesIn(store: BulkStore): Promise<readonly ReviewedTemplate[]> {
  const candidates = new Map<string, KeptCandidate>();
  for await (const one of candidatesOf(store)) candidates.set(one.id, one);
  const found: ReviewedTemplate[] = [];
  for await (const row of rowsOf(store)) {
    const candidate = candidates.get(row.candidate);
    const [reports, notice] = [
      await store.bytes(reportBytes(row.candidate)),
      await store.bytes(noticeBytes(row.candidate)),
    ];
    if (!candidate || !reports || !notice || row.index > 0) continue;
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    found.push({ candidate, row, reports: base64(reports), notice: base64(notice) });
  }
  return found;
}

/** Milliseconds, for files and for all else. */
const PATIENCE = 900_000;
const STEP_PATIENCE = 120_000;
const TRUSTS = 12;
/** Milliseconds between two looks at the page's memory. */
const LOOK = 250;

/** What is opened after the grid, and the grid again; the files are made one by one. */
const TABS = [...BATCH_TABS.filter((tab) => tab !== 'Results' && tab !== 'Files'), 'Results'] as const;
const FILES: readonly (readonly [what: string, button: RegExp])[] = [
  ['workbook', /^Workbook/],
  ['report for the board', /^Report for the board/],
  ['grid as CSV', /^Grid as a table/],
  ['answers as CSV', /^Every answer as a table/],
  ['results as JSON lines', /^Every answer and every failure/],
  ['reports as JSON lines', /^Reports as data/],
  ['all, with reports of schools', /^All of it/],
];

export async function measureLargeBatch(
  schools: number,
  notices: number,
  templates: readonly ReviewedTemplate[],
  told: (took: Took) => void,
): Promise<LargeBatch> {
  const sites = await startSites({ count: 1, seed: 1 });
  const profile = mkdtempSync(path.join(tmpdir(), 'noticemark-large-'));
  const browser = await startBrowser(profile, sites);
  try {
    const bulk = await BulkPage.open(browser);
    const { page } = bulk;
    page.setDefaultTimeout(STEP_PATIENCE);
    const reports = await filled(page, largeBatch(schools), notices, templates);
    await watchSilence(page);
    const session = await browser.context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const took = async (what: string, kind: Took['kind'], act: () => Promise<number | undefined>) => {
      await page.evaluate(() => Object.assign(globalThis, { longest: 0 }));
      const before = await metricOf(session, 'TaskDuration');
      const start = performance.now();
      const bytes = await act();
      const ms = performance.now() - start;
      const work = ((await metricOf(session, 'TaskDuration')) - before) * 1000;
      const silence = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
      told({ what, kind, ms, work, silence, ...(bytes === undefined ? {} : { bytes }) });
    };
    const shown = (selector: string) => page.locator(selector).first().waitFor();
    const step = (what: string, act: () => Promise<unknown>) =>
      took(what, 'step', async () => {
        await act();
        await drawn(page);
        return undefined;
      });

    await took('list of batches', 'opening', async () => {
      await page.reload();
      await watchSilence(page);
      await shown('.batch');
      return undefined;
    });
    const kept = Number(/([\d.]+) MB/.exec((await page.locator('.batch').textContent()) ?? '')?.[1] ?? 0) * 1024 * 1024;
    await took('first grid', 'opening', async () => {
      await page.getByRole('link', { name: 'Large', exact: true }).click();
      await shown('.result-grid tbody tr');
      return undefined;
    });
    const heapOfGrid = await heapOf(session, true);
    const grid = page.getByRole('grid', { name: 'Schools and checks' });
    const head = (column: number) => grid.locator(`th[data-row="0"][data-column="${column}"]`);
    await step('sort by school', () => head(0).click());
    await step('sort by a check', () => head(6).click());
    const next = page.getByRole('button', { name: 'Next page' });
    if (await next.isVisible()) await step('next page', () => next.click());
    await step('filter by answer', () => page.getByLabel('Answer').selectOption('missing'));
    await step('filter by trust', () => page.getByLabel('Trust').selectOption({ index: 2 }));
    await step('show all', () => page.getByRole('button', { name: 'Show all' }).click());
    await step('search for words', () => page.getByRole('searchbox').fill('school 12'));
    await step('search for nothing', () => page.getByRole('searchbox').fill(''));
    await grid.locator('tbody th').first().focus();
    const keys = ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'PageDown', 'End', 'Home', 'Control+End'];
    for (const key of keys) await step(`key ${key}`, () => page.keyboard.press(key));
    await step('scroll to the end', () => grid.locator('tbody tr').last().scrollIntoViewIfNeeded());
    await took('open a cell', 'step', async () => {
      await grid.locator('td[data-row="3"][data-column="4"]').click();
      await shown('.cell-detail h2');
      return undefined;
    });
    await page.keyboard.press('Escape');
    await step('one row a notice', () => page.getByLabel('Rows').selectOption('notice'));
    await step('sort notices by a check', () => head(6).click());
    await step('one row a school', () => page.getByLabel('Rows').selectOption('school'));
    for (const tab of TABS) {
      await took(`part: ${tab}`, tab === 'Changes' ? 'opening' : 'step', async () => {
        await bulk.tab(tab).click();
        await shown(`.bulk-part[aria-label="${tab}"]`);
        await drawn(page);
        return undefined;
      });
    }
    await bulk.tab('Next actions').click();
    await took('a school’s message', 'step', async () => {
      await page.locator('.bulk-school summary').first().click();
      await shown('.message-text');
      return undefined;
    });
    await bulk.tab('Files').click();
    let peak = heapOfGrid;
    for (const [what, button] of FILES) {
      let making = true;
      const looking = (async () => {
        while (making) {
          peak = Math.max(peak, await heapOf(session, false));
          await new Promise((resolve) => setTimeout(resolve, LOOK));
        }
      })();
      await took(what, 'file', async () => {
        const [download] = await Promise.all([
          page.waitForEvent('download', { timeout: PATIENCE }),
          page.getByRole('button', { name: button }).click(),
        ]);
        const file = await download.path();
        const { size } = statSync(file);
        await download.delete();
        return size;
      });
      making = false;
      await looking;
    }
    const onDisk = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    return { reports, kept, onDisk, heap: { grid: heapOfGrid, peak }, problems: bulk.problems };
  } finally {
    await browser.context.close();
    await sites.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Schools of invented trusts, nothing of them looked at yet. */
export function largeBatch(schools: number): Batch {
  return {
    id: 'large',
    name: 'Large',
    createdAt: '2026-11-26T08:00:00.000Z',
    settings: { asOf: '2026-11-26', links: false, gap: 500, mostPages: 60, mostDepth: 4 },
    schools: Array.from({ length: schools }, (_, number) => ({
      id: String(200_000 + number),
      name: `Invented School ${number}`,
      urn: String(200_000 + number),
      website: `https://school-${number}.example.sch.uk/`,
      notices: [],
      trust: `Invented Trust ${number % TRUSTS}`,
      phase: number % 4 === 0 ? 'Secondary' : 'Primary',
      type: null,
      authority: null,
    })),
    previous: null,
  };
}

async function filled(
  page: Page,
  batch: Batch,
  notices: number,
  templates: readonly ReviewedTemplate[],
): Promise<number> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/bulk/fill-shelf.ts', formats: ['iife'], name: 'filler' },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const [chunk] = output && 'output' in output ? output.output : [];
  if (chunk?.type !== 'chunk') throw new Error('What fills the store could not be bundled.');
  await page.evaluate(`${chunk.code}; globalThis.filler = filler; 0`);
  return page.evaluate(
    ([...given]) => (globalThis as unknown as { filler: { fillShelf: typeof fillShelf } }).filler.fillShelf(...given),
    [batch, notices, templates] as const,
  );
}

/** From now on the page notes in `longest` for how long (milliseconds) it did not come to a timer. */
async function watchSilence(page: Page): Promise<void> {
  await page.evaluate(() => {
    let last = performance.now();
    Object.assign(globalThis, { longest: 0 });
    setInterval(() => {
      const now = performance.now();
      const own = globalThis as unknown as { longest: number };
      own.longest = Math.max(own.longest, now - last);
      last = now;
    }, 20);
  });
}

/** Two frames on, what a step changed is to be seen. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

async function heapOf(session: CDPSession, collect: boolean): Promise<number> {
  if (collect) await session.send('HeapProfiler.collectGarbage');
  return metricOf(session, 'JSHeapUsedSize');
}

async function metricOf(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? 0;
}
