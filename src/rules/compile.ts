/** The compiler: the YAML files of a rule pack to the pack that the engine runs. Pure: the files come in as texts. */
import * as v from 'valibot';
import type { AddedRules } from '../engine/added-rules';
import type { ElementRule, Expr, FindingRule, Likeness, Pack, PlainPack, Registers } from '../engine/pack';
import type { BulkListRegister, FindRegister, LinkAnswerRegister } from '../engine/registers';
import { compileExpression, dependenciesOf, type ExpressionContext, type KnownNames } from './compile-expression';
import { compileElement, compileFinding, compileValue } from './compile-rule';
import { documentOf, type Path, type RuleDocument, type RuleProblem, readDocument } from './document';
import { didYouMean } from './nearest';
import { type OwnRules, readOwnRules } from './own-rules';
import { createPhraseBook, type PhraseBook, type RawExpression } from './phrase-book';
import { createProblemLog, type ProblemLog } from './problem-log';
import {
  bulkListFile,
  type ElementSource,
  type ExprSource,
  elementRule,
  type FindingSource,
  factFile,
  findFile,
  findingRule,
  isoDay,
  likenessFile,
  likenessMarksFile,
  linkAnswersFile,
  ownElementRule,
  ownFindingRule,
  packFile,
  registerRow,
  vocabularyFile,
} from './schema';

export { formatProblem, type RuleProblem } from './document';

interface Outcome {
  readonly warnings: readonly RuleProblem[];
  /** The regular expressions of the pack that were written as such. */
  readonly rawExpressions: readonly RawExpression[];
}

export type PackResult =
  | (Outcome & { readonly ok: true; readonly pack: PlainPack })
  | (Outcome & {
      readonly ok: false;
      /** In the order of files and lines. */
      readonly errors: readonly RuleProblem[];
      /** What the sound files make: for trying one rule while another is being written. Never to be shipped. */
      readonly sound: PlainPack;
    });

const PACK_FILE = 'pack.yaml';
const REGISTERS = ['legislation', 'guidance', 'bodies', 'links', 'contacts'] as const;
/** A register that is one mapping of settings instead of rows. */
const SETTINGS_REGISTER = 'notice';
/** The mapping of what links answer; it has a schema of its own. */
const LINK_ANSWERS = 'link-answers';
const FIND = 'find';
/** The mapping of how lists of schools are written; it too. */
const BULK_LIST = 'bulk-list';
/** What `npm run likeness:learn` writes. */
const LIKENESS_FILE = 'likeness/weights.yaml';
/** From which score on a sentence may answer. */
const LIKENESS_MARKS = 'likeness/marks.yaml';

/**
 * Compiles a rule pack.
 * @param files texts by path below the rules folder, with `/`; other than `.yaml` files are passed over
 */
export function compilePack(files: ReadonlyMap<string, string>): PackResult {
  const log = createProblemLog();
  const documents = readDocuments(files, log);
  const manifest = readManifest(documents, files, log);
  const book = createPhraseBook(log);

  addVocabularies(
    documents.filter(({ file }) => isOf(file, 'phrases')),
    book,
    log,
  );
  book.closeVocabularies();

  const registers = compileRegisters(documents, book, log);
  const rules = documents.filter(({ file }) => /^[^/]+\/rule\.yaml$/.test(file));
  const factDocuments = documents.filter(({ file }) => isOf(file, 'facts'));
  const sources = factSources(factDocuments, new Map(), log);
  const laws = lawNames(registers);
  const names = { facts: new Set(sources.keys()), elements: new Set(manifest.elements), ...laws };
  const facts = compileFacts(sources, names, book, log);
  const elements: { readonly rule: ElementRule; readonly document: RuleDocument }[] = [];
  const findings: FindingRule[] = [];
  for (const document of rules) {
    const rule = compileRule({ document, book, log, names }, manifest);
    if (rule === undefined || log.hasErrors(document.file)) continue;
    if ('met' in rule) elements.push({ rule, document });
    else findings.push(rule);
  }

  refuseCircles(facts, elements, log);

  const order = (ids: readonly string[]) => (a: { id: string }, b: { id: string }) =>
    ids.indexOf(a.id) - ids.indexOf(b.id);
  const phrases = book.vocabularies();
  const pack: PlainPack = {
    id: manifest.id,
    version: manifest.version,
    checkedOn: manifest.checkedOn,
    renewal: manifest.renewal,
    patterns: book.patterns(),
    wordSets: book.wordSets(),
    elements: elements.map(({ rule }) => rule).sort(order(manifest.elements)),
    findings: findings.sort(order(manifest.findings)),
    facts: expressionsOf(facts),
    phrases,
    registers,
    ...compileLikeness(documents, manifest, log),
  };
  warnOfUnused(book.unused(), log);
  const errors = withoutConsequences(log.errors(), files, documents);
  const outcome: Outcome = { warnings: log.warnings(), rawExpressions: book.rawExpressions() };
  return errors.length === 0 ? { ok: true, pack, ...outcome } : { ok: false, errors, sound: pack, ...outcome };
}

function warnOfUnused(unused: ReturnType<PhraseBook['unused']>, log: ProblemLog): void {
  for (const { name, document } of unused) {
    log.warning(document, document.placeOfKey([name]), `nothing uses the vocabulary "${name}"`);
  }
}

/** Where a file of vocabularies or facts can't be read, it is no news that its names are unknown elsewhere. */
function withoutConsequences(
  errors: readonly RuleProblem[],
  files: ReadonlyMap<string, string>,
  documents: readonly RuleDocument[],
): readonly RuleProblem[] {
  const read = new Set(documents.map(({ file }) => file));
  const unread = [...files.keys()].filter((path) => path.endsWith('.yaml') && !read.has(path));
  const isLost = (name: string) => unread.some((path) => isOf(path, name));
  const hidden = [isLost('phrases') ? UNKNOWN_VOCABULARY : null, isLost('facts') ? UNKNOWN_FACT : null];
  return errors.filter(({ message }) => !hidden.some((start) => start !== null && message.startsWith(start)));
}

const UNKNOWN_VOCABULARY = 'there is no vocabulary ';
const UNKNOWN_FACT = 'there is no fact ';

function readDocuments(files: ReadonlyMap<string, string>, log: ProblemLog): readonly RuleDocument[] {
  const paths = [...files.keys()].filter((path) => path.endsWith('.yaml')).sort();
  return paths.flatMap((path) => {
    if (path.endsWith('/examples.yaml')) return [];
    const known =
      path === PACK_FILE ||
      path === LIKENESS_FILE ||
      path === LIKENESS_MARKS ||
      path.startsWith('registers/') ||
      /^[^/]+\/rule\.yaml$/.test(path);
    const { document, problems } = readDocument(path, files.get(path) ?? '');
    log.add(problems);
    if (document === undefined) return [];
    if (!known) log.error(document, { line: 1, column: 1 }, 'no file of this name belongs in a rule pack');
    return [document];
  });
}

type Manifest = v.InferOutput<typeof packFile>;

function readManifest(
  documents: readonly RuleDocument[],
  files: ReadonlyMap<string, string>,
  log: ProblemLog,
): Manifest {
  const document = documents.find(({ file }) => file === PACK_FILE);
  const empty: Manifest = {
    id: 'unnamed',
    version: '0.0.0',
    checkedOn: '1970-01-01',
    renewal: '-01-01',
    elements: [],
    findings: [],
  };
  if (document === undefined) {
    log.add([{ file: PACK_FILE, line: 1, column: 1, message: 'the pack has no readable pack.yaml' }]);
    return empty;
  }
  const parsed = v.safeParse(packFile, document.data);
  if (!parsed.success) {
    log.issues(document, parsed.issues);
    return empty;
  }
  const seen = new Set<string>();
  for (const key of ['elements', 'findings'] as const) {
    for (const [position, id] of parsed.output[key].entries()) {
      if (seen.has(id)) log.error(document, document.placeOf([key, position]), `"${id}" is listed twice`);
      seen.add(id);
      const file = `${id}/rule.yaml`;
      if (!files.has(file)) log.warning(document, document.placeOf([key, position]), `there is no ${file} yet`);
    }
  }
  return parsed.output;
}

function readAdditions(
  own: ReadonlyMap<string, string>,
  /** The pack's. */
  id: string,
  log: ProblemLog,
): readonly OwnRules[] {
  const ids = new Set([id]);
  return [...own].flatMap(([file, text]) => {
    const { document, problems } = readDocument(file, text);
    log.add(problems);
    const rules = document === undefined ? null : readOwnRules(document, log);
    if (document === undefined || rules === null) return [];
    if (ids.has(rules.id)) log.error(document, document.placeOf(['id']), `rules named "${rules.id}" are there twice`);
    ids.add(rules.id);
    return [rules];
  });
}

/** What own rules stand on. */
interface Ground {
  /** Ids of the pack's checks. */
  readonly elements: readonly string[];
  readonly findings: readonly string[];
  /** The pack's facts by name, with the file that each is in. */
  readonly facts: ReadonlyMap<string, string>;
  readonly laws: Pick<KnownNames, 'laws' | 'lawTags'>;
}

/** @param book holds the pack's vocabularies and patterns; what is added stands behind them */
function compileAdditions(
  additions: readonly OwnRules[],
  ground: Ground,
  book: PhraseBook,
  log: ProblemLog,
): Pick<AddedRules, 'elements' | 'findings' | 'facts'> {
  const ownIds = refuseTakenIds(ground, additions, log);
  addVocabularies(
    additions.flatMap(({ phrases }) => phrases ?? []),
    book,
    log,
  );
  book.closeVocabularies();
  const sources = factSources(
    additions.flatMap((one) => one.facts ?? []),
    ground.facts,
    log,
  );
  const names: KnownNames = {
    facts: new Set([...ground.facts.keys(), ...sources.keys()]),
    elements: new Set([...ground.elements, ...ownIds]),
    ...ground.laws,
  };
  const facts = compileFacts(sources, names, book, log);
  const findings: FindingRule[] = [];
  const elements = additions.flatMap((addition) => {
    const context = (document: RuleDocument) => ({ document, book, log, names });
    const rules = addition.elements.flatMap((document) => {
      const rule = compileOwn(ownElementRule, compileElement, document, addition.version, context(document));
      return rule === undefined ? [] : [{ rule, document }];
    });
    for (const document of addition.findings) {
      const rule = compileOwn(ownFindingRule, compileFinding, document, addition.version, context(document));
      if (rule !== undefined) findings.push(rule);
    }
    return rules;
  });
  refuseCircles(facts, elements, log);
  return { elements: elements.map(({ rule }) => rule), findings, facts: expressionsOf(facts) };
}

export type AddedResult = { readonly warnings: readonly RuleProblem[] } & (
  | { readonly ok: true; readonly added: AddedRules }
  /** In the order of files and lines. */
  | { readonly ok: false; readonly errors: readonly RuleProblem[] }
);

/**
 * Compiles own rules beside a pack that is compiled already, which stays as it is.
 * @param vocabularies the pack's, by name, as they are written
 * @param own files with rules of an organisation's own, by the name that problems are reported under
 */
export function compileAddedRules(
  pack: Pack,
  vocabularies: Readonly<Record<string, readonly string[]>>,
  own: ReadonlyMap<string, string>,
): AddedResult {
  const log = createProblemLog();
  const book = createPhraseBook(log, pack);
  book.addVocabularies(documentOf('the rule pack', vocabularies), Object.keys(vocabularies));
  book.closeVocabularies();
  const additions = readAdditions(own, pack.id, log);
  const ground: Ground = {
    elements: pack.elements.map(({ id }) => id),
    findings: pack.findings.map(({ id }) => id),
    facts: new Map(Object.keys(pack.facts).map((name) => [name, 'the rule pack'])),
    laws: lawNames(pack.registers),
  };
  const compiled = compileAdditions(additions, ground, book, log);
  const phrases = book.vocabularies(new Set(Object.keys(pack.phrases)));
  warnOfUnused(
    book.unused().filter(({ name }) => !Object.hasOwn(vocabularies, name)),
    log,
  );
  const warnings = log.warnings();
  const errors = log.errors();
  if (errors.length > 0) return { ok: false, errors, warnings };
  return {
    ok: true,
    warnings,
    added: {
      additions: additions.map(({ id, version }) => ({ id, version })),
      patterns: book.patterns().slice(pack.patterns.length),
      wordSets: book.wordSets().slice(pack.wordSets.length),
      ...compiled,
      phrases,
    },
  };
}

/** The vocabularies of a pack's files, as they are written: for `compileAddedRules`. */
export function vocabulariesOf(files: ReadonlyMap<string, string>): Readonly<Record<string, readonly string[]>> {
  const vocabularies: Record<string, readonly string[]> = {};
  for (const [file, text] of files) {
    const { document } = isOf(file, 'phrases') ? readDocument(file, text) : {};
    for (const [name, phrases] of Object.entries(Object(document?.data))) {
      const length = Array.isArray(phrases) ? phrases.length : 0;
      vocabularies[name] = Array.from({ length }, (_, at) => document?.scalarAt([name, at])?.text ?? '');
    }
  }
  return vocabularies;
}

/** An own rule never takes the place of one of the pack: a report must mean the same wherever it was made. */
function refuseTakenIds(
  ground: Pick<Ground, 'elements' | 'findings'>,
  additions: readonly OwnRules[],
  log: ProblemLog,
): ReadonlySet<string> {
  const taken = new Set([...ground.elements, ...ground.findings]);
  const own = new Set<string>();
  for (const { elements, findings } of additions) {
    for (const [position, document] of [...elements, ...findings].entries()) {
      const id: unknown = Object(document.data).id;
      if (typeof id !== 'string') continue;
      if (taken.has(id))
        log.error(document, document.placeOf(['id']), `there is a check "${id}" already: choose another id`);
      taken.add(id);
      if (position < elements.length) own.add(id);
    }
  }
  return own;
}

/** @returns the rule, or undefined where it is not sound (the log says why) */
function compileOwn<Source extends { readonly since?: string | undefined }, Rule>(
  schema: v.GenericSchema<unknown, Source>,
  compile: (source: Source & { readonly since: string }, context: ExpressionContext) => Rule,
  document: RuleDocument,
  version: string,
  context: ExpressionContext,
): Rule | undefined {
  const parsed = v.safeParse(schema, document.data);
  if (!parsed.success) {
    context.log.issues(document, parsed.issues);
    return undefined;
  }
  return compile({ ...parsed.output, since: parsed.output.since ?? version }, context);
}

/** Is the file `registers/<name>.yaml` or one of the folder `registers/<name>/`? */
function isOf(file: string, name: string): boolean {
  return file === `registers/${name}.yaml` || file.startsWith(`registers/${name}/`);
}

interface FactSource {
  readonly document: RuleDocument;
  readonly source: ExprSource;
}

/** @param known by name, the file that each is in */
function factSources(
  documents: readonly RuleDocument[],
  known: ReadonlyMap<string, string>,
  log: ProblemLog,
): ReadonlyMap<string, FactSource> {
  const facts = new Map<string, FactSource>();
  for (const document of documents) {
    const parsed = v.safeParse(factFile, document.data);
    if (!parsed.success) {
      log.issues(document, parsed.issues);
      continue;
    }
    for (const [name, source] of Object.entries(parsed.output ?? {})) {
      const other = facts.get(name)?.document.file ?? known.get(name);
      if (other === undefined) facts.set(name, { document, source });
      else log.error(document, document.placeOfKey([name]), `fact "${name}" is also in ${other}`);
    }
  }
  return facts;
}

type CompiledFacts = ReadonlyMap<string, { readonly expression: Expr; readonly document: RuleDocument }>;

function compileFacts(
  sources: ReadonlyMap<string, FactSource>,
  names: KnownNames,
  book: PhraseBook,
  log: ProblemLog,
): CompiledFacts {
  return new Map(
    [...sources].map(([name, { document, source }]) => {
      const expression = compileExpression(source, [name], { document, book, log, names });
      return [name, { expression, document }];
    }),
  );
}

function expressionsOf(facts: CompiledFacts): Readonly<Record<string, Expr>> {
  return Object.fromEntries([...facts].map(([name, { expression }]) => [name, expression]));
}

function addVocabularies(documents: readonly RuleDocument[], book: PhraseBook, log: ProblemLog): void {
  for (const document of documents) {
    const parsed = v.safeParse(vocabularyFile, document.data);
    if (!parsed.success) log.issues(document, parsed.issues);
    // The sound ones of a file count although another is broken.
    book.addVocabularies(document, Object.keys(Object(document.data)));
  }
}

function compileRegisters(documents: readonly RuleDocument[], book: PhraseBook, log: ProblemLog): Registers {
  const rows: Record<(typeof REGISTERS)[number], unknown[]> = {
    legislation: [],
    guidance: [],
    bodies: [],
    links: [],
    contacts: [],
  };
  const ids = new Set<string>();
  let notice: object = {};
  let linkAnswers: Pick<Registers, 'linkAnswers'> = {};
  let find: Pick<Registers, 'find'> = {};
  let bulkList: Pick<Registers, 'bulkList'> = {};
  for (const document of documents) {
    const name = /^registers\/([^/.]+)/.exec(document.file)?.[1];
    if (name === undefined || name === 'phrases' || name === 'facts') continue;
    if (name === SETTINGS_REGISTER) {
      notice = { ...notice, ...Object(compileValue(document.data, [], { document, book })) };
      continue;
    }
    if (name === LINK_ANSWERS) {
      const parsed = v.safeParse(linkAnswersFile, document.data);
      if (!parsed.success) log.issues(document, parsed.issues);
      else linkAnswers = { linkAnswers: compileValue(document.data, [], { document, book }) as LinkAnswerRegister };
      continue;
    }
    if (name === FIND) {
      const parsed = v.safeParse(findFile, document.data);
      if (!parsed.success) log.issues(document, parsed.issues);
      else find = { find: compileValue(document.data, [], { document, book }) as FindRegister };
      continue;
    }
    if (name === BULK_LIST) {
      const parsed = v.safeParse(bulkListFile, document.data);
      if (!parsed.success) log.issues(document, parsed.issues);
      else bulkList = { bulkList: parsed.output satisfies BulkListRegister };
      continue;
    }
    const register = REGISTERS.find((known) => known === name);
    if (register === undefined) {
      const hint = didYouMean(name, [
        ...REGISTERS,
        'phrases',
        'facts',
        SETTINGS_REGISTER,
        LINK_ANSWERS,
        FIND,
        BULK_LIST,
      ]);
      log.error(document, { line: 1, column: 1 }, `there is no register "${name}"${hint}`);
      continue;
    }
    if (document.data !== null && !Array.isArray(document.data)) {
      log.error(document, { line: 1, column: 1 }, 'a register is a list of rows');
      continue;
    }
    for (const [position, row] of (document.data ?? []).entries()) {
      const parsed = v.safeParse(registerRow, row);
      if (!parsed.success) {
        log.issues(document, parsed.issues, [position]);
        continue;
      }
      checkDays(row, [position], document, log);
      const key = `${register} ${parsed.output.id}`;
      if (ids.has(key)) {
        log.error(document, document.placeOf([position, 'id']), `"${parsed.output.id}" is in the register twice`);
      }
      ids.add(key);
      rows[register].push(compileValue(row, [position], { document, book }));
    }
  }
  return { ...rows, notice, ...linkAnswers, ...find, ...bulkList } as Registers;
}

/** Elements that may never be guessed, and all where there is no such file, are left out. */
function compileMarks(
  documents: readonly RuleDocument[],
  manifest: Manifest,
  log: ProblemLog,
): Pick<Likeness, 'told' | 'doubted' | 'unlike'> {
  const document = documents.find(({ file }) => file === LIKENESS_MARKS);
  if (document === undefined) return { told: {}, doubted: {}, unlike: {} };
  const parsed = v.safeParse(likenessMarksFile, document.data);
  if (!parsed.success) {
    log.issues(document, parsed.issues);
    return { told: {}, doubted: {}, unlike: {} };
  }
  const { told, elements, doubted, unlike } = parsed.output;
  refuseUnknownElements(document, ['elements'], elements, manifest, log);
  refuseUnknownElements(document, ['doubted'], doubted, manifest, log);
  refuseUnknownElements(document, ['unlike'], unlike, manifest, log);
  const marks = manifest.elements.map((id) => [id, elements[id] ?? told] as const);
  return {
    told: Object.fromEntries(marks.filter((one): one is readonly [string, number] => one[1] !== 'never')),
    doubted,
    unlike,
  };
}

function refuseUnknownElements(
  document: RuleDocument,
  path: Path,
  byElement: Readonly<Record<string, unknown>>,
  manifest: Manifest,
  log: ProblemLog,
): void {
  for (const id of Object.keys(byElement)) {
    if (manifest.elements.includes(id)) continue;
    log.error(document, document.placeOfKey([...path, id]), `there is no element "${id}"`);
  }
}

function compileLikeness(
  documents: readonly RuleDocument[],
  manifest: Manifest,
  log: ProblemLog,
): { readonly likeness?: Likeness } {
  const document = documents.find(({ file }) => file === LIKENESS_FILE);
  if (document === undefined) return {};
  const parsed = v.safeParse(likenessFile, document.data);
  if (!parsed.success) {
    log.issues(document, parsed.issues);
    return {};
  }
  refuseUnknownElements(document, ['elements'], parsed.output.elements, manifest, log);
  return { likeness: { ...parsed.output, ...compileMarks(documents, manifest, log) } };
}

const DAY_KEY = /^(?:from|to|until|since)$|(?:From|To|On|Until|Since)$/;

/** Days anywhere in a row are ISO days that exist. */
function checkDays(value: unknown, path: readonly (string | number)[], document: RuleDocument, log: ProblemLog): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const innerPath = [...path, Array.isArray(value) ? Number(key) : key];
    if (DAY_KEY.test(key) && typeof inner !== 'object') {
      const parsed = v.safeParse(isoDay, inner);
      if (!parsed.success) log.issues(document, parsed.issues, innerPath);
    } else checkDays(inner, innerPath, document, log);
  }
}

function lawNames({ legislation }: Registers): Pick<KnownNames, 'laws' | 'lawTags'> {
  if (legislation.length === 0) return { laws: null, lawTags: null };
  const tagsOf = (row: object): readonly unknown[] => ('tags' in row && Array.isArray(row.tags) ? row.tags : []);
  return {
    laws: new Set(legislation.map(({ id }) => id)),
    lawTags: new Set(legislation.flatMap(tagsOf).map(String)),
  };
}

function compileRule(context: ExpressionContext, manifest: Manifest): ElementRule | FindingRule | undefined {
  const { document, log } = context;
  const folder = document.file.split('/')[0] ?? '';
  const isElement = manifest.elements.includes(folder);
  if (!isElement && !manifest.findings.includes(folder)) {
    const hint = didYouMean(folder, [...manifest.elements, ...manifest.findings]);
    log.error(document, { line: 1, column: 1 }, `"${folder}" is not listed in ${PACK_FILE}${hint}`);
    return undefined;
  }
  const parsed = v.safeParse(isElement ? elementRule : findingRule, document.data);
  if (!parsed.success) {
    log.issues(document, parsed.issues);
    return undefined;
  }
  if (parsed.output.id !== folder) {
    log.error(document, document.placeOf(['id']), `the id is that of the folder: ${folder}`);
  }
  return isElement
    ? compileElement(parsed.output as ElementSource, context)
    : compileFinding(parsed.output as FindingSource, context);
}

/** Facts and statuses that wait for each other would never be answered. */
function refuseCircles(
  facts: ReadonlyMap<string, { readonly expression: Expr; readonly document: RuleDocument }>,
  elements: readonly { readonly rule: ElementRule; readonly document: RuleDocument }[],
  log: ProblemLog,
): void {
  const nodes = new Map<
    string,
    { readonly needs: readonly string[]; readonly document: RuleDocument; readonly key: string }
  >();
  for (const [name, { expression, document }] of facts) {
    nodes.set(`fact ${name}`, { needs: dependenciesOf(expression), document, key: name });
  }
  for (const { rule, document } of elements) {
    const expressions = [rule.applies, rule.met, rule.partial].filter((one) => one !== undefined);
    nodes.set(`status of ${rule.id}`, { needs: expressions.flatMap(dependenciesOf), document, key: 'met' });
  }
  const done = new Set<string>();
  const visit = (name: string, chain: readonly string[]): void => {
    const node = nodes.get(name);
    if (node === undefined) return;
    const begin = chain.indexOf(name);
    if (begin >= 0) {
      const circle = [...chain.slice(begin), name].join(' > ');
      log.error(node.document, node.document.placeOfKey([node.key]), `this goes round in a circle: ${circle}`);
      return;
    }
    if (done.has(name)) return;
    for (const need of new Set(node.needs)) visit(need, [...chain, name]);
    done.add(name);
  };
  for (const name of nodes.keys()) visit(name, []);
}
