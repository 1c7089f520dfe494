/**
 * Who speaks: notices say "we keep", "the school keeps" and "our academy keeps" of the same thing, so a phrase with "we"
 * stands for all of them. What the school may call itself is a vocabulary of the pack; a name of its own is not among it.
 */
import { type Group, type Item, NEIGHBOURS, type Phrase, type Sequence, type Word } from './phrase';

/** The vocabulary of names that "we" stands for as well; a pack without it takes "we" for the word alone. */
export const NAMES_OF_US = 'names-of-us';
/** A verb may stand so many words behind its subject: "we [..3] keep". */
const FARTHEST_VERB = 4;
/** Verbs whose third person is no regular one. */
const THIRD: Readonly<Record<string, string>> = {
  are: 'is',
  "aren't": "isn't",
  do: 'does',
  "don't": "doesn't",
  have: 'has',
  "haven't": "hasn't",
  were: 'was',
  "weren't": "wasn't",
};
/** What stands behind "we" and takes no ending: auxiliaries, past tenses, adverbs and little words. */
const WITHOUT_ENDING = new Set(
  "can can't cannot could may might must shall should will won't would had held kept told made got gave took sent not never also only always then ourselves in to".split(
    ' ',
  ),
);

/**
 * The phrase with each "we" standing for the school's names too, and with the verb behind it in the third person as well. It
 * matches all that it matched before. "Us" stays as it is: behind a verb "the school" may go on ("the school workforce").
 */
export function voiced(phrase: Phrase): Phrase {
  return phrase.kind === 'raw' ? phrase : { kind: 'words', sequence: voicedSequence(phrase.sequence) };
}

function voicedSequence(sequence: Sequence): Sequence {
  let awaitsVerb = false;
  const items = sequence.items.map((item, at): Item => {
    const own = item.kind === 'group' ? { ...item, options: item.options.map(voicedSequence) } : item;
    if (speaks(item)) {
      awaitsVerb = true;
      return own.kind === 'group' ? own : groupOf([alone(item), NAMES]);
    }
    const verb = awaitsVerb && (sequence.gaps[at - 1]?.most ?? 0) <= FARTHEST_VERB;
    awaitsVerb = verb && item.kind === 'group' && item.optional;
    return verb ? inThirdPerson(own) : own;
  });
  return { ...sequence, items };
}

/** Is it "we", or a choice of which that is one? */
function speaks(item: Item): boolean {
  if (item.kind === 'word') return item.text === 'we';
  return item.kind === 'group' && item.options.some(({ items }) => items.length === 1 && items[0] && speaks(items[0]));
}

/** Adds the third person of a verb, or of each verb that begins one of the options. */
function inThirdPerson(item: Item): Item {
  if (item.kind === 'word') {
    const form = thirdPersonOf(item.text);
    return form === null ? item : groupOf([alone(item), alone(wordOf(form))]);
  }
  if (item.kind !== 'group') return item;
  const more = item.options.flatMap((option) => {
    const [first] = option.items;
    const form = first?.kind === 'word' ? thirdPersonOf(first.text) : null;
    return form === null ? [] : [{ ...option, items: [wordOf(form), ...option.items.slice(1)] }];
  });
  return { ...item, options: [...item.options, ...more] };
}

/** Null for what is no verb in the present. */
function thirdPersonOf(verb: string): string | null {
  const odd = THIRD[verb];
  if (odd !== undefined) return odd;
  if (WITHOUT_ENDING.has(verb) || !/^[a-z]{2,}$/.test(verb)) return null;
  if (/(?:[^e]ed|ing|[^s]s|ly)$/.test(verb)) return null;
  if (/(?:s|sh|ch|x|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

const wordOf = (text: string): Word => ({ kind: 'word', text });
const groupOf = (options: readonly Sequence[]): Group => ({ kind: 'group', optional: false, options });

function alone(item: Item): Sequence {
  return { items: [item], gaps: [], lead: NEIGHBOURS, trail: NEIGHBOURS };
}

const NAMES = alone({ kind: 'vocabulary', name: NAMES_OF_US, column: 1 });
