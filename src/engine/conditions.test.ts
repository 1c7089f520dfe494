import { describe, expect, it } from 'vitest';
import { judge } from '../../tests/support/small-pack';

const status = (rule: string, text: string) => judge(rule, text).status;

describe('conditions on a sentence', () => {
  it('keeps `also` and `unless` to one sentence', () => {
    const rule = 'met: { says: [erase*], also: [data], unless: [cookies] }';
    expect(status(rule, 'You can have your data erased.')).toBe('met');
    expect(status(rule, 'It is erased. We hold data.')).toBe('missing');
    expect(status(rule, 'Our site erases data in cookies.')).toBe('missing');
  });

  it('keeps `unless` to the statement of the match, where a sentence makes two', () => {
    const rule = 'met: { says: [share data], unless: [hall] }';
    expect(status(rule, 'We share data with a club that uses our hall.')).toBe('missing');
    for (const second of [
      ', and we share data',
      '; we share data',
      ' and we share data',
      ', while the trust may share data',
    ])
      expect(status(rule, `We lend our hall to a club${second} with the council.`)).toBe('met');
    // What points back is one with what stands before.
    expect(status(rule, 'We lend our hall to a club, and it may share data.')).toBe('missing');
    expect(status(rule, 'You may use our hall; without one we share data.')).toBe('missing');
    // A list is no second statement.
    expect(status(rule, 'We share data with clubs, our hall, and the council.')).toBe('missing');
  });

  it('holds a guard in a cell that reaches into the row against all of it', () => {
    const rule = 'met: { says: [share data], unless: [hall] }';
    const rows = (cell: string) =>
      `<table><tr><td rowspan="2">${cell}</td><td>clubs</td></tr><tr><td>We keep names, and we share data.</td></tr></table>`;
    expect(status(rule, rows('The hall'))).toBe('missing');
    expect(status(rule, rows('The library'))).toBe('met');
  });

  it('keeps `unlessClause` to the clause of the match', () => {
    const rule = 'met: { says: [portab*], unlessClause: [does not apply] }';
    expect(status(rule, 'You have a right to portability; the right to erasure does not apply.')).toBe('met');
    expect(status(rule, 'You may object; portability does not apply.')).toBe('missing');
  });

  it('looks for `under` in lead-ins, headings and column headers', () => {
    const rule = 'met: { says: [a copy], under: [your rights] }';
    expect(status(rule, '# Notice\n\nText.\n\n## Your rights\n\nAsk for a copy.\n\n## More\n\nText.')).toBe('met');
    expect(status(rule, 'Your rights are:\n\n- a copy of it')).toBe('met');
    expect(status(rule, '| Your rights | How |\n|---|---|\n| a copy | ask us |')).toBe('met');
    expect(status(rule, '# Notice\n\nText.\n\n## Other\n\nAsk for a copy.\n\n## Your rights\n\nNone.')).toBe('missing');
  });

  it('looks for `unlessBefore` only before the match', () => {
    const rule = 'met: { says: [attendance], unlessBefore: [to monitor] }';
    expect(status(rule, 'We use it to monitor attendance.')).toBe('missing');
    expect(status(rule, 'We record attendance to monitor it.')).toBe('met');
  });

  it('takes `about` from the sentence or from what stands over it', () => {
    const rule = 'met: { says: [council], about: [shar*] }';
    expect(status(rule, 'We share it with the council.')).toBe('met');
    expect(status(rule, '## Sharing\n\nThe council.\n\n## More\n\nText.')).toBe('met');
    expect(status(rule, 'The council told us.')).toBe('missing');
  });

  it('does not take "without delay" or "without charge" for a denial', () => {
    const rule = 'met: { says: [rectif*], affirmative: true }';
    expect(status(rule, 'You may obtain without undue delay the rectification of your data.')).toBe('met');
    expect(status(rule, 'It is rectified without charge and without rectification of the backup.')).toBe('met');
    expect(status(rule, 'The file is closed without rectification.')).toBe('missing');
  });

  it('holds a cell to its own column header', () => {
    const rule = 'met: { says: [council], under: [shared with] }';
    const table = (left: string, right: string) =>
      `| Comes from | Shared with |\n|---|---|\n| ${left} | ${right} |\n| you | nobody |`;
    expect(status(rule, table('you', 'the council'))).toBe('met');
    expect(status(rule, table('the council', 'nobody'))).toBe('missing');
  });

  it('takes the first cell of a row for what stands over the others', () => {
    const rule = 'met: { says: [council], under: [who gets it] }';
    expect(status(rule, '| | |\n|---|---|\n| Who gets it | the council |\n| Kept | a year |')).toBe('met');
    expect(status(rule, '| | |\n|---|---|\n| Who gets it | nobody |\n| Comes from | the council |')).toBe('missing');
  });

  describe('a cell that spans rows', () => {
    const table = (first: string, ...rows: readonly string[]) =>
      `<table><tr><th>Lawful basis</th><th>Purpose</th><th>Data</th></tr><tr><td rowspan="3">${first}</td>${rows.join('</tr><tr>')}</tr><tr><td>Contract</td><td>Lunches</td><td>Cards</td></tr></table>`;
    const ROWS = ['<td>Displays</td><td>Photos</td>', '<td>Trips</td><td>Phones</td>', '<td>Plays</td><td>Names</td>'];

    it.each([
      ['the first row', '[displays]', 'met'],
      ['the second row', '[trips]', 'met'],
      ['the last row', '[plays]', 'met'],
      ['no row below it', '[lunches]', 'missing'],
    ])('stands over %s', (_, purpose, expected) => {
      expect(status(`met: { says: ${purpose}, under: [consent] }`, table('Consent', ...ROWS))).toBe(expected);
      expect(status(`met: { says: ${purpose}, notUnder: [consent] }`, table('Consent', ...ROWS))).toBe(
        expected === 'met' ? 'missing' : 'met',
      );
    });

    it('is part of each row that it spans, and each of them is part of its row', () => {
      const text = table('Consent', ...ROWS);
      for (const [purpose, expected] of [
        ['[displays]', 'met'],
        ['[trips]', 'met'],
        ['[plays]', 'met'],
        ['[lunches]', 'missing'],
      ]) {
        expect(status(`met: { says: ${purpose}, also: [consent] }`, text)).toBe(expected);
        expect(status(`met: { says: [consent], also: ${purpose} }`, text)).toBe(expected);
        expect(status(`met: { says: ${purpose}, unless: [consent] }`, text)).toBe(
          expected === 'met' ? 'missing' : 'met',
        );
        expect(status(`met: { says: ${purpose}, about: [consent] }`, text)).toBe(expected);
      }
    });

    it('makes the first cell that a row holds itself no label', () => {
      expect(status('met: { says: [phones], under: [trips] }', table('Consent', ...ROWS))).toBe('missing');
    });

    it('is quoted where it stands, once', () => {
      const text = table('Consent', ...ROWS);
      expect(judge('met: { says: [consent] }', text).evidence.map(({ quote }) => quote)).toEqual([
        'Consent\tDisplays\tPhotos',
      ]);
      expect(judge('met: { says: [trips], also: [consent] }', text).evidence.map(({ quote }) => quote)).toEqual([
        'Trips\tPhones',
      ]);
    });
  });

  it('takes a label in a paragraph for what stands over the rest of it', () => {
    const rule = 'met: { says: [council], under: [who sees it] }';
    expect(status(rule, '**Who sees it?** The council.')).toBe('met');
    expect(status(rule, '**Who sees it.** The council.')).toBe('met');
    expect(status(rule, '**Who sees it?** Nobody. **Where from?** The council.')).toBe('missing');
    expect(status(rule, 'Who sees it is a question that many people ask us every year. The council.')).toBe('missing');
  });

  it('does not take the title for a section', () => {
    const rule = 'met: { says: [a copy], under: [your rights] }';
    expect(status(rule, '# Your rights and our notice\n\n## One\n\nAsk for a copy.\n\n## Two\n\nText.\n')).toBe(
      'missing',
    );
  });

  it('looks for `beside` in the block, the section or so many sentences away', () => {
    const near = 'met: { says: [complain], beside: { says: [form], within: 1 } }';
    expect(status(near, 'You may complain. Use the form.')).toBe('met');
    expect(status(near, 'You may complain. We listen. Use the form.')).toBe('missing');
    const section = 'met: { says: [complain], beside: { says: [form], within: section } }';
    expect(status(section, '## A\n\nYou may complain.\n\nWe listen.\n\nUse the form.')).toBe('met');
    expect(status(section, '## A\n\nYou may complain.\n\n## B\n\nUse the form.')).toBe('missing');
    const block = 'met: { says: [complain], notBeside: { says: [teaching], within: block } }';
    expect(status(block, 'You may complain. It is about teaching.')).toBe('missing');
    expect(status(block, 'You may complain.\n\nIt is about teaching.')).toBe('met');
  });

  it('holds the sentence near by to what is asked of it', () => {
    const rule =
      'met: { says: [form], beside: { says: [complain], also: [data], unless: [meals], about: [rights], within: 1 } }';
    const under = (heading: string, text: string) => status(rule, `## ${heading}\n\n${text}`);
    expect(under('Your rights', 'Complain about data. Use the form.')).toBe('met');
    expect(under('A heading', 'Complain about data. Use the form.')).toBe('missing');
    expect(under('A heading', 'Complain about data or rights. Use the form.')).toBe('met');
    expect(under('Your rights', 'Complain. Use the form.')).toBe('missing');
    expect(under('Your rights', 'Complain about data or meals. Use the form.')).toBe('missing');
    const section = 'met: { says: [form], notBeside: { says: [complain], also: [data], within: section } }';
    expect(status(section, 'Use the form. We listen. Complain about data.')).toBe('missing');
    expect(status(section, 'Use the form. We listen. Complain.')).toBe('met');
  });

  it.each([
    ['We send data abroad.', 'met'],
    ['We do not send data abroad.', 'missing'],
    ["We don't ever send data abroad.", 'missing'],
    ['We never knowingly send data abroad.', 'missing'],
    ['We not only send data abroad.', 'met'],
    ['We do not sell it, but we send data abroad.', 'met'],
    ['There is no fee; we send data abroad.', 'met'],
    ["A firm that isn't ours may send data abroad.", 'met'],
    ['What is no longer needed, and send data abroad.', 'met'],
    ['This does not mean that we may send data abroad.', 'missing'],
    ['We no longer send data abroad.', 'missing'],
    ['No firm may send data abroad.', 'missing'],
  ])('tells an affirmation from a denial: %s', (text, expected) => {
    expect(status('met: { says: [send data abroad], affirmative: true }', text)).toBe(expected);
  });

  it('counts no heading unless asked', () => {
    expect(status('met: { says: [erasure] }', '# Notice\n\n## Erasure\n\nAsk us.')).toBe('missing');
    expect(status('met: { says: [erasure], in: both }', '# Notice\n\n## Erasure\n\nAsk us.')).toBe('met');
    expect(status('met: { says: [ask us], in: headings }', '# Notice\n\n## Erasure\n\nAsk us.')).toBe('missing');
  });
});
