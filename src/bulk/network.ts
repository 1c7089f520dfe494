/** Tells a site that is down from a network that is: what fails while nobody answers is nobody's fault yet. */
import type { FetchFault, FetchOutcome } from '../find/port';
import type { LinkClock } from '../links/index';
import type { Stop } from '../links/stop';
import { sleepUnlessStopped } from '../links/waiting';

/** Faults that a network that is down looks like. */
const DOUBTFUL: ReadonlySet<FetchFault> = new Set<FetchFault>(['name-unknown', 'connection', 'timeout']);
/** Hosts that fail before any has answered, until the network itself is in doubt. */
const HOSTS_IN_DOUBT = 3;
/** Milliseconds: an answer of another host that is no older shows that the network is there. */
const JUST_NOW = 2_000;
/** Milliseconds between two looks whether the network is back, and how often it is looked. */
const LOOK_AGAIN = 15_000;
const MOST_LOOKS = 8;

export type Ask = () => Promise<FetchOutcome | null>;

/** `lost`: the network did not come back. Null: it was stopped. */
export type Watched = { readonly kind: 'answered'; readonly outcome: FetchOutcome } | { readonly kind: 'lost' } | null;

export interface NetworkWatch {
  /**
   * Asks, and holds back a failure that may be the network's.
   * @param isOld the same failure was held back in an earlier run already: it is believed
   */
  watched(host: string, ask: Ask, isOld: boolean, stop: Stop): Promise<Watched>;
  isOffline(): boolean;
}

export interface NetworkTools {
  readonly clock: LinkClock;
  readonly isOffline?: () => boolean;
  /** Asks an address that has answered before, to see whether the network is there. */
  readonly probe: (url: string, stop: Stop) => Promise<boolean>;
  readonly onChange: () => void;
}

interface Answered {
  readonly url: string;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function createNetworkWatch({ clock, isOffline: deviceIsOffline, probe, onChange }: NetworkTools): NetworkWatch {
  const failing = new Set<string>();
  /** The last host that answered, and the last one before it that is another. */
  let latest: Answered | null = null;
  let other: Answered | null = null;
  let offline = false;
  const change = (now: boolean) => {
    if (offline === now) return;
    offline = now;
    onChange();
  };
  const answered = (host: string, url: string) => {
    if (latest !== null && latest.host !== host) other = latest;
    latest = { url, host, at: clock.now() };
    failing.clear();
    change(false);
  };
  /** Is there a network, as far as others show who answer? */
  const isThere = async (host: string, stop: Stop): Promise<boolean> => {
    if (deviceIsOffline?.() === true) return false;
    const witness = latest?.host === host ? (other ?? latest) : latest;
    // Nobody has answered yet: several that do not are suspicious.
    if (witness === null) return failing.size < HOSTS_IN_DOUBT;
    if (witness.host !== host && clock.now() - witness.at <= JUST_NOW) return true;
    const there = await probe(witness.url, stop);
    if (there) answered(witness.host, witness.url);
    return there;
  };

  return {
    isOffline: () => offline,
    async watched(host, ask, isOld, stop) {
      for (let look = 0; ; look++) {
        const outcome = await ask();
        if (outcome === null) return null;
        if (outcome.kind !== 'failed' || !DOUBTFUL.has(outcome.fault)) {
          answered(host, outcome.url);
          return { kind: 'answered', outcome };
        }
        failing.add(host);
        if (isOld || (await isThere(host, stop))) return { kind: 'answered', outcome };
        if (stop.stopped()) return null;
        if (look >= MOST_LOOKS) return { kind: 'lost' };
        change(true);
        await sleepUnlessStopped(LOOK_AGAIN, stop, clock);
        if (stop.stopped()) return null;
      }
    },
  };
}
