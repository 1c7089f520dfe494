/** Examples files of the rules: read, and held to their schema and to how many there have to be. */
import * as v from 'valibot';
import type { LinkAnswer, LinkAnswers, LinkOutcome } from '../engine/link-answer';
import { type RuleDocument, type RuleProblem, readDocument } from './document';
import { createProblemLog, type ProblemLog } from './problem-log';
import {
  type ElementExamples,
  type ExampleAnswer,
  elementExamples,
  type FindingExamples,
  findingExamples,
} from './schema';

export type Examples =
  | { readonly kind: 'element'; readonly examples: ElementExamples }
  | { readonly kind: 'finding'; readonly examples: FindingExamples };

/** What an examples file has to show of its rule. */
export type ExampleDemand =
  | { readonly kind: 'finding' }
  | {
      readonly kind: 'element';
      /** The rule can answer `partial`. */
      readonly hasPartial: boolean;
      /** The rule can answer `not-applicable`. */
      readonly hasConditions: boolean;
    };

/** The fewest examples of each group: enough to show more than one wording of each answer. */
const FEWEST = { met: 5, partial: 3, missing: 3, traps: 3, 'not-applicable': 1, found: 5, notFound: 5 } as const;

/** Reads `<id>/examples.yaml`. Examples are given back also where there are too few of them. */
export function readExamples(
  id: string,
  text: string,
  demand: ExampleDemand,
): { readonly examples?: Examples; readonly problems: readonly RuleProblem[] } {
  const { document, problems } = readDocument(`${id}/examples.yaml`, text);
  if (document === undefined) return { problems };
  const log = createProblemLog();
  const examples = demand.kind === 'element' ? readElement(document, demand, log) : readFinding(document, log);
  return { ...(examples && { examples }), problems: log.errors() };
}

function readElement(
  document: RuleDocument,
  demand: Extract<ExampleDemand, { kind: 'element' }>,
  log: ProblemLog,
): Examples | undefined {
  const parsed = v.safeParse(elementExamples, document.data);
  if (!parsed.success) {
    log.issues(document, parsed.issues);
    return undefined;
  }
  const examples = parsed.output;
  for (const group of ['met', 'missing', 'traps'] as const) demandGroup(group, examples[group].length, document, log);
  refuseTwins(document, { ...examples }, log);
  const optional = [
    ['partial', demand.hasPartial, 'partial'],
    ['not-applicable', demand.hasConditions, 'applies'],
  ] as const;
  for (const [group, isPossible, key] of optional) {
    if (isPossible) demandGroup(group, examples[group]?.length ?? 0, document, log);
    else if (examples[group] !== undefined) {
      log.error(document, document.placeOfKey([group]), `the rule has no "${key}"`);
    }
  }
  return { kind: 'element', examples };
}

function readFinding(document: RuleDocument, log: ProblemLog): Examples | undefined {
  const parsed = v.safeParse(findingExamples, document.data);
  if (!parsed.success) {
    log.issues(document, parsed.issues);
    return undefined;
  }
  for (const group of ['found', 'notFound'] as const) demandGroup(group, parsed.output[group].length, document, log);
  refuseTwins(document, { ...parsed.output }, log);
  return { kind: 'finding', examples: parsed.output };
}

/** The same text twice shows nothing new, unless it is held to another day, kind or nation. */
function refuseTwins(
  document: RuleDocument,
  groups: Readonly<Record<string, readonly (string | Example)[] | undefined>>,
  log: ProblemLog,
): void {
  const seen = new Set<string>();
  for (const [group, examples] of Object.entries(groups)) {
    for (const [position, example] of (examples ?? []).entries()) {
      const { text, kind, nation, asOf, answers } = inFull(example);
      const key = JSON.stringify([text, kind, nation, asOf, answers]);
      if (seen.has(key)) log.error(document, document.placeOf([group, position]), 'this example is there twice');
      seen.add(key);
    }
  }
}

function demandGroup(group: keyof typeof FEWEST, count: number, document: RuleDocument, log: ProblemLog): void {
  if (count >= FEWEST[group]) return;
  log.error(
    document,
    document.placeOfKey([group]),
    `${count} examples of "${group}", at least ${FEWEST[group]} are needed`,
  );
}

/** One example in full. */
export interface Example {
  readonly text: string;
  readonly kind?: ElementExamples['traps'][number]['kind'];
  readonly nation?: ElementExamples['traps'][number]['nation'];
  readonly asOf?: string;
  /** By `href`, what links of the text answered. */
  readonly answers?: Readonly<Record<string, ExampleAnswer>>;
}

/** An example that is only a text, in full. */
export function inFull<Full extends Example>(example: string | Full): Full | Example {
  return typeof example === 'string' ? { text: example } : example;
}

/** What the links of an example answered, in full; undefined where it says nothing of links. */
export function linkAnswersOf({ answers }: Example): LinkAnswers | undefined {
  if (answers === undefined) return undefined;
  return new Map(Object.entries(answers).map(([href, answer]) => [href, linkAnswerOf(href, answer)]));
}

function linkAnswerOf(href: string, { status, https, title, heading, ...said }: ExampleAnswer): LinkAnswer {
  const { code, now = null, ...rest } = said;
  return {
    href,
    url: href.replace(/#.*$/s, ''),
    checkedAt: '2026-11-23T09:00:00.000Z',
    outcome: { code, now, ...rest } as LinkOutcome,
    status: status ?? null,
    finalUrl: now,
    hops: [],
    https: https ?? null,
    page: title === undefined && heading === undefined ? null : { title: title ?? null, heading: heading ?? null },
  };
}
