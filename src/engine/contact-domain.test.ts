import { expect, it } from 'vitest';
import { readText } from '../read/text';
import { loadPack } from '../rules/load';
import { createContext } from './decide';

const pack = await loadPack();

const OFFICER = 'Our data protection officer is';
const TRUST = 'Quarry Fell School is part of Elm Vale Community Trust, which is the controller.';
const SCHOOL = 'Quarry Fell School is the controller.';

it.each([
  ['the school’s name', `${SCHOOL} ${OFFICER} at dpo@quarryfell.example.org.`, false],
  ['a beginning of it', `${SCHOOL} ${OFFICER} at dpo@quarr.example.org.`, false],
  ['its initials', `${SCHOOL} ${OFFICER} at dpo@qfs.example.org.`, false],
  ['the trust’s name', `${TRUST} ${OFFICER} at dpo@elmvaletrust.example.org.`, false],
  ['the trust’s initials', `${TRUST} ${OFFICER} at dpo@evct-schools.example.org.`, false],
  ['a domain for schools', `${SCHOOL} ${OFFICER} at head@stoats.example.sch.uk.`, false],
  ['nobody’s name in a notice that names no school', `${OFFICER} at dpo@ledgerlight.example.org.`, false],
  ['what only the officer has', `${SCHOOL} ${OFFICER} at dpo@ledgerlight.example.org.`, true],
  [
    'a firm named after schools',
    `${SCHOOL} ${OFFICER} Ann Hay of Ledger Schools Ltd, hay@ledgerschools.example.org.`,
    true,
  ],
  ['what the school may be called by', `${SCHOOL} Write to the school at office@hilltop.example.org.`, false],
  [
    'a council’s name',
    `${SCHOOL} Loxshire Council supports us. Write to the school office at qfs.office@loxshire.example.org.`,
    true,
  ],
])('tells that an address is another’s, or not, by %s', (_, text, outside) => {
  const { ctx } = createContext({ notice: readText(text, { markdown: false }), pack, asOf: '2026-11-23' });
  expect(ctx.contacts().map((contact) => contact.outside)).toEqual([outside]);
});

it('takes an officer’s address for another’s wherever it stands', () => {
  const text = `${SCHOOL} ${OFFICER} at dpo@ledgerlight.example.org. Complain about it to: dpo@ledgerlight.example.org.`;
  const { ctx } = createContext({ notice: readText(text, { markdown: false }), pack, asOf: '2026-11-23' });
  expect(ctx.contacts().map(({ outside }) => outside)).toEqual([true, true]);
});

it('takes what the same owner gives in the same sentence for the other body’s too, and nothing else', () => {
  const text = `${SCHOOL} ${OFFICER} on 01632 960111 or dpo@ledgerlight.example.org. Ring the school on 01632 960222.`;
  const { ctx } = createContext({ notice: readText(text, { markdown: false }), pack, asOf: '2026-11-23' });
  expect(ctx.contacts().map(({ kind, outside }) => [kind, outside])).toEqual([
    ['phone', true],
    ['email', true],
    ['phone', false],
  ]);
});
