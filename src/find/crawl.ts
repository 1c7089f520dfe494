/** The state of a search of one site for its notices. Plain JSON: kept after each step, and gone on with after a crash. */
import type { MediaType, Nation, NoticeKind } from '../engine/report';
import type { FetchFault, Validators } from './port';
import type { RobotsRecord } from './robots';

/** What is searched, and how far. */
export interface FindPlan {
  /** The program's name, by which robots.txt speaks of it, without its version. */
  readonly agent: string;
  /** Addresses of notices that the list names: read whatever robots.txt says, as somebody asked for them. */
  readonly notices: readonly string[];
  /** Further hosts that are searched like the school's own. */
  readonly hosts: readonly string[];
  /** Names of the school and its trust: a notice on a strange host counts where it speaks of one of them. */
  readonly names: readonly string[];
  /** Pages and documents that may be asked for; how many links from the home page a page may be. */
  readonly mostPages: number;
  readonly mostDocuments: number;
  readonly mostDepth: number;
}

export type LeadState =
  | 'waiting'
  | 'notice'
  | 'no-notice'
  | 'unreadable'
  /** By robots.txt. */
  | 'forbidden'
  /** The same text stands at another address, which was read before. */
  | 'same'
  /** Stands in a viewer from which it can't be fetched. */
  | 'in-viewer'
  /** A sitemap that was read, or a page that sends its reader on. */
  | 'passed';

/** One notice in a document. */
export interface NoticeSeen {
  readonly title: string | null;
  readonly kind: NoticeKind;
  readonly nation: Nation;
  readonly organisation: string | null;
  /** Language of the text, BCP 47, or null. */
  readonly language: string | null;
  /** 0 to 1: how sure it is that it is one. */
  readonly confidence: number;
}

/** What was found out by reading. */
export interface Reading extends Validators {
  /** Where it came from in the end. */
  readonly url: string;
  readonly mediaType: MediaType;
  /** 0 to 1: how likely it is a notice. */
  readonly score: number;
  /** Empty where it is none. */
  readonly notices: readonly NoticeSeen[];
  readonly sha256: string;
  /** Of the text, white space as one. */
  readonly textHash: string;
  /** By which like texts are told: see `links/sketch.ts`. */
  readonly sketch: readonly number[];
  /** ISO date-time. */
  readonly retrievedAt: string;
}

/** An address that is worth something, and what became of it. */
export interface Lead {
  readonly key: string;
  readonly url: string;
  readonly as: 'page' | 'document' | 'sitemap';
  /** Links from the home page. */
  readonly depth: number;
  readonly foundOn: string | null;
  readonly text: string;
  /** How likely it is a notice, and how likely it leads to notices, before it was read: 0 to 1. */
  readonly notice: number;
  readonly lead: number;
  /** Ids of the expected kinds that may stand there apart from the others. */
  readonly elsewhere: readonly string[];
  readonly by: 'home' | 'named' | 'link' | 'sitemap' | 'guess';
  /** On a host that is neither the school's nor one of its documents. */
  readonly strange: boolean;
  /** Its link speaks of a trust: what is strange by its host may be the school's all the same. */
  readonly ofTrust?: true;
  readonly state: LeadState;
  /** Why, in a word: a fetch's fault, a reader's code, "robots", or a sentence of the gate. Null where nothing needs saying. */
  readonly reason: string | null;
  /** Key of the lead that has the same text. */
  readonly sameAs: string | null;
  /** Times that its address was changed and tried anew. */
  readonly tries: number;
  readonly reading: Reading | null;
  /** The address on another site that it was sent on to, and whose robots.txt has to be asked before it is read. */
  readonly sentTo?: string;
}

export interface Crawl {
  readonly version: 1;
  readonly home: string | null;
  readonly plan: FindPlan;
  /** Sites (hosts without "www.") that are searched. */
  readonly sites: readonly string[];
  /** By key. */
  readonly leads: Readonly<Record<string, Lead>>;
  /** Keys that turned out to be other leads' pages. */
  readonly aliases: Readonly<Record<string, string>>;
  /** By origin. */
  readonly robots: Readonly<Record<string, RobotsRecord>>;
  readonly pages: number;
  readonly documents: number;
  readonly sitemaps: number;
  readonly requests: number;
  /** Links that lead nowhere by their address, by why. */
  readonly trapped: Readonly<Record<string, number>>;
  /** How often a shape of address was taken up. */
  readonly shapes: Readonly<Record<string, number>>;
  /** Why the home page could not be had. */
  readonly fault: FetchFault | null;
  /** Why it could not be had as its address is written, where it could be in another form of it. */
  readonly firstFault?: FetchFault;
}

/** A crawl while a step is worked out. */
export interface Draft {
  readonly home: string | null;
  readonly plan: FindPlan;
  sites: string[];
  readonly leads: Record<string, Lead>;
  readonly aliases: Record<string, string>;
  readonly robots: Record<string, RobotsRecord>;
  pages: number;
  documents: number;
  sitemaps: number;
  requests: number;
  readonly trapped: Record<string, number>;
  readonly shapes: Record<string, number>;
  fault: FetchFault | null;
  firstFault?: FetchFault;
}

export function draftOf(crawl: Crawl): Draft {
  return {
    ...crawl,
    sites: [...crawl.sites],
    leads: { ...crawl.leads },
    aliases: { ...crawl.aliases },
    robots: { ...crawl.robots },
    trapped: { ...crawl.trapped },
    shapes: { ...crawl.shapes },
  };
}

export function crawlOf(draft: Draft): Crawl {
  return { version: 1, ...draft };
}

/** The lead that an address belongs to, however it came to be known. */
export function leadAt(crawl: Pick<Crawl, 'leads' | 'aliases'>, key: string): Lead | undefined {
  return crawl.leads[key] ?? crawl.leads[crawl.aliases[key] ?? ''];
}
