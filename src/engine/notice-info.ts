/** What a text is: a privacy notice or not, of which kind, nation and organisation, in which language, how hard to read. */

import { judge } from './describe/gate';
import { findKind } from './describe/kind';
import { findLanguage } from './describe/language';
import { findNation } from './describe/nation';
import { findOrganisation } from './describe/organisation';
import { readingAge } from './describe/reading-age';
import { findTitle } from './describe/title';
import type { Matcher } from './matcher';
import type { Pack } from './pack';
import type { Nation, NoticeKind } from './report';
import type { TextIndex } from './text-index';

export interface NoticeDescription {
  readonly isNotice: boolean;
  /** 0 to 1: how sure `isNotice` is, whichever way. */
  readonly confidence: number;
  /** `unknown` where the text is no notice. */
  readonly kind: NoticeKind;
  readonly nation: Nation;
  readonly title: string | null;
  readonly organisation: string | null;
  /** BCP 47 tag, or null where nothing says. */
  readonly language: string | null;
  /** Years; null for fewer than 100 words or another language. */
  readonly readingAge: number | null;
  /** Why it is held to be a notice or not, in plain sentences, weightiest first. */
  readonly reasons: readonly string[];
}

/** Describes a text. Pure; all words and weights come from the pack's register `notice`. */
export function describeNotice(index: TextIndex, matcher: Matcher, pack: Pack): NoticeDescription {
  const vocabulary = pack.registers.notice;
  const title = findTitle(index, matcher, vocabulary);
  const language = findLanguage(index, vocabulary.languages);
  const nation = findNation(index, matcher, vocabulary.nations);
  const organisation = findOrganisation(index, matcher, title.main, vocabulary.organisation);
  if (language !== null && language !== vocabulary.languages.reviewed) {
    return {
      isNotice: false,
      confidence: 1,
      kind: 'unknown',
      nation,
      title: title.main,
      organisation,
      language,
      readingAge: null,
      reasons: [vocabulary.languages.reason],
    };
  }
  const gate = judge(index, matcher, title, vocabulary.gate);
  return {
    ...gate,
    kind: gate.isNotice ? findKind(index, matcher, title, organisation, vocabulary.kinds) : 'unknown',
    nation,
    title: title.main,
    organisation,
    language,
    readingAge: readingAge(index),
  };
}
