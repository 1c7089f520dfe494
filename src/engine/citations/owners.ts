/** Says which law each group of provisions belongs to, by the words between them. Linear in the text. */
import type { LawKind, LegislationRow } from '../registers';
import type { FoundName } from './names';
import type { ProvisionGroup } from './provisions';
import { sentenceEndsBefore, type Token } from './tokens';

/** A preposition that ties a provision to what follows. */
export const OF = /^(?:of|to|in|under|from|within|for|per|by)$/;
/** Tokens between a provision and its law. */
const LONGEST_LINK = 8;
const FILLER = /^(?:the|that|said|same|this|those|these|uk|eu|both|new|retained|revised|current)$/;

/** `firm`: joined by a preposition ("under", but not ", under"); `loose`: side by side, or over a comma or bracket. */
function linkForward(between: readonly Token[]): 'firm' | 'loose' | null {
  if (between.length > LONGEST_LINK) return null;
  let firm = false;
  let parted = false;
  let depth = 0;
  for (const [i, token] of between.entries()) {
    if (OF.test(token.text)) firm = token.text === 'of' || !parted;
    else if (FILLER.test(token.text)) continue;
    else if (token.text === '(' || token.text === '[') depth++;
    else if (token.text === ')' || token.text === ']') depth--;
    else if (/^[,:"'“”‘’\-–—*_/]$/.test(token.text)) parted ||= !firm && depth === 0 && token.text === ',';
    else if (depth > 0 && token.kind === 'word') continue;
    else if (/^(?:and|or)$/.test(token.text) && i > 0 && OF.test(between[i - 1]?.text ?? '')) continue;
    else return null;
  }
  return firm ? 'firm' : 'loose';
}

function linkBackward(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 5) return false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token || sentenceEndsBefore(tokens, i + 1)) return false;
    if (
      !/^(?:[,([\-–—:;/"'“”‘’)]|under|at|in|and|the|its|by|specifically|particularly|see|namely|i|e|eg|ie|\.)$/.test(
        token.text,
      )
    )
      return false;
    if (token.text === 'and' && i === from) return false;
  }
  return true;
}

function isListLink(between: readonly Token[]): boolean {
  if (between.length > 5) return false;
  return (
    between.some((token) => /^(?:and|or|&|,|\/|;)$/.test(token.text)) &&
    between.every((token) => /^(?:and|or|&|,|\/|;|of|to|also|the|its|both|in|under|with|by|\))$/.test(token.text))
  );
}

export const UNITS_OF: Readonly<Record<LawKind, readonly string[]>> = {
  act: ['section', 'schedule', 'part', 'chapter', 'paragraph'],
  bill: ['section', 'schedule', 'part', 'chapter', 'paragraph'],
  regulations: ['regulation', 'schedule', 'part', 'paragraph', 'chapter'],
  order: ['article', 'schedule', 'part', 'paragraph'],
  'eu-regulation': ['article', 'recital', 'annex', 'chapter', 'paragraph'],
  directive: ['article', 'recital', 'annex', 'chapter', 'paragraph'],
  convention: ['article', 'part', 'paragraph'],
  scheme: ['section', 'article', 'paragraph', 'part'],
  other: ['article', 'section', 'paragraph', 'part'],
};

/** Can the law have such a provision? Letters alone fit where there are articles. */
export function fits(group: ProvisionGroup, row: LegislationRow | null): boolean {
  if (!row) return true;
  if (group.unit === 'point') return row.kind === 'eu-regulation';
  return UNITS_OF[row.kind].includes(group.unit) || (group.unit === 'article' && row.articles === true);
}

/**
 * @param names of a segment, in order
 * @param groups of the same segment, in order
 * @param rowOf the law that a name stands for, also one that points back ("the same Act"); null where that is not known
 */
export function ownersOf(
  tokens: readonly Token[],
  names: readonly FoundName[],
  groups: readonly ProvisionGroup[],
  rowOf: (name: FoundName) => LegislationRow | null,
): Map<ProvisionGroup, FoundName> {
  const owner = new Map<ProvisionGroup, FoundName>();
  const laws = names.filter((name) => name.kind === 'legislation');
  const full = laws.filter((name) => !name.reference);
  const linked = (first: ProvisionGroup, second: ProvisionGroup) => isListLink(tokens.slice(first.to, second.from));

  // Forwards: "section 83 of the Children Act 1989".
  let ahead = 0;
  for (const [i, group] of groups.entries()) {
    while ((laws[ahead]?.from ?? Number.POSITIVE_INFINITY) < group.to) ahead++;
    const name = laws[ahead];
    const next = groups[i + 1];
    if (!name || name.from - group.to > LONGEST_LINK || (next && next.from < name.from)) continue;
    const link = linkForward(tokens.slice(group.to, name.from));
    if (link === 'firm' || (link === 'loose' && fits(group, rowOf(name)))) owner.set(group, name);
  }
  // Backwards: "Education Act 1996, section 537A".
  let behind = -1;
  for (const [i, group] of groups.entries()) {
    while ((full[behind + 1]?.to ?? Number.POSITIVE_INFINITY) <= group.from) behind++;
    const name = full[behind];
    const before = groups[i - 1];
    if (!name || owner.has(group) || (before && before.from >= name.to)) continue;
    if (linkBackward(tokens, name.to, group.from) && fits(group, rowOf(name))) owner.set(group, name);
  }
  // Lists: "section 10(5) of, and Schedule 1 to, the Data Protection Act 2018".
  for (let i = groups.length - 2; i >= 0; i--) {
    const group = groups[i];
    const next = groups[i + 1];
    const name = next && owner.get(next);
    if (!group || !next || !name || owner.has(group) || name.from < next.to) continue;
    if (linked(group, next) && fits(group, rowOf(name))) owner.set(group, name);
  }
  for (let i = 1; i < groups.length; i++) {
    const group = groups[i];
    const before = groups[i - 1];
    const name = before && owner.get(before);
    if (!group || !before || !name || owner.has(group)) continue;
    if (linked(before, group) && fits(group, rowOf(name))) owner.set(group, name);
  }
  // In the order of the text, whichever way they were found.
  return new Map([...owner].sort(([a], [b]) => a.from - b.from));
}
