import { describe, expect, it } from 'vitest';
import { judge } from '../../../tests/support/small-pack';

const status = (rule: string, text: string) => judge(rule, text).status;

describe('list', () => {
  it('takes the items of a list that a sentence introduces', () => {
    const rule = 'met: { list: [we use it], min: 2 }';
    expect(status(rule, 'We use it:\n\n- to bill you\n- to plan trips')).toBe('met');
    expect(status(rule, 'We use it:\n\n- to bill you')).toBe('missing');
    expect(status(rule, 'We keep it:\n\n- in a drawer\n- in a safe')).toBe('missing');
  });

  it('takes the parts of the introducing sentence, unless only items count', () => {
    expect(status('met: { list: [we use it to], min: 2 }', 'We use it to bill you, to plan trips and to call.')).toBe(
      'met',
    );
    const items = 'met: { list: [we use it to], min: 2, itemsOnly: true }';
    expect(status(items, 'We use it to bill you, to plan trips and to call.')).toBe('missing');
    expect(status(items, 'We use it to:\n\n- bill you\n- plan trips')).toBe('met');
  });

  it("takes the parts of a row's other cells where its first cell introduces them", () => {
    const rule = "met: { list: ['/^why$/'], in: both, min: 2, itemsOnly: true }";
    const table = (row: string) => `| Topic | Detail |\n|---|---|\n${row}`;
    expect(status(rule, table('| Why | Payroll \u2022 cover |'))).toBe('met');
    expect(status(rule, table('| Why | Payroll |'))).toBe('missing');
    expect(status(rule, table('| Why not | Payroll; cover |'))).toBe('missing');
  });

  it('takes the cells of all rows that a first cell spans', () => {
    const table = (rows: number) =>
      `<table><tr><td rowspan="${rows}">Who gets it</td><td>Council</td></tr><tr><td>Nurse</td></tr><tr><td>Police</td></tr><tr><td>Kept</td><td>In a safe</td></tr></table>`;
    const rule = 'met: { list: [who gets it], min: 3 }';
    expect(status(rule, table(3))).toBe('met');
    expect(status(rule, table(2))).toBe('missing');
    const { evidence } = judge(rule, table(3));
    expect(evidence.map(({ quote }) => quote)).toEqual(['Who gets it\tCouncil', 'Nurse']);
  });

  it('leaves out the members that are ignored', () => {
    const rule = 'met: { list: [shared with], min: 2, ignore: [others] }';
    expect(status(rule, 'It is shared with:\n\n- the council\n- others')).toBe('missing');
    expect(status(rule, 'It is shared with:\n\n- the council\n- the nurse\n- others')).toBe('met');
  });

  it('takes items, rows and semicolons below a heading, not its prose', () => {
    const rule = 'met: { list: [why], in: headings, min: 2 }';
    expect(status(rule, '## Why\n\n- to bill you\n- to plan trips')).toBe('met');
    expect(status(rule, '## Why\n\n| a | b |\n|---|---|\n| to bill | you |\n| to plan | trips |')).toBe('met');
    expect(status(rule, '## Why\n\nShorter queues; no cash to lose; and a shelf for every book.')).toBe('met');
    expect(status(rule, '## Why\n\nWell, as you know, we care. It is our job.')).toBe('missing');
    expect(status(rule, '## Where\n\n- in a drawer\n- in a safe')).toBe('missing');
  });

  it('takes the sentences below a heading where the rule asks for them', () => {
    const rule = 'met: { list: [why], in: headings, min: 2, sentences: true, ignore: ["/^We\\\\b/"] }';
    expect(status(rule, '## Why\n\nTo bill you. To plan trips.')).toBe('met');
    expect(status(rule, '## Why\n\nTo bill you. We are careful.')).toBe('missing');
  });

  it('takes the parts of enumerating sentences below a heading where the rule asks for them', () => {
    const rule = 'met: { list: [what], in: headings, min: 3, parts: true }';
    expect(status(rule, '## What\n\nRegisters, reading records and photographs.')).toBe('met');
    expect(status(rule, '## What\n\nRegisters and records. We care, as ever.')).toBe('missing');
  });

  it('takes what follows a label in its own paragraph', () => {
    const rule = 'met: { list: [why], min: 2, itemsOnly: true, sentences: true }';
    expect(status(rule, '**Why?** To bill you. To plan trips.')).toBe('met');
    expect(status(rule, '**Why?** To bill you.')).toBe('missing');
  });

  it('takes the cells below a column header', () => {
    const rule = 'met: { list: [purpose], min: 2 }';
    expect(status(rule, '| Data | Purpose |\n|---|---|\n| marks | reports |\n| names | registers |')).toBe('met');
    expect(status(rule, '| Data | Place |\n|---|---|\n| marks | office |\n| names | office |')).toBe('missing');
    const under = 'met: { list: [purpose], min: 2, notUnder: [cookies] }';
    expect(status(under, '## Cookies\n\n| Name | Purpose |\n|---|---|\n| a | maps |\n| b | films |')).toBe('missing');
  });

  it('does not take the row of column headers for a member', () => {
    const rule = 'met: { list: [why], in: headings, min: 2 }';
    expect(status(rule, '## Why\n\n| To do | By |\n|---|---|\n| to bill | us |')).toBe('missing');
  });

  it('takes the other cells of a row that begins with the introduction', () => {
    const rule = 'met: { list: [we use it to], min: 2 }';
    expect(status(rule, '| | |\n|---|---|\n| We use it to | bill you; plan trips |\n| Kept | in a safe |')).toBe('met');
  });

  it('shows the introduction and the first members', () => {
    const { evidence } = judge('met: { list: [we use it], min: 2 }', 'We use it:\n\n- to bill you\n- to plan trips');
    expect(evidence.map(({ quote }) => quote)).toEqual(['We use it:', 'to bill you', 'to plan trips']);
  });
});
