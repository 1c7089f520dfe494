/** Citation forms as notices write them: each line is a text and what is read in it. */
import { describe, expect, it } from 'vitest';
import { readRegisters } from '../../../tests/support/registers';
import type { CitationInText } from './citation';
import { citationsInText } from './read-citations';

const AS_OF = '2026-11-23';
const registers = readRegisters();

/** "law, named as, provisions, edition, ! issues, context": what a citation comes to. */
function summary(citation: CitationInText): string {
  const provisions = citation.provisions.map(({ unit, number, through, part, paragraph, point }) =>
    [
      unit,
      number && ` ${number}`,
      through && `-${through}`,
      part && ` part ${part}`,
      paragraph && `(${paragraph})`,
      point && `(${point})`,
    ].join(''),
  );
  const { edition } = citation;
  return [
    citation.id ?? `? ${citation.candidates.join(' ')}`.trim(),
    ...(citation.namedId === citation.id ? [] : [`as ${citation.namedId}`]),
    ...provisions,
    ...(edition ? [`edition ${edition.year}${edition.month ? `-${edition.month}` : ''}`] : []),
    ...(citation.openEdition ? ['open edition'] : []),
    ...(citation.issues.length > 0 ? [`! ${citation.issues.join(' ')}`] : []),
    ...(citation.confidence === 'context' || citation.confidence === 'ambiguous' ? [citation.confidence] : []),
  ].join(', ');
}

type Form = readonly [text: string, citations: readonly string[]];

const ARTICLES: readonly Form[] = [
  ['Article 6(1)(c)', ['uk-gdpr, article 6(1)(c), context']],
  ['Article 6(1)(e) of the UK GDPR', ['uk-gdpr, article 6(1)(e)']],
  ['article 6 (1) (e)', ['uk-gdpr, article 6(1)(e), context']],
  ['Art 6(1)(e)', ['uk-gdpr, article 6(1)(e), context']],
  ['Art. 6(1)c', ['uk-gdpr, article 6(1)(c), ! style, context']],
  ['Art.6(1)(c)', ['uk-gdpr, article 6(1)(c), context']],
  ['Article 6.1.c', ['uk-gdpr, article 6(1)(c), ! style, context']],
  ['Article 6.1(e) UK GDPR', ['uk-gdpr, article 6(1)(e), ! style']],
  ['Article 6 1(c)', ['uk-gdpr, article 6(1)(c), ! style, context']],
  ['Article 6(1c)', ['uk-gdpr, article 6(1)(c), context']],
  ['Article 6 (e)', ['uk-gdpr, article 6(e), context']],
  ['Article 6(e)', ['uk-gdpr, article 6(e), context']],
  ['Articles 6 and 9', ['uk-gdpr, article 6, article 9, context']],
  ['Articles 6 and 9 of the General Data Protection Regulation', ['uk-gdpr, as eu-gdpr, article 6, article 9']],
  ['Article 6 and Article 9 of UK GDPR', ['uk-gdpr, article 6, article 9']],
  [
    'Article 6(1)(a)-(f)',
    [
      'uk-gdpr, article 6(1)(a), article 6(1)(b), article 6(1)(c), article 6(1)(d), article 6(1)(e), article 6(1)(f), context',
    ],
  ],
  [
    'Article 6(1)(a) to (f)',
    [
      'uk-gdpr, article 6(1)(a), article 6(1)(b), article 6(1)(c), article 6(1)(d), article 6(1)(e), article 6(1)(f), context',
    ],
  ],
  ['Article 6(1)©', ['uk-gdpr, article 6(1)(c), ! symbol, context']],
  ['Article 6(1)(©)', ['uk-gdpr, article 6(1)(c), ! symbol, context']],
  ['Article 6(1)€', ['uk-gdpr, article 6(1)(e), ! symbol, context']],
  ['Letter (e) in Article 6(1)', ['uk-gdpr, article 6(1)(e), context']],
  ['paragraph (e) of Article 6', ['uk-gdpr, article 6(e), context']],
  ['Article 6, paragraph 1, point (e)', ['uk-gdpr, article 6(1)(e), ! style, context']],
  ['point (c) of Article 6(1) UK GDPR', ['uk-gdpr, article 6(1)(c)']],
  ['Article 6(1)(c) and (e)', ['uk-gdpr, article 6(1)(c), article 6(1)(e), context']],
  ['Article 6(1)(c), (d) and (e)', ['uk-gdpr, article 6(1)(c), article 6(1)(d), article 6(1)(e), context']],
  ['Article 6(1)(c)/(e)', ['uk-gdpr, article 6(1)(c), article 6(1)(e), context']],
  ['Article 6(1)(c & e)', ['uk-gdpr, article 6(1)(c), article 6(1)(e), context']],
  ['Articles 6(1)(e) and 9(2)(g)', ['uk-gdpr, article 6(1)(e), article 9(2)(g), context']],
  ['Article 6(1)(e) and 9(2)(g) UK GDPR', ['uk-gdpr, article 6(1)(e), article 9(2)(g)']],
  ['6(1)(e)', ['uk-gdpr, article 6(1)(e), context']],
  ['Article 6(1)(ea)', ['uk-gdpr, article 6(1)(ea), context']],
  ['Articles 13 and 14', ['uk-gdpr, article 13, article 14, context']],
  ['Articles 22A to 22D', ['uk-gdpr, article 22A-22D, context']],
  ['Articles 22A-22D of the UK GDPR', ['uk-gdpr, article 22A-22D']],
  ['Articles 12 to 22 of the GDPR', ['uk-gdpr, as eu-gdpr, article 12-22']],
  ['Article 22', ['uk-gdpr, article 22, context']],
  ['Article 77', ['uk-gdpr, article 77, context']],
  ['UK GDPR Article 6(1)(e)', ['uk-gdpr, article 6(1)(e)']],
  ['UK GDPR, Article 6(1)', ['uk-gdpr, article 6(1)']],
  ['UK GDPR (Article 6(1)(e))', ['uk-gdpr, article 6(1)(e)']],
  ['GDPR - Article 9(2)(b)', ['uk-gdpr, as eu-gdpr, article 9(2)(b)']],
  ['Article 6 of the GDPR', ['uk-gdpr, as eu-gdpr, article 6']],
  ['General Data Protection Regulation Article 6 1(e)', ['uk-gdpr, as eu-gdpr, article 6(1)(e), ! style']],
  ['Article 9(2)(g) (substantial public interest)', ['uk-gdpr, article 9(2)(g), context']],
  ['Article 9 (2) (b) and (h)', ['uk-gdpr, article 9(2)(b), article 9(2)(h), context']],
  ['Article 9(2)(j) of UK-GDPR', ['uk-gdpr, article 9(2)(j)']],
  ['Section 6(1)(e) of the UK GDPR', ['uk-gdpr, section 6(1)(e), ! unit']],
  ['Article 14(5)(b)', ['uk-gdpr, article 14(5)(b), context']],
  ['Article 8 of the European Convention on Human Rights', ['echr, article 8']],
  ['Article 8 of the Human Rights Act 1998', ['human-rights-1998, article 8']],
  ['Article 12 of the UNCRC', ['uncrc, article 12']],
  [
    'Article 17 of the Education and Libraries (Northern Ireland) Order 2003',
    ['education-libraries-ni-2003, article 17'],
  ],
  ['article 5 of the Education Act 1996', ['education-act-1996, article 5, ! unit']],
  ['Article 6, section 1 of the GDPR', ['uk-gdpr, as eu-gdpr, article 6(1), ! style']],
  ['UK GDPR Article 9(g)', ['uk-gdpr, article 9(g)']],
  [
    'Articles 13 & 14 of the International Covenant on Economic, Social and Cultural Rights',
    ['icescr, article 13, article 14'],
  ],
  ['Article 26 of the Universal Declaration of Human Rights', ['udhr, article 26']],
  [
    'We use Article 6(1)(e) public task, and Article 6(1)(c) legal obligation, Data Protection Act 2018 Schedule 1.',
    ['uk-gdpr, article 6(1)(e), context', 'uk-gdpr, article 6(1)(c), context', 'dpa-2018, schedule 1'],
  ],
  [
    'Articles 6(1)(a), (c), (d) and (e) of the UK GDPR and Articles 9(2)(a), (b) and (g)',
    [
      'uk-gdpr, article 6(1)(a), article 6(1)(c), article 6(1)(d), article 6(1)(e)',
      'uk-gdpr, article 9(2)(a), article 9(2)(b), article 9(2)(g), context',
    ],
  ],
  ['Article 6 1 e', ['uk-gdpr, article 6(1)(e), ! style, context']],
  ['Article 6 (1) e - public task', ['uk-gdpr, article 6(1)(e), ! style, context']],
  [
    'Article 6(1)(b), contract; Article 6(1)(c), legal obligation',
    ['uk-gdpr, article 6(1)(b), context', 'uk-gdpr, article 6(1)(c), context'],
  ],
  ['Article 6(1) (a) consent', ['uk-gdpr, article 6(1)(a), context']],
  ['Art 9(2)(g)', ['uk-gdpr, article 9(2)(g), context']],
  ['GDPR Art. 6.1(e)', ['uk-gdpr, as eu-gdpr, article 6(1)(e), ! style']],
  ['under Article 6 the lawful basis', ['uk-gdpr, article 6, context']],
  [
    'Article 9 of the UK GDPR and section 10 and Schedule 1 of the Data Protection Act 2018',
    ['uk-gdpr, article 9', 'dpa-2018, section 10, schedule 1'],
  ],
  ['article 5 of this policy', []],
];

const LAWS: readonly Form[] = [
  ['the Human Rights Act 1998, Article 8, protects you', ['human-rights-1998, article 8']],
  ['section 537A of the Education Act 1996', ['education-act-1996, section 537A']],
  ['Section 537 A of the Education Act 1996', ['education-act-1996, section 537A']],
  ['s.537A Education Act 1996', ['education-act-1996, section 537A']],
  ['s 537A Education Act 1996', ['education-act-1996, section 537A']],
  ['s537A of the Education Act 1996', ['education-act-1996, section 537A']],
  ['Education Act 1996 s.537A', ['education-act-1996, section 537A']],
  ['Education Act 1996 (section 537A)', ['education-act-1996, section 537A']],
  ['Education Act 1996, sections 537A and 29', ['education-act-1996, section 537A, section 29']],
  ['Education Act 1996 – section 537A', ['education-act-1996, section 537A']],
  ['sections 113 and 114 of the Education Act 2005', ['education-act-2005, section 113, section 114']],
  [
    'regulations 5 and 5A of the Education (Information About Individual Pupils) (England) Regulations 2013',
    ['pupil-information-2013, regulation 5, regulation 5A'],
  ],
  [
    'Regulation 5 of The Education (Information About Individual Pupils)(England) Regulations 2013',
    ['pupil-information-2013, regulation 5'],
  ],
  [
    'section 3 of The Education (Information About Individual Pupils) (England) Regulations 2013',
    ['pupil-information-2013, section 3, ! unit'],
  ],
  ['regulation 5 of the Education Act 1996', ['education-act-1996, regulation 5, ! unit']],
  ['the education (information about individual pupils) (england) regulations 2013', ['pupil-information-2013']],
  ['THE EDUCATION (INFORMATION ABOUT INDIVIDUAL PUPILS) (ENGLAND) REGULATIONS 2013', ['pupil-information-2013']],
  ['Education (Information about Individual Pupils) Regulations 2013', ['pupil-information-2013']],
  ['SI 2013/2094', ['pupil-information-2013']],
  ['the 2013 Regulations (SI 2013/2094)', ['pupil-information-2013']],
  ['Education (Pupil Registration) (England) Regulations 2006 (SI 2006/1751)', ['pupil-registration-2006']],
  ['paragraph 18 of Schedule 1 to the Data Protection Act 2018', ['dpa-2018, schedule 1(18)']],
  ['paragraphs 1 and 18 of Schedule 1 to the Data Protection Act 2018', ['dpa-2018, schedule 1(1), schedule 1(18)']],
  ['Schedule 1, Part 2, paragraph 18 of the Data Protection Act 2018', ['dpa-2018, schedule 1 part 2(18)']],
  ['Schedule 1, Part 1, paragraph 1 of the Data Protection Act 2018', ['dpa-2018, schedule 1 part 1(1)']],
  ['DPA 2018 Schedule 1 Part 2 paragraph 18', ['dpa-2018, schedule 1 part 2(18)']],
  ['Sch 1 Pt 2 para 18 DPA 2018', ['dpa-2018, schedule 1 part 2(18)']],
  ['Sch. 1, para. 18 of the DPA', ['dpa-2018, schedule 1(18)']],
  ['section 10(5) of, and Schedule 1 to, the Data Protection Act 2018', ['dpa-2018, section 10(5), schedule 1']],
  ['Schedule 1 of the Data Protection Act 2018', ['dpa-2018, schedule 1']],
  ['Schedule 1 condition 18 of the DPA 2018', ['dpa-2018, schedule 1(18)']],
  ['Data Protection Act (DPA) 2018', ['dpa-2018']],
  ['Data Protection Act 2018 (DPA)', ['dpa-2018', 'dpa-2018']],
  ['Data Protection Act, 2018', ['dpa-2018']],
  ['Data Protection Act (2018)', ['dpa-2018']],
  ['Data Protection Act of 2018', ['dpa-2018']],
  ['data protection act 2018', ['dpa-2018']],
  ['the Data Protection Act', ['dpa-2018, context']],
  ['2018 Data Protection Act', ['dpa-2018, ! order']],
  ['DPA18', ['dpa-2018']],
  ['Data Protection Act 1998', ['dpa-1998']],
  ['the Data Protection Acts 1998 and 2018', ['dpa-1998', 'dpa-2018']],
  ['Data Protection Acts of 1984 and 1998', ['dpa-1984', 'dpa-1998']],
  ['Data Protection Act 2017', ['dpa-2018, ! title']],
  ['Data Protection Act 2008', ['dpa-2018, ! year']],
  ['Data Protction Act 2018', ['dpa-2018, ! title']],
  ['General Data Protection Regulation', ['uk-gdpr, as eu-gdpr']],
  ['General Data Protection Regulation (GDPR)', ['uk-gdpr, as eu-gdpr']],
  ['UK General Data Protection Regulation (UK GDPR)', ['uk-gdpr']],
  ['General Data Protection Regulations', ['uk-gdpr, ! title']],
  ['General Data Protection Regulations (GDPR)', ['uk-gdpr, ! title']],
  ['EU General Data Protection Regulation', ['uk-gdpr, as eu-gdpr']],
  ['Regulation (EU) 2016/679', ['uk-gdpr, as eu-gdpr']],
  ['General Data Protection Regulation (EU) 2016/679 ("GDPR")', ['uk-gdpr, as eu-gdpr']],
  ['EU GDPR', ['uk-gdpr, as eu-gdpr']],
  ['UK-GDPR', ['uk-gdpr']],
  ['GDPR', ['uk-gdpr, as eu-gdpr']],
  ['General Data Protection Act 2018', ['uk-gdpr, ! title']],
  ['Children Act 1989', ['children-act-1989']],
  ['Children Act 1989 and 2004', ['children-act-1989', 'children-act-2004']],
  ['Children Acts 1989 and 2004', ['children-act-1989', 'children-act-2004']],
  ['Children Act of 1989', ['children-act-1989']],
  ["1989 Children's Act", ['children-act-1989, ! title order']],
  ['the 1989 Children Act', ['children-act-1989, ! order']],
  ["Children's Act 1989", ['children-act-1989, ! title']],
  ['Childrens Act 2004', ['children-act-2004, ! title']],
  ['Section 47 of the Children Act', ['children-act-1989, section 47, context']],
  ["Section 47 of the Children's Act", ['children-act-1989, section 47, ! title, context']],
  ['Section 17 Children Act 1989', ['children-act-1989, section 17']],
  ['s.17 and s.47 of the Children Act 1989', ['children-act-1989, section 17, section 47']],
  ['Children and Young Persons Act 2008', ['cypa-2008']],
  ["Children and Young Person's Act 2008", ['cypa-2008, ! title']],
  ["Children and Young Persons' Act 2008", ['cypa-2008, ! title']],
  ["Young People's Act 2008", ['cypa-2008, ! title']],
  ["Children and Young People's Act 2008", ['cypa-2008, ! title']],
  ['Children and Families Act 2014', ['cfa-2014']],
  ['Children & Families Act 2014', ['cfa-2014']],
  ['Children and Family Act 2014', ['cfa-2014, ! title']],
  ['Children and Young People (Scotland) Act 2014', ['cyp-scotland-2014']],
  ['Children and Young Person (Scotland) Act 2014', ['cyp-scotland-2014, ! title']],
  ["Children's (Scotland) Act 1995", ['children-scotland-1995, ! title']],
  ['Equalities Act 2010', ['equality-2010, ! title']],
  ['Equality Act 2010', ['equality-2010']],
  ['Equality Act 2006', ['equality-2006']],
  ['Freedom of Information Act 2000', ['foia-2000']],
  ['Freedom of Information Act 2005', ['foia-2000, ! title']],
  ['Freedom of Information Act 2002', ['foia-2000, ! title']],
  ['Freedom of Information (Scotland) Act 2002', ['foisa-2002']],
  ['Freedom of Information Act (2000)', ['foia-2000']],
  ['the FOI Act', ['foia-2000, context']],
  ['Protection of Freedom Act 2012', ['pofa-2012, ! title']],
  ['Protection of Freedoms Act 2012', ['pofa-2012']],
  ['Protection of Freedoms Act 2010', ['pofa-2012, ! title']],
  ['Protection of Freedom Act', ['pofa-2012, ! title']],
  ['Sections 26 to 28 of the Protection of Freedoms Act 2012', ['pofa-2012, section 26-28']],
  ['Health and Safety at Work Act 1974', ['hswa-1974, ! title']],
  ['Health and Safety at Work etc Act 1974', ['hswa-1974']],
  ['Health and Safety at Work, etc. Act 1974', ['hswa-1974']],
  ['Rehabilitation of Offenders Act 1974', ['rehabilitation-1974']],
  ['Rehabilitation of Offenders Act 1975', ['rehabilitation-1974, ! title']],
  ['Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975', ['rehabilitation-exceptions-1975']],
  ['Education and Inspection Act 2006', ['eia-2006, ! title']],
  ['Education Act 1944', ['education-act-1944']],
  [
    'Education Act 1993',
    [
      '? education-act-1996 education-act-1997 education-act-2002 education-act-2005 education-act-2011 education-act-1944, ambiguous',
    ],
  ],
  ['Further and Higher Education Act 1992', ['further-higher-1992']],
  ['Education (Schools) Act 1997', ['?, ambiguous']],
  ['Education (Independent School Standards) Regulations 2014', ['iss-2014']],
  ['Education (Independent School Standards) Regulations 2010', ['iss-2010']],
  [
    'Part 3 of the Schedule to the Education (Independent School Standards) Regulations 2014',
    ['iss-2014, schedule part 3'],
  ],
  [
    'Education (Information About Individual Pupils) (Wales) Regulations 2017',
    ['pupil-information-wales-2007, ! year'],
  ],
  ['Education (Information About Individual Pupils) (Wales) Regulations 2007', ['pupil-information-wales-2007']],
  [
    'Education (Information About Individual Pupils) (England) Regulations 2006',
    ['pupil-information-2013, as pupil-information-2006'],
  ],
  [
    'Education (Supply of Information about the School Workforce) (No. 2) (England) Regulations 2007',
    ['workforce-information-2007'],
  ],
  ['Social Services and Well-being (Wales) Act 2014', ['ssww-2014']],
  ['Social Services and Wellbeing (Wales) Act 2014', ['ssww-2014']],
  ["Standards in Scotland's Schools etc. Act 2000", ['standards-scotland-2000']],
  ['Protection of Vulnerable Groups (Scotland) Act 2007', ['pvg-2007']],
  ['Charities Act 1993', ['charities-1993']],
  ['Disability Discrimination Act 1995', ['disability-discrimination-act-1995']],
  ['Privacy and Electronic Communications Regulations 2003', ['pecr-2003']],
  ['Privacy and Electronic Communications (EC Directive) Regulations 2003', ['pecr-2003']],
  ['Data (Use and Access) Act 2025', ['duaa-2025']],
  ['Data Use and Access Act 2025', ['duaa-2025']],
  ['Counter Terrorism and Security Act 2015', ['ctsa-2015']],
  ["Children's Wellbeing and Schools Bill", ['cws-bill']],
  ['Childrens Wellbeing and Schools Act 2026', ['cwsa-2026']],
  ['EU-US Privacy Shield', ['privacy-shield']],
  ['Immigration, Asylum and Nationality Act 2006', ['asylum-2006']],
  ['Apprenticeships, Skills, Children & Learning Act 2009', ['ascla-2009']],
  ['Local Government (Contracts) Act 1997', ['?, ambiguous']],
  ['section 164A of the Data Protection Act 2018', ['dpa-2018, section 164A']],
  ["Teachers' Pensions Regulations 2010", ['teachers-pension-2010']],
  ['Teachers Pension Scheme Regulations 2014', ['teachers-pension-2014']],
  ['The Data Protection Act (DPA, 2018)', ['dpa-2018']],
  ['The Protection of Freedoms Act (POFA, 2012)', ['pofa-2012']],
  ['Human Rights Act (HRA, 1998)', ['human-rights-1998']],
  ['General Data Protection Regulation (2018)', ['uk-gdpr, ! title']],
  ['UK (GDPR)', ['uk-gdpr']],
  ['Schedule 1 part 2(6) of the DPA2018', ['dpa-2018, schedule 1 part 2']],
  ['Additional Learning needs and the Educational Tribunal (Wales) Act 2018', ['aln-2018, ! title']],
  ['Social Services and Well-being Act 2014', ['ssww-2014, ! short']],
  ['The Education (pupil information) (Wales) Regulations 2011', ['pupil-information-access-wales-2011']],
  ['The School Governance (Constitution and Federations) (England) (Amendment) Regulations 2016', ['?, ambiguous']],
  ['Section 14(1) of the 1996 Education Act', ['education-act-1996, section 14(1), ! order']],
  ['Regulation 3 of the Health Protection (Local Authority Powers) (Wales) Regulations 2010', ['?, ambiguous']],
  ['paragraph 8(1)(a) of Schedule 1 to the DPA 2018', ['dpa-2018, schedule 1(8)(a)']],
  ['Part 2 of Schedule 1 to the Data Protection Act 2018', ['dpa-2018, schedule 1 part 2']],
  ['Schedule 1 Part 1 (1) of the Data Protection Act 2018', ['dpa-2018, schedule 1 part 1']],
  [
    'Sections 17, 20, 47 and 83 of the Children Act 1989',
    ['children-act-1989, section 17, section 20, section 47, section 83'],
  ],
  ['Section 175/157 of the Education Act 2002', ['education-act-2002, section 175, section 157']],
  ['section 29(3) Education Act 1996', ['education-act-1996, section 29(3)']],
  ['Section 507b of the Education Act 1996', ['education-act-1996, section 507B']],
  ['Section 10 of the Children Act 2004', ['children-act-2004, section 10']],
  ['the Children Act (1989)', ['children-act-1989']],
  [
    'The Children Act 1989, section 47, and the Children Act 2004, section 11',
    ['children-act-1989, section 47', 'children-act-2004, section 11'],
  ],
  ['the Act (Education Act 1996), s.537A', ['education-act-1996, section 537A']],
  [
    'Under the Education Act 1996 we must register pupils. Section 434 of that Act says how.',
    ['education-act-1996', 'education-act-1996, section 434, context'],
  ],
  [
    'The Data Protection Act 2018 ("the 2018 Act") applies. Schedule 2 of the 2018 Act has exemptions.',
    ['dpa-2018', 'dpa-2018, context', 'dpa-2018, schedule 2, context'],
  ],
  [
    'The Education (Pupil Information) (England) Regulations 2005 apply; regulation 9 of those Regulations is about transfer.',
    ['pupil-information-access-2005', 'pupil-information-access-2005, regulation 9, context'],
  ],
  ['Data Protection Act 25 May 2018', ['dpa-2018, context']],
  ['the Data Protection Act 2018/GDPR', ['dpa-2018', 'uk-gdpr, as eu-gdpr']],
  ['GDPR/Data Protection Act 2018', ['uk-gdpr, as eu-gdpr', 'dpa-2018']],
  [
    'Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975 (as amended in 2013 and 2020)',
    ['rehabilitation-exceptions-1975'],
  ],
  ['Rehabilitation of Offenders (Exceptions) Order 1975', ['rehabilitation-exceptions-1975']],
  ['Statutory Instrument 2013 No. 2094', ['pupil-information-2013']],
  ['S.I. 2024/208', ['attendance-2024']],
  ['WSI 2007/3562', ['pupil-information-wales-2007']],
  ['Regulation (EU) 2016/679 of the European Parliament', ['uk-gdpr, as eu-gdpr']],
  ['Police Act 1997', ['police-act-1997']],
  ['Limitation Act 1980 (Section 2)', ['limitation-1980, section 2']],
  ['the Charities Act', ['? charities-2011 charities-2022 charitable-1992 charities-2006 charities-1993, ambiguous']],
  ['Equality Act', ['? equality-2010 equality-2006, ambiguous']],
  ['The Special Educational Needs and Disability Act (Northern Ireland) 2016', ['send-ni-2016']],
  ['Education (NI) Order 1998', ['education-ni-1998']],
  ['Children Order (NI) 1995', ['children-ni-1995']],
];

const GUIDANCE: readonly Form[] = [
  [
    'section 538 of the Education Act 1996 and the Academies Trust Handbook',
    ['education-act-1996, section 538', 'academy-trust-handbook'],
  ],
  [
    '‘In the Picture: A Data Protection Code of Practice for Surveillance Cameras and Personal Data’, June 17',
    ['ico-cctv-code, edition 2017-6'],
  ],
  ['Surveillance Camera Code of Practice, June 2013', ['surveillance-camera-code, edition 2013-6']],
  ['Keeping Children Safe in Education (KCSIE) 2025', ['kcsie, edition 2025']],
  ['Keeping children safe in education (KCSIE, 2024)', ['kcsie, edition 2024']],
  ['KCSiE 2023', ['kcsie, edition 2023']],
  ['KCSIE 2025-26', ['kcsie, edition 2025']],
  ['KCSiE 25', ['kcsie, edition 2025']],
  ['KCSIE 24/25', ['kcsie, edition 2024']],
  ['Staff read KCSIE in 24 hours', ['kcsie']],
  ['KCSIE September 25', ['kcsie, edition 2025-9']],
  ['KCSIE (2025)', ['kcsie, edition 2025']],
  ['Keeping Children Safe in Education, DfE, 2022', ['kcsie, edition 2022']],
  ['Keeping Children Safe in Education - September 2021', ['kcsie, edition 2021-9']],
  ['Keeping children safe in education: for schools and colleges, September 2020', ['kcsie, edition 2020-9']],
  ['Keeping Children Safe In Education (DfE 2019)', ['kcsie, edition 2019']],
  ['Keeping Children Safe in Education (updated September 2021)', ['kcsie, edition 2021-9']],
  ['Keeping children safe in education (as amended September 2018)', ['kcsie, edition 2018-9']],
  ['the most recent version of Keeping children safe in education', ['kcsie, open edition']],
  ['Keeping children safe in education (latest edition)', ['kcsie, open edition']],
  ['Keeping children safe in education (as updated annually)', ['kcsie, open edition']],
  ["the 2024 edition of the DfE's Keeping children safe in education", ['kcsie, edition 2024']],
  ['2023 KCSIE', ['kcsie, edition 2023']],
  ['Part 3 of Keeping Children Safe in Education (2024)', ['kcsie, edition 2024']],
  ['Keeping Children Safe in Education and Working Together 2018', ['kcsie', 'working-together, edition 2018']],
  ['Keeping children safe in education, the Children Act 1989 and others', ['kcsie', 'children-act-1989']],
  ['Working Together to Safeguard Children (2018)', ['working-together, edition 2018']],
  ['Working Together 2023', ['working-together, edition 2023']],
  ['WTSC 2018', ['working-together, edition 2018']],
  ['Working together to improve school attendance 2022', ['attendance-guidance, edition 2022']],
  ['Working together to improve school attendance (August 2024)', ['attendance-guidance, edition 2024-8']],
  ['Statutory framework for the early years foundation stage (2017)', ['eyfs, edition 2017']],
  ['EYFS framework 2021', ['eyfs, edition 2021']],
  ['Prevent Duty Guidance 2015', ['prevent-duty, edition 2015']],
  ['Governance Handbook 2019', ['governance-handbook, edition 2019']],
  ['Academies Financial Handbook 2020', ['academies-financial-handbook, edition 2020']],
  ['Academy Trust Handbook 2025', ['academy-trust-handbook, edition 2025']],
  ['Keeping Children Safe in Eduction 2018', ['kcsie, edition 2018']],
];

/** Words that look like a citation and are none. */
const NOTHING: readonly Form[] = [
  ['the Education (Pupil Information)', []],
  ['working together with parents since 2018', []],
  ['article 5 of this policy', []],
  ['Schedule 1 to this notice', []],
  ['section 5 below', []],
  ['see section 4', []],
  ['clause 6.1(c)', []],
  ['the Act', []],
  ['Regulation of care', []],
  ['an order in 2018', []],
  ['Read this article 5 minutes before the lesson', []],
  ['Write to gdpr@oakfield.example.sch.uk or see www.oakfield.example.sch.uk/data-protection-act-1998', []],
];

describe.each([
  ['articles', ARTICLES],
  ['laws', LAWS],
  ['guidance', GUIDANCE],
  ['no citations', NOTHING],
])('%s', (_, forms) => {
  it.each(forms)('%s', (text, expected) => {
    const citations = citationsInText(text, registers, AS_OF);
    expect(citations.map(summary)).toEqual(expected);
    for (const { start, end } of citations) expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
  });
});

describe('places', () => {
  const quotes = (text: string) =>
    citationsInText(text, registers, AS_OF).map(({ start, end }) => text.slice(start, end));

  it('quotes the provision with the title as written', () => {
    expect(
      quotes(
        'on a statutory basis, under Section 83 of 1989 Children’s Act, Section 7 of the Young People’s Act 2008 and so on',
      ),
    ).toEqual(['Section 83 of 1989 Children’s Act', 'Section 7 of the Young People’s Act 2008']);
  });

  it('reads over line breaks, soft hyphens and narrow spaces', () => {
    const text = 'the Edu\u00adcation (Information About Individual Pupils) (England) Regula\u00adtions\u00a02013';
    expect(quotes(text)).toEqual([text.slice(4)]);
  });

  it('takes in the edition on either side of a title', () => {
    expect(quotes('We follow the 2018 edition of Working Together and KCSIE (September 2025).')).toEqual([
      '2018 edition of Working Together',
      'KCSIE (September 2025)',
    ]);
  });
});

describe('what the text says elsewhere', () => {
  const read = (text: string) => citationsInText(text, registers, AS_OF).map(summary);

  it('lets a notice define GDPR as the UK GDPR, before and after', () => {
    expect(read('GDPR matters.\nThe UK General Data Protection Regulation ("GDPR") applies.\nGDPR again.')).toEqual([
      'uk-gdpr',
      'uk-gdpr',
      'uk-gdpr',
    ]);
  });

  it('does not take the GDPR in brackets after an Act for that Act', () => {
    expect(read('The Data Protection Act 2018 (GDPR) applies.')).toEqual(['dpa-2018', 'uk-gdpr, as eu-gdpr']);
  });

  it('leaves a bare article to the treaty named in its sentence', () => {
    expect(read('The European Convention on Human Rights protects families in Article 8.')).toEqual([
      'echr',
      'echr, article 8, context',
    ]);
    expect(read('The Human Rights Act 1998 and Article 6(1)(e) matter.')).toEqual([
      'human-rights-1998',
      'uk-gdpr, article 6(1)(e), context',
    ]);
  });

  it('gives a letter alone to the article before it', () => {
    expect(read('Our basis is Article 6(1)(e); for the census, letter (c).')).toEqual([
      'uk-gdpr, article 6(1)(e), context',
      'uk-gdpr, article 6(1)(c), context',
    ]);
  });

  it('gives "that Schedule" and "its Schedule 1" to the Act before it', () => {
    expect(
      read('We use paragraph 18 of Schedule 1 to the Data Protection Act 2018 and paragraph 36 of that Schedule.'),
    ).toEqual(['dpa-2018, schedule 1(18)', 'dpa-2018, schedule 1(36), context']);
  });

  it('leaves the provisions of a law the register does not know to nobody', () => {
    expect(
      read('Article 6 of the Harbour Bridges (Penzance) Order 1931 and regulation 2 of the Quay Regulations 1999'),
    ).toEqual(['?, article 6, ambiguous', '?, regulation 2, ambiguous']);
  });

  it('ties no article to a law that has none and stands behind a comma', () => {
    expect(read('The register is a duty: Article 6(1)(c), under the Education Act 1996.')).toEqual([
      'uk-gdpr, article 6(1)(c), context',
      'education-act-1996',
    ]);
    expect(
      read('The Data Protection Act 2018 tells us so. We use Article 10 and section 10(5) of the same Act.'),
    ).toEqual(['dpa-2018', 'uk-gdpr, article 10, context', 'dpa-2018, section 10(5), context']);
    expect(read('Article 6 of the Data Protection Act 2018')).toEqual(['dpa-2018, article 6, ! unit']);
    expect(read('Section 6(1)(e), of the UK GDPR')).toEqual(['uk-gdpr, section 6(1)(e), ! unit']);
  });
});
