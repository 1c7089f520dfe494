/** Which schools share one text, and who has drifted from it. */
import type { NoticeKind } from '../../engine/report';
import { likeness } from '../../links/sketch';
import type { Drift, Template, TemplateMember } from './model';

/** A notice by what its text is told by. */
export interface Sketched {
  readonly notice: string;
  readonly school: string;
  readonly kind: NoticeKind;
  readonly textHash: string;
  readonly sketch: Uint32Array;
}

/** Shares of runs of words that two texts have in common, about. */
const ONE_TEMPLATE = 0.4;
const CLOSE = 0.8;
/** Numbers of a sketch that have to be the same in a row for two texts to be held against each other at all. */
const BAND = 2;

interface Group {
  readonly leader: Sketched;
  readonly members: Sketched[];
}

/**
 * Notices of one kind whose texts are alike, of two schools at least, with how near each is to what most of them have.
 * The work grows with the number of notices times that of templates, not with the square of the notices.
 */
export function templatesOf(notices: readonly Sketched[]): readonly Template[] {
  return groupsOf(notices)
    .filter(({ members }) => new Set(members.map(({ school }) => school)).size > 1)
    .map(templateOf)
    .sort((a, b) => b.schools - a.schools || b.members.length - a.members.length);
}

function groupsOf(notices: readonly Sketched[]): readonly Group[] {
  const groups: Group[] = [];
  const byHash = new Map<string, Group>();
  /** Leaders by kind and by each band of their sketch: alike texts share a band almost surely. */
  const byBand = new Map<string, Group[]>();
  for (const notice of notices) {
    const hash = `${notice.kind} ${notice.textHash}`;
    const bands = bandsOf(notice);
    let group = byHash.get(hash) ?? nearest(notice, new Set(bands.flatMap((band) => byBand.get(band) ?? [])));
    if (!group) {
      group = { leader: notice, members: [] };
      groups.push(group);
      for (const band of bands) byBand.set(band, [...(byBand.get(band) ?? []), group]);
    }
    group.members.push(notice);
    byHash.set(hash, group);
  }
  return groups;
}

function nearest({ sketch }: Sketched, groups: Iterable<Group>): Group | undefined {
  let [best, most]: [Group | undefined, number] = [undefined, ONE_TEMPLATE];
  for (const group of groups) {
    const alike = likeness(sketch, group.leader.sketch);
    if (alike >= most && (best === undefined || alike > most)) [best, most] = [group, alike];
  }
  return best;
}

function bandsOf({ kind, sketch }: Sketched): readonly string[] {
  const bands: string[] = [];
  for (let at = 0; at < sketch.length; at += BAND) {
    bands.push(`${kind} ${at} ${sketch.subarray(at, at + BAND).join(' ')}`);
  }
  return bands;
}

function templateOf({ members }: Group): Template {
  const model = modelOf(members);
  const asMember = ({ school, notice, ...text }: Sketched): TemplateMember => ({
    school,
    notice,
    drift: driftOf(text, model),
  });
  return {
    model: asMember(model),
    members: members.map(asMember),
    schools: new Set(members.map(({ school }) => school)).size,
  };
}

function driftOf({ textHash, sketch }: Pick<Sketched, 'textHash' | 'sketch'>, model: Sketched): Drift {
  if (textHash === model.textHash) return 'same';
  return likeness(sketch, model.sketch) >= CLOSE ? 'close' : 'drifted';
}

/** Texts that are held against all others to find the one they are nearest to. */
const MOST_COMPARED = 200;

function modelOf(members: readonly Sketched[]): Sketched {
  const texts = new Map<string, { readonly first: Sketched; count: number }>();
  for (const member of members) {
    const known = texts.get(member.textHash);
    if (known) known.count++;
    else texts.set(member.textHash, { first: member, count: 1 });
  }
  const most = Math.max(...[...texts.values()].map(({ count }) => count));
  const common = [...texts.values()].filter(({ count }) => count === most).map(({ first }) => first);
  const others = members.slice(0, MOST_COMPARED);
  let [best, highest] = [common[0] as Sketched, -1];
  for (const text of common.slice(0, MOST_COMPARED)) {
    const sum = others.reduce((total, other) => total + likeness(text.sketch, other.sketch), 0);
    if (sum > highest) [best, highest] = [text, sum];
  }
  return best;
}
