/** The floor: what 150 plain case-insensitive patterns cost over the same text. A yardstick of the machine, not a rule set. */

const THINGS = [
  'lawful basis',
  'legal obligation',
  'public task',
  'legitimate interests',
  'vital interests',
  'explicit consent',
  'personal data',
  'special category',
  'criminal offence',
  'data controller',
  'data protection officer',
  'privacy notice',
  'retention schedule',
  'subject access',
  'local authority',
  'school census',
  'pupil information',
  'looked after',
  'children in need',
  'safeguarding',
  'education records',
  'exam results',
  'medical conditions',
  'dietary needs',
  'free school meals',
  'attendance register',
  'behaviour',
  'exclusions',
  'photographs',
  'biometric',
  'cashless catering',
  'third parties',
  'examination boards',
  'youth support',
  'careers service',
  'health services',
  'national database',
  'outside the UK',
  'adequacy',
  'automated decisions',
  'profiling',
  'direct marketing',
  'inaccurate data',
  'rectified',
  'erased',
  'restricted',
  'portable',
  'complaint',
  'supervisory authority',
  'last updated',
] as const;

const SHAPES = [
  (thing: string) => new RegExp(`\\b${thing.replace(' ', '\\s+')}\\b`, 'gi'),
  (thing: string) => new RegExp(`\\b(?:we|our|you|your)\\b[^.]{0,80}\\b${thing.replace(' ', '\\s+')}`, 'gi'),
  (thing: string) => new RegExp(`${thing.replace(' ', '\\s+')}[^.]{0,60}\\b(?:is|are|may|will|can)\\b`, 'gi'),
];

export const FLOOR_PATTERNS: readonly RegExp[] = THINGS.flatMap((thing) => SHAPES.map((shape) => shape(thing)));

/** Runs every pattern over the whole text; returns the number of matches so that nothing is optimised away. */
export function runFloor(text: string): number {
  let matches = 0;
  for (const pattern of FLOOR_PATTERNS) {
    pattern.lastIndex = 0;
    while (pattern.exec(text)) matches++;
  }
  return matches;
}
