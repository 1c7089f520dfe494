/** Welsh numbers and days. Chromium ships no Welsh dates, so the months stand here; its plural rules for Welsh it has. */

/** A noun after a number: the number decides its mutation. `other` is the plain singular, `zero` the plural. */
export interface NounForms {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

const rules = new Intl.PluralRules('cy');

/** The form that goes with the number, without the number. */
export function formFor<Form>(
  number: number,
  forms: { readonly other: Form } & Partial<Record<keyof NounForms, Form>>,
) {
  return forms[rules.select(number)] ?? forms.other;
}

/** "3 chanfyddiad". */
export function counted(number: number, forms: NounForms): string {
  return `${number} ${formFor(number, forms)}`;
}

const MONTHS = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
] as const;

/** "1 Medi 2026". @param iso ISO day */
export function welshDay(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** "1 Medi 2026, 14:05", where the reader is. */
export function welshMoment(moment: Date): string {
  return `${moment.getDate()} ${MONTHS[moment.getMonth()]} ${moment.getFullYear()}, ${welshTime(moment)}`;
}

/** "1 Medi 2026, 14:05–14:09"; one moment where both fall into the same minute. */
export function welshSpan(from: Date, to: Date): string {
  const first = welshMoment(from);
  const last = welshMoment(to);
  if (first === last) return first;
  return from.toDateString() === to.toDateString() ? `${first}–${welshTime(to)}` : `${first} – ${last}`;
}

function welshTime(moment: Date): string {
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** "1,234": grouped as in English. */
export function welshNumber(number: number): string {
  return number.toLocaleString('en-GB');
}

/** Nouns that the screens count, with the mutations that the numbers cause. */
export const NOUNS = {
  gap: noun('bylchau', 'bwlch', { two: 'fwlch' }),
  finding: noun('canfyddiadau', 'canfyddiad', { two: 'ganfyddiad', few: 'chanfyddiad', many: 'chanfyddiad' }),
  link: noun('dolenni', 'dolen', { one: 'ddolen', two: 'ddolen' }),
  website: noun('gwefannau', 'gwefan', { one: 'wefan', two: 'wefan' }),
  page: noun('tudalennau', 'tudalen', { one: 'dudalen', two: 'dudalen', many: 'thudalen' }),
  row: noun('rhesi', 'rhes', { two: 'res' }),
  review: noun('adolygiadau', 'adolygiad', {}),
  decision: noun('penderfyniadau', 'penderfyniad', {
    two: 'benderfyniad',
    few: 'phenderfyniad',
    many: 'phenderfyniad',
  }),
  notice: noun('hysbysiadau', 'hysbysiad', {}),
  document: noun('dogfennau', 'dogfen', { one: 'ddogfen', two: 'ddogfen' }),
  piece: noun('darnau', 'darn', { two: 'ddarn' }),
  character: noun('nodau', 'nod', {}),
  place: noun('lleoedd', 'lle', { two: 'le' }),
  line: noun('llinellau', 'llinell', { two: 'linell' }),
  check: noun('gwiriadau', 'gwiriad', { two: 'wiriad' }),
  ruleFile: noun('ffeiliau rheolau', 'ffeil reolau', {}),
  file: noun('ffeiliau', 'ffeil', {}),
  fault: noun('gwallau', 'gwall', { two: 'wall' }),
  example: noun('enghreifftiau', 'enghraifft', {}),
  part: noun('rhannau', 'rhan', { two: 'ran' }),
  batch: noun('sypiau', 'swp', {}),
} as const;

function noun(plural: string, singular: string, mutated: Partial<NounForms>): NounForms {
  return { zero: plural, one: singular, two: singular, few: singular, many: singular, other: singular, ...mutated };
}
