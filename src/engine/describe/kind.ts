/** Whose data a notice is about: told by its title, then by whom it says it addresses, then by its body. */
import { normalise } from '../../notice/normalise';
import type { Matcher } from '../matcher';
import type { PatternId } from '../pack';
import type { KindRow, KindVocabulary } from '../registers';
import type { NoticeKind } from '../report';
import type { TextIndex } from '../text-index';
import type { Title } from './title';

interface Named {
  readonly row: KindRow;
  readonly from: number;
  readonly to: number;
}

/** Statements at the beginning in which a notice says whom it is for. */
const EARLY_STATEMENTS = 30;

/**
 * The kind of a notice. `general` where it covers several groups of people, or nobody in particular.
 * @param organisation whose name says nothing about the kind ("... Sixth Form College")
 */
export function findKind(
  index: TextIndex,
  matcher: Matcher,
  title: Title,
  organisation: string | null,
  vocabulary: KindVocabulary,
): NoticeKind {
  const name = organisation === null ? null : normalise(organisation).text;
  const titles = title.texts.map((text) => (name ? text.replaceAll(name, ' ') : text));
  const byTitle = kindOfTitle(index, matcher, titles, vocabulary);
  if (byTitle) return byTitle;
  const byAudience = kindOfAudience(index, matcher, vocabulary);
  return byAudience ?? kindOfBody(index, matcher, vocabulary);
}

function kindOfTitle(
  index: TextIndex,
  matcher: Matcher,
  titles: readonly string[],
  vocabulary: KindVocabulary,
): NoticeKind | null {
  for (const text of titles) {
    if (vocabulary.generalTitlePhrases.some((pattern) => matcher.matches(pattern, text))) return 'general';
    const kind = ofNamed(namedIn(text, matcher, vocabulary), vocabulary);
    // "Finger readers in the canteen", beside "Privacy notice for pupils and staff".
    if (kind === 'general') {
      return ofNamed(
        titles.flatMap((one) => namedIn(one, matcher, vocabulary)),
        vocabulary,
      );
    }
    const isSaid = (patterns: readonly PatternId[]) => firstOf(patterns, index, matcher, vocabulary) !== undefined;
    // "Applicants" may be those who apply for a place.
    if (kind === 'job-applicants' && isSaid(vocabulary.placePhrases) && !isSaid(vocabulary.jobPhrases)) return 'pupils';
    const isAboutThem = () => vocabulary.parentDataPhrases.some((pattern) => matcher.matches(pattern, text));
    if (kind === 'parents' && !isAboutThem() && isAboutPupils(index, matcher, vocabulary)) return 'pupils';
    // "Children in our care", by a council or by a nursery.
    if (kind === 'pupils' && kindOfAudience(index, matcher, vocabulary) === 'looked-after-children') {
      return 'looked-after-children';
    }
    if (kind) return kind;
  }
  return null;
}

/** The kinds a title names; "former pupils" is not "pupils". */
function namedIn(text: string, matcher: Matcher, vocabulary: KindVocabulary): readonly Named[] {
  const named = vocabulary.rows.flatMap((row) => {
    if (row.unlessTitlePhrases?.some((pattern) => matcher.matches(pattern, text))) return [];
    return row.titlePhrases.flatMap((pattern) => matcher.spans(pattern, text).map(([from, to]) => ({ row, from, to })));
  });
  return outermost(named);
}

/** Leaves out what stands inside a longer name of another kind. */
function outermost(named: readonly Named[]): readonly Named[] {
  return named.filter(
    (one) =>
      !named.some(
        (other) =>
          other.row !== one.row &&
          other.from <= one.from &&
          other.to >= one.to &&
          other.to - other.from > one.to - one.from,
      ),
  );
}

function ofNamed(named: readonly Named[], vocabulary: KindVocabulary): NoticeKind | null {
  if (named.length === 0) return null;
  const single = vocabulary.rows.find((row) => row.side === 'subject' && named.some((one) => one.row === row));
  if (single) return single.id;
  const sides = new Set(named.map((one) => one.row.side));
  if (sides.size > 1) return 'general';
  // "Pupils and parents": what is told there is about the pupils.
  if (named.some((one) => one.row.id === 'pupils')) return 'pupils';
  const first = [...named].sort((a, b) => a.from - b.from || b.to - a.to)[0];
  return first?.row.id ?? null;
}

/** A notice "for parents" may be addressed to them and tell of their children's data: of that first or at once, where it tells of both. */
function isAboutPupils(index: TextIndex, matcher: Matcher, vocabulary: KindVocabulary): boolean {
  if (firstOf(vocabulary.parentsOnlyPhrases, index, matcher, vocabulary) !== undefined) return false;
  const pupils = firstOf(vocabulary.pupilDataPhrases, index, matcher, vocabulary);
  const parents = firstOf(vocabulary.parentDataPhrases, index, matcher, vocabulary);
  return pupils !== undefined && (parents === undefined || pupils <= parents);
}

/** ... or a letter to them may tell of their own. */
function isAboutParents(index: TextIndex, matcher: Matcher, vocabulary: KindVocabulary): boolean {
  if (firstOf(vocabulary.parentsOnlyPhrases, index, matcher, vocabulary) !== undefined) return true;
  return (
    firstOf(vocabulary.parentDataPhrases, index, matcher, vocabulary) !== undefined &&
    firstOf(vocabulary.pupilDataPhrases, index, matcher, vocabulary) === undefined
  );
}

/** The first early statement that speaks of it, and not only of what another notice is about. */
function firstOf(
  patterns: readonly PatternId[],
  index: TextIndex,
  matcher: Matcher,
  vocabulary: KindVocabulary,
): number | undefined {
  return earlyStatements(index).find((id) => {
    const here = (phrases: readonly PatternId[]) => matcher.standsIn(phrases, id);
    return here(patterns) && !(patterns === vocabulary.pupilDataPhrases && here(vocabulary.otherNoticePhrases));
  });
}

function kindOfAudience(index: TextIndex, matcher: Matcher, vocabulary: KindVocabulary): NoticeKind | null {
  const turns = index.statements.filter((one) => one.heading && matcher.standsIn(vocabulary.turnPhrases, one.id));
  const turnedTo = turns.flatMap((one) => addressed(one.id, matcher, vocabulary).map((row) => row.side));
  if (turns.length > 1 && new Set(turnedTo).size > 1) return 'general';
  const found = new Set<KindRow>();
  for (const id of earlyStatements(index)) {
    // "This notice is for:" marks the items below it.
    const leadIn = index.statements[id]?.context ?? [];
    const marked = [id, ...leadIn].some((one) => matcher.standsIn(vocabulary.audienceMarkPhrases, one));
    if (!marked || matcher.standsIn(vocabulary.otherNoticePhrases, id)) continue;
    // "We hold data on pupils, parents and staff. This notice is for all of them."
    const isBack = matcher.standsIn(vocabulary.backPhrases, id);
    const rows = addressed(isBack ? id - 1 : id, matcher, vocabulary);
    const sides = new Set(rows.map((row) => row.side));
    if (sides.size > 1 && rows.length > 2) return 'general';
    if (rows.length > 1 && matcher.standsIn(vocabulary.othersPhrases, id)) return 'general';
    for (const row of rows) found.add(row);
  }
  const rows = [...found];
  if (rows.length === 0) return null;
  if (new Set(rows.map((row) => row.side)).size > 1) return null;
  if (rows.some((row) => row.id === 'parents') && isAboutParents(index, matcher, vocabulary)) return 'parents';
  if (rows.some((row) => row.id === 'pupils')) return 'pupils';
  if (rows[0]?.id === 'parents' && isAboutPupils(index, matcher, vocabulary)) return 'pupils';
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** The groups of people a statement names; "former pupils" are not "pupils". */
function addressed(statement: number, matcher: Matcher, vocabulary: KindVocabulary): readonly KindRow[] {
  const named = vocabulary.rows.flatMap((row) =>
    row.audiencePhrases.flatMap((pattern) =>
      matcher.hitsIn(pattern, statement).map(({ from, to }) => ({ row, from, to })),
    ),
  );
  return [...new Set(outermost(named).map(({ row }) => row))];
}

function earlyStatements(index: TextIndex): readonly number[] {
  const ids: number[] = [];
  for (const statement of index.statements) {
    if (ids.length >= EARLY_STATEMENTS) break;
    if (!statement.virtual && !statement.heading) ids.push(statement.id);
  }
  return ids;
}

function kindOfBody(index: TextIndex, matcher: Matcher, vocabulary: KindVocabulary): NoticeKind {
  const counts = vocabulary.rows
    .map((row) => {
      const ids = new Set(row.bodyPhrases.flatMap((pattern) => matcher.hits(pattern).map((hit) => hit.statement)));
      const weight = [...ids].reduce((sum, id) => sum + (index.statements[id]?.heading ? 2 : 1), 0);
      return { row, weight };
    })
    .sort((a, b) => b.weight - a.weight);
  const [top, second] = counts;
  // A short one says little, but of nobody else.
  const isAlone = top !== undefined && top.weight === vocabulary.fewest - 1 && second?.weight === 0;
  if (!top || (top.weight < vocabulary.fewest && !isAlone)) return 'general';
  if (!second || top.weight >= second.weight * vocabulary.lead) return top.row.id;
  // Parents and pupils together are told of the pupils; anything else together is everybody.
  return top.row.side === 'child' && second.row.side === 'child' ? 'pupils' : 'general';
}
