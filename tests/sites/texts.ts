/** Words of the invented sites: privacy notices of every kind, and what is none but looks like one. */
import type { NoticeKind } from '../../src/engine/report';
import { type Chance, chanceOf } from './chance';

export interface TextBlock {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item';
  readonly text: string;
  /** Of a heading: 2 where nothing is said. */
  readonly level?: 3;
}

export interface Text {
  readonly title: string;
  readonly blocks: readonly TextBlock[];
}

/** Who a text speaks for. */
export interface Speaker {
  /** "Oakmere Primary School"; a trust's own name where it speaks for all its schools. */
  readonly name: string;
  readonly trust: string | null;
  readonly host: string;
  readonly town: string;
}

interface People {
  readonly titles: readonly string[];
  /** "pupils": whom it is about. */
  readonly who: string;
  readonly held: readonly string[];
  readonly why: readonly string[];
  readonly shared: readonly string[];
}

const PEOPLE: Readonly<Record<Exclude<NoticeKind, 'general' | 'unknown'>, People>> = {
  pupils: {
    titles: [
      'Privacy notice for pupils',
      'Pupil privacy notice',
      'Privacy notice: how we use pupil information',
      'How we use pupil information',
      'Privacy Notice (pupils and their families)',
      'Pupil Privacy Notice (UK GDPR)',
      'Privacy notice for pupils, parents and carers',
      'Fair processing notice: pupils',
      'How we use your child’s information',
      'GDPR privacy notice – students',
      'Privacy Notice GDPR Pupils and Parents',
      'PRIVACY NOTICE (PUPILS)',
      'Data privacy notice for pupils and families',
    ],
    who: 'pupils',
    held: [
      'names, unique pupil numbers, dates of birth and addresses',
      'characteristics such as ethnicity, language and eligibility for free school meals',
      'attendance: sessions attended, absences and the reasons for them',
      'results of assessments and reports to parents',
      'special educational needs, and the support that is given',
      'medical conditions, allergies and dietary needs',
      'behaviour, suspensions and what was done about them',
    ],
    why: [
      'support pupils’ learning',
      'monitor and report on pupils’ progress',
      'provide pastoral care',
      'keep children safe',
    ],
    shared: [
      'schools that pupils go to after leaving us',
      'our local authority',
      'the Department for Education',
      'the school nursing service',
    ],
  },
  parents: {
    titles: [
      'Privacy notice for parents and carers',
      'Parent and carer privacy notice',
      'Privacy notice: how we use the information of parents',
    ],
    who: 'parents and carers',
    held: [
      'parents’ names, addresses, telephone numbers and email addresses',
      'your relationship to the child and whether you have parental responsibility',
      'your bank details where you pay for meals or trips',
      'records of your letters, calls and visits to us',
    ],
    why: [
      'contact you about your child',
      'take payments from you',
      'answer your complaints',
      'assess whether you are entitled to help',
    ],
    shared: ['our local authority', 'the company that sends our text messages', 'our payment provider'],
  },
  workforce: {
    titles: [
      'Privacy notice for staff',
      'Privacy notice: school workforce',
      'Workforce privacy notice',
      'How we use school workforce information',
      'Staff Privacy Notice',
      'Privacy notice for employees, trainees and volunteers',
      'GDPR privacy notice – staff',
      'Privacy notice: how we use staff information',
      'PRIVACY NOTICE FOR STAFF',
      'Fair processing notice for the school workforce',
    ],
    who: 'staff',
    held: [
      'names, employee or teacher numbers and national insurance numbers',
      'contracts: start dates, hours worked, posts, roles and salary',
      'absences from work and the reasons for them',
      'qualifications and, where relevant, subjects taught',
      'bank details for the payroll, and pension membership',
      'outcomes of checks by the Disclosure and Barring Service',
    ],
    why: [
      'enable individuals to be paid',
      'support the recruitment and development of employees',
      'plan staffing',
      'meet our duties as an employer',
    ],
    shared: [
      'our local authority',
      'the Department for Education',
      'our payroll provider',
      'pension schemes',
      'HM Revenue and Customs',
    ],
  },
  governors: {
    titles: [
      'Privacy notice for governors',
      'Governors’ privacy notice',
      'Privacy notice for governors and trustees',
      'Governor and trustee privacy notice',
    ],
    who: 'governors',
    held: [
      'names and contact details',
      'your term of office and the body that appointed you',
      'business and pecuniary interests',
      'records of governors’ attendance at meetings',
      'training that governors have done',
    ],
    why: [
      'establish and maintain effective governance',
      'meet our duty to publish governors’ details',
      'keep children safe',
    ],
    shared: [
      'the Department for Education, for its register of governors',
      'our local authority',
      'Companies House where it applies',
    ],
  },
  'job-applicants': {
    titles: ['Privacy notice for job applicants', 'Recruitment privacy notice', 'Job applicant privacy notice'],
    who: 'job applicants',
    held: [
      'names and contact details of applicants',
      'copies of right to work documents',
      'references from your referees',
      'evidence of qualifications',
      'your employment history, training and notes of interviews',
    ],
    why: [
      'enable us to establish relevant experience and qualifications',
      'shortlist candidates for the post you applied for',
      'run checks on applicants before appointment',
    ],
    shared: [
      'our local authority, where we have to share concerns',
      'our human resources provider',
      'the Disclosure and Barring Service',
    ],
  },
  visitors: {
    titles: ['Privacy notice for visitors', 'Visitor privacy notice', 'Privacy notice for visitors and contractors'],
    who: 'visitors',
    held: [
      'names of visitors and the organisation they come from',
      'the purpose of your visit and times of arrival and departure',
      'car registration numbers',
      'photographs for visitors’ badges',
    ],
    why: [
      'identify visitors and keep the site safe',
      'know who is in the building in a fire',
      'keep records of visitors',
    ],
    shared: ['the police where they ask for it', 'our local authority', 'the supplier of our sign-in system'],
  },
  'looked-after-children': {
    titles: [
      'Privacy notice for looked-after children',
      'Looked after children privacy notice',
      'Privacy notice: children in need and looked-after children',
    ],
    who: 'looked-after children',
    held: [
      'names, addresses and dates of birth of children in our care of learning',
      'episodes of being looked after and the placing authority',
      'personal education plans',
      'names of social workers and foster carers',
      'records of reviews',
    ],
    why: [
      'support these children and monitor their progress',
      'provide them with pastoral care',
      'assess the quality of our services',
    ],
    shared: ['the virtual school', 'social workers and the placing authority', 'the Department for Education'],
  },
  alumni: {
    titles: ['Privacy notice for former pupils', 'Alumni privacy notice'],
    who: 'former pupils',
    held: [
      'names of former pupils and years at school',
      'contact details that former pupils gave us',
      'what former pupils tell us of their careers',
      'gifts and donations',
    ],
    why: [
      'keep former pupils in touch with the school',
      'invite former pupils to reunions',
      'raise money for the school',
    ],
    shared: ['the company that keeps our mailing list', 'the alumni association'],
  },
  cctv: {
    titles: ['CCTV privacy notice', 'Privacy notice: closed circuit television (CCTV)'],
    who: 'people whom our CCTV cameras record',
    held: [
      'images of people who come into view of the cameras',
      'the date and time of the footage',
      'registration plates of vehicles',
    ],
    why: ['keep pupils, staff and visitors safe', 'prevent and detect crime', 'look into incidents on the site'],
    shared: ['the police where they ask for footage', 'our insurers', 'the engineers who look after the cameras'],
  },
  biometrics: {
    titles: ['Biometric information privacy notice', 'Privacy notice: biometric data (cashless catering)'],
    who: 'pupils and staff who use our biometric system',
    held: ['measurements of a fingerprint, kept as a string of numbers', 'the name and class that belong to them'],
    why: ['identify people at the till in the canteen', 'lend books from the library'],
    shared: ['the supplier of the biometric system'],
  },
  website: {
    titles: ['Website privacy notice', 'Privacy notice for visitors to our website'],
    who: 'visitors to this website',
    held: [
      'your internet address and the browser that you use',
      'the pages that you look at',
      'what you write in our contact form',
    ],
    why: ['answer what you ask us through the website', 'find out how the website is used', 'keep the website secure'],
    shared: ['the company that hosts this website', 'the company that counts visits to this website'],
  },
};

/** Kinds that the texts come in. */
export type TextKind = keyof typeof PEOPLE | 'general';

/** A privacy notice; the same seed gives the same words. */
export function noticeText(kind: TextKind, speaker: Speaker, seed: string): Text {
  const chance = chanceOf(`notice ${kind} ${seed}`);
  if (kind === 'general') return generalText(speaker, chance);
  const people = PEOPLE[kind];
  const title = chance.pick(people.titles);
  return { title, blocks: [{ kind: 'title', text: title }, ...bodyOf(people, speaker, chance)] };
}

/** Several notices in one document, each under its own heading. */
export function severalText(kinds: readonly Exclude<TextKind, 'general'>[], speaker: Speaker, seed: string): Text {
  const chance = chanceOf(`several ${kinds.join()} ${seed}`);
  const title = chance.pick(['Privacy notices', 'Our privacy notices', 'GDPR and privacy notices']);
  const blocks: TextBlock[] = [
    { kind: 'title', text: title },
    { kind: 'paragraph', text: 'The notices below tell you how we use personal data.' },
  ];
  for (const kind of kinds) {
    blocks.push({ kind: 'heading', text: PEOPLE[kind].titles[0] ?? kind });
    const body = bodyOf(PEOPLE[kind], speaker, chance);
    blocks.push(...body.map((block): TextBlock => (block.kind === 'heading' ? { ...block, level: 3 } : block)));
  }
  return { title, blocks };
}

function generalText(speaker: Speaker, chance: Chance): Text {
  const title = chance.pick([
    'Privacy notice',
    'General privacy notice',
    'Privacy notice: how we use personal information',
  ]);
  const people: People = {
    titles: [title],
    who: 'pupils, parents, staff, governors and visitors',
    held: [
      'contact details of pupils, parents, staff, governors and visitors',
      'pupils’ attendance, results and needs',
      'staff contracts, pay and absences',
      'governors’ terms of office and interests',
    ],
    why: [
      'teach and look after pupils',
      'employ and pay staff',
      'govern the school well',
      'keep everybody on the site safe',
    ],
    shared: ['our local authority', 'the Department for Education', 'companies that work for us'],
  };
  return { title, blocks: [{ kind: 'title', text: title }, ...bodyOf(people, speaker, chance)] };
}

function bodyOf(people: People, { name, trust, host, town }: Speaker, chance: Chance): TextBlock[] {
  const { who } = people;
  const controller = trust !== null && chance.often(60) ? trust : name;
  const office = `office@${host.replace(/^www\./, '')}`;
  const heading = (options: readonly string[]): TextBlock => ({ kind: 'heading', text: chance.pick(options) });
  const say = (options: readonly string[]): TextBlock => ({ kind: 'paragraph', text: chance.pick(options) });
  const list = (items: readonly string[], from = 3): TextBlock[] => {
    const count = Math.min(items.length, from + chance.below(items.length));
    return chance
      .shuffled(items)
      .slice(0, count)
      .map((text) => ({ kind: 'item', text }));
  };
  return [
    say([
      `This privacy notice explains how we collect, store and use personal data about ${who}.`,
      `Under data protection law, individuals have a right to be informed about how ${name} uses any personal data that we hold about them. This notice explains how we collect, store and use personal data about ${who}.`,
      `This notice tells you what personal information we hold about ${who}, why we hold it and who we share it with.`,
    ]),
    say([
      `${controller} is the data controller for the purposes of data protection law.`,
      `We, ${controller}, ${town}, are the data controller.`,
      `The controller of this information is ${controller}, which you can reach at ${office}.`,
    ]),
    heading([
      'The personal data we hold',
      'What information we collect',
      'The categories of information that we process',
      'What we hold',
    ]),
    say([
      `The personal data that we may collect, use and store about ${who} includes:`,
      `We hold these categories of information about ${who}:`,
    ]),
    ...list(people.held),
    heading(['Why we use this data', 'Why we collect and use this information', 'Purposes']),
    say(['We use this data to:', 'We collect and use this information in order to:']),
    ...list(people.why),
    heading([
      'Our lawful basis for using this data',
      'The lawful basis on which we use this information',
      'Our legal basis',
    ]),
    say([
      'We only collect and use personal information when the law allows us to. Most commonly, we use it where we need to comply with a legal obligation (Article 6(1)(c) of the UK GDPR) or to perform a task in the public interest (Article 6(1)(e)).',
      'We rely on Article 6(1)(e) of the UK GDPR, a task carried out in the public interest, and on Article 6(1)(c), a legal obligation. For health data we rely on Article 9(2)(g).',
    ]),
    heading(['Who we share this information with', 'Data sharing', 'Who sees it']),
    say([
      'We share this information with:',
      'Where it is legally required, or necessary and fair, we may share personal information with:',
    ]),
    ...list(people.shared, 2),
    heading(['How we store this data', 'How long we keep it', 'Storing this information']),
    say([
      'We keep this information for as long as our retention schedule sets out, and then dispose of it securely.',
      'We hold it only for as long as it is needed, and no longer than our records management schedule says; it is then destroyed.',
    ]),
    heading(['Your rights', 'Your data protection rights', 'Requesting access to personal data']),
    say([
      'You have the right to ask for a copy of the information that we hold, to have it corrected, erased or restricted, and to object to how it is used.',
      'Individuals have a right to make a subject access request. You can also ask us to put information right, to erase it or to stop using it in certain circumstances.',
    ]),
    heading(['Complaints', 'If you are unhappy', 'Concerns']),
    say([
      'If you think that our use of personal data is unfair, misleading or inappropriate, tell us first. You can also complain to the Information Commissioner’s Office.',
      'We take complaints about our use of personal information seriously. You can make a complaint to the Information Commissioner’s Office at any time.',
    ]),
    heading(['Contact us', 'Our data protection officer', 'Questions']),
    say([
      `Our data protection officer is ${chance.pick(['Ruth Ellerby', 'Imran Saleem', 'Gwen Parry', 'Tobias Wren'])}, who can be reached at dpo@${host.replace(/^www\./, '')}.`,
      `If you have questions about this notice, write to ${office} and mark it for our data protection officer.`,
    ]),
    say([
      `This notice was last reviewed in September ${chance.pick(['2025', '2026'])}.`,
      'We review this notice every year.',
    ]),
  ];
}

/** What looks like a notice and is none. */
export type DecoyKind =
  | 'data-protection-policy'
  | 'cookies'
  | 'retention-schedule'
  | 'publication-scheme'
  | 'access-request-form'
  | 'news'
  | 'blank-template'
  | 'consent-form'
  | 'about-gdpr'
  | 'other-policy';

export function decoyText(kind: DecoyKind, { name, host, town }: Speaker, seed: string): Text {
  const chance = chanceOf(`decoy ${kind} ${seed}`);
  const text = (title: string, lines: readonly string[]): Text => ({
    title,
    blocks: [
      { kind: 'title', text: title },
      ...lines.map((line): TextBlock => {
        if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) };
        return line.startsWith('- ') ? { kind: 'item', text: line.slice(2) } : { kind: 'paragraph', text: line };
      }),
    ],
  });
  switch (kind) {
    case 'data-protection-policy':
      return text(chance.pick(['Data protection policy', 'Data Protection (GDPR) Policy']), [
        `# 1. Aims`,
        `${name} aims to ensure that all personal data is collected, stored and processed in accordance with the UK GDPR and the Data Protection Act 2018. This policy applies to all personal data, whether it is on paper or in electronic form.`,
        '# 2. Definitions',
        'Personal data: any information relating to an identified, or identifiable, living individual. Processing: anything done to personal data, such as collecting, recording, storing or destroying it.',
        '# 3. Roles and responsibilities',
        'The governing board has overall responsibility for ensuring that the school complies with all relevant data protection obligations. The headteacher acts as the representative of the controller on a day-to-day basis. All staff are responsible for collecting, storing and processing any personal data in accordance with this policy.',
        '# 4. Data protection principles',
        'Personal data must be processed lawfully, fairly and in a transparent manner; collected for specified purposes; adequate, relevant and limited; accurate; kept no longer than is necessary; and processed securely.',
        '# 5. Subject access requests',
        'If staff receive a subject access request they must forward it to the data protection officer at once. When responding to requests we will verify the identity of the applicant and respond within one month.',
        '# 6. Personal data breaches',
        'The school will make all reasonable endeavours to ensure that there are no personal data breaches. In the event of a suspected breach staff will follow the procedure in appendix 1.',
        '# 7. Training',
        'All staff and governors are given data protection training as part of their induction.',
        '# 8. Monitoring arrangements',
        'The data protection officer is responsible for monitoring and reviewing this policy. It is reviewed every two years and approved by the governing board.',
      ]);
    case 'cookies':
      return text(chance.pick(['Cookies', 'Cookie policy', 'How we use cookies']), [
        'Cookies are small text files that a website puts on your computer. This page says which cookies this website uses.',
        '# Cookies that are needed',
        'A session cookie keeps track of which pages you have seen. This cookie is deleted when you close your browser.',
        '# Cookies that count visits',
        'These cookies collect information about how visitors use our website. The cookies collect it in a form that does not identify anyone.',
        '# How to turn cookies off',
        'You can set your browser to refuse cookies. Some parts of the website may not work without cookies.',
      ]);
    case 'retention-schedule':
      return text(chance.pick(['Records retention schedule', 'Data retention policy and schedule']), [
        `This schedule sets out how long ${name} keeps records. It follows the toolkit for schools on records management.`,
        '# Pupils',
        '- Admission registers: six years from the date on which the entry was made',
        '- Pupil records: date of birth of the pupil plus 25 years',
        '- Attendance registers: six years',
        '# Staff',
        '- Personnel files: end of employment plus six years',
        '- Timesheets: six years',
        '- Interview notes of unsuccessful candidates: six months',
        '# Governance',
        '- Minutes of meetings: permanent',
        '- Trusts and endowments: permanent',
        '# Disposal',
        'Records are shredded or deleted by the records manager, who keeps a list of what has been disposed of.',
      ]);
    case 'publication-scheme':
      return text('Freedom of information publication scheme', [
        `This is ${name}’s scheme of information that is available under the Freedom of Information Act 2000.`,
        '# Who we are and what we do',
        '- The school’s prospectus',
        '- Staffing structure',
        '- Term dates',
        '# What we spend and how we spend it',
        '- Annual budget plan',
        '- Capital funding',
        '- Pay policy',
        '# How to ask for information',
        `Write to the school office in ${town} or to office@${host.replace(/^www\./, '')}. Single copies are free. Where there is a charge for copying we tell you first.`,
      ]);
    case 'access-request-form':
      return text('Subject access request form', [
        'Use this form to ask for a copy of the personal data that we hold about you. You do not have to use it.',
        '# Your details',
        'Name: ______________',
        'Address: ______________',
        'Relationship with the school (pupil, parent, employee, governor): ______________',
        '# What you ask for',
        'Please give me (tick all that apply): my personnel file; my child’s medical records; emails between the dates: ______________',
        '# Declaration',
        'I confirm that I am the person named above. Signed: ______________ Date: ______________',
      ]);
    case 'news':
      return text(
        chance.pick(['New privacy notices on our website', 'GDPR: what is changing', 'Data protection week in school']),
        [
          `This week ${name} put its new privacy notices on the website, and our digital leaders led an assembly about keeping passwords safe.`,
          'Year 6 made posters on what happens to your photographs online, and the best three now hang in the entrance hall. Well done to everybody who took part.',
          'If you have not yet sent back your slip for the trip to the seaside, please do so by Friday.',
        ],
      );
    case 'blank-template':
      return text(chance.pick(['Privacy notice template for clubs', 'Model privacy notice for hirers (template)']), [
        'Clubs that hire our hall may use this template for a privacy notice of their own. Fill in the gaps and take out what does not apply.',
        'This privacy notice explains how [insert name of club] collects and uses personal data about its members. [Insert name of club] is the data controller.',
        '# What we hold',
        'We hold the names and contact details of members, and [insert any other data].',
        '# Why we use it',
        'We use this data to run the club and to [insert purposes]. Our lawful basis is [insert lawful basis].',
        '# Who we share it with',
        'We share this data with [insert recipients] and keep it for [insert period].',
        '# Your rights',
        'You have the right to ask for a copy of your data. Contact [insert name and email]. You can complain to the Information Commissioner’s Office.',
      ]);
    case 'consent-form':
      return text('Photograph consent form', [
        `At ${name} we sometimes take photographs of pupils. We use these photos in the prospectus, on the website and on display boards around school.`,
        'We would like your consent to take photographs of your child, and use them as described above. If you are not happy for us to do this, that is no problem.',
        'Please tick: I am happy for the school to take photographs of my child. I am happy for photographs of my child to be used on the website. I am NOT happy.',
        'Signed: ______________ Name of child: ______________ Class: ______________',
      ]);
    case 'about-gdpr':
      return text(chance.pick(['GDPR', 'Data protection', 'GDPR and data protection']), [
        'The UK General Data Protection Regulation sets rules for everybody who handles personal data. It gives people more say over what is done with their data.',
        `${name} takes data protection seriously. You will find our documents on this page.`,
      ]);
    case 'other-policy': {
      const subject = chance.pick([
        'Behaviour',
        'Attendance',
        'Charging and remissions',
        'Accessibility',
        'Relationships and sex education',
        'Anti-bullying',
        'Complaints',
        'Special educational needs',
        'Online safety',
        'Uniform',
      ]);
      return text(`${subject} policy`, [
        `# 1. Aims`,
        `This policy sets out what ${name} expects and how the policy is put into practice. It has been agreed by the governing board.`,
        '# 2. Roles',
        'The governing board approves this policy. The headteacher sees that it is followed. Staff, parents and pupils each have their part.',
        '# 3. Practice',
        `Everyone at ${name} is expected to be kind, ready and safe. Where this does not happen, staff follow the steps in the appendix and record what they did.`,
        '# 4. Review',
        'This policy is reviewed each year.',
      ]);
    }
  }
}
