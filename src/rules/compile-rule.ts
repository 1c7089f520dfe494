/** One rule file to an element or a finding of the pack. */
import type { ElementRule, FindingCase, FindingRule, PatternId } from '../engine/pack';
import { compileConditions, compileExpression, type ExpressionContext, given } from './compile-expression';
import type { Path } from './document';
import { didYouMean } from './nearest';
import type { ElementSource, ExprSource, FindingCaseSource, FindingSource } from './schema';

/** @param source has passed the schema of elements. */
export function compileElement(source: ElementSource, context: ExpressionContext): ElementRule {
  const optional = (key: 'applies' | 'partial') => {
    const expression = source[key];
    return given(key, expression && compileExpression(expression, [key], context));
  };
  checkProse(source, context);
  checkOutcome('partial', source.partial !== undefined, source, context);
  checkOutcome('not-applicable', source.applies !== undefined, source, context);
  for (const [outcome, message] of Object.entries(source.messages)) {
    if (typeof message === 'string') checkTemplate(message, ['messages', outcome], [], context);
  }
  const severity =
    typeof source.severity === 'string'
      ? [{ severity: source.severity }]
      : source.severity.map((one, position) => ({
          severity: one.severity,
          ...given('when', one.when && compileExpression(one.when, ['severity', position, 'when'], context)),
        }));
  if (severity.at(-1)?.when !== undefined) {
    reject(['severity'], 'the last severity stands without "when": it is for all other cases', context);
  }
  return {
    id: source.id,
    title: source.title,
    question: source.question,
    authority: source.authority,
    severity,
    ...optional('applies'),
    met: compileExpression(source.met, ['met'], context),
    ...optional('partial'),
    ...given(
      'review',
      source.review?.map((one, position) => ({
        when: compileExpression(one.when, ['review', position, 'when'], context),
        reason: one.reason,
      })),
    ),
    near: context.book.compileList(context.document, ['near']),
    messages: source.messages,
    advice: source.advice,
    ...given('limits', source.limits),
    since: source.since,
    ...given('changed', source.changed),
  };
}

function checkOutcome(
  outcome: 'partial' | 'not-applicable',
  isPossible: boolean,
  source: ElementSource,
  context: ExpressionContext,
): void {
  const key = outcome === 'partial' ? 'partial' : 'applies';
  const speaks = source.messages[outcome] !== undefined;
  if (isPossible && !speaks) reject(['messages'], `"${outcome}" has no message`, context);
  if (!isPossible && speaks) reject(['messages', outcome], `there is no "${key}", so that this is never said`, context);
  if (outcome !== 'partial') return;
  const advises = source.advice.partial !== undefined;
  if (isPossible && !advises) reject(['advice'], '"partial" has no advice', context);
  if (!isPossible && advises)
    reject(['advice', 'partial'], 'there is no "partial", so that this is never said', context);
}

/** @param source has passed the schema of findings. */
export function compileFinding(source: FindingSource, context: ExpressionContext): FindingRule {
  checkProse(source, context);
  if (source.find === undefined && source.detect === undefined)
    reject([], 'a finding has find, detect or both', context);
  const messages = source.messages ?? {};
  const suggestions = source.suggestions ?? {};
  for (const [key, templates] of Object.entries({ messages, suggestions })) {
    // A detector's data is the code's; here only the form of its templates can be checked.
    for (const [variant, template] of Object.entries(templates)) {
      checkTemplate(template, [key, variant], null, context);
    }
  }
  const cases = (source.find ?? []).map((one, position) => compileCase(one, source, ['find', position], context));
  return {
    id: source.id,
    title: source.title,
    question: source.question,
    severity: source.severity,
    authority: source.authority,
    ...given('applies', source.applies && compileExpression(source.applies, ['applies'], context)),
    cases,
    ...given('detect', source.detect && compileDetector(source.detect, context)),
    messages,
    suggestions,
    ...given('once', source.once),
    ...given('review', source.review),
    ...given('limits', source.limits),
    since: source.since,
    ...given('changed', source.changed),
  };
}

function compileCase(
  source: FindingCaseSource,
  rule: FindingSource,
  path: Path,
  context: ExpressionContext,
): FindingCase {
  const says = context.book.compileList(context.document, [...path, 'says']);
  if (source.says === undefined && source.when === undefined) reject(path, 'a case has says, when or both', context);
  const fields = ['quote', ...Object.keys(source.data ?? {})];
  const message = source.message ?? rule.messages?.default;
  if (message === undefined) reject(path, 'a case has a message, or the rule has messages: { default: ... }', context);
  else checkTemplate(message, source.message === undefined ? path : [...path, 'message'], fields, context);
  const suggestion = source.suggestion ?? rule.suggestions?.default;
  if (suggestion !== undefined) {
    checkTemplate(suggestion, source.suggestion === undefined ? path : [...path, 'suggestion'], fields, context);
  }
  return {
    find: source.says === undefined ? null : { op: 'says', says, ...compileConditions(source, path, context) },
    ...given('quote', source.quote),
    ...given('message', source.message),
    ...given('suggestion', source.suggestion),
    ...given('severity', source.severity),
    ...given('data', source.data),
    ...given('review', source.review),
    ...given('when', source.when && compileExpression(source.when as ExprSource, [...path, 'when'], context)),
  };
}

function compileDetector(
  detect: Readonly<Record<string, unknown>> & { readonly kind: string },
  context: ExpressionContext,
): NonNullable<FindingRule['detect']> {
  const patterns: Record<string, readonly PatternId[]> = {};
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(detect)) {
    if (key === 'kind') continue;
    if (isPhraseKey(key)) patterns[key] = context.book.compileList(context.document, ['detect', key]);
    else settings[key] = compileValue(value, ['detect', key], context);
  }
  return { kind: detect.kind, patterns, settings };
}

/** Keys of registers and detectors that hold phrases. */
export function isPhraseKey(key: string): boolean {
  return key === 'phrases' || key.endsWith('Phrases');
}

/** A free value of a register or detector: as it is, but phrase lists at any depth become pattern ids. */
export function compileValue(
  value: unknown,
  path: Path,
  context: Pick<ExpressionContext, 'document' | 'book'>,
): unknown {
  if (Array.isArray(value)) return value.map((one, position) => compileValue(one, [...path, position], context));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isPhraseKey(key)
        ? context.book.compileList(context.document, [...path, key])
        : compileValue(inner, [...path, key], context),
    ]),
  );
}

/** `{name}` in a message is filled from the finding's data; `fields` null: any name. */
function checkTemplate(
  template: string,
  path: Path,
  fields: readonly string[] | null,
  context: ExpressionContext,
): void {
  const rest = template.replace(/\{([a-zA-Z]\w*)\}/g, (_, name: string) => {
    if (fields !== null && !fields.includes(name)) {
      const known = fields.length === 0 ? 'this message takes none' : `data has ${fields.join(', ')}`;
      reject(path, `nothing fills {${name}}: ${known}${didYouMean(name, fields)}`, context);
    }
    return '';
  });
  if (/[{}]/.test(rest)) reject(path, 'a field is written {name}', context);
}

/** Words that say a text is not finished. Square brackets are not among them: advice has blanks for the school to fill. */
const UNFINISHED = /\b(?:TODO|FIXME|TBC|TBD|XXX+|lorem ipsum)\b|\?\?\?/i;

function checkProse(source: ElementSource | FindingSource, context: ExpressionContext): void {
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      if (UNFINISHED.test(value)) reject(path, 'this text is not finished', context);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  const prose: Partial<Record<keyof ElementSource | keyof FindingSource, unknown>> = source;
  for (const key of ['title', 'question', 'messages', 'advice', 'suggestions', 'limits', 'review'] as const) {
    visit(prose[key], [key]);
  }
  for (const [position, authority] of source.authority.entries()) {
    if (authority.from !== undefined && authority.to !== undefined && authority.to < authority.from) {
      reject(['authority', position, 'to'], 'the authority ends before it begins', context);
    }
  }
}

function reject(path: Path, message: string, { document, log }: ExpressionContext): void {
  log.error(document, document.placeOf(path), message);
}
