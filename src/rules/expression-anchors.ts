/**
 * Anchors of a regular expression that a rule writes as such: words, and signs, of which one stands in every text that it
 * can match. Read off its source; where that says nothing for certain there are none.
 */
import { type AnchorSet, cheapestFirst, signAnchors, union, wholeOrBeginning } from './anchors';

/** What an expression is made of. Look-arounds are left out: they only forbid or repeat what stands beside them. */
type Node =
  /** One character, told without case. */
  | { readonly kind: 'letter' | 'sign'; readonly character: string }
  /** A class. `gap`: none of its characters stands in a word; `signs`: all of its characters, where they are signs. */
  | { readonly kind: 'class'; readonly gap: boolean; readonly digits: boolean; readonly signs: readonly string[] }
  /** What stands between a word and what is none, or at the beginning or end of the text. */
  | { readonly kind: 'edge' }
  | { readonly kind: 'group'; readonly options: readonly (readonly Item[])[] };

interface Item {
  readonly node: Node;
  /** So often it has to stand there at least, and at most. */
  readonly least: number;
  readonly most: number;
}

const IS_LETTER = /^[\p{L}\p{N}]$/u;
const ANY: Node = { kind: 'class', gap: false, digits: false, signs: [] };
const GAP: Node = { kind: 'class', gap: true, digits: false, signs: [] };
const DIGIT: Node = { kind: 'class', gap: false, digits: true, signs: [] };

/** @returns the sets, the one that is found least often first; none where the source says nothing for certain */
export function expressionAnchors(source: string): readonly AnchorSet[] {
  const items = readExpression(source);
  return items === null ? [] : cheapestFirst(anchorsOf(items, false, false));
}

/** @param opens, closes whether what stands before the items (behind them) is no part of a word for certain */
function anchorsOf(items: readonly Item[], opens: boolean, closes: boolean): readonly (AnchorSet | null)[] {
  const sets: (AnchorSet | null)[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item === undefined || item.least === 0) continue;
    const { node } = item;
    if (node.kind === 'sign') sets.push(signAnchors([node.character]));
    else if (node.kind === 'class' && (node.digits || node.signs.length > 0)) {
      sets.push(node.digits ? signAnchors(['#']) : signAnchors(node.signs));
    } else if (node.kind === 'group') {
      const left = isEdge(items, at - 1, -1, opens);
      const right = isEdge(items, at + 1, 1, closes);
      // What repeats stands beside itself.
      const alone = item.most === 1;
      const own = node.options.map((one) => anchorsOf(one, left && alone, right && alone));
      if (own.length === 1) sets.push(...(own[0] ?? []));
      else sets.push(union(own.map((one) => cheapestFirst(one)[0] ?? null)));
    } else if (node.kind === 'letter') {
      const { letters, next, isWhole } = runFrom(items, at);
      if (isEdge(items, at - 1, -1, opens)) {
        sets.push(wholeOrBeginning(letters, isWhole && isEdge(items, next, 1, closes)));
      }
      at = next - 1;
    }
  }
  return sets;
}

/** The letters that stand there one after the other for certain. @returns `next`: what comes behind them */
function runFrom(items: readonly Item[], first: number): { letters: string; next: number; isWhole: boolean } {
  let letters = '';
  let at = first;
  for (; at < items.length; at++) {
    const item = items[at];
    if (item === undefined || item.node.kind !== 'letter' || item.least === 0) break;
    letters += item.node.character.repeat(item.least);
    if (item.most !== item.least) {
      at++;
      return { letters, next: passLetters(items, at), isWhole: false };
    }
  }
  const next = passLetters(items, at);
  return { letters, next, isWhole: next === at };
}

/** Past letters that may or may not stand there: what follows them is no beginning of a word. */
function passLetters(items: readonly Item[], from: number): number {
  let at = from;
  while (items[at]?.node.kind === 'letter') at++;
  return at;
}

/**
 * Is the word that ends (begins) there whole on this side? @param step 1 to look on, -1 to look back
 * @param beyond what is so of what stands outside the items
 */
function isEdge(items: readonly Item[], from: number, step: 1 | -1, beyond: boolean): boolean {
  for (let at = from; ; at += step) {
    const item = items[at];
    if (item === undefined) return beyond;
    const { node, least } = item;
    if (node.kind === 'edge') return true;
    if (node.kind === 'group') {
      const all = node.options.every((option) => isEdge(option, step === 1 ? 0 : option.length - 1, step, false));
      if (!all) return false;
    } else if (node.kind === 'letter' || (node.kind === 'class' && !node.gap)) return false;
    if (least > 0) return true;
  }
}

// ---- reading ----

class Unread extends Error {}

interface Reader {
  readonly source: string;
  at: number;
}

function readExpression(source: string): readonly Item[] | null {
  try {
    const reader: Reader = { source, at: 0 };
    const options = readOptions(reader);
    if (reader.at < source.length) return null;
    return [{ node: { kind: 'group', options }, least: 1, most: 1 }];
  } catch (error) {
    if (error instanceof Unread) return null;
    throw error;
  }
}

function readOptions(reader: Reader): readonly (readonly Item[])[] {
  const options: Item[][] = [[]];
  while (reader.at < reader.source.length && reader.source[reader.at] !== ')') {
    if (reader.source[reader.at] === '|') {
      reader.at++;
      options.push([]);
      continue;
    }
    const node = readNode(reader);
    const { least, most } = readQuantifier(reader);
    if (node !== null) options.at(-1)?.push({ node, least, most });
  }
  return options;
}

/** @returns null for what says nothing by itself: look-arounds */
function readNode(reader: Reader): Node | null {
  const { source } = reader;
  const character = source[reader.at++] ?? '';
  if (character === '^' || character === '$') return { kind: 'edge' };
  if (character === '.') return ANY;
  if (character === '[') return readClass(reader);
  if (character === '\\') return readEscape(reader);
  if (character !== '(') return nodeOf(character);
  const isAround = /^\?<?[=!]/.exec(source.slice(reader.at, reader.at + 3))?.[0];
  if (isAround !== undefined) reader.at += isAround.length;
  else if (source.startsWith('?:', reader.at)) reader.at += 2;
  else if (source[reader.at] === '?') throw new Unread();
  const options = readOptions(reader);
  if (source[reader.at++] !== ')') throw new Unread();
  return isAround === undefined ? { kind: 'group', options } : null;
}

function nodeOf(character: string): Node {
  const lower = character.toLowerCase();
  if (IS_LETTER.test(lower)) return { kind: 'letter', character: lower };
  // A star would be taken for "any ending".
  return /^[\s*]$/.test(character) ? GAP : { kind: 'sign', character };
}

const SIGN_ESCAPE = /^[^\w\s]$/;

function readEscape(reader: Reader): Node {
  const character = reader.source[reader.at++] ?? '';
  switch (character) {
    case 'b':
      return { kind: 'edge' };
    case 's':
    case 'W':
      return GAP;
    case 'd':
      return DIGIT;
    case 'w':
    case 'D':
    case 'S':
      return ANY;
    default:
      return nodeOf(readCharacterEscape(reader, character));
  }
}

function readCharacterEscape(reader: Reader, character: string): string {
  const code = /^(?:u([\da-f]{4})|x([\da-f]{2}))/i.exec(reader.source.slice(reader.at - 1, reader.at + 4));
  if (code) {
    reader.at += code[0].length - 1;
    return String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16));
  }
  if (!SIGN_ESCAPE.test(character)) throw new Unread();
  return character;
}

const CLASS = /^(\^?)((?:\\.|[^\]\\])*)\]/s;

function readClass(reader: Reader): Node {
  const [whole = '', not, inside = ''] = CLASS.exec(reader.source.slice(reader.at)) ?? [];
  if (whole === '') throw new Unread();
  reader.at += whole.length;
  if (not === '^') return ANY;
  if (inside === '\\d' || inside === '0-9') return DIGIT;
  const members: Node[] = [];
  const inner: Reader = { source: inside, at: 0 };
  while (inner.at < inside.length) {
    const character = inside[inner.at++] ?? '';
    members.push(character === '\\' ? readEscape(inner) : nodeOf(character));
    if (inside[inner.at] !== '-' || inner.at + 1 >= inside.length) continue;
    // A range: of letters it is any, of signs it is not worth the while.
    return ANY;
  }
  const [first] = members;
  if (first?.kind === 'letter' && members.every((one) => one.kind === 'letter' && one.character === first.character)) {
    return first;
  }
  const signs = members.flatMap((one) => (one.kind === 'sign' ? [one.character] : []));
  const gap = members.every((one) => one.kind === 'sign' || (one.kind === 'class' && one.gap));
  return { kind: 'class', gap, digits: false, signs: signs.length === members.length ? signs : [] };
}

function readQuantifier(reader: Reader): { readonly least: number; readonly most: number } {
  const found = /^(?:([?*+])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(reader.source.slice(reader.at, reader.at + 16));
  if (!found) return { least: 1, most: 1 };
  reader.at += found[0].length;
  const [, sign, low, comma, high] = found;
  if (sign !== undefined) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
  const least = Number(low);
  const most = comma === undefined ? least : high ? Number(high) : Number.POSITIVE_INFINITY;
  return { least, most };
}
