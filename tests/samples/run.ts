/**
 * `npm run samples`: both seed notices, as text and as page, against what is expected of them; and that both forms give
 * the same review. Needs the folder `shared` beside the project; says so and passes where it is absent.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/engine/report';
import { reviewNotice } from '../../src/engine/review';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { alike } from '../accuracy/score';

interface Expected {
  readonly asOf: string;
  readonly notice: Readonly<Record<string, unknown>>;
  readonly elements: Readonly<Record<string, string>>;
  readonly findings: readonly { readonly check: string; readonly quote: string }[];
  readonly noFinding: readonly { readonly check: string; readonly quote: string }[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = path.resolve(root, '../shared/samples');
/** Formats that are read; others of the folder are named as not compared. */
const COMPARED = /\.(?:txt|html|docx|pdf)$/;

/** What a printer makes of a page keeps no link that leads nowhere. */
const losesLinks = (source: string): boolean => source.endsWith('.pdf');
const LINK_CHECKS = new Set(['placeholder-link']);

if (!existsSync(folder)) {
  console.log('Skipped: the samples are not part of the project, and there is no folder ../shared/samples beside it.');
  process.exit(0);
}
const pack = await loadPack(path.join(root, 'rules'));
let wrong = 0;
let right = 0;
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.expected.json')).sort()) {
  const expected: Expected = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  const stem = file.replace('.expected.json', '');
  const sources = (await readdir(folder)).filter((name) => name.startsWith(`${stem}.`) && COMPARED.test(name)).sort();
  const shapes: { source: string; shape: string }[] = [];
  for (const source of sources) {
    const report = await review(source, expected.asOf);
    compare(source, expected, report);
    shapes.push({ source, shape: shapeOf(report) });
  }
  for (const { source, shape } of shapes.slice(1)) {
    const first = shapes[0];
    const [one, other] = losesLinks(source)
      ? [withoutLinks(first?.shape ?? ''), withoutLinks(shape)]
      : [first?.shape ?? '', shape];
    check(`${source} gives the same review as ${first?.source}`, one === other, () => difference(one, other));
  }
}
console.log(`${right} passed, ${wrong} failed`);
process.exitCode = wrong > 0 ? 1 : 0;

async function review(source: string, asOf: string): Promise<Report> {
  const file = path.join(folder, source);
  const read = await readSource(await readFile(file), { location: file });
  if (!read.ok) throw new Error(`${source}: ${read.error.message}`);
  return reviewNotice({
    notice: read.notice,
    pack,
    asOf,
    toolVersion: '0',
    source: { location: source, mediaType: read.mediaType, sha256: '0'.repeat(64) },
  });
}

function compare(source: string, expected: Expected, report: Report): void {
  const notice: Readonly<Record<string, unknown>> = { ...report.notice };
  for (const [field, value] of Object.entries(expected.notice)) {
    check(`${source} ${field} is ${value}`, (notice[field] ?? null) === value, () => `got ${notice[field]}`);
  }
  const statuses = new Map(report.elements.map((element) => [element.check, element.status]));
  for (const [id, status] of Object.entries(expected.elements)) {
    check(`${source} ${id} is ${status}`, statuses.get(id) === status, () => `got ${statuses.get(id)}`);
  }
  const used = new Set<number>();
  for (const wanted of expected.findings) {
    if (losesLinks(source) && LINK_CHECKS.has(wanted.check)) continue;
    const at = report.findings.findIndex(
      (finding, index) => !used.has(index) && finding.check === wanted.check && alike(finding.quote, wanted.quote),
    );
    if (at >= 0) used.add(at);
    check(`${source} ${wanted.check} “${wanted.quote}”`, at >= 0, () => 'not found');
  }
  for (const barred of expected.noFinding) {
    // The very place: a longer quote around it can be another fault.
    const there = report.findings.some((finding) => finding.check === barred.check && finding.quote === barred.quote);
    check(`${source} no ${barred.check} “${barred.quote}”`, !there, () => 'reported');
  }
  report.findings.forEach((finding, at) => {
    if (!used.has(at)) console.log(`     ${source} also reports ${finding.check} “${finding.quote.slice(0, 90)}”`);
  });
}

/** What two formats of one text must share: statuses and findings by check and words. */
function shapeOf(report: Report): string {
  return [
    ...report.elements.map((element) => `${element.check} ${element.status}`),
    ...report.findings.map((finding) => `${finding.check} ${finding.quote.replace(/\s+/g, ' ')}`).sort(),
  ].join('\n');
}

function withoutLinks(shape: string): string {
  return shape
    .split('\n')
    .filter((line) => !LINK_CHECKS.has(line.split(' ', 1)[0] ?? ''))
    .join('\n');
}

function difference(one: string, other: string): string {
  const [a, b] = [new Set(one.split('\n')), new Set(other.split('\n'))];
  return [
    ...[...a].filter((line) => !b.has(line)).map((line) => `- ${line}`),
    ...[...b].filter((line) => !a.has(line)).map((line) => `+ ${line}`),
  ].join('; ');
}

function check(name: string, holds: boolean, why: () => string): void {
  if (holds) right++;
  else {
    wrong++;
    console.log(`FAIL ${name}: ${why()}`);
  }
}
