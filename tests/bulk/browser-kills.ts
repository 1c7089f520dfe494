/** Kills the bulk page, the extension's worker and the whole browser at random moments of a run; tells what came of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { hostsOfSchools, withTwins } from '../../entrypoints/bulk/hosts';
import { readList } from '../../src/bulk/list';
import { loadPack } from '../../src/rules/load';
import { type BulkBrowser, BulkPage, startBrowser, willGrant } from '../e2e/support/bulk-page';
import type { Chance } from '../sites/chance';
import { type Sites, startSites } from '../sites/sites';

/** What is ended: the tab by its reader, the page's process, the worker, the browser's process. */
type Killed = 'tab' | 'page' | 'worker' | 'browser';

interface BrowserKills {
  readonly kills: Readonly<Record<Killed, number>>;
  /** Notices of the run that was left alone. */
  readonly notices: number;
  readonly requests: { readonly whole: number; readonly killed: number };
  /** Requests beyond those of the run that was left alone, and as many as can have been under way. */
  readonly again: number;
  readonly mostAgain: number;
  /** Records that are not the same in both runs: "table id". */
  readonly different: readonly string[];
  /** Errors inside the page. */
  readonly problems: readonly string[];
}

/** So many addresses are on their way at a time: a school each, and a redirect may have come before. */
const SCHOOLS_AT_ONCE = 8;
const STEPS_OF_REQUEST = 2;
/** Milliseconds before each answer: there is always something under way. */
const DELAY = 120;
const GAP = '0.2';
const PATIENCE = 600_000;
/** Milliseconds by which a kill comes later than the request it waits for, at most. */
const LATER = 600;

export async function killBrowser(
  schools: number,
  seed: number,
  each: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<BrowserKills> {
  const sites = await startSites({ count: schools, seed, delay: DELAY, slow: DELAY });
  const profile = mkdtempSync(path.join(tmpdir(), 'noticemark-killed-'));
  let browser = await startBrowser(profile, sites);
  const problems: string[] = [];
  try {
    await willGrant(browser, await patternsOf(sites));
    let bulk = await begun(browser, sites, 'whole');
    await bulk.waitUntilDone(PATIENCE);
    const whole = await keptOf(bulk, 'whole');
    const wholeLog = counted(sites.log());
    problems.push(...bulk.problems);
    await bulk.page.close();

    sites.forgetRequests();
    const total = sum(wholeLog);
    const plan = planOf(each, total, chance);
    bulk = await begun(browser, sites, 'killed');
    for (const { what, at, later } of plan) {
      await until(() => sites.log().length >= at);
      await new Promise((resolve) => setTimeout(resolve, later));
      say(`  ${what.padEnd(8)} ended after request ${sites.log().length} of about ${total}`);
      problems.push(...bulk.problems.splice(0));
      if (what === 'worker') {
        await endWorker(browser, bulk);
        continue;
      }
      if (what === 'tab') await bulk.page.close();
      else if (what === 'page') await crash(browser, bulk);
      else {
        await browser.kill();
        browser = await startBrowser(profile, sites);
      }
      bulk = await goneOnWith(browser, 'killed');
    }
    await bulk.waitUntilDone(PATIENCE);
    const killed = await keptOf(bulk, 'killed');
    problems.push(...bulk.problems);
    const killedLog = counted(sites.log());
    return {
      kills: {
        tab: plan.filter(({ what }) => what === 'tab').length,
        page: plan.filter(({ what }) => what === 'page').length,
        worker: plan.filter(({ what }) => what === 'worker').length,
        browser: plan.filter(({ what }) => what === 'browser').length,
      },
      notices: [...whole.keys()].filter((key) => key.startsWith('rows ')).length,
      requests: { whole: total, killed: sum(killedLog) },
      again: [...killedLog].reduce(
        (more, [address, times]) => more + Math.max(0, times - (wholeLog.get(address) ?? 0)),
        0,
      ),
      mostAgain: plan.filter(({ what }) => what !== 'worker').length * SCHOOLS_AT_ONCE * STEPS_OF_REQUEST,
      different: differencesOf(whole, killed),
      problems,
    };
  } finally {
    await browser.context.close();
    await sites.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Just the hosts that are asked for: a browser that is started again has all that it was once told to grant. */
async function patternsOf(sites: Sites): Promise<readonly string[]> {
  const { bulkList, find } = (await loadPack()).registers;
  if (!bulkList) throw new Error('The rule pack does not say how lists are read.');
  const list = await readList(Buffer.from(sites.csv()), 'schools.csv', bulkList);
  if (!list.ok) throw new Error(list.message);
  const hosts = [...withTwins(hostsOfSchools(list.list.schools)), ...(find?.documentHosts ?? [])];
  return hosts.flatMap((host) => [`http://${host}/*`, `https://${host}/*`]);
}

interface PlannedKill {
  readonly what: Killed;
  /** Requests that were asked by then. */
  readonly at: number;
  readonly later: number;
}

/** Moments all over the run, by its requests: a clock would miss it on a slow machine. */
function planOf(each: number, total: number, chance: Chance): readonly PlannedKill[] {
  const kinds = Array.from({ length: each }, (_, at): readonly Killed[] => [
    at % 2 === 0 ? 'tab' : 'page',
    'worker',
    'browser',
  ]).flat();
  const moments = kinds.map(() => 1 + chance.below(Math.floor(total * 0.97))).sort((a, b) => a - b);
  const shuffled = chance.shuffled(kinds);
  return moments.map((at, number) => ({ what: shuffled[number] ?? 'tab', at, later: chance.below(LATER) }));
}

async function begun(browser: BulkBrowser, sites: Sites, name: string): Promise<BulkPage> {
  const bulk = await BulkPage.open(browser);
  await bulk.takeFile('schools.csv', sites.csv());
  await bulk.page.getByLabel('Name of this batch').fill(name);
  await bulk.page.getByLabel('Seconds between two requests').fill(GAP);
  await bulk.page.getByRole('button', { name: /^Start with/ }).click();
  return bulk;
}

async function goneOnWith(browser: BulkBrowser, name: string): Promise<BulkPage> {
  const bulk = await BulkPage.open(browser);
  const { page } = bulk;
  await page.getByRole('link', { name, exact: true }).click({ timeout: PATIENCE });
  const goOn = page.getByRole('button', { name: /^(?:Go on|Start|Review what was found)$/ });
  await goOn
    .or(page.locator('.run-state', { hasText: 'Done.' }))
    .first()
    .waitFor({ timeout: PATIENCE });
  // The locks of the page that was ended may be let go a moment later.
  while (await goOn.isVisible()) {
    await goOn.click();
    const running = page.locator('.bulk-run[data-state="running"], .bulk-run[data-state="held-elsewhere"]');
    await running
      .or(page.locator('.run-state', { hasText: 'Done.' }))
      .first()
      .waitFor({ timeout: PATIENCE });
    if ((await page.locator('.bulk-run[data-state="held-elsewhere"]').count()) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return bulk;
}

async function crash({ context }: BulkBrowser, { page }: BulkPage): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash', { timeout: PATIENCE });
  // It never answers.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

async function endWorker({ context }: BulkBrowser, { page }: BulkPage): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > end) throw new Error('The run did not come so far.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Tables whose records are the same whatever came first; which school was first to read a text that several have is chance. */
const SAME = ['schools', 'candidates', 'rows', 'failures'] as const;

interface Row {
  readonly batch: string | { readonly name: string };
  readonly id: string;
  readonly record?: unknown;
  /** Base64. */
  readonly bytes?: string;
}

/** Everything that is kept of a batch, times apart: record by record, as text. */
async function keptOf({ page }: BulkPage, name: string): Promise<ReadonlyMap<string, string>> {
  const batches = await rowsOf(page, 'batches');
  const id = batches.find(({ batch }) => typeof batch === 'object' && batch.name === name)?.id;
  const kept = new Map<string, string>();
  const keep = (key: string, text: string) => kept.set(key, text.replace(/"retrievedAt":"[^"]*"/g, ''));
  for (const table of SAME) {
    for (const row of await rowsOf(page, table)) {
      if (row.batch === id) keep(`${table} ${row.id}`, JSON.stringify(row.record));
    }
  }
  for (const { batch, id: key, bytes = '' } of await rowsOf(page, 'bytes')) {
    if (batch === id && /^(?:reports|notice) /.test(key))
      keep(key, inflateRawSync(Buffer.from(bytes, 'base64')).toString('utf8'));
  }
  return kept;
}

/** A table of the database as it lies there, all batches. */
async function rowsOf(page: Page, table: string): Promise<readonly Row[]> {
  const text = await page.evaluate(
    (wanted) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('noticemark-bulk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction(wanted).objectStore(wanted).getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(
              JSON.stringify(all.result, (_, value) =>
                value instanceof Uint8Array
                  ? btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join(''))
                  : value,
              ),
            );
          };
        };
      }),
    table,
  );
  return JSON.parse(text) as readonly Row[];
}

function differencesOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}

function counted(log: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const address of log) counts.set(address, (counts.get(address) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, times) => total + times, 0);
}
