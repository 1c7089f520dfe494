/** What the links of a notice answered, as the review takes it: made by `src/links`, an argument of the review. Plain JSON. */

/** One step on the way from a link's address to where it ends. */
export interface LinkHop {
  readonly url: string;
  /** HTTP status; null where the browser followed by itself and does not tell. */
  readonly status: number | null;
  /** `refresh`: the page itself sends its reader on. */
  readonly by: 'redirect' | 'refresh';
}

/** What speaks for a page being a "page not found" page although its status is 200. */
export type SoftGoneCue = 'title' | 'heading' | 'address' | 'sibling' | 'thin' | 'canonical';

/** Outcomes that say all by their name. */
export type PlainLinkCode =
  /** The page is there. */
  | 'ok'
  /** An email address or telephone number that is written as those are; nobody was asked. */
  | 'well-formed'
  /** 404 or 410. */
  | 'gone'
  /** The server does not let the check in, or has had enough of it, or wants to see a person or its cookies. */
  | 'blocked-refused'
  | 'blocked-rate'
  | 'blocked-challenge'
  | 'blocked-cookies'
  /** The page is put together by scripts, and so is that of an address that can't exist. */
  | 'blocked-script'
  /** Another status from 400 on: the server does not like how it was asked. */
  | 'request-refused'
  | 'sign-in'
  | 'server-error'
  /** Redirects that lead back to where they began. */
  | 'loop'
  | 'too-many-redirects'
  /** A redirect to what is no web address. */
  | 'bad-redirect'
  /** No such host; or the name could not be looked up now. */
  | 'name-unknown'
  | 'name-unsure'
  | 'tls-expired'
  | 'tls-name'
  | 'tls-untrusted'
  /** The server leaves out a part of its certificate's chain, which browsers may know and others don't. */
  | 'tls-chain'
  | 'tls-other'
  | 'connection-refused'
  | 'connection-reset'
  | 'connection-unreachable'
  /** The browser says no more than that it failed. */
  | 'connection-unknown'
  | 'timeout'
  /** Not a web address, email address or telephone number as those are written. */
  | 'bad-address'
  | 'bad-email'
  | 'bad-phone'
  /** Not asked, and why. */
  | 'not-checked-placeholder'
  | 'not-checked-disk'
  | 'not-checked-preview'
  | 'not-checked-private'
  | 'not-checked-relative'
  | 'not-checked-scheme'
  | 'not-checked-permission'
  | 'not-checked-redirect'
  | 'not-checked-cancelled'
  | 'not-checked-network'
  | 'not-checked-silent'
  | 'not-checked-busy';

export type LinkOutcome =
  | { readonly code: PlainLinkCode }
  | {
      /**
       * `now`: the address to link to instead. `redirected-untold`: the browser followed by itself and does not say
       * whether the move is for good.
       */
      readonly code:
        | 'redirected'
        | 'redirected-permanently'
        | 'redirected-untold'
        | 'shortened'
        | 'moved-home'
        | 'insecure';
      readonly now: string;
    }
  | { readonly code: 'soft-gone' | 'soft-gone-unsure'; readonly cues: readonly SoftGoneCue[] }
  /** The page says of itself that it no longer stands; `now`: what it names instead, or null. */
  | { readonly code: 'withdrawn' | 'repealed'; readonly now: string | null; readonly notice: string }
  | { readonly code: 'odd-email'; readonly expected: string }
  | { readonly code: 'no-such-place'; readonly place: string };

export type LinkCode = LinkOutcome['code'];

export interface LinkAnswer {
  /** As written in the notice: the same `href` has the same answer wherever it stands. */
  readonly href: string;
  /** The address that was asked, without its fragment; null where none was. */
  readonly url: string | null;
  /** ISO date-time of the answer; null where nothing was asked. */
  readonly checkedAt: string | null;
  readonly outcome: LinkOutcome;
  /** HTTP status of the last answer, or null. */
  readonly status: number | null;
  /** Where it ended, or null. */
  readonly finalUrl: string | null;
  /** The redirects on the way, in order. */
  readonly hops: readonly LinkHop[];
  /** Where the link says http:, the https: address that works; else null. */
  readonly https: string | null;
  /** What the page calls itself, where it was read. */
  readonly page: { readonly title: string | null; readonly heading: string | null } | null;
}

/** Answers by `href`. */
export type LinkAnswers = ReadonlyMap<string, LinkAnswer>;
