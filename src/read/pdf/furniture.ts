/** Running heads, page numbers and repeated footers: the same lines at the same place on several pages. */
import type { LeftOut } from '../../notice/notice';
import { type Piece, piecesOf, textOf } from './lines';
import type { PageContent, Run } from './page-content';

/** Shares of a page's height within which furniture stands, at the top and at the bottom. */
const MARGIN = 0.16;
const MOST_LINES = 6;
/** A page in more pieces is no page of print. */
const MOST_PIECES = 2_000;
const LONGEST = 240;

const PAGE_NUMBER =
  /^[\s|\u2013\u2014-]*(?:page|p\.?|pg\.?|tudalen)?\s*(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:of|\/|o)\s*\d{1,3})?[\s|\u2013\u2014-]*$/i;

interface Candidate {
  readonly piece: Piece;
  readonly page: number;
  readonly top: boolean;
  readonly key: string;
}

/** The pages without their furniture, and what that was (each text once). */
export function withoutFurniture(pages: readonly PageContent[]): { pages: PageContent[]; leftOut: LeftOut[] } {
  const candidates: Candidate[] = [];
  const elsewhere = new Set<string>();
  for (const page of pages) {
    const pieces = piecesOf(page.runs);
    if (pieces.length > MOST_PIECES) continue;
    const heights = [...new Set(pieces.map((piece) => Math.round(piece.y)))];
    for (const piece of pieces) {
      const above = heights.filter((y) => y < Math.round(piece.y) - 1).length;
      const below = heights.filter((y) => y > Math.round(piece.y) + 1).length;
      const top = piece.y < MARGIN * page.height && above < MOST_LINES;
      const bottom = piece.y > (1 - MARGIN) * page.height && below < MOST_LINES;
      const key = keyOf(piece);
      if ((top || bottom) && textOf(piece).length <= LONGEST) candidates.push({ piece, page: page.number, top, key });
      else elsewhere.add(key);
    }
  }
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = byKey.get(candidate.key);
    if (group === undefined) byKey.set(candidate.key, [candidate]);
    else group.push(candidate);
  }
  const dropped = new Map<Run, string>();
  const drop = ({ piece }: Candidate, reason: string): void => {
    for (const run of piece.runs) dropped.set(run, reason);
  };
  for (const group of byKey.values()) {
    // The head of a table that is printed again on each page stands within a page once.
    if (elsewhere.has(group[0]?.key ?? '') && !group.some(isArtifact)) continue;
    for (const candidate of group) {
      const there = new Set(group.filter((other) => near(other, candidate)).map((other) => other.page));
      if (there.size >= 2 && there.size >= 0.3 * pages.length) {
        drop(candidate, candidate.top ? 'running head' : 'running foot');
      }
    }
  }
  for (const candidate of candidates) {
    if (isArtifact(candidate)) drop(candidate, candidate.top ? 'running head' : 'running foot');
    if (PAGE_NUMBER.test(textOf(candidate.piece)) && isOutermost(candidate, candidates, dropped))
      drop(candidate, 'page number');
  }
  const leftOut: LeftOut[] = [];
  const told = new Set<string>();
  for (const { piece } of candidates) {
    const reason = dropped.get(piece.runs[0] as Run);
    const text = textOf(piece);
    const key = `${reason}\n${text.replace(/\d+/g, '#')}`;
    if (reason === undefined || told.has(key)) continue;
    told.add(key);
    leftOut.push({ reason, text });
  }
  return {
    pages: pages.map((page) => ({ ...page, runs: page.runs.filter((run) => !dropped.has(run)) })),
    leftOut,
  };
}

function isArtifact({ piece }: Candidate): boolean {
  return piece.runs.every((run) => run.artifact);
}

function near(one: Candidate, other: Candidate): boolean {
  return one.top === other.top && Math.abs(one.piece.y - other.piece.y) < 8;
}

/** True if nothing but furniture stands between the piece and the edge of the page. */
function isOutermost(candidate: Candidate, all: readonly Candidate[], dropped: ReadonlyMap<Run, string>): boolean {
  return !all.some(
    (other) =>
      other !== candidate &&
      other.page === candidate.page &&
      other.top === candidate.top &&
      (candidate.top ? other.piece.y < candidate.piece.y - 2 : other.piece.y > candidate.piece.y + 2) &&
      !other.piece.runs.every((run) => dropped.has(run)) &&
      !PAGE_NUMBER.test(textOf(other.piece)),
  );
}

function keyOf(piece: Piece): string {
  const words = textOf(piece).toLowerCase().replace(/\d+/g, '#');
  return `${words}\n${Math.round(piece.size)}`;
}
