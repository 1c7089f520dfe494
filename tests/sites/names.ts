/** Names of the invented schools, trusts and places. */
import type { Chance } from './chance';

const FIRST = [
  'Oak',
  'Ash',
  'Elm',
  'Birch',
  'Hazel',
  'Rowan',
  'Alder',
  'Thorn',
  'Heron',
  'Larch',
  'Maple',
  'Otter',
  'Raven',
  'Swallow',
  'Willow',
  'Bramble',
  'Copper',
  'Dun',
  'Fern',
  'Grey',
  'High',
  'Iron',
  'King',
  'Long',
  'Mill',
  'North',
  'Pear',
  'Quarry',
  'Rook',
  'Stone',
];
const SECOND = [
  'mere',
  'field',
  'brook',
  'ley',
  'combe',
  'wick',
  'ford',
  'dale',
  'holt',
  'stead',
  'gate',
  'ridge',
  'croft',
  'thwaite',
  'bourne',
  'marsh',
  'hurst',
  'down',
  'side',
  'well',
];
const PLACES = [
  'Skelling',
  'Marlowby',
  'East Harbury',
  'Thornaby Vale',
  'Wexcombe',
  'Pennerly',
  'Castle Aldwick',
  'Lower Brindle',
];
export const SHIRES = ['Skelshire', 'Northcoast', 'Wexfordshire Vale', 'Marlow and Brindle'];

export interface SchoolName {
  readonly name: string;
  /** Of its host: "oakmere-primary". */
  readonly slug: string;
  readonly town: string;
  readonly phase: 'Primary' | 'Secondary' | 'Nursery' | 'All-through';
}

/** @param number makes it unlike every other */
export function schoolName(number: number, chance: Chance): SchoolName {
  const stem = `${FIRST[number % FIRST.length]}${SECOND[Math.floor(number / FIRST.length + number) % SECOND.length]}`;
  const round = Math.floor(number / (FIRST.length * SECOND.length));
  const phase = chance.pick([
    'Primary',
    'Primary',
    'Primary',
    'Secondary',
    'Secondary',
    'All-through',
    'Nursery',
  ] as const);
  const kind = {
    Primary: chance.pick([
      'Primary School',
      'C of E Primary School',
      'Community Primary School',
      'Infant School',
      'Junior School',
    ]),
    Secondary: chance.pick(['High School', 'Academy', 'School', 'Community College']),
    Nursery: 'Nursery School',
    'All-through': 'Academy',
  }[phase];
  const town = chance.pick(PLACES);
  const name = `${stem}${round === 0 ? '' : ` ${['Upper', 'Lower', 'New', 'Old', 'St Mary’s'][round % 5]}`} ${kind}`;
  return { name, slug: `${stem.toLowerCase()}${round === 0 ? '' : round}-${number}`, town, phase };
}

export function trustName(number: number): { readonly name: string; readonly slug: string } {
  const stem = ['Lowmoor', 'Fairhaven', 'Three Rivers', 'Beacon', 'Lantern', 'Harbour'][number % 6] ?? 'Lowmoor';
  const round = Math.floor(number / 6);
  const name = `${stem}${round === 0 ? '' : ` ${round + 1}`} ${['Learning Trust', 'Multi Academy Trust', 'Schools Federation Trust'][number % 3]}`;
  return { name, slug: `${stem.toLowerCase().replace(/ /g, '')}${round === 0 ? '' : round + 1}trust` };
}
