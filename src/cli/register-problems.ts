/** What a person has to look at in the registers: overlaps, gaps in time, successors that are gone, rows checked too long ago. */

import { dayAfter } from '../engine/citations/law-names';
import { indexNames } from '../engine/citations/name-index';
import { addMonths } from '../engine/dates';
import type { Confidence, GuidanceRow, LegislationRow, RegisterRow, Registers } from '../engine/registers';

/** Months after which a row has to be held against its source again. Guidance that comes out yearly: twelve. */
const MONTHS_GOOD: Readonly<Record<Confidence, number>> = { sourced: 24, known: 24, secondary: 12, unsure: 12 };
const REGISTERS = ['legislation', 'guidance', 'bodies', 'links', 'contacts'] as const;

/**
 * @param day ISO day on which the registers are to be good
 * @returns one line a problem: `register id: what is wrong`; empty where there is none
 */
export function registerProblems(registers: Registers, day: string): readonly string[] {
  return [
    ...REGISTERS.flatMap((name) => registers[name].flatMap((row) => tooOld(name, row, day))),
    ...sharedNames(registers.legislation, registers.notice.nations.titleWords),
    ...registers.legislation.flatMap((row) => lawProblems(row, registers.legislation, day)),
    ...registers.guidance.flatMap((row) => guidanceProblems(row, registers.guidance, day)),
  ];
}

function tooOld(register: string, row: RegisterRow, day: string): string[] {
  const yearly = register === 'guidance' && 'yearly' in row && row.yearly === true;
  const due = addMonths(row.checkedOn, yearly ? 12 : MONTHS_GOOD[row.confidence]);
  return due < day ? [`${register} ${row.id}: last checked on ${row.checkedOn}, which is good until ${due}`] : [];
}

/** A name that two rows claim would be given to whichever comes first. */
function sharedNames(legislation: readonly LegislationRow[], nationWords: readonly string[]): string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  const claim = (name: string, id: string) => {
    const owner = owners.get(name);
    if (owner !== undefined && owner !== id)
      problems.push(`legislation ${id}: the name “${name}” is also that of ${owner}`);
    else owners.set(name, id);
  };
  const index = indexNames(legislation, [], nationWords);
  for (const { words, type, year, row } of index.typed) claim([...words, type, year ?? ''].join(' ').trim(), row.id);
  for (const names of index.phrases.values()) for (const { words, row } of names) claim(words.join(' '), row.id);
  return problems;
}

function lawProblems(row: LegislationRow, all: readonly LegislationRow[], day: string): string[] {
  const { from, to } = row.inForce;
  const at = `legislation ${row.id}:`;
  const problems: string[] = [];
  if (from !== undefined && to !== undefined && from > to)
    problems.push(`${at} ends on ${to}, before it begins on ${from}`);
  if (to !== undefined && (row.replacedBy ?? []).length === 0)
    problems.push(`${at} ended on ${to}, and no row says what replaced it`);
  for (const id of [...(row.replacedBy ?? []), ...(row.readAs === undefined ? [] : [row.readAs])]) {
    const successor = all.find((one) => one.id === id);
    if (!successor) problems.push(`${at} there is no row “${id}”`);
    else if (successor.inForce.to !== undefined && successor.inForce.to < day)
      problems.push(`${at} its successor ${id} has itself ended`);
    else if (
      to !== undefined &&
      successor.inForce.from !== undefined &&
      successor.inForce.from > dayAfter(to) &&
      !row.replacedNote
    ) {
      problems.push(`${at} ended on ${to}, and its successor ${id} begins only on ${successor.inForce.from}`);
    }
  }
  for (const provision of row.provisions ?? []) {
    if (provision.omittedFrom === undefined && provision.notForSchools === undefined) {
      problems.push(`${at} ${provision.at} says neither from when it is omitted nor why it is not for schools`);
    }
    if (provision.omittedFrom !== undefined && provision.replacedBy === undefined) {
      problems.push(`${at} ${provision.at} was omitted, and nothing says what stands in its place`);
    }
  }
  return problems;
}

function guidanceProblems(row: GuidanceRow, all: readonly GuidanceRow[], day: string): string[] {
  const at = `guidance ${row.id}:`;
  const problems: string[] = [];
  for (const [position, edition] of row.editions.entries()) {
    const next = row.editions[position + 1];
    const { from, to } = edition.inForce;
    if (to !== undefined && from > to) problems.push(`${at} edition ${edition.name} ends before it begins`);
    if (edition.published !== undefined && edition.published > from)
      problems.push(`${at} edition ${edition.name} is in force before it is published`);
    if (!next) continue;
    if (to === undefined) problems.push(`${at} edition ${edition.name} has no end, and ${next.name} follows`);
    else if (to >= next.inForce.from) problems.push(`${at} editions ${edition.name} and ${next.name} overlap`);
    else if (dayAfter(to) !== next.inForce.from)
      problems.push(`${at} no edition is in force between ${to} and ${next.inForce.from}`);
  }
  const last = row.editions.at(-1);
  if (last?.inForce.to !== undefined && row.withdrawnFrom === undefined)
    problems.push(`${at} its last edition ended on ${last.inForce.to}`);
  if (row.yearly && last && addMonths(last.inForce.from, 12) < day)
    problems.push(`${at} comes out yearly, and its newest edition is of ${last.inForce.from}`);
  for (const id of row.replacedBy ?? []) {
    const successor = all.find((one) => one.id === id);
    if (!successor) problems.push(`${at} there is no row “${id}”`);
    else if (successor.withdrawnFrom !== undefined && successor.withdrawnFrom <= day)
      problems.push(`${at} its successor ${id} was itself withdrawn`);
  }
  return problems;
}
