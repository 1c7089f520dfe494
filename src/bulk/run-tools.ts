/** What a run needs from outside: network, clock, chance, files, the rule pack. Each is an argument. */
import type { Pack } from '../engine/pack';
import type { AskLink, LinkClock, Pace } from '../links/index';
import type { PdfThread } from '../read/pdf';
import type { Lease } from './runner';
import type { BulkStore } from './store';

export interface RunTools {
  readonly pack: Pack;
  readonly toolVersion: string;
  readonly ask: AskLink;
  readonly clock: LinkClock;
  /** Gives numbers from 0 up to 1. */
  readonly random: () => number;
  /** Hexadecimal. */
  readonly sha256: (source: string | Uint8Array) => Promise<string>;
  readonly lease: Lease;
  /** The run of the same list before, where there is one. */
  readonly previous?: BulkStore;
  /** Manners, but for the gap, which the batch has; by default those of the check of links. */
  readonly pace?: Pace;
  /** Where PDF files are read; by default on the program's own thread. */
  readonly startPdfThread?: () => PdfThread;
  /** The bytes of a file that the list names ("file:..."); null where it is not there any more. */
  readonly file?: (address: string) => Promise<Uint8Array | null>;
  /** Is a host on no network but a local one? For the check of links; see `LinkTools`. */
  readonly isLocal?: (host: string) => Promise<boolean>;
  /** Does the device itself say that it has no network? */
  readonly isOffline?: () => boolean;
  /** Schools at work at the same time. */
  readonly schoolsAtOnce?: number;
}

/** What the program calls itself to web servers and in robots.txt. */
export const AGENT = 'Noticemark';
