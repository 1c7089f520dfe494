import { describe, expect, it } from 'vitest';
import { readText } from '../read/text';
import { compilePack } from '../rules/compile';
import { loadRuleFiles } from '../rules/load';
import { type Contact, findContacts } from './contacts';
import type { ReviewContext } from './context';
import { createMatcher } from './matcher';
import { indexText } from './text-index';

const files = [...loadRuleFiles()].filter(([path]) =>
  /^(?:pack\.yaml|registers\/notice\/|registers\/phrases\/notice-info\.yaml)/.test(path),
);
const compiled = compilePack(new Map(files));
const pack = compiled.ok ? compiled.pack : compiled.sound;

function contactsIn(text: string): readonly Contact[] {
  const notice = readText(text, { markdown: true });
  const index = indexText(notice);
  // Contacts ask the context for nothing else.
  const ctx = {
    notice,
    index,
    pack,
    matcher: createMatcher(index, pack),
    organisation: null,
  } as unknown as ReviewContext;
  return findContacts(ctx);
}

describe('whose a contact is', () => {
  const owned: readonly (readonly [string, string, readonly string[]])[] = [
    ['dpo', 'Our data protection officer is on dpo@larkmoor.example.sch.uk.', ['dpo']],
    ['dpo', 'The school’s DPO, supplied by a firm, is reached at privacy@firm.example.org.', ['dpo']],
    ['person', 'Our data protection officer, Mrs Ada Quill: a.quill@larkmoor.example.sch.uk.', ['person', 'dpo']],
    ['organisation', 'Our DPO is Ada Quill. Contact the school on 01632 960111.', ['organisation']],
    ['other', 'The bus firm has its own data protection officer: dpo@bus.example.org.', ['other']],
    ['other', 'For what it holds, ask the council’s data protection officer: dpo@shire.example.org.', ['other']],
    ['other', 'Payroll is run by Tally Ltd, whose own Data Protection Officer is at dpo@tally.example.org.', ['other']],
    ['regulator', 'You can complain to the Information Commission on 0303 123 1113.', ['regulator']],
    ['regulator', 'Write to the Information Commission, 9 Made-up Street, Anytown AN1 1AA.', ['regulator']],
    ['organisation', 'You can email office@larkmoor.example.sch.uk.', ['organisation']],
    [
      'organisation',
      'Complain to us by emailing office@larkmoor.example.sch.uk, or to the Information Commission.',
      ['organisation'],
    ],
    ['other', 'Meals go to Ladle Catering, which is a separate controller: 01632 960222.', ['other']],
    [
      'organisation',
      'The governing body of Larkmoor School, Fen Drove, Larkmoor, is the controller.',
      ['organisation'],
    ],
  ];
  it.each(owned)('is %s in "%s"', (_, text, owners) => {
    const contacts = contactsIn(text);
    expect(contacts.map((contact) => contact.owners)).toContainEqual(owners);
  });

  it('takes a street for an address, not a school that is called after one', () => {
    expect(
      contactsIn('Harbour Lane Primary School, Harbour Lane, is the controller.').map(({ value }) => value),
    ).toEqual(['Harbour Lane']);
    expect(contactsIn('Harbour Lane Primary School looks after your data.')).toEqual([]);
  });

  it('takes a form for a contact, not a procedure or a list', () => {
    const text =
      'Use [our data complaint form](/forms/data), read [the complaints procedure](/policies/c) or [the requests received](/npd-requests-received).';
    expect(contactsIn(text).map(({ value }) => value)).toEqual(['/forms/data']);
  });

  it('ends a person’s name in the surname', () => {
    const persons = (text: string) => contactsIn(text)[0]?.persons ?? [];
    const found = persons('Speak to Mrs Ada Quill School Business Manager on 01632 960111.');
    expect(found).toContain('Mrs Ada Quill');
    expect(found.filter((name) => !name.endsWith(' Quill'))).toEqual([]);
    expect(persons('Our officer is Northshire Council on 01632 960111.')).toEqual([]);
  });
});
