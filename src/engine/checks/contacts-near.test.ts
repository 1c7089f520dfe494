/** The quick look against the plain one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../contacts';
import { firstIn, nearestIn } from './contacts-near';

/** Contacts of a text in which each statement is ten characters long. */
const contactsOf = (starts: readonly number[]): readonly Contact[] =>
  [...starts]
    .sort((a, b) => a - b)
    .map((start, nth) => ({
      kind: 'email',
      start,
      end: start + 5,
      value: `${nth}@school.example`,
      statement: Math.floor(start / 10),
      owners: ['organisation'],
      persons: [],
      outside: false,
    }));

describe('contacts near a place', () => {
  it('are the first and the nearest of a range of statements', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(99), { maxLength: 12 }),
        fc.nat(99),
        fc.nat(9),
        fc.nat(9),
        (starts, at, first, length) => {
          const contacts = contactsOf(starts);
          const last = first + length;
          const within = contacts.filter(({ statement }) => first <= statement && statement <= last);
          const byDistance = [...within].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
          expect(firstIn(contacts, first, last)).toBe(within[0]);
          expect(nearestIn(contacts, at, first, last)).toBe(byDistance[0]);
        },
      ),
    );
  });
});
