/** The sets of labelled notices, each a folder beside this file (`README.md` says what each is), in the order they came. */

/** Rules and the weights of likeness are learnt from these. */
export const LEARNT_SETS: readonly string[] = [
  'dev',
  'test',
  'heldout',
  'unseen',
  'blind',
  'fresh',
  'autumn',
  'winter',
  'kept',
  'spring',
  'ember',
  'thaw',
  'frost',
  'sleet',
  'hail',
  'cinder',
  'rime',
  'moss',
  'fern',
  'tern',
  'larch',
  'sedge',
  'wren',
  'alder',
  'birch',
  'hazel',
  'rowan',
  'maple',
  'aspen',
  'osier',
  'yew',
  'ash',
  'elm',
  'oak',
  'thorn',
  'beech',
  'holly',
  'juniper',
  'laurel',
];
/** Rules are learnt from these, weights not yet. */
const NEWLY_READ_SETS: readonly string[] = ['plover', 'heron'];
/** Only counted, and their differences listed: nothing is learnt from them. */
export const UNREAD_SETS: readonly string[] = ['willow', 'cedar', 'linnet', 'finch', 'dunnock', 'siskin'];
export const ALL_SETS: readonly string[] = [...LEARNT_SETS, ...NEWLY_READ_SETS, ...UNREAD_SETS];
