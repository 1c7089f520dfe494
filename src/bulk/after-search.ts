/** What a search of a school's site has come to, as the records that are kept of it. */
import type { CrawlResult, FoundCandidate, Lead } from '../find/index';
import type { FetchFault } from '../find/port';
import type { School } from './batch';
import { faultWords, isFault } from './fault-words';
import { ROWS_OF_CANDIDATE } from './review-candidate';
import { type Change, type KeptCandidate, type KeptFailure, type KeptRow, noticeBytes, reportBytes } from './store';

export function candidateId(school: string, key: string): string {
  return `${school} ${key}`;
}

export interface KeptOfSchool {
  readonly candidates: readonly KeptCandidate[];
  readonly failures: readonly KeptFailure[];
  readonly rows: readonly KeptRow[];
}

export interface AfterSearch {
  readonly changes: readonly Change[];
  readonly candidates: readonly KeptCandidate[];
  readonly failures: readonly KeptFailure[];
  readonly remarks: readonly string[];
}

/**
 * @param kept what the store holds of the school; candidates that were given as files stay as they are, first
 * @param struck ids of candidates that the user struck, in this run or the one before
 */
export function afterSearch(
  school: School,
  result: CrawlResult,
  kept: KeptOfSchool,
  struck: ReadonlySet<string>,
): AfterSearch {
  const files = kept.candidates.filter(({ url }) => isFileAddress(url));
  const known = new Map(kept.candidates.map((one) => [one.id, one]));
  const unlike = withoutDoubles(result.candidates);
  const candidates = [
    ...files.map((one, position) => ({ ...one, position })),
    ...unlike.map(({ lead, also }, at) => {
      const id = candidateId(school.id, lead.key);
      const one = candidateOf(school, lead, also, files.length + at, known.get(id) ?? null);
      return struck.has(id) ? { ...one, state: 'struck' as const } : one;
    }),
  ];
  const leads = new Map(unlike.map(({ lead }) => [candidateId(school.id, lead.key), lead]));
  const messages = new Map(kept.failures.map((one) => [one.id, one]));
  const failures: KeptFailure[] = [];
  const fail = (failure: Omit<KeptFailure, 'position'>) => failures.push({ ...failure, position: failures.length });
  if (result.fault !== null) fail(siteFailure(school, result.fault));
  else if (result.done === 'forbidden') fail(siteFailure(school, 'robots'));
  for (const { id, url, state } of candidates) {
    const lead = leads.get(id);
    const old = messages.get(id);
    if (state !== 'unreadable') continue;
    if (lead === undefined) {
      if (old !== undefined) fail(old);
      continue;
    }
    const code =
      lead.state === 'notice' ? NOT_KEPT : lead.state === 'in-viewer' ? 'in-viewer' : (lead.reason ?? 'robots');
    const message = old?.code === code ? old.message : messageOf(lead, code);
    fail({ id, school: school.id, url, candidate: id, code, message, ...elsewhereOf(lead) });
  }
  const ids = new Set(candidates.map(({ id }) => id));
  const failing = new Set(failures.map(({ id }) => id));
  const positions = new Map(candidates.map(({ id, position }) => [id, position]));
  return {
    candidates,
    failures,
    remarks: remarksOf(result),
    changes: [
      ...candidates.map((record): Change => ({ put: 'candidates', record })),
      ...kept.candidates.flatMap(({ id }): Change[] =>
        ids.has(id) ? [] : [{ drop: 'candidates', id }, { forget: noticeBytes(id) }, { forget: reportBytes(id) }],
      ),
      ...failures.map((record): Change => ({ put: 'failures', record })),
      ...kept.failures.flatMap(({ id }): Change[] => (failing.has(id) ? [] : [{ drop: 'failures', id }])),
      ...kept.rows.flatMap((row): Change[] => {
        const position = positions.get(row.candidate);
        if (position === undefined) return [{ drop: 'rows', id: row.id }];
        const moved = position * ROWS_OF_CANDIDATE + row.index;
        return moved === row.position ? [] : [{ put: 'rows', record: { ...row, position: moved } }];
      }),
    ],
  };
}

/** A supplier's page is not the school's; a document in a viewer and the site of its trust are. */
export function elsewhereOf({ strange, ofTrust, state }: Lead): Pick<KeptFailure, 'elsewhere'> {
  return strange && !ofTrust && state !== 'in-viewer' ? { elsewhere: true } : {};
}

export function siteFailure(school: School, fault: FetchFault): Omit<KeptFailure, 'position'> {
  return {
    id: school.id,
    school: school.id,
    url: school.website ?? '',
    candidate: null,
    code: fault,
    message: faultWords(fault),
  };
}

export function isFileAddress(address: string): boolean {
  return address.startsWith('file:');
}

/** A notice that did not have to be sent again is not held against the others by the search. */
function withoutDoubles(candidates: readonly FoundCandidate[]): readonly FoundCandidate[] {
  const texts = new Map<string, { lead: Lead; also: string[] }>();
  return candidates.flatMap(({ lead, also }) => {
    const hash = lead.state === 'notice' ? (lead.reading?.textHash ?? null) : null;
    const first = hash === null ? undefined : texts.get(hash);
    if (first !== undefined) {
      first.also.push(lead.url, ...also);
      return [];
    }
    const one = { lead, also: [...also] };
    if (hash !== null) texts.set(hash, one);
    return [one];
  });
}

function candidateOf(
  school: School,
  lead: Lead,
  also: readonly string[],
  position: number,
  known: KeptCandidate | null,
): KeptCandidate {
  const { reading } = lead;
  return {
    id: candidateId(school.id, lead.key),
    school: school.id,
    url: lead.url,
    foundOn: lead.foundOn,
    linkText: lead.text,
    promise: lead.notice,
    score: reading?.score ?? null,
    state: stateOf(lead, known),
    by: known?.by === 'user' ? 'user' : lead.by === 'named' ? 'list' : 'found',
    mediaType: reading?.mediaType ?? null,
    sha256: reading?.sha256 ?? null,
    textHash: reading?.textHash ?? null,
    validators: reading === null ? null : { etag: reading.etag, lastModified: reading.lastModified },
    position,
    readFrom: reading?.url ?? null,
    retrievedAt: reading?.retrievedAt ?? null,
    hasText: known?.hasText ?? false,
    warnings: known?.warnings ?? [],
    reviewedAs: known?.reviewedAs ?? null,
    also,
    reason: lead.reason,
  };
}

function stateOf(lead: Lead, known: KeptCandidate | null): KeptCandidate['state'] {
  switch (lead.state) {
    case 'notice':
      if (known?.hasText !== true) return 'unreadable';
      // The review has the last word.
      return known?.reviewedAs != null && known.state === 'no-notice' ? 'no-notice' : 'notice';
    case 'no-notice':
    case 'same':
    case 'passed':
      return 'no-notice';
    case 'waiting':
      return 'unread';
    case 'unreadable':
    case 'forbidden':
    case 'in-viewer':
      return 'unreadable';
  }
}

/** A notice of which nothing is kept: it was read, and what was read is gone. */
export const NOT_KEPT = 'not-kept';
export const NOT_KEPT_WORDS = 'What was read of it is not there any more. Try again what failed.';

function messageOf(lead: Lead, code: string): string {
  if (code === NOT_KEPT) return NOT_KEPT_WORDS;
  if (code === 'in-viewer')
    return `It stands in a viewer (${lead.reason ?? 'of another site'}) from which it cannot be fetched. Open it there, save it and add the file.`;
  return isFault(code) ? faultWords(code) : 'It could not be read. Open it in a browser, save it and add the file.';
}

function remarksOf({ done, forbidden, beyond, trapped, unread, otherForm }: CrawlResult): readonly string[] {
  const remarks: string[] = [];
  if (otherForm?.fault === 'tls')
    remarks.push(
      `At the address in the list the site’s certificate is not in order, so browsers warn of it. The site was read at ${otherForm.url}. Tell the school.`,
    );
  const reasons = new Map<string, string[]>();
  for (const { url, reason } of unread) reasons.set(reason, [...(reasons.get(reason) ?? []), url]);
  for (const [reason, addresses] of reasons) {
    const why = isFault(reason) ? faultWords(reason) : 'They could not be read.';
    remarks.push(
      `${countOf(addresses.length, 'page', 'pages')} that may lead to notices could not be read: ${listed(addresses)}. ${why}`,
    );
  }
  if (forbidden.length > 0)
    remarks.push(
      `The site’s robots.txt asks programs not to read ${countOf(forbidden.length, 'address', 'addresses')} that may lead to notices: ${listed(forbidden)}.`,
    );
  if (done === 'limit')
    remarks.push(
      `The limit of pages was reached; ${countOf(beyond.length, 'address was', 'addresses were')} not read that may lead to notices: ${listed(beyond)}.`,
    );
  // How many depends on how many pages had to be read, and those that have not changed are not read again.
  if (Object.values(trapped).some((links) => links > 0))
    remarks.push('Links were passed over that lead into calendars, shops or endless lists.');
  return remarks;
}

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const MOST_LISTED = 5;

function listed(addresses: readonly string[]): string {
  const more = addresses.length - MOST_LISTED;
  return `${addresses.slice(0, MOST_LISTED).join(' , ')}${more > 0 ? ` and ${more} more` : ''}`;
}
