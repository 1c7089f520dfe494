/** Expressions of rule files to expressions of the pack. */
import type { Expr, Nearby, PatternId, SentenceConditions } from '../engine/pack';
import type { Path, RuleDocument } from './document';
import { didYouMean } from './nearest';
import type { PhraseBook } from './phrase-book';
import type { ProblemLog } from './problem-log';
import type { ConditionsSource, ExprSource } from './schema';

/** Names that an expression may refer to. */
export interface KnownNames {
  readonly facts: ReadonlySet<string>;
  /** Ids of elements, whose status can be asked for. */
  readonly elements: ReadonlySet<string>;
  /** Ids of the legislation register, or null where there is none to hold them against. */
  readonly laws: ReadonlySet<string> | null;
  readonly lawTags: ReadonlySet<string> | null;
}

export interface ExpressionContext {
  readonly document: RuleDocument;
  readonly book: PhraseBook;
  readonly log: ProblemLog;
  readonly names: KnownNames;
}

const MONTHS_CURRENT = 24;
/** A text of fewer words is a phrase. */
const SHORTEST_VERBATIM = 4;

/** Compiles the expression at a path of the document; it has passed the schema. */
export function compileExpression(source: ExprSource, path: Path, context: ExpressionContext): Expr {
  const { document, book } = context;
  const list = (key: string): readonly PatternId[] => book.compileList(document, [...path, key]);
  const optionalList = (key: string, written: unknown) => (written === undefined ? undefined : list(key));
  const conditions = (from: ConditionsSource): SentenceConditions => compileConditions(from, path, context);
  const all = (sources: readonly ExprSource[], key: string): readonly Expr[] =>
    sources.map((one, position) => compileExpression(one, [...path, key, position], context));

  if ('any' in source) return { op: 'any', of: all(source.any, 'any') };
  if ('all' in source) return { op: 'all', of: all(source.all, 'all') };
  if ('none' in source) return { op: 'none', of: all(source.none, 'none') };
  if ('says' in source) return { op: 'says', says: list('says'), ...conditions(source) };
  if ('count' in source) return compileCount(source, list('count'), path, context);
  if ('list' in source) {
    const introduced = list('list');
    if (introduced.length === 0 && source.under === undefined) {
      context.log.error(
        document,
        document.placeOf([...path, 'list']),
        'a list needs phrases that introduce it, or under',
      );
    }
    return {
      op: 'list',
      list: introduced,
      min: source.min,
      ...given('max', source.max),
      ...given('ignore', optionalList('ignore', source.ignore)),
      ...given('itemsOnly', source.itemsOnly),
      ...given('sentences', source.sentences),
      ...given('parts', source.parts),
      ...conditions(source),
    };
  }
  if ('verbatim' in source) {
    if (source.verbatim.split(/\s+/).length < SHORTEST_VERBATIM) {
      const place = document.placeOf([...path, 'verbatim']);
      context.log.error(document, place, `fewer than ${SHORTEST_VERBATIM} words: use "says" for a phrase`);
    }
    return { op: 'verbatim', text: source.verbatim };
  }
  if ('contact' in source) {
    return {
      op: 'contact',
      contact: list('contact'),
      within: source.within ?? 'block',
      ...given('kinds', source.kinds),
      ...given('is', source.is === undefined ? undefined : [source.is].flat()),
      ...given('not', source.not),
      ...given('notBy', optionalList('notBy', source.notBy)),
      ...given('onward', source.onward),
      ...given('own', source.own),
      ...conditions(source),
    };
  }
  if ('route' in source) {
    return {
      op: 'route',
      route: list('route'),
      reach: source.reach,
      ...given('within', source.within),
      ...given('kinds', source.kinds),
      ...conditions(source),
    };
  }
  if ('cites' in source) {
    refuseUnknown(source.cites, context.names.laws, 'law in the legislation register', [...path, 'cites'], context);
    return {
      op: 'cites',
      law: source.cites,
      ...given('provision', source.provision === undefined ? undefined : String(source.provision)),
      ...given('point', source.point),
      ...conditions(source),
    };
  }
  if ('citesTag' in source) {
    refuseUnknown(
      source.citesTag,
      context.names.lawTags,
      'tag in the legislation register',
      [...path, 'citesTag'],
      context,
    );
    return { op: 'citesTag', tag: source.citesTag, ...conditions(source) };
  }
  if ('organisation' in source) return { op: 'organisation' };
  if ('hasContact' in source) {
    return {
      op: 'hasContact',
      owners: source.hasContact,
      ...given('kinds', source.kinds),
      ...given('own', source.own),
    };
  }
  if ('date' in source) {
    return {
      op: 'date',
      date: list('date'),
      state: source.state,
      months: source.months ?? MONTHS_CURRENT,
      due: list('due'),
      ...(source.others ? { others: list('others') } : {}),
    };
  }
  if ('link' in source) {
    return {
      op: 'link',
      link: list('link'),
      ...given('unless', optionalList('unless', source.unless)),
      ...given('orIn', optionalList('orIn', source.orIn)),
    };
  }
  if ('fact' in source) {
    refuseUnknown(source.fact, context.names.facts, 'fact', [...path, 'fact'], context);
    return { op: 'fact', fact: source.fact };
  }
  if ('status' in source) {
    refuseUnknown(source.status, context.names.elements, 'element', [...path, 'status'], context);
    return { op: 'status', check: source.status, is: source.is };
  }
  if ('kind' in source) return { op: 'kind', kinds: source.kind };
  if ('nation' in source) return { op: 'nation', nations: source.nation };
  const { from, to } = source.period;
  if (from === undefined && to === undefined) {
    context.log.error(document, document.placeOf([...path, 'period']), 'a period has from, to or both');
  }
  if (from !== undefined && to !== undefined && to < from) {
    context.log.error(document, document.placeOf([...path, 'period', 'to']), 'the period ends before it begins');
  }
  return { op: 'period', ...given('from', from), ...given('to', to) };
}

function compileCount(
  source: Extract<ExprSource, { count: unknown }>,
  count: readonly PatternId[],
  path: Path,
  context: ExpressionContext,
): Expr {
  if (count.length > 0 && source.min > count.length) {
    context.log.error(
      context.document,
      context.document.placeOf([...path, 'min']),
      `only ${count.length} phrases, so that ${source.min} different ones can never be found`,
    );
  }
  return {
    op: 'count',
    count,
    min: source.min,
    ...given('within', source.within),
    ...compileConditions(source, path, context),
  };
}

/** Compiles the conditions among the keys of the mapping at a path. */
export function compileConditions(
  source: ConditionsSource,
  path: Path,
  context: ExpressionContext,
): SentenceConditions {
  const list = (...keys: Path): readonly PatternId[] => context.book.compileList(context.document, [...path, ...keys]);
  const optionalList = (key: string, written: unknown) => (written === undefined ? undefined : list(key));
  // Each entry has to be said; a vocabulary is one entry, of which one phrase is enough.
  const entries = (also: unknown, ...keys: Path) =>
    Array.isArray(also) ? also.map((_, at) => list(...keys, at)) : [list(...keys)];
  const nearby = (key: string, { also, unless, about, within }: NonNullable<ConditionsSource['beside']>): Nearby => ({
    says: list(key, 'says'),
    ...given('also', also === undefined ? undefined : entries(also, key, 'also')),
    ...given('unless', unless === undefined ? undefined : list(key, 'unless')),
    ...given('about', about === undefined ? undefined : list(key, 'about')),
    within: within ?? 'block',
  });
  return {
    ...given('also', source.also === undefined ? undefined : entries(source.also, 'also')),
    ...given('unless', optionalList('unless', source.unless)),
    ...given('unlessClause', optionalList('unlessClause', source.unlessClause)),
    ...given('unlessBefore', optionalList('unlessBefore', source.unlessBefore)),
    ...given('under', optionalList('under', source.under)),
    ...given('notUnder', optionalList('notUnder', source.notUnder)),
    ...given('about', optionalList('about', source.about)),
    ...given('beside', source.beside && nearby('beside', source.beside)),
    ...given('notBeside', source.notBeside && nearby('notBeside', source.notBeside)),
    ...given('affirmative', source.affirmative),
    ...given('in', source.in),
  };
}

function refuseUnknown(
  name: string,
  known: ReadonlySet<string> | null,
  what: string,
  path: Path,
  { document, log }: ExpressionContext,
): void {
  if (known === null || known.has(name)) return;
  log.error(document, document.placeOf(path), `there is no ${what} "${name}"${didYouMean(name, known)}`);
}

/** A key only where there is a value for it, so that the pack's JSON holds no empty keys. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}

/** Facts and element statuses that an expression asks for, however deep. */
export function dependenciesOf(expression: Expr): readonly string[] {
  switch (expression.op) {
    case 'any':
    case 'all':
    case 'none':
      return expression.of.flatMap(dependenciesOf);
    case 'fact':
      return [`fact ${expression.fact}`];
    case 'status':
      return [`status of ${expression.check}`];
    default:
      return [];
  }
}
