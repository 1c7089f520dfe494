/**
 * `npm run likeness:learn`: learns from labelled texts how sentences read that tell an element, writes the weights to
 * rules/likeness/weights.yaml, and measures how well they point where they had not learnt from a set.
 *   npm run likeness:learn -- --measure      only measures
 *   npm run likeness:learn -- --notices      measures weights that learnt from notices alone, without any short text
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UNIT } from '../../src/engine/likeness';
import { loadPack } from '../../src/rules/load';
import { createLearner, type Model, scaleOf } from './learner';
import { type LabelledText, labelledTexts, PARTS, root } from './texts';

/** From here on a sentence may well tell what the rules call missing: chosen on the figures that this prints. */
const MARK = 0.75;
/** From here on it is shown as nearest text. */
const SHOWN = 0.25;
/** Below this score nothing is guessed: whether a guard refuses takes its time. */
const LEAST_GUESS = 1;
const FILE = 'rules/likeness/weights.yaml';
/** Elements by set and notice. */
type Listed = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const listed = (file: string): Listed => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
/** Those that the rules called missing in a set that was still unseen to them. */
const MISSED = listed('missed.json');
/** Those that the rules called met in such a set, though they are missing. */
const BELIEVED = listed('believed.json');

const { values } = parseArgs({ options: { measure: { type: 'boolean' }, notices: { type: 'boolean' } } });
// Without the weights: what the phrases alone point to is what they are measured by.
const { likeness, ...pack } = await loadPack(path.join(root, 'rules'));
const marks = likeness?.told ?? {};
const doubted = likeness?.doubted ?? {};
const unlike = likeness?.unlike ?? {};
const texts = await labelledTexts(pack);
const learner = createLearner(texts);
const usable = (text: LabelledText) => !values.notices || !text.short;

interface Pointed {
  readonly check: string;
  readonly text: LabelledText;
  readonly told: LabelledText['told'][string];
  /** Statements, the likest first, and the first one's score, measured by those of notices that don't tell it. */
  readonly order: readonly number[];
  readonly score: number;
  /** The highest score of those that the rule's phrases find now, where it answers "met" by them. */
  readonly found: number;
}

const pointed: Pointed[] = [];
/** Whether a guard refuses the likest statement, as far as it was asked. */
const refusals = new Map<Pointed, boolean>();
const written: string[] = [];
for (const { id: check } of pack.elements) {
  const orders = new Map<number, readonly (readonly [at: number, score: number])[]>();
  for (let part = 0; part < PARTS; part++) {
    const model = learner.learn(check, (text) => usable(text) && text.part !== part);
    texts.forEach((text, number) => {
      if (text.part === part && !text.heldOut && text.told[check]) orders.set(number, learner.order(model, number));
    });
  }
  const silent = [...orders].filter(
    ([number]) => texts[number]?.short === false && texts[number]?.told[check]?.label === 'missing',
  );
  const scale = scaleOf(silent.flatMap(([, order]) => order[0]?.[1] ?? []));
  const whole = learner.learn(check, usable);
  texts.forEach((text, number) => {
    if (text.heldOut && text.told[check]) orders.set(number, learner.order(whole, number));
  });
  for (const [number, order] of orders) {
    const text = texts[number];
    const told = text?.told[check];
    if (!text || !told) continue;
    const measured = (score = -9) => (score - scale.mean) / scale.spread;
    const likest = order.find(([at]) => told.found.includes(at));
    const found = likest && told.status === 'met' ? measured(likest[1]) : Number.POSITIVE_INFINITY;
    pointed.push({ check, text, told, order: order.map(([at]) => at), score: measured(order[0]?.[1]), found });
  }
  written.push(...linesOf(check, whole, scale));
}
measure();
if (!values.measure && !values.notices) {
  mkdirSync(path.join(root, path.dirname(FILE)), { recursive: true });
  writeFileSync(
    path.join(root, FILE),
    `# Written by \`npm run likeness:learn\`, not by hand: how sentences read that tell an element (src/engine/likeness.ts).
# By weight, in hundredths, the beginnings of words ("eras"), of two that follow each other ("right_to"), and of words in
# what stands over the sentence ("^retent"). A score of 0 is that of the likest sentence of a usual notice that does not
# tell the element.
shown: ${SHOWN}
mark: ${MARK}
elements:
${written.join('\n')}
`,
  );
  console.log(`Written to ${FILE}.`);
}

/** An element's part of the file, with the scale worked into the weights. */
function linesOf(check: string, model: Model, { mean, spread }: ReturnType<typeof scaleOf>): readonly string[] {
  const byWeight = new Map<number, string[]>();
  learner.signs.forEach((sign, number) => {
    const weight = Math.round(((model.weights[number] ?? 0) / spread) * 10) * (UNIT / 10);
    if (weight !== 0) byWeight.set(weight, [...(byWeight.get(weight) ?? []), sign]);
  });
  const lines = [...byWeight]
    .sort(([a], [b]) => b - a)
    .flatMap(([weight, signs]) => [`      ${weight}: >-`, ...filled(signs, '        ')]);
  return [`  ${check}:`, `    base: ${((model.bias - mean) / spread).toFixed(2)}`, '    weights:', ...lines];
}

function filled(words: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= 120) lines.push(indent + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function measure(): void {
  const notices = pointed.filter(({ text }) => !text.short);
  const met = notices.filter(({ told }) => told.label === 'met' && told.quoted.length > 0);
  console.log('Each part by weights that had not learnt from it. The likest sentence is one that the label quotes:');
  console.log(`  elements that are told: ${share(met.filter((one) => isRight(one, 1)).length, met.length)}`);
  const part = notices.filter(({ told }) => told.label === 'partial' && told.quoted.length > 0);
  console.log(`  elements that are told in part: ${share(part.filter((one) => isRight(one, 1)).length, part.length)}`);
  const missed = notices.filter(({ check, text }) => MISSED[text.set]?.[text.name]?.includes(check));
  const told = missed.filter((one) => one.told.label === 'met');
  console.log(
    `  elements that are told and were called missing while a set was unseen: ${share(told.filter((one) => isRight(one, 1)).length, told.length)}; one of the first two: ${told.filter((one) => isRight(one, 2)).length}`,
  );
  const byPhrases = told.filter((one) => one.told.quoted.includes(one.told.near[0] ?? -1)).length;
  console.log(
    `    of these by the rules' own phrases for nearest text, as they are now: ${share(byPhrases, told.length)}`,
  );
  const absent = notices.filter((one) => one.told.label === 'missing');
  const held = pointed.filter(({ text }) => text.heldOut);
  const heldTold = held.filter((one) => one.told.label === 'met' && one.told.status === 'missing');
  const refused = pointed.filter(({ text, told }) => text.short && told.label === 'missing');
  console.log(
    'From a score on, and as a guess, which no guard of the rule refuses: told, and called missing while a set',
  );
  console.log(
    'was unseen; missing in notices; told and called missing in short texts held out; missing in short texts:',
  );
  const columns = [told, absent, heldTold, refused];
  for (const mark of [0, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]) {
    const cells = columns.map((list) => {
      const over = list.filter(({ score }) => score >= mark);
      const guessed = mark < LEAST_GUESS ? '' : `, ${over.filter((one) => !isRefusedGuess(one)).length}`;
      return `${over.length}${guessed} of ${list.length}`.padStart(20);
    });
    console.log(`  ${mark.toFixed(2)}${cells.join('')}`);
  }
  const guesses = (list: readonly Pointed[]) =>
    list.filter((one) => one.score >= (marks[one.check] ?? Number.POSITIVE_INFINITY) && !isRefusedGuess(one)).length;
  console.log('As guesses by the marks of rules/likeness/marks.yaml, of the same four:');
  console.log(`  ${columns.map((list) => share(guesses(list), list.length)).join('; ')}`);
  const believed = notices.filter(({ check, text }) => BELIEVED[text.set]?.[text.name]?.includes(check));
  const below = (score: number, mark = Number.NEGATIVE_INFINITY) => score < mark;
  const isDoubted = ({ check, score, found }: Pointed) => below(score, doubted[check]) || below(found, unlike[check]);
  console.log('Doubted by the marks: called met while a set was unseen, and missing; told in notices:');
  console.log(`  ${[believed, met].map((list) => share(list.filter(isDoubted).length, list.length)).join('; ')}`);
}

function isRefusedGuess(one: Pointed): boolean {
  const known = refusals.get(one) ?? one.text.refuses(one.check, one.order[0] ?? -1);
  refusals.set(one, known);
  return known;
}

function isRight({ told, order }: Pointed, first: number): boolean {
  return order.slice(0, first).some((at) => told.quoted.includes(at));
}

function share(right: number, of: number): string {
  return `${right} of ${of}`;
}
