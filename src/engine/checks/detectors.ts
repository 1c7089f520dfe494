/** The detectors that finding rules can name in `detect.kind`. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { answeredLink, insecureLink } from './answered-link';
import { danglingReference } from './dangling-reference';
import { duplicateHeading } from './duplicate-heading';
import { emptySection } from './empty-section';
import { inconsistentName } from './inconsistent-name';
import { joinedPhrases } from './joined-phrases';
import { misappliedLaw } from './misapplied-law';
import { misnamedLaw } from './misnamed-law';
import { outdatedBody } from './outdated-body';
import { outdatedEdition } from './outdated-edition';
import { placeholderLink } from './placeholder-link';
import { supersededContact } from './superseded-contact';
import { supersededLaw } from './superseded-law';
import { supersededLink } from './superseded-link';
import { undatedGuidance } from './undated-guidance';
import { unlinkedDocument } from './unlinked-document';
import { wordingSlip } from './wording-slip';

/** Finds places in a notice by more than phrases; the rule gives its settings and words. */
export type Detector = (ctx: ReviewContext, rule: FindingRule) => readonly RawFinding[];

const DETECTORS: Readonly<Record<string, Detector>> = {
  'answered-link': answeredLink,
  'insecure-link': insecureLink,
  'undated-guidance': undatedGuidance,
  'superseded-law': supersededLaw,
  'outdated-edition': outdatedEdition,
  'misnamed-law': misnamedLaw,
  'misapplied-law': misappliedLaw,
  'dangling-reference': danglingReference,
  'duplicate-heading': duplicateHeading,
  'empty-section': emptySection,
  'inconsistent-name': inconsistentName,
  'joined-phrases': joinedPhrases,
  'outdated-body': outdatedBody,
  'placeholder-link': placeholderLink,
  'superseded-contact': supersededContact,
  'superseded-link': supersededLink,
  'unlinked-document': unlinkedDocument,
  'wording-slip': wordingSlip,
};

/** @throws Error where the rule names a detector that is not there (the compiler refuses such packs) */
export function runDetector(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const kind = rule.detect?.kind ?? '';
  const detector = DETECTORS[kind];
  if (!detector) throw new Error(`Rule "${rule.id}" asks for the detector "${kind}", which is not there.`);
  return detector(ctx, rule);
}
