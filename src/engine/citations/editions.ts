/** Reads the edition of a guidance from the words around its title: "(September 2022)", "2025/26", "the 2018 edition of". */
import { isMonth, monthOf } from '../dates';
import type { CitedEdition } from './citation';
import { sentenceEndsBefore, type Token } from './tokens';

/** Words between a title and its date that say nothing of their own. */
const BETWEEN =
  /^(?:statutory|guidance|guide|advice|document|policy|for|schools?|and|colleges?|government|government's|in|of|the|a|an|version|edition|editions|issue|updated?|revised|published|produced|dated|issued|by|effective|force|from|as|at|on|amended|last|academic|year|years|practitioners|part|parts|one|two|three|four|five|annex|i|ii|iii|iv|v|[1-5a-h])$/;
/** Words that leave the edition open on purpose. */
const OPEN =
  /^(?:latest|current|currently|present|recent|newest|prevailing|annually|yearly|regularly|time|date|relevant)$/;
const LOOK_AHEAD = 14;

export interface EditionFound {
  readonly edition: CitedEdition | null;
  readonly open: boolean;
  /** Indexes of the first token and after the last, title and edition together. */
  readonly from: number;
  readonly to: number;
}

/**
 * @param from index of the title's first token
 * @param to index after its last
 * @param publisher words and abbreviation of who publishes it, lower case: they may stand between title and date
 */
export function editionAround(
  tokens: readonly Token[],
  from: number,
  to: number,
  publisher: ReadonlySet<string>,
): EditionFound {
  const open = isOpen(tokens, from, to);
  const after = editionAfter(tokens, to, publisher);
  if (after) return { edition: after.edition, open, from, to: after.to };
  const before = editionBefore(tokens, from, publisher);
  if (before) return { edition: before.edition, open, from: before.from, to };
  return { edition: null, open, from, to };
}

function editionAfter(
  tokens: readonly Token[],
  at: number,
  publisher: ReadonlySet<string>,
): { edition: CitedEdition; to: number } | null {
  let next = at;
  let depth = 0;
  let words = 0;
  let issued = false;
  for (; next < tokens.length && next - at < LOOK_AHEAD; next++) {
    const token = tokens[next];
    if (!token) return null;
    if (next > at && sentenceEndsBefore(tokens, next)) return null;
    const date = dateAt(tokens, next);
    if (date) {
      // "in education. 2018 ..." and "in education and 2 other documents" are no editions.
      // "issued by the Home Office in June 2013" is one, and "advice for practitioners of July 2018".
      const joins = /^(?:and|in|of|the|a|for)$/.test(tokens[next - 1]?.text ?? '');
      const ofMonth = tokens[next - 1]?.text === 'of' && date.edition.month !== undefined;
      if (words > 0 && depth === 0 && joins && !issued && !ofMonth) return null;
      let end = date.to;
      if (/^(?:edition|version|update)$/.test(tokens[end]?.text ?? '') && depth === 0) end++;
      if (depth > 0) {
        // To the bracket that closes it, over a few words ("(2023, updated)").
        end += 1 + tokens.slice(end, end + 6).findIndex(({ text }) => /^[)\]]$/.test(text));
      }
      return { edition: date.edition, to: end };
    }
    if (/^[([]$/.test(token.text)) {
      depth++;
      continue;
    }
    if (/^[)\]]$/.test(token.text)) {
      if (--depth < 0) return null;
      continue;
    }
    if (token.kind === 'mark') {
      if (!/^[,:'"“”‘’\-–—*_]$/.test(token.text)) return null;
      continue;
    }
    // An abbreviation of the title itself, in brackets: "(KCSIE)", "(KCSIE 2025)".
    if (depth > 0 && token.capitals && token.text.length >= 2) continue;
    if (!BETWEEN.test(token.text) && !isOf(token, publisher)) return null;
    if (/^(?:issued|published|produced|updated?|revised)$/.test(token.text)) issued = true;
    words++;
  }
  return null;
}

/** "the 2018 edition of ...", "2025 ...", "September 2023 version of the ...". */
function editionBefore(
  tokens: readonly Token[],
  from: number,
  publisher: ReadonlySet<string>,
): { edition: CitedEdition; from: number } | null {
  let before = from - 1;
  while (/^['"“”‘’*_]$/.test(tokens[before]?.text ?? '')) before--;
  let named = false;
  for (let steps = 0; steps < 7 && before >= 0; steps++, before--) {
    const text = tokens[before]?.text ?? '';
    if (/^(?:edition|version|update|issue)$/.test(text)) named = true;
    else if (
      !/^(?:of|the|for|government|government's|statutory|guidance|document|['"“”‘’])$/.test(text) &&
      !isOf(tokens[before], publisher)
    )
      break;
  }
  const adjacent = before === from - 1;
  if (!named && !adjacent) return null;
  const year = tokens[before];
  if (!year || !/^20\d\d$/.test(year.text)) return null;
  // "since 2018 Keeping children safe ..." is read as an edition only where nothing else can be meant.
  const prior = tokens[before - 1];
  if (!named && prior && /^(?:in|since|from|by|until|act|acts|regulations)$/.test(prior.text)) return null;
  const month = prior && isMonth(prior.text) ? monthOf(prior.text) : undefined;
  if (!named && month !== undefined && tokens[before - 2]?.kind === 'number') return null;
  const start = month === undefined ? before : before - 1;
  return {
    edition: {
      year: Number(year.text),
      text: month === undefined ? year.text : `${prior?.text ?? ''} ${year.text}`,
      ...(month === undefined ? {} : { month }),
    },
    from: start,
  };
}

/** "2025", "2025/26", "September 2025", "1 September 2025", "Sept 22", "09/2022". */
function dateAt(tokens: readonly Token[], at: number): { edition: CitedEdition; to: number } | null {
  let next = at;
  let month: number | undefined;
  const first = tokens[at];
  if (!first) return null;
  const words: string[] = [];
  // "KCSIE '24", with the apostrophe for the century.
  const isShort = first.text === "'" && !first.close && tokens[at + 1]?.close === true;
  if (isShort) next++;
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(first.text) && isMonth(tokens[at + 1]?.text)) {
    words.push(first.text);
    next++;
  }
  const monthToken = tokens[next];
  if (monthToken && isMonth(monthToken.text)) {
    month = monthOf(monthToken.text);
    words.push(monthToken.text);
    next++;
    if (/^[.,]$/.test(tokens[next]?.text ?? '')) next++;
    if (tokens[next]?.text === "'" || tokens[next]?.text === '’') next++;
  } else if (
    /^(?:0?[1-9]|1[0-2])$/.test(first.text) &&
    tokens[at + 1]?.text === '/' &&
    /^20\d\d$/.test(tokens[at + 2]?.text ?? '')
  ) {
    month = Number(first.text);
    next = at + 2;
  }
  const token = tokens[next];
  if (!token) return null;
  let year: number;
  if (/^20\d\d$/.test(token.text) || /^199\d$/.test(token.text)) year = Number(token.text);
  // "KCSIE 25" too, and "KCSIE 25/26".
  else if (
    month === undefined ? (isShort || tokens[at - 1]?.capital) && /^2\d$/.test(token.text) : /^\d\d$/.test(token.text)
  )
    year = 2000 + Number(token.text);
  else return null;
  words.push(token.text);
  next++;
  // A school year. "2018, 2020" and "2018-2020" of three years are no school year.
  const joint = tokens[next];
  const second = tokens[next + 1];
  if (joint && /^[/\-–]$/.test(joint.text) && second) {
    const end = /^\d\d$/.test(second.text) ? 2000 + Number(second.text) : Number(second.text);
    if (end === year + 1) {
      words.push(joint.text, second.text);
      next += 2;
    }
  }
  const text = words.join(' ').replace(/ ([/\-–]) /g, '$1');
  return { edition: { year, text, ...(month === undefined ? {} : { month }) }, to: next };
}

function isOpen(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = Math.max(0, from - 8); i < from; i++) {
    if (sentenceEndsBefore(tokens, i + 1) && i + 1 <= from) continue;
    const word = tokens[i]?.text ?? '';
    if (OPEN.test(word) && !hasEndBetween(tokens, i, from) && word !== 'date' && word !== 'time' && word !== 'relevant')
      return true;
  }
  for (let i = to; i < Math.min(tokens.length, to + 10); i++) {
    if (sentenceEndsBefore(tokens, i)) break;
    if (
      OPEN.test(tokens[i]?.text ?? '') &&
      tokens
        .slice(to, i)
        .some((token) => /^(?:as|updated?|amended|edition|version|latest|most|revised|reviewed)$/.test(token.text))
    )
      return true;
    if (/^(?:latest|current)$/.test(tokens[i]?.text ?? '') && /^[(,]$/.test(tokens[to]?.text ?? '')) return true;
  }
  return false;
}

function hasEndBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (sentenceEndsBefore(tokens, i)) return true;
  return false;
}

function isOf(token: Token | undefined, publisher: ReadonlySet<string>): boolean {
  return token !== undefined && publisher.has(token.text.replace(/'s$/, ''));
}
