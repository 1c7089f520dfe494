/** The bulk review on the command line, but for the network: its arguments, its folder, its files, its exit status. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type BulkTools, runBulk } from '../../src/cli/bulk';
import { type BulkRequest, parseBulkArguments } from '../../src/cli/bulk-arguments';
import { folderLease } from '../../src/cli/bulk-lock';
import { noticePage, pack } from '../bulk/small-world';

const root = await mkdtemp(path.join(tmpdir(), 'noticemark-bulk-cli-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const at = (...names: string[]) => path.join(root, ...names);

async function run(args: readonly string[], more: Partial<BulkTools> = {}) {
  const told: string[] = [];
  const parsed = parseBulkArguments(args);
  if (parsed.kind !== 'bulk') return { status: 64, told: [parsed.kind === 'wrong' ? parsed.message : 'help'] };
  const request: BulkRequest = parsed.request;
  const status = await runBulk(request, {
    pack,
    toolVersion: '0',
    ask: async () => ({ kind: 'fault', fault: 'name-unknown' }),
    today: '2026-11-26',
    tell: (line) => told.push(line),
    progress: () => undefined,
    onInterrupt: () => () => undefined,
    ...more,
  });
  return { status, told };
}

describe('bulk', () => {
  it.each([
    [[], /There is no list/],
    [['list.csv'], /--out FOLDER/],
    [['a.csv', 'b.csv', '--out', 'x'], /one too many/],
    [['a.csv', '--out', 'x', '--as-of', '2026-02-30'], /not a day/],
    [['a.csv', '--out', 'x', '--pace', 'slow'], /milliseconds/],
    [['a.csv', '--out', 'x', '--fast'], /--fast/],
    [['a.csv', '--out', at('none')], /There is no file "a.csv"/],
    [['--resume', '--out', at('nothing')], /no run in .* to go on with/],
  ])('%j is wrong usage', async (args, message) => {
    const { status, told } = await run(args);
    expect(status).toBe(64);
    expect(told.join('\n')).toMatch(message);
  });

  it('says what of a list it did not understand, and stops where that is all of it', async () => {
    await writeFile(at('odd.csv'), 'Name,Website\nAsh,office@ash.example\nBeech,\n');
    const { status, told } = await run([at('odd.csv'), '--out', at('odd')]);
    expect(status).toBe(64);
    expect(told.join('\n')).toContain('line 2: “office@ash.example” is an email address');
    expect(told.join('\n')).toContain('line 3: “Beech” has no web address.');
    await writeFile(at('trusts.csv'), 'Name,Website,Trust\nAsh,ash.example,Vale Trust\n');
    const other = await run([at('trusts.csv'), '--out', at('trusts'), '--trust', 'Hill']);
    expect(other.told.join('\n')).toContain('No school of');
    expect(other.told.join('\n')).toContain('Trusts are Vale Trust.');
  });

  it('reviews a folder of notices, writes its files, and goes on only when told', { timeout: 120_000 }, async () => {
    await mkdir(at('notices', 'Ash'), { recursive: true });
    await mkdir(at('notices', 'Beech'));
    await writeFile(at('notices', 'Ash', 'pupils.html'), noticePage('Ash School', 'pupils'));
    await writeFile(at('notices', 'Beech', 'staff.html'), noticePage('Beech School', 'workforce'));
    const out = at('results');
    const first = await run([at('notices'), '--out', out, '--as-of', '2026-06-01']);
    expect(first.told.join('\n')).toContain('2 schools with 2 files.');
    expect(first.status).toBe(0);
    expect(await readdir(out)).toEqual(
      expect.arrayContaining([
        'board-report.html',
        'kept',
        'reports.jsonl',
        'results.csv',
        'results.jsonl',
        'results.xlsx',
      ]),
    );
    expect(await readdir(path.join(out, 'kept'))).toEqual(['files', 'files-of.txt', 'journal.jsonl']);
    const lines = (await readFile(path.join(out, 'results.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.flatMap(({ name, notice }) => (notice ? [[name, notice.kind]] : []))).toEqual([
      ['Ash', 'pupils'],
      ['Beech', 'workforce'],
    ]);
    const again = await run([at('notices'), '--out', out]);
    expect([again.status, again.told.join()]).toEqual([64, expect.stringContaining('--resume')]);
    // What was read is reviewed for another day, although the files are gone.
    await rm(at('notices'), { recursive: true });
    const later = await run(['--resume', '--out', out, '--as-of', '2026-11-26']);
    expect(later.status).toBe(0);
    const report = JSON.parse((await readFile(path.join(out, 'reports.jsonl'), 'utf8')).split('\n')[0] ?? '');
    expect(report.asOf).toBe('2026-11-26');
  });

  it('leaves a folder alone that another run holds, or that holds other things', async () => {
    await writeFile(at('one.csv'), 'ash.example\n');
    const lease = await folderLease(at('held', 'kept')).take('');
    const { status, told } = await run([at('one.csv'), '--out', at('held')]);
    expect([status, told.join()]).toEqual([64, expect.stringContaining('Another run is at work')]);
    await lease?.release();
    await mkdir(at('full'));
    await writeFile(at('full', 'thesis.docx'), 'x');
    const full = await run([at('one.csv'), '--out', at('full')]);
    expect([full.status, full.told.join()]).toEqual([64, expect.stringContaining('is not empty')]);
  });
});
