import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { pack } from '../../tests/bulk/small-world';
import { chosen, type ListReading, type ListResult, readFiles, readList, readPasted } from './list';
import { listAddress } from './list-address';

const register = pack.registers.bulkList;
if (!register) throw new Error('no register');

function reading(result: ListResult): ListReading {
  if (!result.ok) throw new Error(result.message);
  return result.list;
}
const csv = async (text: string | Uint8Array, name = 'list.csv') =>
  reading(await readList(typeof text === 'string' ? strToU8(text) : text, name, register));
const brief = ({ schools }: ListReading) => schools.map(({ name, urn, website }) => [name, urn, website]);
const problems = ({ rows }: ListReading) =>
  rows.flatMap((row) => (row.understood === 'school' ? [] : [[row.line, row.understood, row.why]]));

describe('an address in a list', () => {
  const good: readonly (readonly [string, string])[] = [
    ['www.ash.example', 'https://www.ash.example/'],
    ['ash.example/school', 'https://ash.example/school'],
    [' HTTP://WWW.Ash.Example/ ', 'http://www.ash.example/'],
    ['http//ash.example', 'http://ash.example/'],
    ['http:/ash.example', 'http://ash.example/'],
    ['https:ash.example', 'https://ash.example/'],
    ['https;//ash.example', 'https://ash.example/'],
    ['htttp://ash.example', 'http://ash.example/'],
    ['ttps://ash.example', 'https://ash.example/'],
    ['http://http://ash.example', 'http://ash.example/'],
    ['http://https://ash.example', 'https://ash.example/'],
    ['<https://ash.example>', 'https://ash.example/'],
    ['"ash.example",', 'https://ash.example/'],
    ['https:\\\\ash.example\\x', 'https://ash.example/x'],
    ['www ash.example', 'https://www.ash.example/'],
    ['www,ash.example', 'https://www.ash.example/'],
    ['https://user:pass@ash.example/#top', 'https://ash.example/'],
    ['\u200bash.example\u00a0', 'https://ash.example/'],
    ['https.example', 'https://https.example/'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://localhost:3000/', 'http://localhost:3000/'],
  ];
  it.each(good)('%j is %s', (written, url) => {
    expect(listAddress(written, register)).toEqual({ kind: 'website', url });
  });

  it.each(['https://ash.example/privacy-notice', 'ash.example/files/Pupils.PDF', 'http://ash.example/page?title=GDPR'])(
    '%s is one of a notice',
    (written) => expect(listAddress(written, register).kind).toBe('notice'),
  );

  it.each(['', ' n/a ', '-', 'None', 'No website'])('%j is none', (written) =>
    expect(listAddress(written, register).kind).toBe('none'),
  );

  it.each([
    'office@ash.example',
    'mailto:office@ash.example',
    'ftp://ash.example',
    'ash',
    'see the office',
    'http://',
    'javascript:alert(1)',
    'https://-.example',
    '01234 567890',
  ])('%j is unclear, with the reason', (written) =>
    expect(listAddress(written, register)).toMatchObject({ kind: 'unclear' }),
  );
});

describe('a list as CSV', () => {
  it('is read whatever the order and the words of its columns', async () => {
    const list = await csv(
      'Web address,Head,School name,DfE URN,MAT\nash.example,Mrs A,Ash School,100001,Vale Trust\n',
    );
    expect(list.schools).toEqual([
      {
        id: '100001',
        name: 'Ash School',
        urn: '100001',
        website: 'https://ash.example/',
        notices: [],
        trust: 'Vale Trust',
        phase: null,
        type: null,
        authority: null,
      },
    ]);
    expect(list.columns).toEqual({ website: 'Web address', name: 'School name', urn: 'DfE URN', trust: 'MAT' });
  });

  it('is read with byte order marks, semicolons, tabs, UTF-16, Windows-1252, Excel’s own hint and any line ends', async () => {
    const rows = (cell: string, end: string) =>
      ['School', 'Website'].join(cell) + end + ['Ysgol Tŷ’r Onnen', 'onnen.example'].join(cell) + end;
    const wide = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    for (const made of [
      `\ufeff${rows(';', '\r\n')}`,
      rows('\t', '\n'),
      rows(',', '\r'),
      `sep=|\r\n${rows('|', '\r\n')}`,
      wide(rows('\t', '\r\n')),
    ]) {
      expect(brief(await csv(made))).toEqual([['Ysgol Tŷ’r Onnen', null, 'https://onnen.example/']]);
    }
    const old = Uint8Array.from(Buffer.from('School;Website\r\nSt Anne\x92s Caf\xe9;anne.example\r\n', 'latin1'));
    expect(brief(await csv(old))).toEqual([['St Anne’s Café', null, 'https://anne.example/']]);
  });

  it('tells lines of the file, past quoted line breaks, titles and empty rows', async () => {
    const list = await csv(
      'Our schools\n\n"Name","Website","Notes"\n"Ash ""Hill""\nSchool",ash.example,"two\nlines"\n\nBeech,nowhere,\nCedar,,\n',
    );
    expect(brief(list)).toEqual([['Ash "Hill" School', null, 'https://ash.example/']]);
    expect(problems(list)).toEqual([
      [8, 'problem', '“nowhere” is not a web address.'],
      [9, 'problem', '“Cedar” has no web address.'],
    ]);
  });

  it('is read without headings', async () => {
    expect(brief(await csv('100001,Ash School,ash.example\n100002,Beech School,www.beech.example\n'))).toEqual([
      ['Ash School', '100001', 'https://ash.example/'],
      ['Beech School', '100002', 'https://www.beech.example/'],
    ]);
    expect(brief(await csv('ash.example\nbeech.example\n'))).toEqual([
      ['ash.example', null, 'https://ash.example/'],
      ['beech.example', null, 'https://beech.example/'],
    ]);
  });

  it('counts a school once, and joins rows of one school with a notice each', async () => {
    const list = await csv(
      [
        'School,Website,Privacy notice,Privacy notice 2',
        'Ash,ash.example,,',
        'Ash,http://www.ash.example/,,',
        'Beech,,https://beech.example/privacy-pupils,https://beech.example/b.pdf',
        'Beech,,https://beech.example/privacy-staff,',
        'Cedar,cedar.example https://cedar.example/gdpr.pdf,,',
      ].join('\n'),
    );
    expect(list.schools.map(({ name, website, notices }) => [name, website, notices])).toEqual([
      ['Ash', 'https://ash.example/', []],
      [
        'Beech',
        null,
        ['https://beech.example/privacy-pupils', 'https://beech.example/b.pdf', 'https://beech.example/privacy-staff'],
      ],
      ['Cedar', 'https://cedar.example/', ['https://cedar.example/gdpr.pdf']],
    ]);
    expect(problems(list)).toEqual([[3, 'left-out', 'It is the same as line 2.']]);
  });

  it('takes an address with two slashes at its end for the same site', async () => {
    const list = await csv('name,website\nAsh,https://ash.example/\nAsh,http://ash.example//\n');
    expect(list.schools.map(({ website }) => website)).toEqual(['https://ash.example/']);
  });

  it('keeps two schools of one site apart where their numbers differ, and two of one name', async () => {
    const list = await csv(
      'URN,School,Website\n100001,Ash Infant,ash.example\n100002,Ash Junior,ash.example\n,St Mary,a.example\n,St Mary,b.example\n',
    );
    expect(list.schools.map(({ id }) => id)).toEqual(['100001', '100002', 'St Mary', 'St Mary (2)']);
  });
});

describe('the extract of the national register', () => {
  const extract = [
    '"URN","LA (code)","LA (name)","EstablishmentName","TypeOfEstablishment (name)","EstablishmentStatus (code)","EstablishmentStatus (name)","PhaseOfEducation (name)","Trusts (code)","Trusts (name)","SchoolWebsite"',
    '"100001","900","Valeshire","Ash School","Academy converter","1","Open","Primary","1234","VALE TRUST","www.ash.example"',
    '"100002","900","Valeshire","Beech School","Community school","2","Closed","Primary","","","http://www.beech.example"',
    '"100003","900","Valeshire","Cedar School","Academy converter","1","Open","Secondary","1234","VALE TRUST","cedar.example"',
    '"100004","900","Valeshire","Dogwood School","Community school","1","Open","Primary","","",""',
    '"100005","900","Valeshire","Elder School","Free schools","4","Proposed to open","Primary","","","elder.example"',
    '"100006","900","Valeshire","Fir School","Community school","3","Open, but proposed to close","Primary","","","fir.example"',
  ].join('\r\n');

  it('is read with its columns, closed schools left out', async () => {
    const list = await csv(extract);
    expect(list.schools.map(({ id, trust, phase, type, authority }) => [id, trust, phase, type, authority])).toEqual([
      ['100001', 'VALE TRUST', 'Primary', 'Academy converter', 'Valeshire'],
      ['100003', 'VALE TRUST', 'Secondary', 'Academy converter', 'Valeshire'],
      ['100006', null, 'Primary', 'Community school', 'Valeshire'],
    ]);
    expect(problems(list).map(([line, what]) => [line, what])).toEqual([
      [3, 'left-out'],
      [5, 'problem'],
      [6, 'left-out'],
    ]);
    expect([list.trusts, list.phases]).toEqual([['VALE TRUST'], ['Primary', 'Secondary']]);
  });

  it('is narrowed to a trust and a phase, and says what was left out', async () => {
    const list = chosen(await csv(extract), { trust: 'Vale Trust', phase: 'primary' });
    expect(list.schools.map(({ id }) => id)).toEqual(['100001']);
    expect(problems(list)).toContainEqual([4, 'left-out', 'It is not of the phase “primary”.']);
    expect(chosen(await csv(extract), { trust: 'vale' }).schools).toHaveLength(2);
    expect(chosen(await csv(extract), { trust: 'Other' }).schools).toHaveLength(0);
  });
});

describe('a list as a workbook', () => {
  it('is read from the sheet that holds schools', async () => {
    const cell = (value: string | number) => ({ value });
    const file = await writeXlsx([
      { sheet: 'Read me', data: [[cell('How to use this workbook')]] },
      {
        sheet: 'Schools',
        data: [
          [cell('Vale Trust')],
          [cell('Website'), cell('URN'), cell('School')],
          [cell('ash.example'), cell(100001), cell('Ash School')],
        ],
      },
    ]).toBuffer();
    expect(brief(await csv(new Uint8Array(file), 'list.xlsx'))).toEqual([
      ['Ash School', '100001', 'https://ash.example/'],
    ]);
  });

  it('says what is wrong with what is none', async () => {
    const message = async (bytes: Uint8Array, name: string) => {
      const result = await readList(bytes, name, register);
      return result.ok ? null : result.message;
    };
    expect(await message(strToU8('PK\u0003\u0004 and no more'), 'a.xlsx')).toMatch(/no workbook that can be read/);
    expect(await message(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'a.xls')).toMatch(/old format/);
    expect(await message(strToU8('%PDF-1.7'), 'a.pdf')).toMatch(/PDF/);
    expect(await message(new Uint8Array(), 'a.csv')).toMatch(/empty/);
    expect(await message(strToU8('\n\n'), 'a.csv')).toMatch(/no row/);
  });
});

describe('what was pasted', () => {
  it('is read by lines and spaces, with names before addresses', () => {
    const list = reading(
      readPasted(
        'https://ash.example/\nBeech School: www.beech.example\nhttp://cedar.example http://fir.example\nnot one\n',
        register,
      ),
    );
    expect(brief(list)).toEqual([
      ['ash.example', null, 'https://ash.example/'],
      ['Beech School', null, 'https://www.beech.example/'],
      ['cedar.example', null, 'http://cedar.example/'],
      ['fir.example', null, 'http://fir.example/'],
    ]);
    expect(problems(list)).toEqual([[4, 'problem', '“not one” is not a web address.']]);
  });

  it('is read as cells copied from a sheet', () => {
    expect(brief(reading(readPasted('Ash School\tash.example\nBeech School\tbeech.example', register)))).toEqual([
      ['Ash School', null, 'https://ash.example/'],
      ['Beech School', null, 'https://beech.example/'],
    ]);
  });

  it('reads notices of one host as one school’s', () => {
    const list = reading(
      readPasted('https://ash.example/privacy-pupils\nhttps://ash.example/privacy-staff\n', register),
    );
    expect(list.schools.map(({ name, website, notices }) => [name, website, notices.length])).toEqual([
      ['ash.example/privacy-pupils', null, 2],
    ]);
    expect(readPasted('  \n', register).ok).toBe(false);
  });
});

describe('files', () => {
  it('are a school a folder, below what all share', () => {
    const schools = readFiles([
      'Notices/Ash School/pupils.pdf',
      'Notices/Ash School/staff/staff.docx',
      'Notices/Beech/notice.html',
      'Notices/trust.pdf',
      'Notices/Beech/~$notice.docx',
      'Notices/.hidden/x.pdf',
    ]);
    expect(schools.map(({ name, notices }) => [name, notices])).toEqual([
      ['Ash School', ['file:Notices/Ash School/pupils.pdf', 'file:Notices/Ash School/staff/staff.docx']],
      ['Beech', ['file:Notices/Beech/notice.html']],
      ['Notices', ['file:Notices/trust.pdf']],
    ]);
    expect(readFiles(['a.pdf', 'b.pdf']).map(({ name, notices }) => [name, notices.length])).toEqual([['Files', 2]]);
  });
});
