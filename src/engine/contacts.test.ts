import { describe, expect, it } from 'vitest';
import { judge } from '../../tests/support/small-pack';

const DPO = `met: { contact: [data-protection officer], within: 1 }
partial: { says: [data-protection officer] }`;
const SCHOOL = 'met: { hasContact: [organisation] }';
const ROUTE = `met: { route: [to make a request], reach: given }
partial: { route: [to make a request], reach: none }`;

describe('a contact by a role', () => {
  it.each([
    ['Our data protection officer is Ms Odell: dpo@fellside.example.sch.uk.', 'met'],
    ['Our data protection officer is Ms Odell. Ring her on 01632 960111.', 'met'],
    ['Our data protection officer is Ms Odell, Records House, Fell Lane, Fellby FB1 2CD.', 'met'],
    ['The data protection officer is Ms Odell of Fell Audit Ltd, who can be reached at odell@audit.example.', 'met'],
    ['Our data protection officer is Ms Odell.', 'partial'],
    ['Our data protection officer is Ms Odell. You can complain to the ICO on 0303 123 1113.', 'partial'],
    ['Our data protection officer is Ms Odell.\n\n## Other\n\nThe shop: 01632 960222.', 'partial'],
  ])('%s', (text, expected) => {
    expect(judge(DPO, text).status).toBe(expected);
  });

  it('shows the contact where it stands in another sentence', () => {
    const result = judge(DPO, 'Our data protection officer is Ms Odell. Ring her on 01632 960111.');
    expect(result.evidence.map((span) => span.quote)).toEqual([
      'Our data protection officer is Ms Odell.',
      '01632 960111',
    ]);
  });
});

describe('whose a contact is', () => {
  it.each([
    ['Fellside School, Fell Lane, Fellby FB1 2CD.', 'met'],
    ['Write to the school office: office@fellside.example.sch.uk', 'met'],
    ["The school's data protection officer: dpo@audit.example.org", 'missing'],
    ['Complain to the Information Commission: 0303 123 1113 or https://ico.org.uk/make-a-complaint/', 'missing'],
    ['Pupil 07 scored 0161 points', 'missing'],
    ['## Data protection officer\n\nYou can write to the school office at:\n\nhello@fellside.example.sch.uk', 'met'],
    ['## Data protection officer\n\nShe works at the school.\n\nhello@fellside.example.sch.uk', 'missing'],
  ])('%s', (text, expected) => {
    expect(judge(SCHOOL, text).status).toBe(expected);
  });
});

describe('a way to somebody', () => {
  it.each([
    ['To make a request, email office@fellside.example.sch.uk.', 'met'],
    ['To make a request, contact the office.\n\n## Contact\n\nSchool office: 01632 960111', 'met'],
    ['To make a request, contact Mrs Wetherley.\n\n## Contact\n\nMrs Wetherly, 01632 960111', 'met'],
    [
      'To make a request, contact the data protection officer.\n\n## People\n\nData protection officer: dpo@fellside.example.sch.uk',
      'met',
    ],
    [
      'Data may go to another controller.\n\nIt stays here.\n\nTo make a request, write to requests@fell.example.',
      'met',
    ],
    ['To make a request, contact the office.', 'partial'],
    [
      'To make a request, contact the office.\n\n## People\n\nData protection officer: dpo@fellside.example.sch.uk',
      'partial',
    ],
    ['To make a request, contact the office. The regulator is the ICO: 0303 123 1113.', 'partial'],
  ])('%s', (text, expected) => {
    expect(judge(ROUTE, text).status).toBe(expected);
  });
});

it('asks for details of the kinds that serve', () => {
  const rule = `met: { route: [data-protection officer], reach: given, kinds: [email, phone, address] }
partial: { says: [data-protection officer] }`;
  const form = 'Reach our data protection officer by the [contact form](https://fellside.example.sch.uk/contact).';
  expect(judge(rule, form).status).toBe('partial');
  expect(judge(rule, `${form} Or ring 01632 960111.`).status).toBe('met');
});
