/** The grammar of provisions: "section 537A", "Articles 6(1)(c) and (e)", "paragraph 18 of Part 2 of Schedule 1", "6.1.c". */
import { isMonth } from '../dates';
import type { CitationIssue, Provision, ProvisionUnit } from './citation';
import type { Token } from './tokens';

/** Provisions written in one breath, before it is known of which law. Positions are indexes of tokens. */
export interface ProvisionGroup {
  readonly from: number;
  readonly to: number;
  readonly provisions: readonly Provision[];
  readonly issues: readonly CitationIssue[];
  /** The unit that names the whole: what a law must have. `point` stands for letters with no number. */
  readonly unit: ProvisionUnit | 'point';
  /** "that Schedule", "the same Article": the number has to be taken from what was cited before. */
  readonly refersBack: boolean;
}

type AnyUnit = ProvisionUnit | 'point';

const UNITS: ReadonlyMap<string, AnyUnit> = new Map<string, AnyUnit>([
  ...(['section', 'sections', 'sec', 'secs', 'sect', 's', 'ss', '§'] as const).map(
    (word) => [word, 'section'] as const,
  ),
  ...(['article', 'articles', 'art', 'arts'] as const).map((word) => [word, 'article'] as const),
  ...(['regulation', 'regulations', 'reg', 'regs'] as const).map((word) => [word, 'regulation'] as const),
  ...(['schedule', 'schedules', 'sch', 'schs', 'sched'] as const).map((word) => [word, 'schedule'] as const),
  ...(['paragraph', 'paragraphs', 'para', 'paras', 'condition', 'conditions'] as const).map(
    (word) => [word, 'paragraph'] as const,
  ),
  ...(['part', 'parts', 'pt'] as const).map((word) => [word, 'part'] as const),
  ...(['point', 'points', 'letter', 'letters', 'subparagraph', 'limb'] as const).map(
    (word) => [word, 'point'] as const,
  ),
  ...(['chapter', 'chapters'] as const).map((word) => [word, 'chapter'] as const),
  ...(['rule', 'rules'] as const).map((word) => [word, 'rule'] as const),
  ...(['recital', 'recitals'] as const).map((word) => [word, 'recital'] as const),
  ...(['annex', 'annexes'] as const).map((word) => [word, 'annex'] as const),
]);
const LETTER = /^(?:[a-z]|[a-z]a|ii|iii|iv|vi|vii)$/;
const NUMBER = /^\d{1,3}[a-z]{0,2}$/;
/** What a word processor makes of a bracketed letter. */
const SIGNS: Readonly<Record<string, string>> = { '©': 'c', '®': 'r', '€': 'e' };
const MAX_LIST = 24;

interface Item {
  number: string;
  through?: string;
  paragraph?: string;
  point?: string;
  issues: CitationIssue[];
}

/** A unit with its number or letter ("s.537A"), "that Schedule", "6(1)", "SI 2013/2094": where nothing of the kind stands, no provision does. */
const TRACE = new RegExp(
  [
    `(?<![\\p{L}\\p{N}])(?:${[...UNITS.keys()].join('|')})\\s*\\.?\\s*(?:(?:nos?|number)\\s*\\.?\\s*)?(?:\\d|[([]|[b-hj-z](?![\\p{L}\\p{N}]))`,
    '(?:that|same|this|the|its)\\s+sch',
    '\\d\\s*[([]\\s*\\d',
    '(?:1[89]|20)\\d\\d\\s*(?:/|no\\b)',
  ].join('|'),
  'iu',
);

/** Could there be a provision or the number of a law in the text? For a quick look before it is cut into tokens. */
export function mayHoldProvision(text: string): boolean {
  return TRACE.test(text);
}

/** Reads the provisions that start at token `at`, or null. */
export function provisionsAt(tokens: readonly Token[], at: number): ProvisionGroup | null {
  const unit = unitAt(tokens, at);
  if (!unit) return bareArticleAt(tokens, at);
  const first = unitGroup(tokens, at);
  if (!first) return null;
  return withinLarger(tokens, first) ?? withSmaller(tokens, first);
}

interface Run {
  from: number;
  to: number;
  unit: AnyUnit;
  items: Item[];
  issues: CitationIssue[];
  refersBack: boolean;
}

function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

function unitAt(tokens: readonly Token[], at: number): AnyUnit | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.text === 'sub' && /^[-–]$/.test(textAt(tokens, at + 1))) {
    const next = textAt(tokens, at + 2);
    return /^(?:paragraphs?|para|paras|section|sections)$/.test(next) ? 'point' : null;
  }
  const unit = UNITS.get(token.text) ?? null;
  // "s" and "ss" are sections only with a full stop or a number close by.
  if (unit === 'section' && /^ss?$/.test(token.text) && !/^(?:\.|\d)/.test(textAt(tokens, at + 1))) return null;
  return unit;
}

/** "section(s) 1, 2 and 3": one unit and its numbers. */
function unitGroup(tokens: readonly Token[], at: number): Run | null {
  const unit = unitAt(tokens, at);
  if (!unit) return null;
  let next = at + 1;
  if (textAt(tokens, at) === 'sub') next += 2;
  if (textAt(tokens, next) === '.' && tokens[next]?.close) next++;
  if (/^nos?$/.test(textAt(tokens, next)) || textAt(tokens, next) === 'number') {
    next++;
    if (textAt(tokens, next) === '.') next++;
  }
  if (unit === 'point' || unit === 'paragraph') {
    const letters = letterList(tokens, next);
    if (letters)
      return {
        from: at,
        to: letters.to,
        unit: 'point',
        items: letters.items,
        issues: letters.issues,
        refersBack: false,
      };
    if (unit === 'point') return null;
  }
  const list = itemList(tokens, next, unit);
  if (!list) {
    // "the Schedule to ...", "that Schedule", "the same Schedule"
    if (unit !== 'schedule') return null;
    const before = textAt(tokens, at - 1);
    if (/^(?:that|same|this)$/.test(before))
      return { from: at, to: at + 1, unit, items: [], issues: [], refersBack: true };
    if (/^(?:the|its)$/.test(before) && /^(?:to|of)$/.test(textAt(tokens, at + 1))) {
      return { from: at, to: at + 1, unit, items: [{ number: '', issues: [] }], issues: [], refersBack: false };
    }
    return null;
  }
  return { from: at, to: list.to, unit, items: list.items, issues: list.issues, refersBack: false };
}

/** Numbers with their brackets, joined by commas, "and", "or", "to", dashes. */
function itemList(
  tokens: readonly Token[],
  at: number,
  unit: AnyUnit,
): { to: number; items: Item[]; issues: CitationIssue[] } | null {
  const first = itemAt(tokens, at, unit, null);
  if (!first) return null;
  const items = [...first.items];
  const issues = [...first.issues];
  let to = first.to;
  while (items.length < MAX_LIST) {
    const joint = jointAt(tokens, to);
    if (!joint) break;
    const previous = items.at(-1);
    if (!previous) break;
    let start = joint.to;
    // "Articles 6(1)(c) and Article 6(1)(e)" is read as two groups; "section 1, section 2" too.
    if (unitAt(tokens, start)) break;
    if (textAt(tokens, start) === '.') start++;
    const item = itemAt(tokens, start, unit, previous);
    if (!item || !itemMayFollow(tokens, to, start, item.to, joint.kind)) break;
    const head = item.items[0];
    if (joint.kind === 'range' && head && item.items.length === 1) {
      if (previous.point && head.point && head.number === previous.number)
        items.push(...pointsBetween(previous, head.point));
      else previous.through = head.number;
    } else items.push(...item.items);
    issues.push(...item.issues);
    to = item.to;
  }
  return { to, items, issues };
}

/** A year, a date or an amount that follows a provision is not one more provision. */
function itemMayFollow(
  tokens: readonly Token[],
  joint: number,
  start: number,
  to: number,
  kind: 'list' | 'range',
): boolean {
  const token = tokens[start];
  if (token?.kind !== 'number') return true;
  const after = tokens[to];
  if (after && after.kind === 'word' && isMonth(after.text)) return false;
  if (after && (after.text === '%' || after.kind === 'number')) return false;
  // After a mere comma the next number has to look like a provision: a bracket, a letter, the end of the list.
  if (kind === 'list' && textAt(tokens, joint) === ',' && after?.kind === 'word' && to === start + 1) {
    return (
      /^(?:and|or|of|to|in|under|from|respectively|the)$/.test(after.text) ||
      after.capitals ||
      /[a-z]$/.test(token.text)
    );
  }
  return true;
}

function pointsBetween(from: Item, to: string): Item[] {
  const first = from.point?.charCodeAt(0) ?? 0;
  const last = to.charCodeAt(0);
  const items: Item[] = [];
  for (let code = first + 1; code <= last && items.length < MAX_LIST; code++) {
    items.push({ number: from.number, paragraph: from.paragraph, point: String.fromCharCode(code), issues: [] });
  }
  return items;
}

function jointAt(tokens: readonly Token[], at: number): { to: number; kind: 'list' | 'range' } | null {
  const text = textAt(tokens, at);
  if (/^[-–—]$/.test(text)) return { to: at + 1, kind: 'range' };
  if (text === 'to' || text === 'through') return { to: at + 1, kind: 'range' };
  if (text === 'and' && textAt(tokens, at + 1) === '/' && textAt(tokens, at + 2) === 'or')
    return { to: at + 3, kind: 'list' };
  if (/^(?:and|or|&|\/)$/.test(text)) return { to: at + 1, kind: 'list' };
  if (/^[,;]$/.test(text)) {
    const next = textAt(tokens, at + 1);
    return { to: /^(?:and|or|&)$/.test(next) ? at + 2 : at + 1, kind: 'list' };
  }
  return null;
}

/** One number with its brackets, or, after another one, brackets alone that go on from it. */
function itemAt(
  tokens: readonly Token[],
  at: number,
  unit: AnyUnit,
  previous: Item | null,
): { to: number; items: Item[]; issues: CitationIssue[] } | null {
  const token = tokens[at];
  if (!token) return null;
  let number = '';
  let paragraph: string | undefined;
  let next = at;
  const issues: CitationIssue[] = [];
  if (token.kind === 'number' && NUMBER.test(token.text)) {
    number = token.text.toUpperCase();
    next++;
    const letter = tokens[next];
    // "section 537 A of ..."
    if (
      letter?.capitals &&
      /^[a-z]$/.test(letter.text) &&
      /^(?:of|to|,|\))$/.test(textAt(tokens, next + 1)) &&
      /^\d+$/.test(number) &&
      unit !== 'article'
    ) {
      number += letter.text.toUpperCase();
      next++;
    }
    if (/^\d{1,2}[a-z]$/.test(token.text) && unit === 'article' && previous === null && /^\d/.test(number)) {
      // "Article 6e": a letter that no bracket tells from the number is left as it is written.
      number = token.text.toUpperCase();
    }
  } else if (previous && (token.text === '(' || token.text in SIGNS)) {
    number = previous.number;
    paragraph = previous.paragraph;
  } else return null;

  const points: string[] = [];
  for (;;) {
    const sign = SIGNS[textAt(tokens, next)];
    if (sign) {
      points.push(sign);
      issues.push('symbol');
      next++;
      continue;
    }
    const bracket = bracketAt(tokens, next);
    if (bracket) {
      if (bracket.sign) issues.push('symbol');
      if (bracket.digits !== undefined) {
        if (paragraph !== undefined || points.length > 0) break;
        paragraph = bracket.digits;
      } else if (points.length > 0 && !bracket.follows) break;
      points.push(...bracket.letters);
      next = bracket.to;
      continue;
    }
    const loose = looseAt(tokens, next, unit, paragraph !== undefined || points.length > 0);
    if (loose) {
      issues.push('style');
      if (loose.paragraph !== undefined) paragraph = loose.paragraph;
      if (loose.point !== undefined) points.push(loose.point);
      next = loose.to;
      continue;
    }
    break;
  }
  if (number === previous?.number && next === at) return null;
  // Roman numerals for the paragraph: "6(i)(c)".
  if (points.length > 1 && points[0] === 'i' && paragraph === undefined) {
    points.shift();
    paragraph = '1';
  }
  const items: Item[] =
    points.length === 0
      ? [{ number, paragraph, issues: [] }]
      : points.map((point) => ({ number, paragraph, point, issues: [] }));
  return { to: next, items, issues };
}

interface Bracket {
  to: number;
  digits?: string;
  letters: string[];
  sign: boolean;
  /** Stands right after the bracket before it. */
  follows: boolean;
}

/** "(1)", "(c)", "(c, e)", "(1c)", "(©)". */
function bracketAt(tokens: readonly Token[], at: number): Bracket | null {
  const open = tokens[at];
  if (!open || !/^[([]$/.test(open.text)) return null;
  const letters: string[] = [];
  let digits: string | undefined;
  let sign = false;
  let next = at + 1;
  for (let parts = 0; parts < 12; parts++) {
    const token = tokens[next];
    if (!token) return null;
    const made = SIGNS[token.text];
    if (made) {
      letters.push(made);
      sign = true;
    } else if (/^\d{1,2}[a-z]?$/.test(token.text) && parts === 0) {
      // "(1)" and, for subsections that were put in later, "(1A)"; "(1c)" is a paragraph and a point.
      const mixed = /^(\d{1,2})([a-z])$/.exec(token.text);
      if (mixed?.[1] && mixed[2] && !token.capitals) {
        digits = mixed[1];
        letters.push(mixed[2]);
      } else digits = token.text.toUpperCase();
    } else if (LETTER.test(token.text)) letters.push(token.text);
    else return null;
    next++;
    const after = textAt(tokens, next);
    if (/^[)\]]$/.test(after)) {
      return { to: next + 1, letters, sign, follows: open.close, ...(digits === undefined ? {} : { digits }) };
    }
    if (/^(?:[,/&.]|and|or)$/.test(after)) {
      next++;
      if (/^(?:and|or|&)$/.test(textAt(tokens, next))) next++;
      continue;
    }
    if (/^[-–]$/.test(after)) {
      const end = textAt(tokens, next + 1);
      const start = letters.at(-1);
      if (start && /^[a-z]$/.test(end) && /^[)\]]$/.test(textAt(tokens, next + 2))) {
        for (let code = start.charCodeAt(0) + 1; code <= end.charCodeAt(0); code++)
          letters.push(String.fromCharCode(code));
        return { to: next + 3, letters, sign, follows: open.close, ...(digits === undefined ? {} : { digits }) };
      }
    }
    return null;
  }
  return null;
}

/** Full stops, spaces and words for brackets: "6.1.c", "6 1(c)", "6(1)c", "6, paragraph 1, point (e)". */
function looseAt(
  tokens: readonly Token[],
  at: number,
  unit: AnyUnit,
  inside: boolean,
): { to: number; paragraph?: string; point?: string } | null {
  const token = tokens[at];
  if (!token) return null;
  const next = tokens[at + 1];
  const after = textAt(tokens, at + 2);
  if (token.text === '.' && token.close && next?.close) {
    const mixed = /^(\d)([a-z])$/.exec(next.text);
    if (mixed && !inside) return { to: at + 2, paragraph: mixed[1], point: mixed[2] };
    if (/^\d$/.test(next.text) && !inside) return { to: at + 2, paragraph: next.text };
    if (/^[a-z]$/.test(next.text) && !next.capital) return { to: at + 2, point: next.text };
    return null;
  }
  if (unit !== 'article') return null;
  // "6(1)c", "6(1) c."
  if (
    inside &&
    /^[a-z]$/.test(token.text) &&
    (token.close || (token.text !== 'a' && token.text !== 'i' && !/^\p{L}/u.test(textAt(tokens, at + 1))))
  ) {
    return { to: at + 1, point: token.text };
  }
  if (!inside) {
    // "6 1(c)", "6 1c", "6, 1 (e)"
    const shift = token.text === ',' ? 1 : 0;
    const digit = tokens[at + shift];
    const letter = tokens[at + shift + 1];
    if (
      digit &&
      /^[12]$/.test(digit.text) &&
      letter &&
      /^[([]$/.test(letter.text) &&
      bracketAt(tokens, at + shift + 1)?.letters.length
    ) {
      return { to: at + shift + 1, paragraph: digit.text };
    }
    const ends = !/^\p{L}/u.test(textAt(tokens, at + shift + 2)) || tokens[at + shift + 2]?.capital === true;
    if (
      shift === 0 &&
      digit &&
      /^[12]$/.test(digit.text) &&
      letter?.kind === 'word' &&
      /^[a-z]$/.test(letter.text) &&
      ends
    ) {
      return { to: at + 2, paragraph: digit.text, point: letter.text };
    }
    const mixed = /^([12])([a-z])$/.exec(digit?.text ?? '');
    if (shift === 0 && mixed) return { to: at + 1, paragraph: mixed[1], point: mixed[2] };
  }
  // ", paragraph 1", ", point (e)", " para 1(e)"
  const start = token.text === ',' || token.text === '-' || token.text === ':' ? at + 1 : at;
  const word = textAt(tokens, start);
  if (/^(?:paragraphs?|para|subsection|sub|section)$/.test(word) && /^\d$/.test(textAt(tokens, start + 1)) && !inside) {
    return { to: start + 2, paragraph: textAt(tokens, start + 1) };
  }
  if (/^(?:points?|letters?|paragraphs?|para|condition|limb)$/.test(word)) {
    const bracket = bracketAt(tokens, start + 1);
    if (bracket && bracket.digits === undefined && bracket.letters[0])
      return { to: bracket.to, point: bracket.letters[0] };
    if (/^[a-z]$/.test(textAt(tokens, start + 1)) && after !== '' && !/^[ai]$/.test(textAt(tokens, start + 1))) {
      return { to: start + 2, point: textAt(tokens, start + 1) };
    }
  }
  return null;
}

/** "(e)", "(c) and (e)", "e" after "letter", "point", "paragraph". */
function letterList(
  tokens: readonly Token[],
  at: number,
): { to: number; items: Item[]; issues: CitationIssue[] } | null {
  const items: Item[] = [];
  const issues: CitationIssue[] = [];
  let next = at;
  for (;;) {
    const bracket = bracketAt(tokens, next);
    if (bracket && bracket.digits === undefined) {
      for (const point of bracket.letters) items.push({ number: '', point, issues: [] });
      if (bracket.sign) issues.push('symbol');
      next = bracket.to;
    } else if (items.length === 0 && /^[b-hj-z]$/.test(textAt(tokens, next)) && tokens[next]?.capital === false) {
      items.push({ number: '', point: textAt(tokens, next), issues: [] });
      next++;
    } else break;
    const joint = jointAt(tokens, next);
    if (joint?.kind !== 'list' || !bracketAt(tokens, joint.to)) break;
    next = joint.to;
  }
  return items.length > 0 ? { to: next, items, issues } : null;
}

/** "paragraph (e) of Article 6", "paragraph 18 of Part 2 of Schedule 1", "point (c) in Article 6(1)". */
function withinLarger(tokens: readonly Token[], run: Run): ProvisionGroup | null {
  if (run.unit !== 'paragraph' && run.unit !== 'part' && run.unit !== 'point') return null;
  let next = run.to;
  let part: string | undefined = run.unit === 'part' ? run.items[0]?.number : undefined;
  for (let steps = 0; steps < 2; steps++) {
    let start = next;
    if (textAt(tokens, start) === ',') start++;
    if (/^(?:of|in|to|under|from|within)$/.test(textAt(tokens, start))) start++;
    else if (start === next) return null;
    while (/^(?:the|that|same|this|its)$/.test(textAt(tokens, start))) start++;
    // A note between them, in brackets: "paragraph 18 (safeguarding) of Schedule 1".
    const larger = unitGroup(tokens, start);
    if (!larger) return null;
    if (larger.unit === 'part' && run.unit === 'paragraph') {
      part = larger.items[0]?.number;
      next = larger.to;
      continue;
    }
    const head = larger.items[0];
    if (larger.unit === 'schedule') {
      if (run.unit === 'point') return null;
      const numbers = run.unit === 'part' ? [] : run.items;
      const provisions: Provision[] = [];
      for (const item of numbers.length > 0 ? numbers : [null]) {
        provisions.push({
          unit: 'schedule',
          number: head?.number ?? '',
          ...(part === undefined ? {} : { part }),
          ...(item ? { paragraph: item.number } : {}),
          ...(item?.point === undefined ? {} : { point: item.point }),
        });
      }
      return {
        from: run.from,
        to: larger.to,
        provisions,
        issues: [...run.issues, ...larger.issues],
        unit: 'schedule',
        refersBack: larger.refersBack,
      };
    }
    if (larger.unit === 'article' || larger.unit === 'section' || larger.unit === 'regulation') {
      if (!head) return null;
      const unit = larger.unit;
      const provisions = run.items.map((item): Provision => {
        const isPoint = run.unit === 'point';
        const paragraph = isPoint ? head.paragraph : item.number || head.paragraph;
        const point = item.point ?? head.point;
        return {
          unit,
          number: head.number,
          ...(paragraph === undefined ? {} : { paragraph }),
          ...(point === undefined ? {} : { point }),
        };
      });
      return {
        from: run.from,
        to: larger.to,
        provisions,
        issues: [...run.issues, ...larger.issues],
        unit,
        refersBack: false,
      };
    }
    return null;
  }
  return null;
}

/** "Schedule 1, Part 2, paragraph 18", "Sch 1 para 18"; everything else as it stands. */
function withSmaller(tokens: readonly Token[], run: Run): ProvisionGroup | null {
  const provisions: Provision[] = [];
  let to = run.to;
  if (run.unit === 'schedule' && !run.refersBack) {
    let part: string | undefined;
    let paragraphs: readonly Item[] = [];
    for (let steps = 0; steps < 2; steps++) {
      let start = to;
      let opened = false;
      while (/^[,(:–-]$/.test(textAt(tokens, start))) {
        if (textAt(tokens, start) === '(') opened = true;
        start++;
      }
      const smaller = unitGroup(tokens, start);
      if (!smaller || (smaller.unit !== 'part' && smaller.unit !== 'paragraph')) break;
      if (smaller.unit === 'part') part = smaller.items[0]?.number;
      else paragraphs = smaller.items;
      to = smaller.to;
      if (opened && textAt(tokens, to) === ')') to++;
      if (smaller.unit === 'paragraph') break;
    }
    for (const item of run.items) {
      for (const paragraph of paragraphs.length > 0 ? paragraphs : [null]) {
        provisions.push({
          unit: 'schedule',
          number: item.number,
          ...(part === undefined ? {} : { part }),
          ...(paragraph
            ? { paragraph: paragraph.number }
            : item.paragraph === undefined
              ? {}
              : { paragraph: item.paragraph }),
        });
      }
    }
  } else if (run.unit !== 'point') {
    const unit = run.unit;
    for (const item of run.items) {
      provisions.push({
        unit,
        number: item.number,
        ...(item.through === undefined ? {} : { through: item.through }),
        ...(item.paragraph === undefined ? {} : { paragraph: item.paragraph }),
        ...(item.point === undefined ? {} : { point: item.point }),
      });
    }
  } else
    for (const item of run.items)
      provisions.push({ unit: 'article', number: '', ...(item.point ? { point: item.point } : {}) });
  return { from: run.from, to, provisions, issues: run.issues, unit: run.unit, refersBack: run.refersBack };
}

/** "6(1)(e)" with no word before it: only with paragraph and letter both in brackets. */
function bareArticleAt(tokens: readonly Token[], at: number): ProvisionGroup | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const before = tokens[at - 1];
  if (before && token.close && before.kind !== 'mark') return null;
  const paragraph = bracketAt(tokens, at + 1);
  if (!paragraph || paragraph.digits === undefined) return null;
  const item = itemList(tokens, at, 'article');
  if (!item?.items[0]?.point) return null;
  const provisions = item.items.map(
    (one): Provision => ({
      unit: 'article',
      number: one.number,
      paragraph: one.paragraph,
      ...(one.point ? { point: one.point } : {}),
    }),
  );
  return { from: at, to: item.to, provisions, issues: item.issues, unit: 'article', refersBack: false };
}

/** Letters at the start of a table cell or list item: "(b) - your contract", "(b) and (c)". */
export function leadingPoints(
  tokens: readonly Token[],
): { from: number; to: number; points: readonly string[] } | null {
  const letters = letterList(tokens, 0);
  if (!letters || !/^[([]$/.test(textAt(tokens, 0))) return null;
  return { from: 0, to: letters.to, points: letters.items.map((item) => item.point ?? '') };
}
