/** What a review works with, and what a rule answers in it. */
import type { Notice } from '../notice/notice';
import { findCitations } from './citations/find';
import { findContacts } from './contacts';
import type { Place, ReviewContext, Verdict } from './context';
import { allEvidence, evaluateExpr, exprHolds, isRefused, waysOf } from './evaluate';
import { likestOf, scorerOf } from './likeness';
import type { LinkAnswers } from './link-answer';
import { createMatcher } from './matcher';
import { describeNotice } from './notice-info';
import type { ElementRule, Expr, Likeness, Pack } from './pack';
import type { ElementStatus, Nation, NoticeKind } from './report';
import { indexText } from './text-index';

export interface ContextInput {
  readonly notice: Notice;
  readonly pack: Pack;
  /** ISO day. */
  readonly asOf: string;
  /** Where the reader knows better than the text does. */
  readonly kind?: NoticeKind;
  readonly nation?: Nation;
  readonly linkAnswers?: LinkAnswers;
  /** A passage, not a whole notice: no likeness answers. */
  readonly isPassage?: boolean;
}

/** What the checks of one review work with, and what the text is. @throws Error where the pack was not made by the compiler */
export function createContext(input: ContextInput) {
  const { notice, pack, asOf } = input;
  const index = indexText(notice);
  const matcher = createMatcher(index, pack);
  const described = describeNotice(index, matcher, pack);
  const verdicts = new Map<Expr, Verdict>();
  const truths = new Map<Expr, boolean>();
  const statuses = new Map<string, ElementStatus | 'asked'>();
  const ctx: ReviewContext = {
    notice,
    index,
    pack,
    asOf,
    linkAnswers: input.linkAnswers ?? null,
    matcher,
    kind: input.kind ?? described.kind,
    nation: input.nation ?? described.nation,
    organisation: described.organisation,
    citations: once(() => findCitations(ctx)),
    contacts: once(() => findContacts(ctx)),
    likest: once(() => likestOf(index, pack)),
    guesses: !input.isPassage,
    statusOf(check) {
      const known = statuses.get(check);
      if (known === 'asked') throw new Error(`The rules for "${check}" ask for each other in a circle.`);
      if (known) return known;
      const rule = pack.elements.find((element) => element.id === check);
      if (!rule) throw new Error(`"${check}" is not an element of rule pack ${pack.id}.`);
      statuses.set(check, 'asked');
      const { status } = decide(ctx, rule);
      statuses.set(check, status);
      return status;
    },
    evaluate(expr) {
      const known = verdicts.get(expr);
      if (known) return known;
      const verdict = evaluateExpr(ctx, expr);
      verdicts.set(expr, verdict);
      return verdict;
    },
    holds(expr) {
      const known = verdicts.get(expr)?.holds ?? truths.get(expr);
      if (known !== undefined) return known;
      const holds = exprHolds(ctx, expr);
      truths.set(expr, holds);
      return holds;
    },
  };
  return { ctx, described };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const NO_MARKS: Pick<Likeness, 'told' | 'doubted' | 'unlike'> = { told: {}, doubted: {}, unlike: {} };

export interface Answer {
  readonly status: ElementStatus;
  readonly evidence: readonly Place[];
  /** No phrase answered, but the likeness of a sentence. */
  readonly guessed?: true;
  /** What the phrases found, which is not taken for telling. */
  readonly doubted?: readonly Place[];
}

/**
 * A rule's answer, with the places that show it. Where no phrase tells the element, the sentence that reads most like those
 * that do may: not where a guard of the rule has refused it, as it knows denials and other bodies, and likeness doesn't.
 * Where a phrase tells it and no sentence reads at all like those that do, the phrase is not believed; where only those that
 * it found don't, other words may tell the element in part.
 */
export function decide(ctx: ReviewContext, rule: ElementRule): Answer {
  if (rule.applies && !ctx.holds(rule.applies)) return { status: 'not-applicable', evidence: [] };
  const met = ctx.evaluate(rule.met);
  const { told, doubted, unlike } = (ctx.guesses && ctx.pack.likeness) || NO_MARKS;
  if (met.holds) {
    const mark = doubted[rule.id];
    const likest = mark === undefined ? undefined : ctx.likest().get(rule.id);
    if (mark !== undefined && likest && likest.score < mark)
      return { status: 'missing', evidence: [], doubted: met.evidence };
    if (!isUnlike(ctx, rule, unlike[rule.id])) return { status: 'met', evidence: met.evidence };
    const guess = guessOf(ctx, rule, told[rule.id]);
    if (guess) return guess;
  }
  const found = met.holds ? { doubted: met.evidence } : {};
  const partial = rule.partial ? ctx.evaluate(rule.partial) : null;
  if (partial?.holds) return { status: 'partial', evidence: partial.evidence, ...found };
  if (met.holds) return { status: 'missing', evidence: [], ...found };
  return guessOf(ctx, rule, told[rule.id]) ?? { status: 'missing', evidence: [] };
}

/** The sentence that reads most like those that tell the element, where it comes to the mark and no guard refuses it. */
function guessOf(ctx: ReviewContext, rule: ElementRule, mark: number | undefined): Answer | null {
  const like = mark === undefined ? undefined : ctx.likest().get(rule.id);
  const sentence = like && ctx.index.statements[like.statement];
  return mark !== undefined && sentence && like.score >= mark && !isRefused(ctx, rule, sentence)
    ? { status: 'met', evidence: [sentence], guessed: true }
    : null;
}

/** Does none of the sentences that the rule's phrases found come to the mark? A row tells by its column, not as sentences do. */
function isUnlike(ctx: ReviewContext, rule: ElementRule, mark: number | undefined): boolean {
  const { index, pack, notice } = ctx;
  if (mark === undefined || !pack.likeness || !ctx.likest().has(rule.id)) return false;
  const scoreOf = scorerOf(index, pack.likeness, rule.id);
  return waysOf(ctx, rule.met).every((way) => {
    if (!ctx.holds(way)) return true;
    const found = new Set(allEvidence(ctx, way).map(({ start }) => start));
    const shown = index.statements.filter(({ start, heading, virtual }) => !heading && !virtual && found.has(start));
    const isRow = (block: number) => notice.blocks[block]?.kind === 'row';
    return shown.length > 0 && shown.every(({ id, block }) => !isRow(block) && scoreOf(id) < mark);
  });
}
