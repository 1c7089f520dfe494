/** The shape of the files in the rule pack: what the compiler accepts, and (as JSON Schema) what editors complete and check. */
import * as v from 'valibot';
import type { LinkCode } from '../engine/link-answer';
import { didYouMean } from './nearest';

/** A strict object whose complaints name the key that was probably meant. */
function strict<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    const key = String(issue.path?.at(-1)?.key ?? '');
    if (issue.expected === 'never') return `unknown key "${key}"${didYouMean(key, Object.keys(entries))}`;
    if (issue.received === 'undefined') return `"${key}" is missing`;
    return `a mapping with ${Object.keys(entries).join(', ')} is expected here`;
  });
}

const text = v.pipe(
  v.string('text is expected here (quote it if YAML takes it for something else)'),
  v.trim(),
  v.nonEmpty('the text is empty'),
);

/** An ISO day that exists. */
export const isoDay = v.pipe(
  v.string('a day is written 2026-06-19'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2026-06-19'),
  v.check((day) => {
    const parsed = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
  }, 'there is no such day'),
);

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens'));

const httpsUrl = v.pipe(v.string(), v.regex(/^https:\/\/[^\s/]+\.[^\s]+$/, 'an address begins with https://'));

const phrase = v.pipe(
  v.union(
    [v.string(), v.number(), v.boolean(), v.null()],
    'a phrase is text; one that begins with { or [, or holds ": " or " #", needs quotes',
  ),
  v.description('A phrase: words, word*, (a|b), [optional], .. and ... gaps, # number, {vocabulary}, /regex/'),
);

const phrases = either(
  (input) => Array.isArray(input),
  v.pipe(v.array(phrase), v.minLength(1, 'the list of phrases is empty')),
  phrase,
);

/** One of two schemas, told apart by a test, so that complaints are about the one that was meant. */
function either<A extends v.GenericSchema, B extends v.GenericSchema>(
  isFirst: (input: unknown) => boolean,
  first: A,
  second: B,
): v.LazySchema<v.UnionSchema<[A, B], undefined> | A | B> {
  const both = v.union([first, second]);
  // The JSON Schema writer asks with no input.
  return v.lazy((input) => (input === undefined ? both : isFirst(input) ? first : second));
}

export const severity = v.picklist(['legal', 'outdated', 'quality', 'advice']);
export const elementStatus = v.picklist(['met', 'partial', 'missing', 'not-applicable']);
export const nation = v.picklist(['england', 'wales', 'scotland', 'northern-ireland', 'unknown']);
export const noticeKind = v.picklist([
  'pupils',
  'looked-after-children',
  'parents',
  'workforce',
  'job-applicants',
  'governors',
  'visitors',
  'alumni',
  'cctv',
  'biometrics',
  'website',
  'general',
  'unknown',
]);
const contactKind = v.picklist(['email', 'phone', 'address', 'link']);
const contactOwner = v.picklist(['dpo', 'organisation', 'person', 'regulator', 'other']);
const wholeNumber = v.pipe(v.number('a number is expected here'), v.integer(), v.minValue(0));
const reach = v.union(
  [v.picklist(['block', 'section']), wholeNumber],
  'how far: block, section, or a number of sentences',
);

const nearby = strict({
  says: phrases,
  also: v.optional(phrases),
  unless: v.optional(phrases),
  about: v.optional(phrases),
  within: v.optional(reach),
});

const conditionEntries = {
  also: v.optional(phrases),
  unless: v.optional(phrases),
  unlessClause: v.optional(phrases),
  unlessBefore: v.optional(phrases),
  under: v.optional(phrases),
  notUnder: v.optional(phrases),
  about: v.optional(phrases),
  beside: v.optional(nearby),
  notBeside: v.optional(nearby),
  affirmative: v.optional(v.literal(true)),
  in: v.optional(v.picklist(['body', 'headings', 'both'])),
};

const conditionsSchema = strict(conditionEntries);
export type ConditionsSource = v.InferOutput<typeof conditionsSchema>;

const leafSchemas = {
  says: strict({ says: phrases, ...conditionEntries }),
  count: strict({
    count: phrases,
    min: wholeNumber,
    within: v.optional(v.picklist(['sentence', 'list', 'section'])),
    ...conditionEntries,
  }),
  list: strict({
    list: either((input) => Array.isArray(input), v.array(phrase), phrase),
    min: wholeNumber,
    max: v.optional(wholeNumber),
    ignore: v.optional(phrases),
    itemsOnly: v.optional(v.literal(true)),
    sentences: v.optional(v.literal(true)),
    parts: v.optional(v.literal(true)),
    ...conditionEntries,
  }),
  verbatim: strict({ verbatim: text }),
  contact: strict({
    contact: phrases,
    within: v.optional(reach),
    kinds: v.optional(v.array(contactKind)),
    is: v.optional(either((input) => Array.isArray(input), v.pipe(v.array(text), v.minLength(1)), text)),
    not: v.optional(v.array(contactOwner)),
    notBy: v.optional(phrases),
    onward: v.optional(v.literal(true)),
    own: v.optional(v.literal(true)),
    ...conditionEntries,
  }),
  route: strict({
    route: phrases,
    reach: v.picklist(['given', 'none']),
    within: v.optional(reach),
    kinds: v.optional(v.array(contactKind)),
    ...conditionEntries,
  }),
  cites: strict({
    cites: id,
    provision: v.optional(v.union([v.string(), v.number()])),
    point: v.optional(v.union([v.picklist(['some', 'none']), v.array(v.string())])),
    ...conditionEntries,
  }),
  citesTag: strict({ citesTag: id, ...conditionEntries }),
  organisation: strict({ organisation: v.literal(true) }),
  hasContact: strict({
    hasContact: v.array(contactOwner),
    kinds: v.optional(v.array(contactKind)),
    own: v.optional(v.literal(true)),
  }),
  date: strict({
    date: phrases,
    state: v.picklist(['current', 'stale']),
    months: v.optional(wholeNumber),
    due: v.optional(phrases),
    others: v.optional(phrases),
  }),
  link: strict({ link: phrases, unless: v.optional(phrases), orIn: v.optional(phrases) }),
  fact: strict({ fact: id }),
  status: strict({ status: id, is: v.pipe(v.array(elementStatus), v.minLength(1)) }),
  kind: strict({ kind: v.pipe(v.array(noticeKind), v.minLength(1)) }),
  nation: strict({ nation: v.pipe(v.array(nation), v.minLength(1)) }),
  period: strict({ period: strict({ from: v.optional(isoDay), to: v.optional(isoDay) }) }),
};

type Leaf = v.InferOutput<(typeof leafSchemas)[keyof typeof leafSchemas]>;

/** An expression as written. */
export type ExprSource = { any: ExprSource[] } | { all: ExprSource[] } | { none: ExprSource[] } | Leaf;

/** The kind of expression is told by its key. The JSON Schema writer asks with no input. */
export const expr = v.lazy((input: unknown) =>
  input === undefined ? everyExpr : exprSchemaFor(input),
) as v.GenericSchema<ExprSource>;

const manyExprs = v.pipe(v.array(expr, 'a list of expressions is expected here'), v.minLength(1, 'the list is empty'));

const exprSchemas: Readonly<Record<string, v.GenericSchema>> = {
  any: strict({ any: manyExprs }),
  all: strict({ all: manyExprs }),
  none: strict({ none: manyExprs }),
  ...leafSchemas,
};

/** The keys of which an expression has exactly one. */
const EXPR_KINDS: readonly string[] = Object.keys(exprSchemas);
/** Every key that an expression can have. */
export const EXPR_KEYS: readonly string[] = [
  ...new Set([...EXPR_KINDS, ...Object.values(leafSchemas).flatMap((leaf) => Object.keys(leaf.entries))]),
];

const everyExpr = v.union(Object.values(exprSchemas));

/** What the JSON Schemas name instead of writing it out again and again. */
export const EDITOR_DEFINITIONS: Readonly<Record<string, v.GenericSchema>> = {
  expression: everyExpr,
  phrases: phrases.getter(undefined),
};

function exprSchemaFor(input: unknown): v.GenericSchema {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return v.custom(() => false, `an expression is a mapping with one of ${EXPR_KINDS.join(', ')}`);
  }
  const keys = Object.keys(input);
  const kinds = keys.filter((key) => Object.hasOwn(exprSchemas, key));
  const [kind] = kinds;
  if (kind === undefined) {
    const hints = keys.map((key) => didYouMean(key, EXPR_KINDS)).join('');
    return v.custom(() => false, `this is no expression: it has none of ${EXPR_KINDS.join(', ')}${hints}`);
  }
  if (kinds.length > 1) {
    return v.custom(() => false, `${kinds.join(' and ')} exclude each other: join expressions with any, all or none`);
  }
  return exprSchemas[kind] ?? everyExpr;
}

const authority = v.pipe(
  v.array(strict({ cite: text, url: v.optional(httpsUrl), from: v.optional(isoDay), to: v.optional(isoDay) })),
  v.minLength(1, 'a rule names its authority'),
);

const since = v.pipe(
  v.string('quote the version: "2026.11"'),
  v.regex(/^\d{4}\.\d{1,2}(\.\d+)?$/, 'a version is "2026.11"'),
);

const head = {
  id,
  title: text,
  question: text,
  authority,
  applies: v.optional(expr),
  limits: v.optional(text),
  since,
  changed: v.optional(since),
};

export const elementRule = strict({
  ...head,
  severity: either(
    (input) => Array.isArray(input),
    v.pipe(v.array(strict({ severity, when: v.optional(expr) })), v.minLength(1)),
    severity,
  ),
  met: expr,
  partial: v.optional(expr),
  review: v.optional(v.array(strict({ when: expr, reason: text }))),
  near: v.optional(phrases),
  messages: strict({
    met: text,
    partial: v.optional(text),
    missing: text,
    'not-applicable': v.optional(text),
  }),
  advice: strict({ partial: v.optional(text), missing: text }),
});
export type ElementSource = v.InferOutput<typeof elementRule>;

const findingCase = strict({
  says: v.optional(phrases),
  ...conditionEntries,
  quote: v.optional(v.picklist(['match', 'clause', 'sentence'])),
  message: v.optional(text),
  suggestion: v.optional(text),
  severity: v.optional(severity),
  data: v.optional(v.record(v.string(), text)),
  review: v.optional(text),
  when: v.optional(expr),
});
export type FindingCaseSource = v.InferOutput<typeof findingCase>;

const templates = v.record(v.string(), text);

export const findingRule = strict({
  ...head,
  severity,
  find: v.optional(v.pipe(v.array(findingCase), v.minLength(1))),
  detect: v.optional(v.looseObject({ kind: id })),
  messages: v.optional(templates),
  suggestions: v.optional(templates),
  once: v.optional(v.literal(true)),
  review: v.optional(text),
});
export type FindingSource = v.InferOutput<typeof findingRule>;

/** A file of `registers/phrases/`: vocabularies by name. */
export const vocabularyFile = v.nullish(v.record(id, phrases), {});
/** A file of `registers/facts/`: expressions by name. */
export const factFile = v.nullish(v.record(id, expr), {});

/** What every row of a register carries; the rest is the register's own. */
export const registerRow = v.looseObject(
  {
    id,
    source: text,
    confidence: v.picklist(['sourced', 'secondary', 'known', 'unsure']),
    checkedOn: isoDay,
  },
  (issue) => (issue.path === undefined ? 'a row is a mapping' : `"${String(issue.path.at(-1)?.key)}" is missing`),
);

/** Every outcome of a link; see `LinkOutcome`. */
const LINK_CODES = [
  'ok',
  'well-formed',
  'redirected',
  'redirected-permanently',
  'redirected-untold',
  'shortened',
  'insecure',
  'moved-home',
  'gone',
  'soft-gone',
  'soft-gone-unsure',
  'blocked-refused',
  'blocked-rate',
  'blocked-challenge',
  'blocked-cookies',
  'blocked-script',
  'request-refused',
  'sign-in',
  'server-error',
  'loop',
  'too-many-redirects',
  'bad-redirect',
  'name-unknown',
  'name-unsure',
  'tls-expired',
  'tls-name',
  'tls-untrusted',
  'tls-chain',
  'tls-other',
  'connection-refused',
  'connection-reset',
  'connection-unreachable',
  'connection-unknown',
  'timeout',
  'withdrawn',
  'repealed',
  'bad-address',
  'bad-email',
  'odd-email',
  'bad-phone',
  'no-such-place',
  'not-checked-placeholder',
  'not-checked-disk',
  'not-checked-preview',
  'not-checked-private',
  'not-checked-relative',
  'not-checked-scheme',
  'not-checked-permission',
  'not-checked-redirect',
  'not-checked-cancelled',
  'not-checked-network',
  'not-checked-silent',
  'not-checked-busy',
] as const satisfies readonly LinkCode[];
const linkCode: v.GenericSchema<LinkCode> = v.picklist(LINK_CODES);

const outcomeWords = strict({
  group: v.picklist(['works', 'change', 'broken', 'unsure', 'not-checked']),
  says: text,
  advice: v.optional(text),
  doubt: v.optional(text),
  finding: v.optional(id),
  severity: v.optional(severity),
});
const texts = v.array(v.string());

/** `registers/link-answers.yaml`; see `LinkAnswerRegister`. */
export const linkAnswersFile = strict({
  outcomes: strict(
    Object.fromEntries(LINK_CODES.map((code) => [code, outcomeWords])) as Record<LinkCode, typeof outcomeWords>,
  ),
  otherEdition: outcomeWords,
  noSuccessor: text,
  softGone: strict({
    titlePhrases: phrases,
    headingPhrases: phrases,
    addresses: texts,
    thin: wholeNumber,
    likeness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    certain: wholeNumber,
    sibling: text,
  }),
  homes: texts,
  indexes: texts,
  trackers: texts,
  documents: texts,
  shorteners: texts,
  privateHosts: texts,
  challenges: v.array(
    strict({
      id,
      statuses: v.optional(v.array(wholeNumber)),
      header: v.optional(strict({ name: text, has: v.string() })),
      titlePhrases: v.optional(phrases),
      textPhrases: v.optional(phrases),
      marks: v.optional(texts),
    }),
  ),
  signIn: strict({ hosts: texts, addresses: texts, titlePhrases: phrases }),
  withdrawn: v.array(
    strict({
      id,
      kind: v.picklist(['withdrawn', 'repealed']),
      hosts: texts,
      within: v.optional(texts),
      noticePhrases: phrases,
    }),
  ),
  editions: strict({ commonWords: texts, least: wholeNumber }),
  emails: strict({ shared: texts }),
  shortPhones: texts,
});

const portion = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const worth = strict({ unfound: portion, some: portion, all: portion });

/** `registers/find.yaml`; see `FindRegister`. */
export const findFile = strict({
  signals: v.array(
    strict({
      id,
      notice: v.optional(v.number()),
      lead: v.optional(v.number()),
      phrases,
      unlessPhrases: v.optional(phrases),
    }),
  ),
  where: strict({
    text: portion,
    title: portion,
    address: portion,
    around: portion,
    heading: portion,
    page: portion,
  }),
  parts: strict({ main: v.number(), menu: v.number(), side: v.number(), footer: v.number() }),
  about: texts,
  underNotices: v.number(),
  peoplePhrases: phrases,
  saysNothingPhrases: phrases,
  worth,
  menuLead: v.number(),
  documentWorth: worth,
  foreignWorth: portion,
  trust: strict({ worth: portion, namePhrases: phrases }),
  schoolPhrases: phrases,
  sameInNames: v.array(texts),
  standIns: strict({
    challenge: strict({ most: wholeNumber }),
    noSite: strict({ most: wholeNumber, mostLinks: wholeNumber, phrases, titlePhrases: phrases, marks: texts }),
    script: strict({ most: wholeNumber, parts: texts, phrases }),
    fewLinks: wholeNumber,
  }),
  expected: v.array(
    strict({
      id,
      title: text,
      kinds: v.array(noticeKind),
      needed: v.boolean(),
      elsewherePhrases: v.optional(phrases),
    }),
  ),
  documentHosts: texts,
  otherHosts: texts,
  traps: strict({
    parts: texts,
    unlessNamed: texts,
    parameters: texts,
    sessions: texts,
    views: texts,
    paging: texts,
    mostPaging: wholeNumber,
    files: texts,
    longest: wholeNumber,
    deepest: wholeNumber,
    mostParameters: wholeNumber,
    mostAlike: wholeNumber,
  }),
  sitemaps: strict({
    usual: texts,
    most: wholeNumber,
    firstPhrases: phrases,
    notPhrases: phrases,
    mostAddresses: wholeNumber,
    mostWeighed: wholeNumber,
    words: texts,
    mostBytes: wholeNumber,
  }),
  blank: strict({ namePhrases: phrases, gapPhrases: phrases, fewest: wholeNumber }),
});

/** `registers/bulk-list.yaml`; see `BulkListRegister`. */
export const bulkListFile = strict({
  columns: strict({
    urn: texts,
    name: texts,
    website: texts,
    notice: texts,
    trust: texts,
    phase: texts,
    type: texts,
    status: texts,
    authority: texts,
  }),
  closed: texts,
  none: texts,
  notices: texts,
  documents: texts,
  bareHosts: texts,
});

/**
 * `likeness/marks.yaml`: from which score on an element is taken for told, of all and of single ones; below which score what
 * phrases find is doubted, by the likest sentence of the notice and by those that were found.
 */
export const likenessMarksFile = strict({
  told: v.number(),
  elements: v.record(v.string(), v.union([v.number(), v.literal('never')])),
  doubted: v.optional(v.record(v.string(), v.number()), {}),
  unlike: v.optional(v.record(v.string(), v.number()), {}),
});

/** `likeness/weights.yaml`; see `Likeness`. */
export const likenessFile = strict({
  shown: v.number(),
  mark: v.number(),
  elements: v.record(
    v.string(),
    strict({
      base: v.number(),
      weights: v.record(v.pipe(v.string(), v.regex(/^-?\d+$/, 'a weight in hundredths')), text),
    }),
  ),
});

export const packFile = strict({
  id,
  version: v.pipe(v.string('quote the version'), v.regex(/^\d{4}\.\d{1,2}\.\d+$/, 'a version is 2026.11.0')),
  checkedOn: isoDay,
  renewal: v.pipe(v.string(), v.regex(/^-\d{2}-\d{2}$/, 'the day of the year on which guidance is renewed: "-09-01"')),
  elements: v.array(id),
  findings: v.array(id),
});

const exampleEntries = {
  text,
  kind: v.optional(noticeKind),
  nation: v.optional(nation),
  asOf: v.optional(isoDay),
};
const example = either(
  (input) => typeof input === 'string',
  text,
  strict({ ...exampleEntries, evidence: v.optional(text) }),
);
const exampleList = v.array(example);

/** Examples of an element: little notices by the status they get. */
export const elementExamples = strict({
  met: exampleList,
  partial: v.optional(exampleList),
  missing: exampleList,
  traps: v.array(strict({ ...exampleEntries, evidence: v.optional(text), expect: elementStatus, why: text })),
  'not-applicable': v.optional(exampleList),
});
export type ElementExamples = v.InferOutput<typeof elementExamples>;

/** What a link of an example answered; what is not given is as for a link that works. */
const exampleAnswer = strict({
  code: linkCode,
  status: v.optional(wholeNumber),
  now: v.optional(text),
  https: v.optional(text),
  notice: v.optional(text),
  expected: v.optional(text),
  place: v.optional(text),
  title: v.optional(text),
  heading: v.optional(text),
});
export type ExampleAnswer = v.InferOutput<typeof exampleAnswer>;
const answers = v.optional(v.record(v.string(), exampleAnswer));

/** Examples of a finding: little notices in which it is found, with the quote, and in which it is not. */
export const findingExamples = strict({
  found: v.array(
    strict({
      ...exampleEntries,
      answers,
      quote: either((input) => Array.isArray(input), v.array(text), text),
      data: v.optional(v.record(v.string(), v.unknown())),
    }),
  ),
  notFound: v.array(strict({ ...exampleEntries, answers, why: text })),
});
export type FindingExamples = v.InferOutput<typeof findingExamples>;

/** Examples in a rule of an organisation's own: as many as its writer likes. */
const ownElementExamples = strict({
  met: v.optional(exampleList),
  partial: v.optional(exampleList),
  missing: v.optional(exampleList),
  traps: v.optional(elementExamples.entries.traps),
  'not-applicable': v.optional(exampleList),
});
const ownFindingExamples = strict({
  found: v.optional(findingExamples.entries.found),
  notFound: v.optional(findingExamples.entries.notFound),
});

/** A rule of an organisation's own: the same keys as in the pack, and its examples with it. */
export const ownElementRule = strict({
  ...elementRule.entries,
  since: v.optional(since),
  examples: v.optional(ownElementExamples),
});
export const ownFindingRule = strict({
  ...findingRule.entries,
  since: v.optional(since),
  examples: v.optional(ownFindingExamples),
});

/** A file of rules of an organisation's own, that run beside the pack: its parts are held to their schemas one by one. */
export const ownRulesFile = strict({
  id,
  title: v.optional(text),
  version: v.pipe(v.string('quote the version'), v.regex(/^\d{4}\.\d{1,2}\.\d+$/, 'a version is "2026.11.0"')),
  phrases: v.optional(v.unknown()),
  facts: v.optional(v.unknown()),
  elements: v.optional(v.array(v.unknown(), 'a list of rules is expected here')),
  findings: v.optional(v.array(v.unknown(), 'a list of rules is expected here')),
});
