/** Finds one person, organisation, place or email address spelt in two ways. Quotes the spelling that is odd. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule, PatternId } from '../pack';
import { createSpanSet } from '../span-set';
import type { Statement } from '../text-index';
import { editDistance, unaccented } from './edit-distance';
import { bare, type NameRun, type NameWord, nameRuns, TITLES } from './name-runs';
import { textsOf } from './settings';
import { strayNames } from './stray-name';

interface Person {
  readonly statement: Statement;
  readonly title: string;
  readonly first: string | null;
  readonly surname: string;
  readonly from: number;
  readonly to: number;
}

/** Two spellings of what seems to be one thing: places of each, in offsets of the notice. */
interface Spelling {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WOMEN = new Set(['Mrs', 'Ms', 'Miss', 'Dame', 'Lady', 'Sister']);
/** Titles that one woman may be given in turn. */
const MARRIED = /^(?:Mrs|Ms|Miss)$/;
const MEN = new Set(['Mr', 'Sir', 'Lord', 'Fr', 'Father']);
/** Items of one list, at most so many blocks apart. */
const NEIGHBOURS = 12;
const OFTEN = 3;
/** Each name is held against each other one: a text with more of them than any notice has is not read to its end. */
const MOST_NAMES = 1000;
/** Rare words so long that differ in one letter are one name, whatever stands next to them. */
const LONG_NAME = 8;
const COMPANY_ENDS = new Set(['ltd', 'limited', 'llp', 'plc', 'inc', 'cic', 'cio']);

/**
 * Settings of the rule: `commonWords` (words that are capitalised in notices without being names),
 * `kindWords` (what organisations and streets are called after their proper name: School, Trust, Lane, ...),
 * `schoolWords` (those that end a school's name), `firstNames` (one first name in its usual spellings each), `rolePhrases` (a post that one person holds).
 */
export function inconsistentName(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const settings = settingsOf(rule);
  const { common, kinds, schools } = settings;
  const runs = nameRuns(ctx);
  const persons = personsIn(runs, common).slice(0, MOST_NAMES);
  const findings = [
    ...personSpellings(ctx, persons, runs, common, rule.detect?.patterns.rolePhrases ?? []),
    ...nameSpellings(ctx, runs, settings),
    ...emailSpellings(ctx),
    ...postcodeSpellings(ctx),
    ...strayNames(ctx, rule, runs, { common, kinds, schools }),
  ];
  // One fault of one place is one row, whichever way it was found.
  const kept: RawFinding[] = [];
  const taken = createSpanSet();
  for (const finding of findings.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (taken.overlaps(finding)) continue;
    taken.add(finding);
    kept.push(finding);
  }
  return kept;
}

interface Settings {
  readonly common: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly schools: ReadonlySet<string>;
  /** By first name, which set of spellings it is of. */
  readonly variants: ReadonlyMap<string, number>;
}

const read = new WeakMap<FindingRule, Settings>();

function settingsOf(rule: FindingRule): Settings {
  const known = read.get(rule);
  if (known) return known;
  const wordsOf = (key: string) => new Set(textsOf(rule.detect?.settings[key]).map((word) => word.toLowerCase()));
  const variants = new Map(
    textsOf(rule.detect?.settings.firstNames).flatMap((names, at) =>
      names.split(' ').map((name): [string, number] => [name.toLowerCase(), at]),
    ),
  );
  const settings = {
    common: wordsOf('commonWords'),
    kinds: wordsOf('kindWords'),
    schools: wordsOf('schoolWords'),
    variants,
  };
  read.set(rule, settings);
  return settings;
}

// Persons

function personsIn(runs: readonly NameRun[], common: ReadonlySet<string>): readonly Person[] {
  const persons: Person[] = [];
  for (const { statement, words } of runs) {
    words.forEach((title, at) => {
      if (!TITLES.test(title.text)) return;
      const names: NameWord[] = [];
      for (const word of words.slice(at + 1, at + 5)) {
        const previous = names.at(-1) ?? title;
        if (!/^[\s.]{1,2}$/.test(statement.text.slice(previous.to, word.from)) || TITLES.test(word.text)) break;
        // "Mrs Yeo School Business Manager": what is no name any more belongs to the post.
        if (names.length > 0 && common.has(bare(word.text).toLowerCase())) break;
        names.push(word);
      }
      const surname = names.at(-1);
      if (!surname) return;
      const first = names.length > 1 ? (names[0]?.text ?? null) : null;
      persons.push({
        statement,
        title: title.text,
        first,
        surname: bare(surname.text),
        from: title.from,
        to: surname.from + bare(surname.text).length,
      });
    });
  }
  return persons;
}

function personSpellings(
  ctx: ReviewContext,
  persons: readonly Person[],
  runs: readonly NameRun[],
  common: ReadonlySet<string>,
  roles: readonly PatternId[],
): readonly RawFinding[] {
  const findings: RawFinding[] = [];
  const apart = new Set(
    persons.flatMap((one, at) => {
      const next = persons[at + 1];
      return next && one.surname !== next.surname && standSideBySide(one, next)
        ? [`${one.surname} ${next.surname}`, `${next.surname} ${one.surname}`]
        : [];
    }),
  );
  const spellingOf = (person: Person) => spelling(ctx, person.statement, person.from, person.to);
  for (let one = 0; one < persons.length; one++) {
    for (let other = one + 1; other < persons.length; other++) {
      const a = persons[one];
      const b = persons[other];
      if (!a || !b || (a.surname === b.surname && a.first === b.first)) continue;
      if (!titlesAgree(a.title, b.title) || !firstNamesAgree(a, b)) continue;
      const isNear = nearNames(a.surname, b.surname) || (isSameFirst(a, b) && nearOfOne(a.surname, b.surname));
      const surnames = a.surname === b.surname ? 'same' : isNear ? 'near' : 'other';
      if (surnames === 'other' || haveOtherPosts(a, b) || apart.has(`${a.surname} ${b.surname}`)) continue;
      const firsts = a.first && b.first && a.first !== b.first && a.first.length > 1 && b.first.length > 1;
      if (surnames === 'same' && !(firsts && nearFirstNames(a.first ?? '', b.first ?? ''))) continue;
      const key = (person: Person) => (surnames === 'near' ? person.surname : `${person.first} ${person.surname}`);
      const count = (person: Person) =>
        persons.filter((each) => (surnames === 'near' ? each.surname === person.surname : key(each) === key(person)))
          .length;
      const odd = count(a) < count(b) ? a : b;
      findings.push(finding(spellingOf(odd), spellingOf(odd === a ? b : a), 'person'));
    }
  }
  findings.push(...titleSpellings(persons, spellingOf), ...initialSpellings(ctx, persons, spellingOf));
  // A person named in full without a title: "Saffron Ige", "Ms Igé".
  const named = namesWithoutTitle(runs, common);
  findings.push(...untitledSpellings(ctx, named, roles));
  for (const person of persons) {
    for (const { statement, first, surname, from } of named) {
      if (isOtherFirst(person, first, surname) && statement !== person.statement) {
        const full = spelling(ctx, statement, from, from + first.length + 1 + surname.length);
        const mine = spellingOf(person);
        const [odd, other] = mine.start > full.start ? [mine, full] : [full, mine];
        findings.push({ ...finding(odd, other, 'person'), review: 'They may be two people.' });
      }
      if (person.first && person.first.length > 1 && person.first !== first) continue;
      if (person.surname === surname || !nearNames(person.surname, surname)) continue;
      const full = spelling(ctx, statement, from, from + first.length + 1 + surname.length);
      const mine = spellingOf(person);
      findings.push(mine.start > full.start ? finding(mine, full, 'person') : finding(full, mine, 'person'));
    }
  }
  return findings;
}

function isSameFirst(a: Person, b: Person): boolean {
  return a.title === b.title && a.first !== null && a.first.length > 2 && a.first === b.first;
}

/** Surnames that are one person's where title and first name are the same: "Ayland" and "Aylands", "Pritchard" and "Pritchet". */
function nearOfOne(a: string, b: string): boolean {
  const [x, y] = [unaccented(a), unaccented(b)];
  const shorter = Math.min(x.length, y.length);
  if (x === `${y}s` || y === `${x}s`) return shorter >= 4;
  return shorter >= 7 && x.slice(0, 4) === y.slice(0, 4) && editDistance(x, y, 3) <= 3;
}

/** "Mr Colm Duggan" and "Colum Duggan": one first name in two spellings; "Paul" and "Paula" are two. */
function isOtherFirst(person: Person, first: string, surname: string): boolean {
  const mine = person.first;
  if (!mine || mine === first || person.surname !== surname || Math.min(mine.length, first.length) < 4) return false;
  const [x, y] = [unaccented(mine), unaccented(first)].sort((a, b) => a.length - b.length);
  if (!x || !y || x[0] !== y[0] || /^(?:a|e|ne|le|ine)$/.test(y.startsWith(x) ? y.slice(x.length) : '')) return false;
  // "Kate" and "Katy" are two forms of one name, either of which may be meant.
  return (y.length > 4 || x.slice(0, 3) !== y.slice(0, 3)) && editDistance(x, y, 1) <= 1;
}

const POST_BEHIND = /^,? (?:is|are|acts as|works as) (?:the|our|a|an) ([\w'-]+)/;
const POST_BEFORE = /\b(?:the|our) ([\w'-]+) is $/i;

/** "Mrs Harris is the cook", "the bursar is Ms Harries": of whom other posts are told are two people. */
function haveOtherPosts(a: Person, b: Person): boolean {
  const [one, other] = [a, b].map(({ statement: { text }, from, to }) => {
    const post =
      POST_BEHIND.exec(text.slice(to, to + 60)) ?? POST_BEFORE.exec(text.slice(Math.max(0, from - 60), from));
    return post?.[1]?.toLowerCase() ?? '';
  });
  return one !== '' && other !== '' && one?.slice(0, 4) !== other?.slice(0, 4);
}

/** "Mrs Eleri Prys and Mrs Elen Pryse": two people. */
function standSideBySide(a: Person, b: Person): boolean {
  return a.statement === b.statement && /^(?:,| and| or| &){1,2} $/.test(a.statement.text.slice(a.to, b.from));
}

/** "Mr Lionel Castledine" above and "L. Castledene" where it is signed. */
function initialSpellings(
  ctx: ReviewContext,
  persons: readonly Person[],
  spellingOf: (person: Person) => Spelling,
): readonly RawFinding[] {
  const surnames = new Set(persons.map(({ surname }) => surname));
  return ctx.index.statements.flatMap((statement) => {
    if (statement.virtual) return [];
    return [...statement.text.matchAll(INITIALED)].flatMap((match) => {
      const [whole, initial = '', written = ''] = match;
      const surname = bare(written);
      if (surname.length < SURNAME || surnames.has(surname)) return [];
      const before = statement.text.slice(Math.max(0, match.index - 12), match.index);
      const title = /\b(\w+)\.? $/.exec(before)?.[1] ?? '';
      if (TITLES.test(title)) return [];
      const person = persons.find(
        (one) =>
          one.statement !== statement &&
          one.first?.[0] === initial &&
          nearNames(one.surname, surname) &&
          one.surname.length >= SURNAME,
      );
      if (!person) return [];
      const place = spelling(
        ctx,
        statement,
        match.index,
        match.index + whole.length - (written.length - surname.length),
      );
      return [finding(place, spellingOf(person), 'person')];
    });
  });
}

/** In UTF-16 code units: with an initial alone, shorter names are too near to others. */
const SURNAME = 6;
const INITIALED = /(?<![\p{L}.])([A-Z])\.? (?:[A-Z]\.? )?(\p{Lu}[\p{L}'-]{3,30})/gu;

/** "Mrs Bell" again and again, and once "Miss Bell": one woman, unless both are named side by side or with other first names. */
function titleSpellings(persons: readonly Person[], spellingOf: (person: Person) => Spelling): readonly RawFinding[] {
  const women = new Map<string, Person[]>();
  for (const person of persons) {
    if (!MARRIED.test(person.title)) continue;
    const named = women.get(person.surname);
    if (named) named.push(person);
    else women.set(person.surname, [person]);
  }
  return [...women.values()].flatMap((named) => {
    const titles = new Set(named.map(({ title }) => title));
    const firsts = new Set(named.flatMap(({ first }) => first?.[0] ?? []));
    if (titles.size !== 2 || firsts.size > 1 || named.length < OFTEN) return [];
    const odd = named.filter(({ title }) => named.filter((other) => other.title === title).length === 1);
    const [one] = odd;
    const other = named.find(({ title }) => title !== one?.title);
    if (odd.length !== 1 || !one || !other) return [];
    // "Miss Dunne teaches Year 1 and Mrs Dunne Year 4."
    if (named.some((each) => each.title !== one.title && each.statement === one.statement)) return [];
    return [{ ...finding(spellingOf(one), spellingOf(other), 'person'), review: 'They may be two people.' }];
  });
}

/** Two people of nearly one name, neither with a title, in sentences that give the same role: "our officer is Priti Shah". */
function untitledSpellings(
  ctx: ReviewContext,
  named: readonly FullName[],
  roles: readonly PatternId[],
): readonly RawFinding[] {
  const roleOf = ({ statement }: FullName) => roles.find((role) => ctx.matcher.hitsIn(role, statement.id).length > 0);
  const holders = named
    .map((name) => ({ name, role: roleOf(name) }))
    .filter(({ name, role }) => role !== undefined || name.surname.includes('-'))
    .slice(0, MOST_NAMES);
  const findings: RawFinding[] = [];
  for (const [at, b] of holders.entries()) {
    const a = holders
      .slice(0, at)
      .find(
        (other) =>
          other.name.statement !== b.name.statement &&
          (other.role !== undefined && other.role === b.role
            ? isOnePerson(other.name, b.name)
            : (other.role === undefined) !== (b.role === undefined) && isOneDoubleName(other.name, b.name)),
      );
    if (!a) continue;
    const whole = ({ statement, first, surname, from }: FullName) =>
      spelling(ctx, statement, from, from + first.length + 1 + surname.length);
    findings.push(finding(whole(b.name), whole(a.name), 'person'));
  }
  return findings;
}

function isOnePerson(a: FullName, b: FullName): boolean {
  if (a.surname === b.surname) return a.first !== b.first && nearFirstNames(a.first, b.first);
  return a.first === b.first && nearNames(a.surname.replaceAll('-', ''), b.surname.replaceAll('-', ''), true);
}

/** "Carys Pryce-Mead" and "Carys Price-Mead": a surname in two parts is one person's, whatever is said of her. */
function isOneDoubleName(a: FullName, b: FullName): boolean {
  const [x, y] = [a.surname.split('-'), b.surname.split('-')];
  if (a.first !== b.first || x.length !== 2 || y.length !== 2) return false;
  const differing = x.filter((part, at) => part !== y[at]);
  return differing.length === 1 && nearNames(a.surname.replace('-', ''), b.surname.replace('-', ''), true);
}

interface FullName {
  readonly statement: Statement;
  readonly first: string;
  readonly surname: string;
  readonly from: number;
}

/** Two capitalised words side by side that may be somebody's name, with no title before them. */
function namesWithoutTitle(runs: readonly NameRun[], common: ReadonlySet<string>): readonly FullName[] {
  const names: FullName[] = [];
  for (const { statement, words } of runs) {
    for (let at = 1; at < words.length && names.length < MOST_NAMES; at++) {
      const [before, word] = [words[at - 1], words[at]];
      // What comes behind a title is the name of a person with one.
      if (!before || !word || TITLES.test(before.text)) break;
      if (statement.text.slice(before.to, word.from) !== ' ') continue;
      const surname = bare(word.text);
      if (common.has(before.text.toLowerCase()) || common.has(surname.toLowerCase())) continue;
      names.push({ statement, first: before.text, surname, from: before.from });
    }
  }
  return names;
}

/** Nobody is Mr here and Mrs there; a doctor or a minister may be anything. */
function titlesAgree(a: string, b: string): boolean {
  return !((WOMEN.has(a) && MEN.has(b)) || (MEN.has(a) && WOMEN.has(b)));
}

function firstNamesAgree(a: Person, b: Person): boolean {
  if (!a.first || !b.first || a.first === b.first) return true;
  if (a.first.length === 1 || b.first.length === 1) return a.first[0] === b.first[0];
  return nearFirstNames(a.first, b.first);
}

function nearFirstNames(a: string, b: string): boolean {
  // "Lyn" and "Lynne", "Orla" and "Orlagh".
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 3 && long.startsWith(short) && /^(?:n?e|g?h|n)$/.test(long.slice(short.length))) return true;
  if (short.length < 4 || a[0] !== b[0]) return false;
  const most = short.length >= 5 ? 2 : 1;
  return editDistance(unaccented(a), unaccented(b), most) <= most;
}

/** Surnames that are one name in two spellings rather than two names. */
function nearNames(a: string, b: string, joined = false): boolean {
  const x = unaccented(a);
  const y = unaccented(b);
  if (joined && x.toLowerCase() === y.toLowerCase()) return true;
  if (x === y) return a !== b && a.toLowerCase() !== b.toLowerCase();
  if (x[0] !== y[0] && !(x[0] === y[1] && x[1] === y[0])) return false;
  const shorter = Math.min(x.length, y.length);
  if (shorter < 4 || x === `${y}s` || y === `${x}s` || isSon(x, y)) return false;
  const most = shorter >= 7 ? 2 : 1;
  return editDistance(x, y, most) <= most;
}

/** "Harris" and "Harrison", "Stephen" and "Stephens" are two names. */
function isSon(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && /^(?:on|son|man|ton|es)$/.test(long.slice(short.length));
}

// Organisations and places

interface NameUse {
  readonly word: string;
  readonly run: NameRun;
  /** Position of the word in its run. */
  readonly at: number;
}

function nameSpellings(
  ctx: ReviewContext,
  runs: readonly NameRun[],
  { common, kinds, schools, variants }: Settings,
): readonly RawFinding[] {
  const lower = lowerCaseWords(ctx.notice.text);
  const isRare = (word: string) => {
    const plain = bare(word).toLowerCase();
    return plain.length >= 4 && !common.has(plain) && !kinds.has(plain) && !lower.has(plain);
  };
  const uses = new Map<string, NameUse[]>();
  for (const run of runs) {
    run.words.forEach((word, at) => {
      if (
        !isRare(word.text) ||
        TITLES.test(run.words[at - 1]?.text ?? '') ||
        TITLES.test(run.words[at - 2]?.text ?? '')
      )
        return;
      const key = bare(word.text);
      const list = uses.get(key);
      if (list) list.push({ word: key, run, at });
      else uses.set(key, [{ word: key, run, at }]);
    });
  }
  const findings: RawFinding[] = [];
  const words = [...uses.keys()].slice(0, MOST_NAMES).map(formsOf);
  for (let one = 0; one < words.length; one++) {
    for (let other = one + 1; other < words.length; other++) {
      const [first, second] = [words[one], words[other]];
      if (!first || !second || first.letter !== second.letter) continue;
      const [a, b] = [first.text, second.text];
      const alike = likeness(first, second);
      if (alike === null) continue;
      const [usesOfA, usesOfB] = [uses.get(a) ?? [], uses.get(b) ?? []];
      const long = Math.min(a.length, b.length) >= LONG_NAME && editDistance(a, b, 1) <= 1;
      if (alike === 'letters' && !long && !shareNeighbour(usesOfA, usesOfB)) continue;
      if (
        alike === 'joins' &&
        ![...usesOfA, ...usesOfB].some((use) => use.run.words.some((word) => kinds.has(word.text.toLowerCase())))
      )
        continue;
      if (named(ctx, usesOfA, usesOfB)) continue;
      // Two names that both come again and again are two names.
      if (Math.min(usesOfA.length, usesOfB.length) >= OFTEN) continue;
      const aIsOdd = isOdd(usesOfA, usesOfB);
      const [odd, right] = aIsOdd ? [usesOfA, usesOfB] : [usesOfB, usesOfA];
      for (const use of odd) {
        const better = right[0];
        if (!better) continue;
        findings.push(finding(spellingOfUse(ctx, use, better, kinds), spellingOfUse(ctx, better, use, kinds), 'name'));
      }
    }
  }
  return [
    ...findings,
    ...numberSpellings(ctx, runs, { common, schools }, isRare),
    ...saintSpellings(ctx, runs),
    ...firstNameSpellings(ctx, runs, variants),
    ...partedSpellings(ctx, runs, common, kinds),
    ...shortWordSpellings(ctx, runs, common, kinds, lower),
    ...commonWordSpellings(ctx, runs, common, kinds, lower),
  ];
}

/** Nothing but small letters and what may stand behind a word. */
const PLAIN_PIECE = /^([a-z]+)[.,;:)?!]*$/;

/** ... with a capital letter: no word of it is written with a small one. */
const CAPITAL_PIECE = /^[A-Z][a-z]*[.,;:)?!]*$/;
const PIECES = /\S+/g;

/** The words of a text that are written with a small letter; those of addresses say nothing of what is a name. */
function lowerCaseWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const piece of text.match(PIECES) ?? []) {
    // Most words are nothing but small letters, and stand there as they are.
    if (words.has(piece) || CAPITAL_PIECE.test(piece)) continue;
    const plain = PLAIN_PIECE.exec(piece);
    if (plain) words.add(plain[1] ?? piece);
    else if (!/[@/]|^www\./.test(piece)) {
      for (const word of piece.match(/(?<![\p{L}'’-])\p{Ll}[\p{L}'’-]*/gu) ?? []) words.add(word);
    }
  }
  return words;
}

/** A word in the forms by which it is held against others. */
interface WordForms {
  readonly text: string;
  /** Without accents, in lower case. */
  readonly plain: string;
  /** ... and without hyphens and apostrophes. */
  readonly joined: string;
  /** The first: spellings of one name begin with the same. */
  readonly letter: number;
}

function formsOf(text: string): WordForms {
  const plain = unaccented(text);
  return { text, plain, joined: plain.replace(/[-']/g, ''), letter: plain.charCodeAt(0) };
}

/** How two words may be one name: other letters, or the same ones with other hyphens and spaces between them. */
function likeness(a: WordForms, b: WordForms): 'letters' | 'joins' | null {
  const [x, y] = [a.plain, b.plain];
  if (x === y) return a.text.toLowerCase() === b.text.toLowerCase() ? null : 'letters';
  if (a.joined === b.joined) return a.joined.length >= 6 && x.includes('-') !== y.includes('-') ? 'joins' : null;
  const shorter = Math.min(x.length, y.length);
  if (shorter < 5 || x === `${y}s` || y === `${x}s`) return null;
  // "Robert" and "Roberta" are two people.
  if (x === `${y}a` || y === `${x}a`) return null;
  if (shorter >= 6 && sameLetters(x, y) && editDistance(x, y, 2) <= 2) return 'letters';
  if (
    /(?:es|ed|ing|er|or|al|ly|ion|ian|ans?|ish|ese)$/.test(x.length > y.length ? x : y) &&
    (x.startsWith(y) || y.startsWith(x))
  )
    return null;
  const most = shorter >= 10 ? 2 : 1;
  return editDistance(x, y, most) <= most ? 'letters' : null;
}

/** The same word stands next to both: "Ashcombe Priory", "Ashcomb Priory". */
function shareNeighbour(a: readonly NameUse[], b: readonly NameUse[]): boolean {
  const neighbours = (use: NameUse) => ({
    before: bare(use.run.words[use.at - 1]?.text ?? '').toLowerCase(),
    after: bare(use.run.words[use.at + 1]?.text ?? '').toLowerCase(),
  });
  return a.some((one) => {
    const mine = neighbours(one);
    return b.some((other) => {
      const theirs = neighbours(other);
      return (
        (mine.before !== '' && mine.before === theirs.before) || (mine.after !== '' && mine.after === theirs.after)
      );
    });
  });
}

/** Side by side in one sentence, list or table: two things, each with its own name. */
function named(ctx: ReviewContext, a: readonly NameUse[], b: readonly NameUse[]): boolean {
  const kindOf = (use: NameUse) => ctx.notice.blocks[use.run.statement.block]?.kind;
  return a.some((one) =>
    b.some((other) => {
      const [x, y] = [one.run.statement, other.run.statement];
      if (x.id === y.id) return true;
      const listed = kindOf(one) === kindOf(other) && (kindOf(one) === 'item' || kindOf(one) === 'row');
      return listed && x.section === y.section && Math.abs(x.block - y.block) < NEIGHBOURS;
    }),
  );
}

/** The rarer spelling is odd, else the later one: a name is written with most care where it comes first. */
function isOdd(usesOfA: readonly NameUse[], usesOfB: readonly NameUse[]): boolean {
  if (usesOfA.length !== usesOfB.length) return usesOfA.length < usesOfB.length;
  return (usesOfA[0]?.run.statement.start ?? 0) > (usesOfB[0]?.run.statement.start ?? 0);
}

/** "Ordwell Data Services Ltd" and "Ordwell Data Service": one word in the plural here and the singular there. */
function numberSpellings(
  ctx: ReviewContext,
  runs: readonly NameRun[],
  { common, schools }: Pick<Settings, 'common' | 'schools'>,
  isRare: (word: string) => boolean,
): readonly RawFinding[] {
  interface Name {
    readonly spelling: Spelling;
    readonly words: readonly string[];
    readonly isCompany: boolean;
  }
  const names: Name[] = [];
  for (const { statement, words } of runs) {
    const from = words.findIndex((word) => isRare(word.text));
    if (from < 0) continue;
    const kept = words.slice(from).filter((word, at) => at === 0 || !COMPANY_ENDS.has(word.text.toLowerCase()));
    const last = kept.at(-1);
    const first = kept[0];
    if (!last || !first || kept.length < 2) continue;
    names.push({
      spelling: spelling(ctx, statement, first.from, last.from + bare(last.text).length),
      words: kept.map((word) => bare(word.text).toLowerCase()),
      isCompany: words.some((word) => COMPANY_ENDS.has(word.text.toLowerCase())),
    });
  }
  names.splice(MOST_NAMES);
  const findings: RawFinding[] = [];
  for (let one = 0; one < names.length; one++) {
    for (let other = one + 1; other < names.length; other++) {
      const a = names[one];
      const b = names[other];
      if (!a || !b || a.words.length !== b.words.length) continue;
      const differing = a.words.filter((word, at) => word !== b.words[at]);
      if (differing.length !== 1) continue;
      const at = a.words.findIndex((word, position) => word !== b.words[position]);
      const [x, y] = [a.words[at] ?? '', b.words[at] ?? ''];
      if (at === 0 || x.length < 5 || (x !== `${y}s` && y !== `${x}s`)) continue;
      // "Ashdown Schools" by itself may be the schools of a place; the word has to be one of a firm's or school's own name.
      if (!common.has(x) && !common.has(y)) continue;
      // "Fellside Schools Limited" carries on Fellside School.
      if (a.isCompany !== b.isCompany && (schools.has(x) || schools.has(y))) continue;
      const uses = (name: Name) => names.filter((each) => each.words.join(' ') === name.words.join(' ')).length;
      const odd = uses(a) < uses(b) ? a : b;
      findings.push(finding(odd.spelling, (odd === a ? b : a).spelling, 'name'));
    }
  }
  return findings;
}

/** "St Hildreth's" and "St Hildreths": the saint's name with its apostrophe here and without it there. */
function saintSpellings(ctx: ReviewContext, runs: readonly NameRun[]): readonly RawFinding[] {
  const first = new Map<string, Spelling>();
  return runs.flatMap(({ statement, words }) =>
    words.flatMap((word, at) => {
      const saint = words[at - 1];
      if (!saint || !/^(?:St|Saint)$/.test(saint.text) || !word.text.endsWith('s')) return [];
      const place = spelling(ctx, statement, saint.from, word.to);
      const key = word.text.toLowerCase().replace("'", '');
      const known = first.get(key);
      if (!known) first.set(key, place);
      return known && known.text.includes("'") !== place.text.includes("'") ? [finding(place, known, 'name')] : [];
    }),
  );
}

/** "Sarah Whitlock" here and "Sara Whitlock" there, one of them at least without a title: one first name in two of its usual spellings. */
function firstNameSpellings(
  ctx: ReviewContext,
  runs: readonly NameRun[],
  variants: ReadonlyMap<string, number>,
): readonly RawFinding[] {
  const uses = runs.flatMap((run) =>
    run.words.flatMap((word, at) => {
      const next = run.words[at + 1];
      const name = variants.get(word.text.toLowerCase());
      if (name === undefined || !next) return [];
      const titled = TITLES.test(run.words[at - 1]?.text ?? '');
      return [{ run, at, name, titled, first: word, last: next, surname: bare(next.text) }];
    }),
  );
  uses.splice(MOST_NAMES);
  const isOne = (a: (typeof uses)[number], b: (typeof uses)[number]) =>
    a.name === b.name &&
    a.surname === b.surname &&
    a.first.text.toLowerCase() !== b.first.text.toLowerCase() &&
    // Two with a title are told with the persons.
    !(a.titled && b.titled);
  return uses.flatMap((use, at) => {
    const earlier = uses.slice(0, at).find((other) => isOne(use, other));
    if (!earlier || named(ctx, [nameUse(use)], [nameUse(earlier)])) return [];
    return [
      finding(
        spelling(ctx, use.run.statement, use.first.from, use.last.from + use.surname.length),
        spelling(ctx, earlier.run.statement, earlier.first.from, earlier.last.from + earlier.surname.length),
        'person',
      ),
    ];
  });
}

function nameUse({ run, at }: { readonly run: NameRun; readonly at: number }): NameUse {
  return { word: run.words[at]?.text ?? '', run, at };
}

/** "Meadow Bank Primary School" and "Meadowbank Primary School": one name in two words here and in one there. */
function partedSpellings(
  ctx: ReviewContext,
  runs: readonly NameRun[],
  common: ReadonlySet<string>,
  kinds: ReadonlySet<string>,
): readonly RawFinding[] {
  interface Use extends NameUse {
    readonly name: string;
    readonly parted: boolean;
    readonly spelling: Spelling;
  }
  const uses: Use[] = [];
  for (const run of runs) {
    const kindBehind = nextKinds(run.words, kinds);
    run.words.forEach((word, at) => {
      const kindAt = kindBehind[at] ?? -1;
      const kind = run.words[kindAt];
      const [next, after] = [run.words[at + 1], run.words[at + 2]];
      if (!kind || !next) return;
      const add = (name: string, parted: boolean, follows: NameWord | undefined) => {
        if (name.length < LONG_NAME || !follows || common.has(name)) return;
        const whole = spelling(ctx, run.statement, word.from, kind.to);
        uses.push({ word: word.text, run, at, name: `${name} ${follows.text.toLowerCase()}`, parted, spelling: whole });
      };
      add(word.text.toLowerCase(), false, next);
      // "Wood End" before its kind; "the New" of "the New School" is no part of a name.
      if (after && kindAt > at + 1 && run.statement.text.slice(word.to, next.from) === ' ')
        add(`${word.text}${next.text}`.toLowerCase(), true, after);
    });
  }
  uses.splice(MOST_NAMES);
  return uses.flatMap((use, at) => {
    const earlier = uses.slice(0, at).find((other) => other.name === use.name && other.parted !== use.parted);
    if (!earlier || named(ctx, [use], [earlier])) return [];
    const count = (parted: boolean) => uses.filter((one) => one.name === use.name && one.parted === parted).length;
    const odd = count(earlier.parted) < count(use.parted) ? earlier : use;
    return [finding(odd.spelling, (odd === use ? earlier : use).spelling, 'name')];
  });
}

/** For each word the index of the next one behind it that says what kind of thing is named, or -1. */
function nextKinds(words: readonly NameWord[], kinds: ReadonlySet<string>): readonly number[] {
  const next: number[] = [];
  let kind = -1;
  for (let at = words.length - 1; at >= 0; at--) {
    next[at] = kind;
    if (kinds.has(words[at]?.text.toLowerCase() ?? '')) kind = at;
  }
  return next;
}

/** "Fenwick Lea Federation" and "Fenwick Lee Federation": a short word amidst the same longer ones. */
function shortWordSpellings(
  ctx: ReviewContext,
  runs: readonly NameRun[],
  common: ReadonlySet<string>,
  kinds: ReadonlySet<string>,
  lower: ReadonlySet<string>,
): readonly RawFinding[] {
  interface Use extends NameUse {
    readonly before: string;
    readonly after: string;
    readonly spelling: Spelling;
  }
  const uses: Use[] = [];
  for (const run of runs) {
    run.words.forEach((word, at) => {
      const text = bare(word.text).toLowerCase();
      const [before, after] = [run.words[at - 1], run.words[at + 1]];
      if (!before || !after || !kinds.has(after.text.toLowerCase()) || common.has(before.text.toLowerCase())) return;
      if (text.length < 3 || text.length > 4 || common.has(text) || kinds.has(text) || lower.has(text)) return;
      const whole = spelling(ctx, run.statement, before.from, after.to);
      uses.push({
        word: text,
        run,
        at,
        before: before.text.toLowerCase(),
        after: after.text.toLowerCase(),
        spelling: whole,
      });
    });
  }
  uses.splice(MOST_NAMES);
  return uses.flatMap((use, at) => {
    const earlier = uses
      .slice(0, at)
      .find(
        (other) =>
          other.before === use.before &&
          other.after === use.after &&
          other.word !== use.word &&
          other.word[0] === use.word[0] &&
          editDistance(other.word, use.word, 1) <= 1,
      );
    if (!earlier || named(ctx, [use], [earlier])) return [];
    const count = (word: string) => uses.filter((one) => one.before === use.before && one.word === word).length;
    const odd = count(earlier.word) < count(use.word) ? earlier : use;
    return [finding(odd.spelling, (odd === use ? earlier : use).spelling, 'name')];
  });
}

/** Shorter words than this differ from too many others in one letter. */
const COMMON_WORD = 5;
/** In words, up to the one that is looked at: no school's name is longer. */
const LONGEST_NAME = 8;

/** "Harwood Primary School" and "Harwood Pirmary School": a word that is no name, with a slip in it, in one name here and there. */
function commonWordSpellings(
  ctx: ReviewContext,
  runs: readonly NameRun[],
  common: ReadonlySet<string>,
  kinds: ReadonlySet<string>,
  lower: ReadonlySet<string>,
): readonly RawFinding[] {
  const isKnown = (word: string) => common.has(word) || kinds.has(word);
  const textAt = (run: NameRun, at: number) => bare(run.words[at]?.text ?? '').toLowerCase();
  /** The words before one, from the name's own on: "harwood", "coppice hill". */
  const nameBefore = (run: NameRun, at: number) => {
    let from = at - 1;
    while (from > 0 && at - from < LONGEST_NAME && isKnown(textAt(run, from))) from--;
    const own = textAt(run, from);
    if (from < 0 || isKnown(own) || TITLES.test(run.words[from]?.text ?? '')) return null;
    const first = Math.max(0, at - LONGEST_NAME);
    while (from > first && !isKnown(textAt(run, from - 1))) from--;
    const words = run.words.slice(from, at).map((word) => bare(word.text).toLowerCase());
    return { from, key: words.join(' ') };
  };
  interface Use {
    readonly run: NameRun;
    readonly at: number;
    readonly from: number;
    readonly word: string;
  }
  const known = new Map<string, Use[]>();
  const odd: (Use & { readonly key: string })[] = [];
  for (const run of runs) {
    run.words.forEach((_, at) => {
      const word = textAt(run, at);
      if (at === 0 || word.length < COMMON_WORD || (lower.has(word) && !isKnown(word))) return;
      const name = nameBefore(run, at);
      if (!name) return;
      const use = { run, at, from: name.from, word };
      if (!isKnown(word)) {
        odd.push({ ...use, key: name.key });
        return;
      }
      const words = known.get(name.key);
      // The first use of a word stands for all: a notice may name its school any number of times.
      if (!words) known.set(name.key, [use]);
      else if (!words.some((other) => other.word === word)) words.push(use);
    });
  }
  return odd.slice(0, MOST_NAMES).flatMap(({ key, ...use }) => {
    const right = known
      .get(key)
      ?.find(
        (other) =>
          editDistance(other.word, use.word, 2) <= (use.word.length >= LONG_NAME ? 2 : 1) ||
          (sameLetters(other.word, use.word) && editDistance(other.word, use.word, 2) <= 2),
      );
    if (!right || right.word === `${use.word}s` || use.word === `${right.word}s`) return [];
    const whole = ({ run, at, from }: Use) => {
      const kind = run.words.findIndex((word, nth) => nth >= at && nth <= at + 3 && kinds.has(word.text.toLowerCase()));
      const [first, last] = [run.words[from], run.words[Math.max(kind, at)]];
      return first && last ? spelling(ctx, run.statement, first.from, last.from + bare(last.text).length) : null;
    };
    const [mine, other] = [whole(use), whole(right)];
    return mine && other ? [finding(mine, other, 'name')] : [];
  });
}

/** The word with the part of its run that makes the name plain: a saint or first name, and what kind of thing it is. */
function spellingOfUse(ctx: ReviewContext, use: NameUse, other: NameUse, kinds: ReadonlySet<string>): Spelling {
  const { words, statement } = use.run;
  const before = words[use.at - 1];
  const kind = words.findIndex((word, at) => at > use.at && at <= use.at + 5 && kinds.has(word.text.toLowerCase()));
  const after = words[use.at + 1];
  const goesOn = after !== undefined && bare(after.text) === bare(other.run.words[other.at + 1]?.text ?? '');
  const last = kind >= 0 ? words[kind] : goesOn ? after : words[use.at];
  const shared = before !== undefined && before.text === other.run.words[other.at - 1]?.text;
  const belongs = before && (/^(?:St|Saint|Ysgol)$/.test(before.text) || (kind < 0 && shared));
  const first = belongs ? before : words[use.at];
  if (!first || !last) return spelling(ctx, statement, 0, 0);
  return spelling(ctx, statement, first.from, kind < 0 ? last.from + bare(last.text).length : last.to);
}

// Email addresses

const EMAIL = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;

function emailSpellings(ctx: ReviewContext): readonly RawFinding[] {
  const emails: (Spelling & { readonly mailbox: string; readonly host: string })[] = [];
  for (const statement of ctx.index.statements) {
    if (statement.virtual) continue;
    for (const match of statement.text.includes('@') ? statement.text.matchAll(EMAIL) : []) {
      const [mailbox = '', host = ''] = match[0].toLowerCase().split('@');
      emails.push({ ...spelling(ctx, statement, match.index, match.index + match[0].length), mailbox, host });
    }
  }
  emails.splice(MOST_NAMES);
  const findings: RawFinding[] = [];
  for (let one = 0; one < emails.length; one++) {
    for (let other = one + 1; other < emails.length; other++) {
      const a = emails[one];
      const b = emails[other];
      if (
        !a ||
        !b ||
        !(a.mailbox === b.mailbox
          ? nearHosts(a.host, b.host)
          : a.host === b.host
            ? nearMailboxes(a.mailbox, b.mailbox)
            : nearHosts(a.host, b.host))
      )
        continue;
      const uses = (email: { host: string; mailbox: string }) =>
        emails.filter((each) => (a.host === b.host ? each.mailbox === email.mailbox : each.host === email.host)).length;
      const odd = uses(a) < uses(b) ? a : b;
      findings.push({
        ...finding(odd, odd === a ? b : a, 'email'),
        ...(a.host === b.host ? { review: 'Both mailboxes may be there.' } : {}),
      });
    }
  }
  // The text of a link and where it writes to.
  for (const link of ctx.notice.links) {
    const to = /^mailto:([^?]+)/i.exec(link.href)?.[1]?.trim().toLowerCase();
    // What is clicked may take in the full stop behind an address.
    const shown = ctx.notice.text.slice(link.start, link.end).replace(/^[\s"'“‘(<]+|[\s"'”’.,;:)>]+$/g, '');
    if (!to || !shown.includes('@') || /\s/.test(shown) || shown.toLowerCase() === to) continue;
    const most = 3;
    if (editDistance(shown.toLowerCase(), to, most) > most) continue;
    findings.push({
      start: link.start,
      end: link.end,
      variant: 'mailto',
      data: { spelling: shown, other: to, href: link.href },
    });
  }
  return findings;
}

// Postal addresses

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s?(\d[A-Z]{2})\b/g;
/** Words before a postcode that have to be the same for it to be one address. */
const ADDRESS_WORDS = 3;

function postcodeSpellings(ctx: ReviewContext): readonly RawFinding[] {
  const found = ctx.index.statements
    .filter((statement) => !statement.virtual && /\d/.test(statement.text))
    .flatMap((statement) =>
      [...statement.text.matchAll(POSTCODE)].map((match) => ({
        ...spelling(ctx, statement, match.index, match.index + match[0].length),
        code: `${match[1]}${match[2]}`,
        before: (statement.text.slice(0, match.index).match(/[\p{L}\p{N}'-]+/gu) ?? [])
          .slice(-ADDRESS_WORDS)
          .join(' ')
          .toLowerCase(),
      })),
    );
  return found.flatMap((one, at) => {
    const first = found
      .slice(0, at)
      .find(
        (other) => other.code !== one.code && other.before === one.before && editDistance(other.code, one.code, 1) <= 1,
      );
    return first && one.before.split(' ').length === ADDRESS_WORDS ? [finding(one, first, 'name')] : [];
  });
}

/** The parts in which two host names differ are long, and nearly the same. */
function nearHosts(a: string, b: string): boolean {
  if (a === b || digits(a) !== digits(b) || a[0] !== b[0]) return false;
  const [x, y] = [a.split('.'), b.split('.')];
  // "trust.org" and "trust.org.uk" are two addresses, as are a school's and its trust's.
  if (x.length !== y.length) return false;
  while (x.length > 1 && x.at(-1) === y.at(-1)) {
    x.pop();
    y.pop();
  }
  const [own, other] = [x.join('.'), y.join('.')];
  const shorter = Math.min(own.length, other.length);
  const most = shorter >= 9 ? 2 : 1;
  return shorter >= 6 && editDistance(own, other, most) <= most;
}

function nearMailboxes(a: string, b: string): boolean {
  if (digits(a) !== digits(b) || a[0] !== b[0]) return false;
  const shortest = Math.min(a.length, b.length);
  // "dpo" and "dop": of so short a name only two letters that changed places are a slip.
  if (shortest < 5) return shortest >= 3 && sameLetters(a, b);
  if (a === `${b}s` || b === `${a}s`) return false;
  const most = shortest >= 9 ? 2 : 1;
  return editDistance(a, b, most) <= most;
}

/** Two words of the same letters in another order, as "Jocasta" and "Jacosta" are. */
function sameLetters(a: string, b: string): boolean {
  return a !== b && a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

function spelling(ctx: ReviewContext, statement: Statement, from: number, to: number): Spelling {
  return {
    text: statement.text.slice(from, to),
    start: ctx.index.toSource(statement.id, from),
    end: ctx.index.toSource(statement.id, to),
  };
}

function finding(odd: Spelling, other: Spelling, what: string): RawFinding {
  return {
    start: odd.start,
    end: odd.end,
    variant: what,
    data: { spelling: odd.text, other: other.text, otherStart: other.start },
  };
}
