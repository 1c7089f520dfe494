/** The registers of a compiled pack: legislation, guidance, bodies, links and contacts, each row with dates and source. */
import type { LinkCode } from './link-answer';
import type { PatternId } from './pack';
import type { Nation, NoticeKind, Severity } from './report';

/** How sure a row is. A row that is `unsure` never makes an error in a report. */
export type Confidence = 'sourced' | 'secondary' | 'known' | 'unsure';

/** What every row of every register carries. Dates are ISO days. */
export interface RegisterRow {
  readonly id: string;
  readonly source: string;
  readonly confidence: Confidence;
  readonly checkedOn: string;
}

export interface Registers {
  readonly legislation: readonly LegislationRow[];
  readonly guidance: readonly GuidanceRow[];
  readonly bodies: readonly BodyRow[];
  readonly links: readonly LinkRow[];
  readonly contacts: readonly ContactRow[];
  /** How a notice, its kind, nation, organisation, dates and contacts are recognised. */
  readonly notice: NoticeRegister;
  /** What links answer and what that means; absent in a pack without. */
  readonly linkAnswers?: LinkAnswerRegister;
  /** Where a school's website keeps its notices; absent in a pack without. */
  readonly find?: FindRegister;
  readonly bulkList?: BulkListRegister;
}

/** What a link says of where it leads: points for "this is a notice" and for "this leads to notices". */
export interface FindSignal {
  readonly id: string;
  readonly notice?: number;
  readonly lead?: number;
  readonly phrases: readonly PatternId[];
  readonly unlessPhrases?: readonly PatternId[];
}

/** One number for each of how far a search has come. */
export interface FindWorth {
  readonly unfound: number;
  readonly some: number;
  readonly all: number;
}

/** A kind of notice that a school is expected to publish. */
export interface ExpectedKind {
  readonly id: string;
  readonly title: string;
  /** Kinds of the engine that are this one. */
  readonly kinds: readonly NoticeKind[];
  /** False where it is only good to have. */
  readonly needed: boolean;
  /** Pages on which it may stand apart from the others. */
  readonly elsewherePhrases?: readonly PatternId[];
}

/** How the notices of a site are found. The register's file says what each field means. */
export interface FindRegister {
  /** Lower case. */
  readonly about: readonly string[];
  readonly signals: readonly FindSignal[];
  readonly where: Readonly<Record<'text' | 'title' | 'address' | 'around' | 'heading' | 'page', number>>;
  readonly parts: Readonly<Record<'main' | 'menu' | 'side' | 'footer', number>>;
  readonly underNotices: number;
  readonly peoplePhrases: readonly PatternId[];
  readonly saysNothingPhrases: readonly PatternId[];
  readonly worth: FindWorth;
  readonly menuLead: number;
  readonly documentWorth: FindWorth;
  readonly foreignWorth: number;
  readonly trust: { readonly worth: number; readonly namePhrases: readonly PatternId[] };
  readonly schoolPhrases: readonly PatternId[];
  /** Each a list of ways to write one thing, lower case; the first stands for all. */
  readonly sameInNames: readonly (readonly string[])[];
  readonly standIns: {
    readonly challenge: { readonly most: number };
    readonly noSite: {
      readonly most: number;
      readonly mostLinks: number;
      readonly phrases: readonly PatternId[];
      readonly titlePhrases: readonly PatternId[];
      readonly marks: readonly string[];
    };
    readonly script: {
      readonly most: number;
      readonly parts: readonly string[];
      readonly phrases: readonly PatternId[];
    };
    readonly fewLinks: number;
  };
  readonly expected: readonly ExpectedKind[];
  readonly documentHosts: readonly string[];
  readonly otherHosts: readonly string[];
  readonly traps: {
    readonly parts: readonly string[];
    readonly unlessNamed: readonly string[];
    readonly parameters: readonly string[];
    readonly sessions: readonly string[];
    readonly views: readonly string[];
    readonly paging: readonly string[];
    readonly mostPaging: number;
    readonly files: readonly string[];
    readonly longest: number;
    readonly deepest: number;
    readonly mostParameters: number;
    readonly mostAlike: number;
  };
  readonly sitemaps: {
    readonly usual: readonly string[];
    readonly most: number;
    readonly firstPhrases: readonly PatternId[];
    readonly notPhrases: readonly PatternId[];
    readonly mostAddresses: number;
    readonly mostWeighed: number;
    /** Lower case. */
    readonly words: readonly string[];
    readonly mostBytes: number;
  };
  readonly blank: {
    readonly namePhrases: readonly PatternId[];
    readonly gapPhrases: readonly PatternId[];
    readonly fewest: number;
  };
}

/** What is said of an outcome. `{status}`, `{now}`, `{host}`, `{url}`, ... are filled from the answer. */
export interface LinkOutcomeWords {
  /** How it counts: all is well, better linked otherwise, does not work, a person has to look, not asked. */
  readonly group: LinkGroup;
  readonly says: string;
  /** What to do. */
  readonly advice?: string;
  /** Why a person has to look; absent: the outcome is definite. */
  readonly doubt?: string;
  /** The finding it makes, and its severity where that is not the rule's. */
  readonly finding?: string;
  readonly severity?: Severity;
}

export type LinkGroup = 'works' | 'change' | 'broken' | 'unsure' | 'not-checked';

/** Tells pages that stand in for the one that was asked for. Phrases are held against short texts: titles, headings, notices. */
export interface LinkAnswerRegister {
  readonly outcomes: Readonly<Record<LinkCode, LinkOutcomeWords>>;
  /** An edition in a link's text that is not that of the page it leads to. */
  readonly otherEdition: LinkOutcomeWords;
  /** Said in place of `{now}` where nothing is named. */
  readonly noSuccessor: string;
  readonly softGone: {
    readonly titlePhrases: readonly PatternId[];
    readonly headingPhrases: readonly PatternId[];
    /** Parts of an address to which pages that are gone are redirected. */
    readonly addresses: readonly string[];
    /** A page with less text than this is thin, in characters. */
    readonly thin: number;
    /** Share of words in common from which two pages are alike. */
    readonly likeness: number;
    /** Cues from which it is certain. */
    readonly certain: number;
    /** What the last part of an address that can't exist begins with. */
    readonly sibling: string;
  };
  /** Last parts of addresses of home pages, lower case. */
  readonly homes: readonly string[];
  /** Last parts of an address that can stand for its folder (index.html), lower case. */
  readonly indexes: readonly string[];
  /** Parameters of an address that do not choose the page. */
  readonly trackers: readonly string[];
  /** Endings of addresses of documents, lower case: asked for by HEAD. */
  readonly documents: readonly string[];
  /** Hosts that only send on. */
  readonly shorteners: readonly string[];
  /** Hosts and ends of hosts ("*.local") that are never on the internet. */
  readonly privateHosts: readonly string[];
  readonly challenges: readonly ChallengeRow[];
  readonly signIn: {
    readonly hosts: readonly string[];
    /** Parts of an address. */
    readonly addresses: readonly string[];
    readonly titlePhrases: readonly PatternId[];
  };
  readonly withdrawn: readonly WithdrawnRow[];
  readonly editions: {
    /** Words that say nothing about which document is meant, lower case. */
    readonly commonWords: readonly string[];
    /** Words that link text and title must share. */
    readonly least: number;
  };
  readonly emails: {
    /** Domains that many organisations share: never the school's own. */
    readonly shared: readonly string[];
  };
  /** Emergency and helpline numbers that are shorter than others. */
  readonly shortPhones: readonly string[];
}

/** A page that holds visitors up before it lets them in. All that is given must hold. */
export interface ChallengeRow {
  readonly id: string;
  readonly statuses?: readonly number[];
  /** Name of a header, and a part of its value ("" for any), lower case. */
  readonly header?: { readonly name: string; readonly has: string };
  readonly titlePhrases?: readonly PatternId[];
  readonly textPhrases?: readonly PatternId[];
  /** Parts of the page's source. */
  readonly marks?: readonly string[];
}

/** How a site says of a page that it no longer stands. */
export interface WithdrawnRow {
  readonly id: string;
  readonly kind: 'withdrawn' | 'repealed';
  readonly hosts: readonly string[];
  /** Classes, ids or tags of the part of the page in which it is said; the title and headings count without. */
  readonly within?: readonly string[];
  readonly noticePhrases: readonly PatternId[];
}

export interface NoticeRegister {
  readonly contacts: ContactVocabulary;
  readonly languages: LanguageVocabulary;
  readonly clauses: ClauseVocabulary;
  readonly title: TitleVocabulary;
  readonly gate: GateVocabulary;
  readonly kinds: KindVocabulary;
  /** How the notices of one source are told apart; absent in a pack that takes every source for one. */
  readonly parts?: PartsVocabulary;
  readonly nations: NationVocabulary;
  readonly organisation: OrganisationVocabulary;
}

/** Small words that give a language away, lower case, each in one language only. */
export interface LanguageVocabulary {
  /** BCP 47 tag of the language that the rules are written for. */
  readonly reviewed: string;
  /** Fewer words of any language than this say nothing. */
  readonly fewestWords: number;
  /** Words of the reviewed language, lower case, that say nothing of what a text is about. */
  readonly littleWords: readonly string[];
  /** Share of the recognised words from which a text is held to be in a language. */
  readonly share: number;
  /** What is said of a text in another language. */
  readonly reason: string;
  readonly rows: readonly { readonly id: string; readonly words: readonly string[] }[];
}

/** What parts a sentence. A match that begins with a comma or full stop ends before it, and what follows begins behind that mark. */
export interface ClauseVocabulary {
  /** What parts clauses, lists and what is put between dashes among them. */
  readonly endPhrases: readonly PatternId[];
  /** What parts two statements of one sentence, each with its own subject and verb. */
  readonly mainEndPhrases: readonly PatternId[];
}

/** What a document's title is not. */
export interface TitleVocabulary {
  /** Letterheads, document control lines, page furniture. */
  readonly notTitlePhrases: readonly PatternId[];
}

/** Something in a text that speaks for or against its being a privacy notice. */
export interface GateSignal {
  readonly id: string;
  /** Points for each statement (or title) that shows it; below 0 it speaks against. */
  readonly weight: number;
  /** The most statements that count. */
  readonly most: number;
  /** One of the things a notice tells people: see `fewestTopics`. */
  readonly topic?: boolean;
  /** Plain words for the report. */
  readonly reason?: string;
  readonly titlePhrases?: readonly PatternId[];
  /** The title does not count where it says one of these too. */
  readonly unlessTitlePhrases?: readonly PatternId[];
  /** In the sentences of the body. */
  readonly sayPhrases?: readonly PatternId[];
  /** Nothing counts where the text says one of these. */
  readonly unlessSayPhrases?: readonly PatternId[];
  readonly headingPhrases?: readonly PatternId[];
  /** In the texts of links. */
  readonly linkPhrases?: readonly PatternId[];
}

export interface GateVocabulary {
  /** Points from which a text is held to be a notice. */
  readonly threshold: number;
  /** Points that make the odds e times as good: how fast the confidence grows. */
  readonly spread: number;
  /** A notice tells of at least so many topics, however much it calls itself one. */
  readonly fewestTopics: number;
  /** Points for each topic beyond those: what tells of nearly all of them is a notice in whatever words. */
  readonly breadthWeight: number;
  readonly fewTopicsReason: string;
  /** A page of which at least this share is links is a list of documents. */
  readonly linkShare: number;
  readonly linkWeight: number;
  readonly linkReason: string;
  readonly signals: readonly GateSignal[];
}

/** How several notices in one source are told from one notice with several sections. */
export interface PartsVocabulary {
  /** Headings that name a notice; other headings that name people need more below them to be one's. */
  readonly namePhrases: readonly PatternId[];
  /** Headings of what one notice tells of a group. */
  readonly sectionPhrases: readonly PatternId[];
  /** Headings, after the last notice, of what all share. */
  readonly sharedPhrases: readonly PatternId[];
  /** Words and topics (`GateSignal.topic`) of its own that a notice has at least: under a heading that names a notice, and under another. */
  readonly fewestWords: number;
  readonly fewestWordsUnnamed: number;
  readonly fewestTopics: number;
  readonly fewestTopicsUnnamed: number;
  /** Id of the topic that a notice under another heading must have. */
  readonly neededTopic: string;
}

/** Whom a kind of notice is about: a single use of data (`subject`), or people on one side of the school desk. */
export type KindSide = 'subject' | 'child' | 'adult';

export interface KindRow {
  readonly id: Exclude<NoticeKind, 'general' | 'unknown'>;
  readonly side: KindSide;
  readonly titlePhrases: readonly PatternId[];
  readonly unlessTitlePhrases?: readonly PatternId[];
  /** These people, in a sentence that says whom the notice is for. */
  readonly audiencePhrases: readonly PatternId[];
  /** Words that show whom the text speaks to or about. */
  readonly bodyPhrases: readonly PatternId[];
}

export interface KindVocabulary {
  readonly generalTitlePhrases: readonly PatternId[];
  /** A heading that turns to one group of people. */
  readonly turnPhrases: readonly PatternId[];
  /** A sentence that says whom the notice is for or about. */
  readonly audienceMarkPhrases: readonly PatternId[];
  /** ... and that is about another notice. */
  readonly otherNoticePhrases: readonly PatternId[];
  /** A sentence near the beginning that makes a notice called after the parents one about the pupils' data. */
  readonly pupilDataPhrases: readonly PatternId[];
  readonly parentDataPhrases: readonly PatternId[];
  /** What is said of applying for a job, and for a place. */
  readonly jobPhrases: readonly PatternId[];
  readonly placePhrases: readonly PatternId[];
  /** A sentence near the beginning that says it is about the parents, whatever is said of the pupils beside it. */
  readonly parentsOnlyPhrases: readonly PatternId[];
  /** People who make a notice for pupils or parents one for all where it names them too. */
  readonly othersPhrases: readonly PatternId[];
  /** Of those whom the sentence before names. */
  readonly backPhrases: readonly PatternId[];
  /** Body statements that a kind must lead by, as a factor, and the fewest that mean anything. */
  readonly lead: number;
  readonly fewest: number;
  /** In the order in which they win where a title names several. */
  readonly rows: readonly KindRow[];
}

export interface NationVocabulary {
  /** Words that name a nation in a law's title, lower case: one may be left out, none stands for another. */
  readonly titleWords: readonly string[];
  /** Points that a nation needs. */
  readonly least: number;
  readonly rows: readonly {
    readonly id: Exclude<Nation, 'unknown'>;
    /** Each pattern counts once, with its row's weight. */
    readonly evidence: readonly { readonly weight: number; readonly sayPhrases: readonly PatternId[] }[];
  }[];
}

/** How the name of the school, trust or council that gives the notice is recognised. */
export interface OrganisationVocabulary {
  /** Names of bodies that carry on a school: trusts, companies. Matched against a name. */
  readonly carrierPhrases: readonly PatternId[];
  /** Names of schools, trusts and councils; case-sensitive. */
  readonly namePhrases: readonly PatternId[];
  /** Names without such an ending, by the words beside them ("We are ...", "... is the data controller"); case-sensitive. */
  readonly namedAsGiverPhrases: readonly PatternId[];
  /** Names that are another body's whatever is said of them. */
  readonly otherNamePhrases: readonly PatternId[];
  /** Beginnings of names that look like a leading word ("All Saints"). */
  readonly ownBeginningPhrases: readonly PatternId[];
  /** Names of bodies that count only where the notice says that they are the controller. */
  readonly controllerOnlyPhrases: readonly PatternId[];
  /** Words in front of a name that are not part of it, lower case. */
  readonly leadingWords: readonly string[];
  /** Parts and people of a school: "Office of", "Governors of" in front of a name are not part of it, lower case. */
  readonly partWords: readonly string[];
  /** A name made of nothing but these words is no name, lower case. */
  readonly genericWords: readonly string[];
  readonly least: number;
  readonly titleWeight: number;
  /** Of the name of which the page's title holds the first word. */
  readonly pageTitleWeight: number;
  readonly earlyWeight: number;
  /** For each mention, and the most mentions that count. */
  readonly mentionWeight: number;
  readonly mostMentions: number;
  /** What stands right before or behind a name, and what that is worth. */
  readonly before: readonly { readonly weight: number; readonly sayPhrases: readonly PatternId[] }[];
  readonly behind: readonly { readonly weight: number; readonly sayPhrases: readonly PatternId[] }[];
  /** Sentences, lead-ins and headings in which the bodies named are those who get the data. */
  readonly recipientPhrases: readonly PatternId[];
  /** "The trust is the controller": points for the names that end in one of the nouns. */
  readonly aliases: readonly {
    readonly nouns: readonly string[];
    readonly weight: number;
    readonly sayPhrases: readonly PatternId[];
  }[];
}

/** Words that say whose a contact detail is. */
export interface ContactVocabulary {
  readonly dpoPhrases: readonly PatternId[];
  readonly regulatorPhrases: readonly PatternId[];
  /** Another organisation's officer or contact ("the council's data protection officer" beside the school's own). */
  readonly otherPhrases: readonly PatternId[];
  /** A person by title and surname; case-sensitive. */
  readonly personPhrases: readonly PatternId[];
  readonly organisationPhrases: readonly PatternId[];
  /** The school, its office or a post in it, spoken of as somebody to turn to ("us", "the office", "the headteacher"). */
  readonly reachedOrganisationPhrases: readonly PatternId[];
  /** "above", "at the end of this notice". */
  readonly elsewherePhrases: readonly PatternId[];
  /** First cells of rows that name a sort of detail and not whose it is: "Email". Matched against the cell. */
  readonly detailLabelPhrases: readonly PatternId[];
  /** Texts or addresses of links to a form or contact page. */
  readonly formLinkPhrases: readonly PatternId[];
  /** A postal address where no postcode is given. */
  readonly addressPhrases: readonly PatternId[];
  readonly regulatorDomains: readonly string[];
  /** Last words of names of bodies that serve schools, lower case. */
  readonly providerEndings: readonly string[];
  /** Under which only schools have addresses. */
  readonly schoolDomains: readonly string[];
  /** Digits only, with the leading 0. */
  readonly regulatorPhones: readonly string[];
}

/** A public body under a name that is out of date. The register's file says what each field means. */
export interface BodyRow extends RegisterRow {
  readonly names: readonly string[];
  readonly acronyms?: readonly string[];
  readonly shortForms?: readonly string[];
  readonly near?: readonly string[];
  readonly mustBeNear?: readonly string[];
  readonly exactCase?: true;
  readonly nations?: readonly Nation[];
  readonly notAfter?: readonly string[];
  readonly notBefore?: readonly string[];
  readonly notWith?: readonly string[];
  /** ISO day from which the name is out of date. */
  readonly changed: string;
  readonly happened: string;
  readonly now: string;
  readonly severity?: Severity;
  readonly review?: string;
  readonly variant?: string;
  /** One row a notice. */
  readonly once?: true;
  /** A place's name before it belongs to the name. */
  readonly prefix?: true;
}

/** An address that has moved, been withdrawn or replaced. */
export interface LinkRow extends RegisterRow {
  readonly match: readonly string[];
  readonly except?: readonly string[];
  readonly was: string;
  readonly now: string;
  readonly title: string;
  /** ISO day from which the old address is out of date. */
  readonly from?: string;
}

/** A contact detail that is no longer its body's own. */
export interface ContactRow extends RegisterRow {
  readonly address?: readonly string[];
  readonly keys?: readonly string[];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly needs?: readonly string[];
  readonly body: string;
  readonly happened: string;
  readonly now: string;
  /** ISO day from which it is out of date. */
  readonly from?: string;
}

export type LawKind =
  | 'act'
  | 'regulations'
  | 'order'
  | 'eu-regulation'
  | 'directive'
  | 'convention'
  | 'bill'
  | 'scheme'
  | 'other';

/** A name: a text, or a text that only counts as it is written here (case) or with a year after it. */
export type Name = string | { readonly text: string; readonly caseSensitive?: boolean; readonly withYear?: boolean };

/** What the register knows of one provision of a law. */
export interface ProvisionRow {
  /** "section 83", "article 22", "article 14(5)(b)", "schedule 1". */
  readonly at: string;
  readonly url?: string;
  /** First day on which it is no longer law (omitted, repealed or replaced), and what stands in its place. */
  readonly omittedFrom?: string;
  readonly replacedBy?: string;
  /** Why the provision gives a school no such duty or power. */
  readonly notForSchools?: string;
  /** Notices rightly speak of it too: it is only wrong where they say that it binds or empowers the school. */
  readonly whereClaimed?: boolean;
  /** Only wrong in a sentence that has one of these words (or beginnings of words), for which it is no law. */
  readonly whereSaidWith?: readonly string[];
  /** Only wrong in the notice of a body whose name, or which in the sentence itself, has one of these words. */
  readonly whereGivenBy?: readonly string[];
  /** What a school would usually cite. */
  readonly usual?: string;
  readonly confidence?: Confidence;
  readonly source?: string;
}

export interface LegislationRow extends RegisterRow {
  readonly title: string;
  /** What everybody calls it, where that is not its title. */
  readonly shortTitle?: string;
  readonly kind: LawKind;
  /** "SI 2013/2094", "WSI 2007/3562", "2016/679". */
  readonly number?: string;
  readonly url: string;
  /** Where it is law; absent: the whole United Kingdom. */
  readonly nations?: readonly string[];
  readonly inForce: { readonly from?: string; readonly to?: string };
  /** Nations where it is still law after `inForce.to`. */
  readonly survivesIn?: readonly string[];
  /** Rows that took its place. */
  readonly replacedBy?: readonly string[];
  /** Words for what took its place and from when, where rows alone don't say it. */
  readonly replacedNote?: string;
  /** Names that are right, or that nobody need correct. */
  readonly aliases?: readonly Name[];
  /** Names that are wrong and can only mean this law. */
  readonly misnomers?: readonly Name[];
  /** Other laws of the same title but another year that the register does not carry: years, or `any`. */
  readonly otherYears?: 'any' | readonly number[];
  /** The one that is meant where the year is left out. */
  readonly yearless?: boolean;
  /** Sections or articles notices usually cite: they tell namesakes apart. */
  readonly usual?: readonly string[];
  /** Provisions that mean this law where no law is named: "article", "schedule 1". */
  readonly bare?: readonly string[];
  /** Its parts are called articles, whatever kind of law it is. */
  readonly articles?: boolean;
  /** Row that is meant where this name is written. */
  readonly readAs?: string;
  /** Severity of naming it once it is superseded, and whether once a notice is enough. */
  readonly supersededSeverity?: 'outdated' | 'advice';
  readonly once?: boolean;
  readonly tags?: readonly string[];
  /** Where given, the tags count only for these provisions (or where none is cited). */
  readonly tagProvisions?: readonly string[];
  readonly provisions?: readonly ProvisionRow[];
  /** Which of its articles or sections may be named as giving a right, and what is said of any other. */
  readonly rights?: RightsRow;
  /** Paragraphs whose last point is known, so that a point beyond it is a slip. */
  readonly lastPoints?: readonly LastPointRow[];
}

/** "The right of access under Article 24": a right that stands elsewhere. */
export interface RightsRow {
  /** As the law numbers them, letters in upper case; those that a right may be limited by or rest on count too. */
  readonly numbers: readonly string[];
  readonly why: string;
  readonly usual: string;
}

/** "Article 6(1) ends with point (f)". */
export interface LastPointRow {
  readonly number: string;
  readonly paragraph: string;
  /** A letter, lower case. Points of two letters ("ea") are never beyond it. */
  readonly last: string;
}

export interface EditionRow {
  /** "2026", "July 2015". */
  readonly name: string;
  readonly year: number;
  readonly month?: number;
  /** When it could first be read. */
  readonly published?: string;
  readonly inForce: { readonly from: string; readonly to?: string };
  /** Year and month pairs of re-issues that are the same edition: "2021-01". */
  readonly reissued?: readonly string[];
  readonly confidence?: Confidence;
  readonly source?: string;
  readonly note?: string;
}

export interface GuidanceRow extends RegisterRow {
  readonly title: string;
  readonly url?: string;
  readonly publisher: string;
  readonly nations?: readonly string[];
  readonly aliases?: readonly Name[];
  /** Statutory guidance that comes out every year: naming it without an edition says too little. */
  readonly yearly?: boolean;
  readonly statutory?: boolean;
  /** A school year ("2025/26") names the edition of its first year. */
  readonly schoolYear?: boolean;
  /** First day on which it no longer stands, and what does. */
  readonly withdrawnFrom?: string;
  readonly replacedBy?: readonly string[];
  readonly replacedNote?: string;
  /** Oldest first. Empty: editions are not told apart. */
  readonly editions: readonly EditionRow[];
}

export type { PatternId };

/** What a list of schools may tell of one, by the words over its column. */
export type ListColumn = 'urn' | 'name' | 'website' | 'notice' | 'trust' | 'phase' | 'type' | 'status' | 'authority';

/** How lists of schools are written; `registers/bulk-list.yaml` says what each means. */
export interface BulkListRegister {
  readonly columns: Readonly<Record<ListColumn, readonly string[]>>;
  readonly closed: readonly string[];
  readonly none: readonly string[];
  readonly notices: readonly string[];
  readonly documents: readonly string[];
  /** Hosts without a dot that are addresses all the same, lower case. */
  readonly bareHosts: readonly string[];
}
