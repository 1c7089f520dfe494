import { describe, expect, it } from 'vitest';
import { readText } from '../read/text';
import { compilePack } from '../rules/compile';
import { loadRuleFiles } from '../rules/load';
import { createMatcher } from './matcher';
import { describeNotice, type NoticeDescription } from './notice-info';
import { indexText } from './text-index';

/** Only what recognises notices: a slip in some rule is that rule's test's business. */
const files = [...loadRuleFiles()].filter(([path]) =>
  /^(?:pack\.yaml|registers\/notice\/|registers\/phrases\/notice-info\.yaml)/.test(path),
);
const compiled = compilePack(new Map(files));
const pack = compiled.ok ? compiled.pack : compiled.sound;

/** @param documentTitle as a page has one */
function described(text: string, documentTitle: string | null = null): NoticeDescription {
  const index = indexText({ ...readText(text, { markdown: true }), documentTitle });
  return describeNotice(index, createMatcher(index, pack), pack);
}

/** What many notices hold, whoever they are for. */
const BODY = `
## Why we use it
We use this data to run the school and to keep people safe.

## Who we share it with
We share information with the local authority.

## How long we keep it
We keep records for six years.

## Your rights
You can ask for a copy of what we hold. You can complain to the Information Commission.
`;

/** A body that names no kind of person, so that the title and the first lines decide. */
const titled = (title: string, opening = 'We hold names, addresses and telephone numbers.') =>
  `# ${title}\n\n${opening}\n${BODY}`;

describe('the register', () => {
  it('compiles', () => {
    const errors = compiled.ok ? [] : compiled.errors.filter(({ file }) => file.includes('notice'));
    expect(errors).toEqual([]);
  });
});

describe('a privacy notice', () => {
  const notices: readonly (readonly [string, string])[] = [
    ['a model notice', titled('Privacy notice (how we use pupil information)')],
    [
      'a privacy policy that does what a notice does',
      titled(
        'Privacy Policy',
        'This privacy policy explains how Larkmoor School uses your personal data. We collect your name and email address.',
      ),
    ],
    [
      'a data protection page that holds one',
      titled(
        'Data Protection',
        'What follows is our privacy notice. This notice tells you what information we hold about your child and why.',
      ),
    ],
    [
      'a policy by name only',
      titled(
        'GDPR policy',
        'This page explains how we use your personal information and that of your child. We collect your name, address and telephone number, and information about your child’s health. Our lawful basis is public task. Our data protection officer is Ada Quill. It comes from you and from your child’s last school.',
      ),
    ],
    [
      'a very short one',
      '# Your data in brief\n\nWe know your name, your address and who collects you. You told us most of it. We use it to teach you and to keep you safe. We tell the school nurse if you are ill. We keep it until you are 25. You can see it: ask Mrs Fell. Not happy? The Information Commission can help.',
    ],
    [
      'one for small children',
      '# What we know about you\n\n## What do we know?\nWe know your name and your birthday. We know which foods make you ill.\n\n## Why?\nWe use it so that we can help you.\n\n## Who do we tell?\nWe tell the nurse if you are poorly.\n\n## How long do we keep it?\nTill you are big: we keep it until you are 25.\n\n## Can you look at it?\nYes. Ask your teacher.',
    ],
    [
      'a letter',
      'Dear parents and carers,\n\nThe law says we must tell you how we use the information we hold about you and your child. We hold addresses, telephone numbers and medical details. We need them to teach your child and to contact you. We share them with the county council and the school nurse. We keep them until your child is 25. You have the right to ask for a copy. If you are worried about how we use your data, write to our data protection officer or to the Information Commissioner.\n\nYours sincerely,\nJ. Pell, headteacher',
    ],
    [
      'one that names other documents without linking a list of them',
      titled(
        'Fair processing notice',
        'This notice should be read with our data protection policy and our retention schedule. All staff are trained. We collect your name.',
      ),
    ],
    [
      'a story',
      '# Tam and the Tin Trunk\n\nA privacy notice for children in Year 1.\n\n“What is in the trunk?” asked Tam.\n\n“Facts about you,” said Mr Hob. “Your birthday, where you live and what makes you poorly.”\n\n## What is it for?\n“We use it to teach you and to keep you safe,” said Mr Hob.\n\n## Who may look?\n“We tell the nurse,” said Mr Hob. “You can ask to see it,” he said.\n\n## How long?\n“Until you are 25,” said Mr Hob. “Not happy? Tell our Data Protection Officer.”',
    ],
    [
      'a trust’s formal one',
      '# Pupil data\n\nThis notice is given by the Trust, which is the controller. The personal data held about a pupil include the name, address and date of birth. The Trust uses the data to teach each pupil. The lawful basis is Article 6(1)(e). Data are disclosed to the Department for Education. They are kept until the pupil is 25. A pupil has the right to request access and rectification. Any person may complain to the Information Commission.',
    ],
  ];
  it.each(notices)('is %s', (_, text) => {
    expect(described(text)).toMatchObject({ isNotice: true, kind: expect.not.stringMatching(/^unknown$/) });
  });

  const others: readonly (readonly [string, string])[] = [
    [
      'a data protection policy for staff',
      '# Data protection policy\n\n## 1. Aims\nOur school aims to ensure that all personal data collected about staff, pupils and parents is processed in accordance with the UK GDPR. This policy applies to all personal data.\n\n## 2. Legislation and guidance\nThis policy meets the requirements of the UK GDPR.\n\n## 3. The data controller\nOur school processes personal data and is a data controller.\n\n## 4. Roles and responsibilities\nThis policy applies to all staff. Staff who do not comply may face disciplinary action. The headteacher acts as representative of the data controller day to day. All staff are responsible for storing data in line with this policy.\n\n## 5. Data protection principles\nPersonal data must be kept for no longer than necessary.\n\n## 6. Collecting personal data\nWe will only process data where we have one of six lawful bases.\n\n## 7. Sharing personal data\nWe may share data with our suppliers and the police.\n\n## 8. Subject access requests\nIndividuals have a right to make a subject access request, to withdraw consent and to complain to the ICO.\n\n## 9. Personal data breaches\nAll breaches are reported within 72 hours.\n\n## 10. Training\nAll staff are provided with data protection training.',
    ],
    [
      'a safeguarding policy with a section on sharing',
      '# Safeguarding policy 2026\n\nAll staff must read this policy. The designated lead is Mrs Ash.\n\n## Sharing information\nWe share information with the local authority under Article 6(1)(c) and Article 9(2)(g). Child protection records are kept until the child is 25. Your rights are set out in our privacy notice. Complaints go to the Information Commission.',
    ],
    [
      'an admissions policy that tells what becomes of the form',
      `# Admissions policy\n\nWe ask for your child’s name.\n${BODY}`,
    ],
    [
      'a retention schedule',
      `# Records retention schedule\n\n| Record | Kept |\n|---|---|\n| Pupil file | 25 years |\n| Visitor book | 6 years |\n\nWe keep information about you for as long as the law says.\n${BODY}`,
    ],
    [
      'a procedure for access requests',
      '# Subject access requests: our procedure\n\nYou have the right to ask for a copy of the information we hold about you. Send your request to the data protection officer. We answer within one month. You can complain to the Information Commission.',
    ],
    [
      'a freedom of information scheme',
      `# Freedom of information publication scheme\n\nWe publish what we spend and how we decide.\n${BODY}`,
    ],
    [
      'a cookie page',
      '# Cookies\n\nThis website uses cookies. You can withdraw your consent at any time.\n\n| Name | Lasts |\n|---|---|\n| _ga | two years |\n| _gid | one day |\n\nWe use these cookies to count visits. We keep the figures for 14 months. See our privacy notice for what we hold about you. You can complain to the Information Commission.',
    ],
    [
      'a cookie policy with a word on privacy',
      '# Cookie statement and your privacy\n\nA cookie is a small file. This website uses cookies to count visits. Cookies are kept for two years. Some cookies are set by third parties, with whom we share figures. You can block cookies in your browser. We use cookies so that videos can run. You can complain to the Information Commission.',
    ],
    [
      'a list of policies',
      '# Policies and privacy notices\n\n## Data protection\n\n- [Privacy notice for pupils (PDF)](/a.pdf): what we collect, why and who we share it with\n- [Privacy notice for staff (PDF)](/b.pdf): how we use your data\n- [Data protection policy](/c.pdf): our lawful basis\n- [Retention schedule](/d.pdf): how long we keep records\n- [Complaints procedure](/e.pdf): your right to complain to the Information Commission',
    ],
    [
      'a piece of news',
      '# Staff learn about data protection\n\nPosted on 3 March 2026 by admin\n\nSixty teachers spent Monday on the UK GDPR. "A parent has the right to ask for a copy of the information we hold," said our data protection officer. They learned that a lawful basis is needed, that we keep records until a child is 25, and that we share data with the council. Our privacy notice was updated over the summer.',
    ],
    [
      'advice to schools',
      '# Privacy notices: guidance for schools\n\nSchools must issue privacy notices to pupils and staff. The template attached below was designed with the Department for Education. You will need to amend the text. Your school must say what information is collected, why, who it is shared with and how long it is kept, and tell people of their rights.',
    ],
    [
      'a home page',
      '# Welcome to Larkmoor\n\nWe are a happy school of 200 children. Read our latest newsletter. Our privacy notice is on the key information page. Term ends on 18 December.',
    ],
    [
      'a data protection policy of another school',
      '# Data Protection Policy\n\nLarkhill School is committed to protecting personal data. This policy applies to all staff, governors and volunteers.\n\n## Roles and responsibilities\nThe governing board has overall responsibility. The headteacher acts as the representative of the controller day to day. All staff must collect, store and process data in line with this policy.\n\n## Data protection principles\nData must be processed lawfully, fairly and transparently.\n\n## Subject access requests\nIndividuals have a right to make a subject access request. Staff who receive one must forward it to the DPO.\n\n## Training\nAll staff are trained in their induction.\n\n## Monitoring arrangements\nThe DPO reviews this policy every two years.',
    ],
    [
      'a subject access procedure',
      '# Subject access request procedure\n\nThis procedure sets out what the school does when somebody asks for their data.\n\n1. Log the request.\n2. Check who is asking.\n3. Tell the data protection officer.\n4. Search the systems.\n5. Redact the data of others.\n6. Reply within one month.\n\nStaff must not delete anything after a request has come in. Requests can be refused if they are manifestly unfounded.',
    ],
    [
      'a request form',
      '# Subject access request form\n\nPlease fill in this form to ask for a copy of the personal data that the school holds about you or your child.\n\nName: ______\nAddress: ______\nI am: a parent / a pupil / a member of staff\n\nSigned: ______ Date: ______\n\nPlease return it to the data protection officer, who will reply within one month.',
    ],
    [
      'a listing of notices',
      '# Privacy notices\n\nPlease choose the notice that applies to you.\n\n- [Privacy notice for pupils](/p.pdf)\n- [Privacy notice for parents](/q.pdf)\n- [Privacy notice for staff](/s.pdf)\n- [Privacy notice for governors](/g.pdf)\n- [Retention schedule](/r.pdf)',
    ],
    [
      'a GDPR page with links',
      '# GDPR\n\nThe UK GDPR came into force in 2018. The school takes data protection seriously. Our data protection officer is Mrs Lunt.\n\n[Privacy notice – pupils](/p.pdf)\n\n[Privacy notice – workforce](/w.pdf)\n\n[Data protection policy](/d.pdf)\n\n[Freedom of information publication scheme](/f.pdf)',
    ],
    [
      'a cookie page of another school',
      "# Cookies\n\nCookies are small files put on your device. We use these cookies:\n\n| Name | What for | How long |\n|---|---|---|\n| _ga | Google Analytics counts visits | 2 years |\n| session | keeps you logged in | until you close the browser |\n\nYou can turn cookies off in your browser's settings. To learn how, visit aboutcookies.org.",
    ],
    [
      'a piece of news',
      '# Pupils mark Data Privacy Day\n\nPosted on 28 January 2026 by admin\n\nYear 6 enjoyed an assembly about keeping their personal data safe online. PC Hart told them never to share passwords. "It was brilliant," said Amelia. The children then designed posters about privacy.\n\nRead more news',
    ],
    [
      'a news item on a breach',
      '# Letter about the cyber incident\n\n12 March 2026\n\nDear parents, as you will have read, our systems were attacked last week. We have told the Information Commission and the police. We do not believe that your data was taken. Please change your password for the payment app. We are sorry for the worry this causes.',
    ],
    [
      'a home page of another school',
      '# Welcome to Larkhill School\n\nWe are a happy primary school in the middle of the village. Come and visit us! Our values are kindness, courage and curiosity.\n\n## Latest news\nSports day is on 3 July.\n\n## Find us\nMill Lane, Larkhill LH1 2AB. Tel 01632 960111.\n\n[Policies](/policies) [Privacy notice](/privacy) [Cookies](/cookies)',
    ],
    [
      'a retention schedule of another school',
      '# Records retention schedule\n\n| Record | Retention period | Action |\n|---|---|---|\n| Pupil file | Date of birth + 25 years | Secure disposal |\n| Attendance register | 6 years | Secure disposal |\n| Staff file | Termination + 6 years | Secure disposal |\n| Accident book | 3 years | Review |\n\nThe schedule follows the guidance of the records management toolkit. All staff are responsible for following it.',
    ],
    [
      'a photo consent form',
      '# Consent for photographs and video\n\nDear parents, we sometimes take photographs of pupils. We need your consent under data protection law. Please tick:\n\n- I give consent for photographs to be used on the website. Yes / No\n- I give consent for photographs to be used in the prospectus. Yes / No\n\nYou can withdraw consent at any time by writing to the office.\n\nSigned ______ Date ______',
    ],
    [
      'a biometric consent form',
      "# Consent form for the use of biometric information\n\nPlease complete this form if you consent to the school using your child's fingerprint for cashless catering.\n\nHaving read the guidance, I give consent / do not give consent to information from the fingerprint of my child being taken and used.\n\nName of child: ______\nSigned: ______\n\nThe school will delete the data when the child leaves.",
    ],
    [
      'an images policy',
      '# Use of images policy\n\nThis policy sets out how staff may take, store and use photographs and video of pupils.\n\n## Staff devices\nStaff must not use their own phones. Photographs must be saved to the shared drive and deleted at the end of the year.\n\n## Consent\nThe office keeps a list of pupils who must not be photographed. Teachers should check it before each event.\n\n## Parents at events\nParents are asked not to post pictures of other children.',
    ],
    [
      'a CCTV policy',
      '# CCTV policy\n\nThe purpose of this policy is to regulate the management and use of the CCTV system.\n\n## Objectives\nTo protect pupils, staff and visitors.\n\n## Responsibilities\nThe site manager is responsible for the system. Staff must not view footage without permission. All requests must be logged.\n\n## Breaches of this policy\nBreaches will be dealt with under the disciplinary procedure. Recordings are kept for 30 days.\n\n## Review\nThis policy will be reviewed every year.',
    ],
    [
      'an acceptable use agreement',
      "# Acceptable use agreement for pupils\n\nI will only use the school's computers for school work. I will keep my password secret. I will not share personal information online. I know that the school can see what I do. If I break these rules my parents will be told.\n\nSigned: ______",
    ],
    [
      'a publication scheme',
      '# Freedom of information publication scheme\n\nThis scheme follows the model of the Information Commissioner. It sets out the classes of information that the school publishes: who we are and what we do; what we spend; our priorities; how we make decisions; our policies; lists and registers; our services. Some information is published on the website; the rest can be asked for at the office. There may be a charge for copies. If you are unhappy with the reply you can complain to the ICO.',
    ],
    [
      'a safeguarding policy',
      "# Child protection and safeguarding policy\n\nAll staff must read part one of Keeping children safe in education. The designated safeguarding lead is responsible for records. Staff should record concerns and share information with children's social care. Data protection law does not prevent the sharing of information to keep children safe. This policy will be reviewed every year.",
    ],
    [
      'an online safety page',
      '# Online safety\n\nHelp your child to stay safe online. Talk about privacy settings and what personal information should never be shared. Report worries to CEOP.\n\n- [Think U Know](https://www.thinkuknow.example)\n- [Childnet](https://www.childnet.example)\n\nWe teach online safety in computing.',
    ],
    [
      'an admissions page',
      "# Admissions\n\nApplications for Reception are made to the council by 15 January. Please fill in the supplementary form and bring your child's birth certificate. The information you give is used to decide on your application. You have a right of appeal. For in-year places contact the office on 01632 960111.",
    ],
    [
      'a terms page',
      '# Terms of use of this website\n\nBy using this website you accept these terms. The content is the copyright of the school. We are not liable for other sites that we link to. We may change these terms at any time. Our privacy notice explains how we use personal data.',
    ],
    [
      'a breach procedure',
      '# Data breach procedure\n\nOn finding a breach, staff must tell the DPO at once. The DPO will investigate whether personal data has been lost, stolen or disclosed, and will decide within 72 hours whether the ICO must be told. Where the risk to individuals is high, they will be told too. All breaches are logged.',
    ],
    [
      'a job advert',
      '# Teaching assistant\n\nWe are looking for a teaching assistant from September. Grade 4, 30 hours. Larkhill School is committed to safeguarding; an enhanced DBS check is required. To apply, send the form to head@larkhill.example.sch.uk by 12 May. Your application will be kept for six months.',
    ],
    ['an empty page', ''],
    [
      'a story about a day at school',
      '# Year 5 celebrate Data Protection Day\n\n28 January 2026 - Posted by Mr Rook\n\nWhat do we know about you, and who do we tell? The children were amazed to find out how much personal data a school holds. Miss Lark explained that we collect and use this information to keep children safe, that we share it with the local authority and the Department for Education, and that it is kept until they are 25.\n\nIn the afternoon, our Data Protection Officer, Mrs Teal, set up a quiz about your rights under the UK GDPR. You have the right to see your information, and can complain to the Information Commission.\n\nWell done to Ivo, whose poster won first prize. Read our [privacy notice](/privacy) or email dpo@larkmoor.example.sch.uk.',
    ],
    [
      'an explanation of the law',
      '# GDPR\n\n## What is GDPR?\nThe GDPR came into force on 25 May 2018. It replaced the Data Protection Act 1998. Individuals have the right to be informed, the right of access and the right to erasure. Data must be kept for no longer than necessary and have a lawful basis.\n\n## Our data protection officer\nContact dpo@larkmoor.example.sch.uk. Our privacy notices can be found below.\n\n- [Privacy notice for pupils](/a.pdf)\n- [Privacy notice for staff](/b.pdf)',
    ],
    [
      'a camera policy for staff',
      '# CCTV policy\n\n## Statement of intent\nThis policy applies to all staff. The purpose of this policy is to regulate the use of cameras.\n\n## Roles and responsibilities\nThe headteacher is responsible for the system. Staff must not give access to recordings.\n\n## Legal basis\nThe lawful basis is public task.\n\n## Storage and retention\nRecordings are kept for 30 days and shared with the police.\n\n## Subject access\nIndividuals have the right to request access. Complaints go to the ICO.',
    ],
    [
      'a contact page for the officer',
      '# Our data protection officer\n\nOur data protection officer is Ada Quill. Email dpo@larkmoor.example.sch.uk.',
    ],
    [
      'a page headed "Data protection policy"',
      '# Data protection policy\n\n1. Aims. Our school aims to ensure that all personal data is collected, stored and processed in accordance with UK GDPR. 2. Roles: the governing board has overall responsibility. The DPO monitors compliance. 3. Staff must report breaches at once. Staff are responsible for collecting and storing data in accordance with this policy. 4. Training: all staff are trained at induction. 5. Monitoring: the DPO reviews this policy every two years.',
    ],
    [
      'a page headed "Subject access request procedure"',
      '# Subject access request procedure\n\nStep 1: log the request the day it comes. Step 2: check the identity of the requester. Step 3: the office searches the MIS, email and paper files. Step 4: the DPO reviews and redacts. Step 5: send the reply within one month. Request form below: name, address, details of data wanted, signature.',
    ],
    [
      'a page headed "Privacy notices"',
      '# Privacy notices\n\nYou can download our privacy notices here:\n\n- [Privacy notice for pupils](/p.pdf)\n- [Privacy notice for parents](/q.pdf)\n- [Privacy notice for staff](/s.pdf)\n- [CCTV notice](/c.pdf)',
    ],
    [
      'a page headed "Cookies on this site"',
      "# Cookies on this site\n\nThis site uses cookies. A cookie is a small file that is put on your computer. Essential cookies: session, csrf. Analytics cookies: _ga. You can turn cookies off in your browser's settings.",
    ],
    [
      'a page headed "News: Data Privacy Day at Elm School"',
      '# News: Data Privacy Day at Elm School\n\nOn 28 January Year 6 marked Data Privacy Day. Pupils learnt how to choose strong passwords and what a privacy notice is. A visitor from the council spoke about personal data. Well done, everyone!',
    ],
    [
      'a page headed "Welcome to Elm School"',
      '# Welcome to Elm School\n\nTerm dates, lunch menus and uniform. We are a happy school where every child matters. Read our latest newsletter. Our school. Key information. Contact us. Privacy notice. Cookies.',
    ],
    [
      'a page headed "Records retention schedule"',
      "# Records retention schedule\n\n| Record | Retention | Action |\n|---|---|---|\n| Admission register | 3 years from last entry | Review |\n| Pupil file | 25 years from date of birth | Secure disposal |\n| Governors' minutes | Permanent | Archive |",
    ],
    [
      'a page headed "Consent form: photographs and video"',
      "# Consent form: photographs and video\n\nI give permission for my child's photograph to be used: in the prospectus Yes/No; on the website Yes/No; by the press Yes/No. Name of child. Signature of parent. Date. You can withdraw your consent at any time by writing to the office.",
    ],
    [
      'a page headed "Images policy"',
      '# Images policy\n\nThis policy sets out how staff may take and use images of pupils. Staff must use school cameras only. Parents may film concerts for their own use. Breaches of this policy will be dealt with under the disciplinary procedure. Policy reviewed by governors every year.',
    ],
    [
      'a page headed "Freedom of Information publication scheme"',
      '# Freedom of Information publication scheme\n\nThis is the model publication scheme. Information available: who we are and what we do; what we spend; our priorities; how we make decisions; our policies. Charges: 10p a sheet. Requests are answered in 20 school days.',
    ],
    [
      'a page headed "Data breach procedure"',
      '# Data breach procedure\n\nOn finding or causing a breach, the staff member must tell the DPO. The DPO will investigate, record it on the log and decide whether to report to the ICO within 72 hours. Lessons will be discussed with the headteacher.',
    ],
    [
      'a page headed "Online safety policy"',
      '# Online safety policy\n\nPupils and staff agree to the acceptable use agreement. Filtering and monitoring are in place. Staff must not share passwords. Personal data must be encrypted. The policy is reviewed yearly.',
    ],
    [
      'a page headed "CCTV policy"',
      '# CCTV policy\n\nThis policy governs the installation and operation of all cameras. The system manager will check cameras weekly. Operators must be trained. The siting of cameras is decided after an impact assessment. Covert recording will not be used. Breaches of the policy may lead to disciplinary action.',
    ],
    [
      'a page headed "Job vacancy: Teaching assistant"',
      '# Job vacancy: Teaching assistant\n\nWe are looking for a teaching assistant from January. Safeguarding: an enhanced DBS check is needed. To apply, send the form to the office by Friday. For how we use your data see our privacy notice for applicants.',
    ],
    [
      'a page headed "Admissions policy 2027"',
      '# Admissions policy 2027\n\nThe published admission number is 60. Oversubscription criteria: looked after children; siblings; distance. Apply to the council by 15 January. Appeals go to an independent panel.',
    ],
    [
      'a page headed "Data protection impact assessment: cashless catering"',
      '# Data protection impact assessment: cashless catering\n\nStep 1: identify the need for a DPIA. Step 2: describe the processing. Step 3: consultation. Step 4: assess necessity and proportionality. Step 5: identify and assess risks. Step 6: measures to reduce risk. Signed off by the DPO.',
    ],
    [
      'a page headed "Appropriate policy document"',
      '# Appropriate policy document\n\nOur processing of special category and criminal offence data. Schedule 1 conditions relied on. Procedures for ensuring compliance with the principles: accountability, lawfulness, accuracy. Retention and erasure policies. This document is reviewed yearly by the DPO.',
    ],
    [
      'a page headed "Biometric systems policy"',
      '# Biometric systems policy\n\nThe school shall obtain written consent from a parent before processing. Staff must offer another way. The policy applies to all staff. The data manager is responsible. The governing body approves this policy every two years.',
    ],
    [
      'a page headed "Complaints procedure"',
      '# Complaints procedure\n\nStage 1: talk to the class teacher. Stage 2: write to the head. Stage 3: a panel of governors. We log complaints and keep them for three years. If you are still unhappy you can write to the Department for Education.',
    ],
    [
      'a page headed "Information sharing agreement"',
      '# Information sharing agreement\n\nThis agreement is between Wharfshire Council and the schools listed in Schedule 1. The parties agree to share data for the purposes in clause 3. Each party is a controller. Signed for and on behalf of each party. Term: three years.',
    ],
  ];
  it.each(others)('is not %s', (_, text) => {
    const answer = described(text);
    expect(answer).toMatchObject({ isNotice: false, kind: 'unknown' });
    expect(answer.reasons.length).toBeGreaterThan(0);
  });

  it('is not one in Welsh, which the rules cannot read', () => {
    const answer = described(
      '# Hysbysiad preifatrwydd\n\nMae’r hysbysiad hwn yn egluro sut rydym yn casglu ac yn defnyddio gwybodaeth am ddisgyblion. Rydym yn cadw eich enw, eich cyfeiriad a’ch dyddiad geni. Gallwch ofyn i’r ysgol am gopi o’r wybodaeth sydd gennym, a chael ei chywiro. Mae hawl gennych i gwyno i’r Comisiwn Gwybodaeth.',
    );
    expect(answer).toMatchObject({ isNotice: false, language: 'cy', readingAge: null });
    expect(answer.reasons.join()).toMatch(/not in English/);
  });

  it('is one in English with a Welsh name and greeting', () => {
    const answer = described(
      `# Croeso / Privacy notice\n\nYsgol Bryn Derw collects information about your child.\n${BODY}`,
    );
    expect(answer).toMatchObject({ isNotice: true, language: 'en', nation: 'wales' });
  });

  it('gives reasons and a confidence between 0 and 1', () => {
    const answer = described(titled('Privacy notice for pupils'));
    expect(answer.reasons[0]).toMatch(/privacy notice/i);
    expect(answer.confidence).toBeGreaterThan(0.9);
    expect(answer.confidence).toBeLessThanOrEqual(1);
  });
});

describe('the kind', () => {
  const byTitle: readonly (readonly [string, string])[] = [
    ['Privacy notice for pupils', 'pupils'],
    ['How we use pupil information', 'pupils'],
    ['Privacy notice: sixth form students', 'pupils'],
    ['Student privacy notice (GDPR)', 'pupils'],
    ['Privacy notice for pupils and parents', 'pupils'],
    ['Privacy notice for parents and pupils – how we use your information', 'pupils'],
    ['Admissions privacy notice', 'pupils'],
    ['Nursery children: privacy notice', 'pupils'],
    ['Privacy notice for applicants for admission', 'pupils'],
    ['Privacy notice for parents and carers', 'parents'],
    ['What happens to families’ details: privacy notice', 'parents'],
    ['Privacy notice: looked-after children', 'looked-after-children'],
    ['Privacy notice for children in need and children looked after', 'looked-after-children'],
    ['How we use safeguarding information', 'looked-after-children'],
    ['Privacy notice for the school workforce', 'workforce'],
    ['Privacy notice: helpers, volunteers and work experience pupils', 'workforce'],
    ['Parent helpers: what we do with your details', 'workforce'],
    ['Hiring our hall: privacy notice', 'visitors'],
    ['How we use staff information', 'workforce'],
    ['Privacy notice for staff, governors and volunteers', 'workforce'],
    ['Privacy notice for supply staff', 'workforce'],
    ['Privacy notice for job applicants', 'job-applicants'],
    ['Recruitment privacy notice', 'job-applicants'],
    ['Privacy notice: prospective employees', 'job-applicants'],
    ['Privacy notice for governors and volunteers', 'governors'],
    ['Privacy notice for trustees, members and local committees', 'governors'],
    ['Privacy notice for visitors and contractors', 'visitors'],
    ['Signing in at reception: privacy notice', 'visitors'],
    ['Alumni and supporters: privacy notice', 'alumni'],
    ['Privacy notice for former pupils', 'alumni'],
    ['CCTV privacy notice', 'cctv'],
    ['Privacy notice: our cameras', 'cctv'],
    ['Biometric data: privacy notice for pupils and parents', 'biometrics'],
    ['Fingerprint recognition: privacy notice', 'biometrics'],
    ['Website privacy notice', 'website'],
    ['Privacy and cookies: our website', 'website'],
    ['Privacy notice for website visitors', 'website'],
    ['Privacy notice for pupils (including CCTV and biometrics)', 'pupils'],
    ['Hale Sixth Form College: privacy notice for staff', 'workforce'],
    ['Whole-school privacy notice', 'general'],
    ['Privacy notice for pupils, parents and staff', 'general'],
    ['Privacy notice for everyone', 'general'],
    ['Privacy notice for alumni, parents of former pupils and donors', 'alumni'],
    ['Wharfshire Council: School and Nursery Privacy Notice', 'general'],
    ['Hiring our hall: how we use your information', 'visitors'],
    ['Signing in at Beck School: privacy notice', 'visitors'],
    ['How we use school workforce information', 'workforce'],
    ['Privacy notice: volunteers and agency staff who work with us', 'workforce'],
    ['Recruitment privacy notice', 'job-applicants'],
    ['Privacy notice for those in governance roles', 'governors'],
    ['How we look after your information (a guide for children)', 'pupils'],
    ['Privacy notice for parents and carers: how we use your own information', 'parents'],
    ['CCTV privacy notice', 'cctv'],
    ['Biometric information: privacy notice', 'biometrics'],
    ['Privacy notice: children in our care and previously looked after children', 'looked-after-children'],
    ['Elm Academy Trust privacy notice', 'general'],
    ['Student Privacy Notice (Sixth Form)', 'pupils'],
    ['Keeping in touch when you have left us: privacy notice', 'alumni'],
    ['Privacy notice: contractors on site', 'visitors'],
    ['Pupil referral unit privacy notice for young people and families', 'pupils'],
  ];
  it.each(byTitle)('of "%s" is %s', (title, kind) => {
    expect(described(titled(title))).toMatchObject({ isNotice: true, kind });
  });

  const byText: readonly (readonly [string, string, string])[] = [
    [
      'pupils',
      'Privacy notice for parents and carers',
      'This privacy notice explains how we collect, store and use personal data about pupils.',
    ],
    [
      'parents',
      'Privacy notice for parents and carers',
      'This notice explains how we use personal data about you. There is a separate notice about pupils.',
    ],
    ['pupils', 'Privacy notice', 'This notice explains how we collect and use personal data about pupils.'],
    [
      'pupils',
      'How Fellside uses families’ data',
      'This page covers children from Reception to Year 6. We need to know where you live.',
    ],
    [
      'pupils',
      'Your family’s privacy',
      'About your child: the name, the birthday and what makes them poorly. About you: where you live.',
    ],
    [
      'parents',
      'Privacy notice for parents and carers',
      'About you:\n\n- your name\n\nAbout your child:\n\n- a name and a birthday',
    ],
    ['pupils', 'Tam and the Tin Trunk', 'A privacy notice for children in Year 1. Read it in bed.'],
    [
      'general',
      'A word from the Bursar',
      'This statement concerns pupils, their parents, and those who pay the bills.',
    ],
    [
      'workforce',
      'Privacy notice',
      'This privacy notice explains how we use personal data about individuals we employ. It is for staff and supply teachers. Pupils have a notice of their own.',
    ],
    [
      'general',
      'Privacy notice',
      'This notice is about individuals including our staff, our current and past pupils, their parents, and visitors.',
    ],
    [
      'general',
      'Privacy notice',
      'It concerns those who are or have been pupils; the parents who pay fees; members of staff; and governors.',
    ],
    [
      'pupils',
      'Privacy notice',
      'We collect your child’s name. Your child’s attendance is recorded. Pupil records are kept safe. We hold data about pupils.',
    ],
    [
      'website',
      'Privacy policy',
      'When you visit our website we log your IP address. Our contact form asks for your email. Cookies count visits. Your browser may block them.',
    ],
    [
      'general',
      'Privacy notice',
      'It is intended to provide information about how the School will use personal data about individuals including: its staff; its current, past and prospective pupils; and their parents or guardians.',
    ],
    [
      'general',
      'Privacy policy',
      'This notice tells how the School will use personal data about individuals including current, past and prospective pupils, and their parents or guardians.',
    ],
    [
      'general',
      'Privacy notice',
      'This notice is for:\n\n- pupils and their families\n- teachers and other staff\n- governors\n- visitors',
    ],
    [
      'workforce',
      'Privacy notice',
      'We process personal data relating to those we employ to work at our school. This is for employment purposes. Your bank details and your pension are recorded. Staff data includes qualifications.',
    ],
    [
      'governors',
      'Privacy notice',
      'This notice explains how we use personal data about individuals who are governors.',
    ],
    ['alumni', 'Privacy notice', 'This notice tells you how we use personal data about former pupils.'],
    [
      'pupils',
      'Your information',
      'Note to parents: this explains how we use personal data about your child. Your teacher can help you read it.',
    ],
    [
      'cctv',
      'Privacy notice',
      'This tells you what to expect when cameras record you on our site. CCTV runs at the gates. The footage shows faces. Cameras record no sound. CCTV is not used in toilets.',
    ],
    [
      'general',
      'School and Nursery Privacy Notice',
      'This notice tells you how Larkhill School and Nursery uses personal information. We hold information about pupils, their families, our staff and people who visit us.',
    ],
    [
      'general',
      'Privacy notice: schools and nurseries',
      'Wrenshire County Council is the controller for the schools and nurseries that it runs. This notice covers the information that schools hold about children and young people, parents and carers, staff and volunteers.',
    ],
    [
      'general',
      'Schools and Early Years Privacy Notice',
      'The council processes the personal data of pupils, parents, carers, employees and governors of its schools in order to provide education.',
    ],
    [
      'general',
      'Privacy',
      'Whoever you are, this page explains what the school does with your data. Sections below are for pupils, for parents, for staff and for governors.',
    ],
    [
      'general',
      'How the Stanbeck Trust handles personal data',
      'The trust holds data about its pupils and their parents, its employees, its trustees and those who visit its sites.',
    ],
    [
      'pupils',
      "What we do with your child's information",
      "We hold your child's name, date of birth and address so that we can teach them.",
    ],
    [
      'pupils',
      'Privacy notice - Nursery and Reception',
      'We hold information about the children in our nursery class and Reception, and about who may collect them.',
    ],
    [
      'pupils',
      'Privacy notice for students aged 16 to 19',
      'We, Marlfield Sixth Form College, hold the data of our students.',
    ],
    [
      'looked-after-children',
      'Privacy notice (children in need and children looked after)',
      'The categories include episodes of being looked after and outcomes.',
    ],
    [
      'parents',
      'Privacy notice for parents and carers (your own data)',
      'We hold data about you as a parent: your name, address, bank details for payments and your replies to surveys.',
    ],
    [
      'workforce',
      'Your data as a member of our team',
      'We hold your contract, your bank details, your qualifications and your sickness record because we employ you.',
    ],
    [
      'workforce',
      'Data we hold on those who work here',
      'This sheet is for teachers, support staff, peripatetic staff and agency workers.',
    ],
    [
      'workforce',
      'Privacy notice for volunteers and trainee teachers',
      'We hold your name, your references and your DBS certificate number.',
    ],
    [
      'job-applicants',
      'If you apply for a post with us',
      'We ask for your career history, your referees and your qualifications. We keep the papers of those not appointed for six months.',
    ],
    [
      'job-applicants',
      'Recruitment privacy notice',
      'The trust collects data from candidates at each stage of the process.',
    ],
    [
      'governors',
      'Information about our governing board',
      'We hold the names, terms of office, attendance and interests of those who govern the school.',
    ],
    ['governors', 'Privacy notice: members, trustees and local governors', 'The trust must publish some of this.'],
    [
      'visitors',
      'When you sign in at reception',
      'The tablet takes your name, the firm you come from, your car and a photograph for your badge.',
    ],
    [
      'visitors',
      'Privacy notice for contractors and hirers of our hall',
      'We hold your name, your firm and your insurance papers.',
    ],
    [
      'alumni',
      'Keeping in touch with those who have left',
      'We hold the names, years and addresses of former students who join the association, and what they give.',
    ],
    ['cctv', 'Cameras on our site', 'Twelve cameras record the gates and the corridors. Footage is kept for 30 days.'],
    [
      'biometrics',
      'Cashless catering: fingerprints',
      'The system turns a fingerprint into a template. We need the written consent of a parent.',
    ],
    [
      'biometrics',
      'Automated biometric recognition: how we use it',
      'We use a scan of the finger to lend library books.',
    ],
    [
      'website',
      'Using this website',
      'When you visit our website the server logs your IP address and your browser. We use cookies to count visits.',
    ],
    [
      'website',
      'Website privacy notice',
      'This tells you what the website collects: contact forms, analytics, cookies.',
    ],
    [
      'general',
      'School and Nursery Privacy Notice',
      'This notice explains how Wrenshire Council and its schools and nurseries use information about children, parents and carers, staff, volunteers and visitors.',
    ],
    [
      'general',
      'School and Nursery Privacy Notice',
      'Larkhill School and Nursery is run by Wrenshire Council. We hold information about the children, about their families, about the people who work here and about those who visit.',
    ],
    [
      'general',
      'School and Nursery Privacy Notice',
      'Wrenshire Council is the data controller. Who do we hold information about? Pupils and nursery children; parents and carers; employees; governors; contractors.',
    ],
    [
      'general',
      'School and Nursery Privacy Notice',
      'We collect and use information about:\n\n- pupils and nursery children\n- parents and carers\n- employees and agency workers\n- visitors to our schools',
    ],
    [
      'pupils',
      'School and Nursery Privacy Notice',
      "You are giving us personal information so that we can enrol your child in a school or nursery. We use it to teach your child and to keep your child safe. Your child's records are kept.",
    ],
    ['pupils', 'Early Years privacy notice', "We hold your child's name and what your child eats."],
    ['pupils', 'Pupil privacy notice - schools and nurseries', 'The council holds data about pupils in its schools.'],
    [
      'general',
      'Council schools: privacy notice',
      "This notice is for pupils, parents, carers, staff and others whose data the council's schools hold.",
    ],
    [
      'general',
      'Education privacy notice: schools, nurseries and staff',
      'The council collects data about learners, families and employees.',
    ],
    ['general', 'Privacy notice', 'We hold names and addresses.'],
    ['general', 'Privacy notice', 'We hold names. Our website uses cookies.'],
  ];
  it.each(byText)('is %s where "%s" opens "%s"', (kind, title, opening) => {
    expect(described(titled(title, opening))).toMatchObject({ isNotice: true, kind });
  });
});

describe('the nation', () => {
  const nations: readonly (readonly [string, string])[] = [
    ['england', 'We send the census to the Department for Education (DfE).'],
    ['england', 'Staff follow Keeping children safe in education.'],
    ['england', 'The Education (Information About Individual Pupils) (England) Regulations 2013 apply.'],
    ['england', 'Holly Church of England Primary School is the controller.'],
    ['england', 'We belong to a multi-academy trust.'],
    ['wales', 'We send the census to the Welsh Government.'],
    ['wales', 'Estyn inspects us. We use Hwb.'],
    ['wales', 'Ysgol Gynradd Bryn Derw is the controller.'],
    [
      'wales',
      'We are bound by the Education (Pupil Registration) (Wales) Regulations 2010, and have heard of the Department for Education.',
    ],
    ['scotland', 'SEEMiS supplies our records system and Education Scotland inspects us.'],
    ['scotland', 'The Education (Scotland) Act 1980 applies. PVG scheme membership is recorded.'],
    ['northern-ireland', 'We share data with the Education Authority and the Department of Education.'],
    ['northern-ireland', 'C2k runs our computers and AccessNI checks our staff.'],
    ['england', 'Write to office@larkmoor.devon.sch.uk.'],
    ['wales', 'Write to office@larkmoor.powys.sch.uk.'],
    ['england', 'We are in Quay Lane, Larkmoor, Norfolk.'],
    ['england', 'Fingers are read with a consent that the Protection of Freedoms Act 2012 asks for.'],
    ['england', 'Elm Infant School writes down the number of your DBS certificate.'],
    ['wales', 'Estyn inspects us. Our scanners follow the Protection of Freedoms Act 2012.'],
    ['unknown', 'You can complain to the regulator at Wycliffe House, Wilmslow, Cheshire SK9 5AF.'],
    ['unknown', 'Write to office@larkmoor.example.sch.uk.'],
    ['unknown', 'We follow the UK GDPR and the Data Protection Act 2018.'],
    ['unknown', 'We are a company registered in England and Wales.'],
    ['unknown', 'The school was praised by its Local Education Authority.'],
    ['unknown', 'We send you a card, and free school meals are recorded.'],
  ];
  it.each(nations)('is %s where it says "%s"', (nation, sentence) => {
    expect(described(titled('Privacy notice', sentence)).nation).toBe(nation);
  });
});

describe('the title', () => {
  const titles: readonly (readonly [string, string | null])[] = [
    ['# Larkmoor School\n\n## Privacy notice for pupils\n\nWe hold names.', 'Privacy notice for pupils'],
    [
      'Headteacher: Mrs A. Fell\n\nReviewed: June 2026\n\nHow we use your information\n\nWe hold names.',
      'How we use your information',
    ],
    ['# Welcome to our new website!\n\n## Privacy notice\n\nWe hold names.', 'Privacy notice'],
    ['# Data protection\n\nWe hold names.\n\n## Privacy notices\n\nThey are here.', 'Data protection'],
    ['Home | About | Contact\n\n# Your data\n\nWe hold names.', 'Your data'],
    ['We hold names. We use them.', null],
  ];
  it.each(titles)('of %j is %s', (text, title) => {
    expect(described(text).title).toBe(title);
  });
});

describe('a notice for several groups of people', () => {
  it.each([
    ['general', 'We use data about our students, parents, staff and visitors. This notice is for all of them.'],
    ['pupils', 'We use data about our pupils. This notice is for all of them.'],
  ])('is of kind %s where it begins "%s"', (kind, opening) => {
    expect(described(titled('Privacy notice', opening)).kind).toBe(kind);
  });
});

describe('the organisation', () => {
  const names: readonly (readonly [string | null, string])[] = [
    [
      'Larkmoor Primary School',
      'We, Larkmoor Primary School, are the ‘data controller’ for the purposes of data protection law.',
    ],
    ['St Hild’s C of E Primary School', 'The governing body of St Hild’s C of E Primary School is the controller.'],
    ['Elmstow Church Schools Trust', 'Elmstow Church Schools Trust employs you and is the data controller.'],
    ['Ormathwaite School', 'This notice comes from the Development Office of Ormathwaite School.'],
    ['Marram Federation of Nursery Schools', 'The Marram Federation of Nursery Schools is the controller.'],
    ['Brindle Vale Primary and Nursery Unit', 'Brindle Vale Primary and Nursery Unit is the data controller.'],
    ['Nine Becks Trust', 'Nine Becks Trust (“NBT”) runs six schools. NBT is the controller.'],
    ['Cragfoot Hall', 'Cragfoot Hall is a day and boarding school. The controller is Cragfoot Hall School Limited.'],
    [
      'Larkmoor School',
      'This notice tells what Larkmoor School (Fen Road, Larkmoor LM9 5QA) holds and to whom it goes.',
    ],
    ['Dandelion Pre-school', 'We are Dandelion Pre-school, and this is our notice.'],
    ['Cragfoot', 'Cragfoot is the data controller of the information described here.'],
    ['St. Hild’s CE(VA) Lower School', 'St. Hild’s CE(VA) Lower School is a “data controller”.'],
    [
      'Ysgol Bryn Derw',
      'Ysgol Bryn Derw is the data controller. The council, Cyngor Sir Dwyrain, lends us an officer.',
    ],
    [
      'Quayside Learning Trust',
      'Larkmoor Academy is part of the Quayside Learning Trust. The trust is the data controller.',
    ],
    [
      'Quayside Schools Trust',
      'Quayside Schools Trust runs Larkmoor Academy and two others. The law calls the trust the controller.',
    ],
    [
      'The Quayside Partnership',
      'This notice is given by The Quayside Partnership, a company limited by guarantee (“the Trust”).',
    ],
    [
      'Larkmoor Hall School',
      'Larkmoor Hall School (the “School”) is carried on by Larkmoor Hall Charity. The charity is the controller.',
    ],
    ['Strathmoor Council', 'The school belongs to Strathmoor Council. The council is the controller.'],
    [
      'Larkmoor School',
      'Larkmoor School is the controller. Our data protection officer is Anna Bell at Moorshire County Council. We share data with Moorshire County Council.',
    ],
    [
      'Larkmoor Middle School',
      'The whole of Larkmoor Middle School is in charge of it. The county council has its own officer.',
    ],
    [
      'Larkmoor School',
      'At Larkmoor School we keep records. When pupils leave we send them to Upper Moor College. We share data with Upper Moor College and with Hilltop Academy.',
    ],
    [
      'Blessed Oran Quin PS',
      'Blessed Oran Quin PS is the data controller of the personal information we hold about you.',
    ],
    ['Strathmoor Council', 'The personal information provided will be used by Strathmoor Council under the UK GDPR.'],
    [
      'Larkmoor Academies Trust',
      'We, Larkmoor Academies Trust (LAT), are the ‘data controller’ for the purposes of data protection law.',
    ],
    ['Larkmoor Community College', 'We are Larkmoor Community College. We decide how we use information about you.'],
    [
      'Holme Schools',
      'Holme Schools is a trust that runs three academies. Holme Schools is called the data controller.',
    ],
    [
      'Fernlea Learning Trust',
      'Fernlea Learning Trust (the Trust) is a company. Under the Data Protection Legislation the Trust is the controller.',
    ],
    [
      'Sedge Lane School',
      '**Post**\n\nPost Sedge Lane School, Sedge Lane, Oldham. We at Sedge Lane School hold your name.',
    ],
    [null, 'The school is the controller. We share data with Hilltop Academy and Moorshire County Council.'],
    [
      null,
      'Our academies keep records. The Trust decides how. Data goes to the Virtual School and the Moorshire NHS Trust.',
    ],
    [null, 'We keep to Keeping Children Safe in Education. The School Council was asked.'],
    [
      'Drumcree Integrated College',
      'The Board of Governors is the controller. Drumcree Integrated College keeps your name.',
    ],
  ];
  it.each(names)('is %s where it says "%s"', (name, opening) => {
    expect(described(titled('Privacy notice', opening)).organisation?.replaceAll("'", '’') ?? null).toBe(name);
  });

  it('is taken from a heading above the title, in its usual case', () => {
    expect(described(`# LARKMOOR INFANT SCHOOL\n\n## Privacy notice\n\nWe hold your name.\n${BODY}`)).toMatchObject({
      organisation: 'Larkmoor Infant School',
      title: 'Privacy notice',
    });
    expect(described(`# LARKMOOR C.E. SCHOOL\n\n## Privacy notice\n\nWe hold your name.\n${BODY}`).organisation).toBe(
      'Larkmoor C.E. School',
    );
  });

  it.each([
    ['Otterbank School', 'We hold your name.', 'Privacy notice | Otterbank School'],
    [null, 'We hold your name.', 'Privacy notice | Policies and notices'],
    [null, 'We hold your name.', 'Privacy notice | Seven Otters Academy Trust'],
    ['Otterbank Primary School', 'Otterbank Primary holds your name.', 'Privacy notice - Otterbank Primary School'],
    ['Otterbank Primary', 'Otterbank Primary holds your name.', 'Privacy notice - Stoatbank Primary School'],
  ])('is %s where the text begins "%s" and the page is called "%s"', (name, opening, page) => {
    expect(described(titled('Privacy notice', opening), page).organisation).toBe(name);
  });
});

describe('an opening', () => {
  const openings: readonly (readonly [kind: string, nation: string, organisation: string, text: string])[] = [
    [
      'workforce',
      'england',
      'Penhallow Primary School',
      '# Privacy notice for everyone who works here\n\nPenhallow Primary School is the data controller for the information it holds about you. We complete the workforce census for the Department for Education.',
    ],
    [
      'workforce',
      'england',
      'All Hallows Catholic Academy Trust',
      '# Privacy notice: all who work in our family of schools\n\nAll Hallows Catholic Academy Trust is the employer and data controller of staff in its schools, among them St Bede’s Catholic Primary School.',
    ],
    [
      'workforce',
      'england',
      'Northwold Academies Trust',
      '# Workforce privacy notice\n\nThis notice is for those employed by Northwold Academies Trust at Wickenby Academy and Marsh End School. Your employer is the trust, which is the controller. Wickenby Academy keeps a local file.',
    ],
    [
      'workforce',
      'england',
      'Copperfield Day Nursery',
      '# Privacy notice for nursery practitioners\n\nCopperfield Day Nursery employs you. Ratios of the early years foundation stage are checked against your qualifications.',
    ],
    [
      'job-applicants',
      'england',
      'Hartfield Manor School',
      '# Privacy notice\n\nThis notice is for anyone who applies for a job at Hartfield Manor School. ISI looks at our register of checks.',
    ],
    [
      'job-applicants',
      'england',
      'Stourbank School',
      '# Joining our team: what happens to your application\n\nStourbank School is the data controller. A DBS check is made. Teachers’ Pensions are told of new starters.',
    ],
    [
      'job-applicants',
      'wales',
      'St Teilo’s Church in Wales High School',
      '# Recruitment: how we use your information\n\nSt Teilo’s Church in Wales High School collects information when you apply for a post.',
    ],
    [
      'governors',
      'england',
      'St Alphege’s Catholic Primary School',
      '# How we use information about those who govern our school\n\nSt Alphege’s Catholic Primary School keeps a record of your term of office. Your name is added to Get Information About Schools.',
    ],
    [
      'governors',
      'scotland',
      'The Muirend Trust',
      '# Trustees: how we use your data\n\nThe charity, The Muirend Trust, is the controller. It runs Muirend School. OSCR is told who the trustees are.',
    ],
    [
      'visitors',
      'scotland',
      'Strathlennan Council',
      '# Visitor privacy notice: Kilbarra High School\n\nStrathlennan Council is the data controller for the visitor book kept at Kilbarra High School. The Education (Scotland) Act 1980 applies.',
    ],
    [
      'visitors',
      'england',
      'Saint Aldhelm’s Academy',
      '# Information for people visiting the academy\n\nSaint Aldhelm’s Academy records who is on site. We belong to Ambit South Multi Academy Trust.',
    ],
    [
      'alumni',
      'unknown',
      'Wolstan’s Hall School',
      '# Old Wolstanians: how we use your data\n\nWolstan’s Hall School keeps your address and a record of your gifts.',
    ],
    [
      'alumni',
      'unknown',
      'Bexwell College',
      '# After you have left us\n\nBexwell College sends a magazine each summer. We hold your address.',
    ],
    [
      'cctv',
      'wales',
      'Coleg Tre Wen',
      '# CCTV: how we use your image\n\nColeg Tre Wen operates cameras at its campus.',
    ],
    [
      'looked-after-children',
      'england',
      'Hayle Park School',
      '# Privacy Notice for Children Looked After, Children in Need and Safeguarding\n\nHayle Park School (“the school”) holds information on children who are looked after. We follow Working Together to Safeguard Children.',
    ],
    [
      'parents',
      'unknown',
      'Yewdale School',
      'Dear parents and carers,\n\nThis letter from Yewdale School tells you what we hold about you: your address and your bank details. It is your own data. It is not about your child; our notice for pupils is about that.',
    ],
    [
      'parents',
      'england',
      'Ferndown Hill Academy',
      '# Parents’ information\n\nA letter from the headteacher of Ferndown Hill Academy. Dear parents, we keep information about yourselves: your address and any court orders. Your child’s data is dealt with in our notice for pupils. We are part of a multi-academy trust.',
    ],
    [
      'pupils',
      'unknown',
      'Yewdale School',
      'Dear parents and carers,\n\nThis letter from Yewdale School tells you what information we hold about your child: name, address, marks and health.',
    ],
    [
      'pupils',
      'england',
      'Buttercup Lane Nursery',
      '# Privacy notice for parents\n\nButtercup Lane Nursery is registered with Ofsted. This notice explains what information we collect about the children who attend, and why. We also hold contact details for you.',
    ],
    [
      'pupils',
      'unknown',
      'Elder Lane Nursery',
      '# Dear parents: your child’s record with us\n\nElder Lane Nursery keeps a file on every child. In it are the child’s name, birth date, allergies and naps.',
    ],
    [
      'pupils',
      'scotland',
      'Kilbrae Council',
      '# Education Services: privacy statement for pupils and parents\n\nYour information is being collected by Kilbrae Council to deliver your education. It is used under the Education (Scotland) Act 2016.',
    ],
    [
      'pupils',
      'england',
      // The school's own page, whoever the controller is.
      'Wickenby Academy',
      '# Pupil privacy notice\n\nWickenby Academy is part of Northwold Academies Trust. The Trust is the data controller for the information about pupils at Wickenby Academy. Wickenby Academy has its own lead. Wickenby Academy holds the files.',
    ],
    [
      'pupils',
      'england',
      'Wickenby Academy',
      '# Wickenby Academy: how we use pupil information\n\nWickenby Academy is part of the Northwold Academies Trust. The academy is the data controller. The Northwold Academies Trust audits us.',
    ],
    [
      'pupils',
      'england',
      'Our Lady of Grace Catholic Academy',
      '# How Our Lady of Grace Catholic Academy uses pupil information\n\nOur Lady of Grace Catholic Academy is the data controller. We are part of the Good Shepherd Catholic Education Trust, which employs our officer.',
    ],
    [
      'pupils',
      'england',
      'Lanehead Hall School',
      '# Pupil data\n\nLanehead Hall School Limited trading as Lanehead Hall School is the data controller. ISI inspects us.',
    ],
    [
      'general',
      'england',
      'Yewdale School',
      '# Privacy notice for everyone at Yewdale School\n\nYewdale School is the controller. Ofsted inspects us.',
    ],
    [
      'general',
      'england',
      'Diocese of Hallowmere Board of Education',
      '# Privacy notice: schools and education\n\nThe Diocese of Hallowmere Board of Education supports 80 Church of England schools. It is the data controller of the data it holds about headteachers, governors, clergy and families.',
    ],
    [
      'general',
      'england',
      'Beanstalk Childcare Limited',
      '# Privacy policy\n\nBeanstalk Childcare Limited is the data controller. This policy concerns children, their parents, our employees and visitors to our nurseries, all registered with Ofsted.',
    ],
    // A trust or company may be the controller: the notice is still the school's, whose name stands over it.
    [
      'pupils',
      'england',
      'Larkmoor Academy',
      '# Larkmoor Academy\n\n## Privacy notice for pupils\n\nLarkmoor Academy is part of Fen Edge Schools Trust. The Trust is the data controller. We complete the census for the Department for Education.',
    ],
    [
      'workforce',
      'england',
      'Ormathwaite Preparatory School',
      '# Ormathwaite Preparatory School: staff privacy notice (employees, coaches, gap students)\n\nOrmathwaite School Ltd, Ormathwaite LM9 5QA, is the data controller. Ofsted inspects us. Ormathwaite Preparatory School has 30 staff.',
    ],
    // ... and the trust's where the school is only named in it.
    [
      'pupils',
      'england',
      'Fen Edge Schools Trust',
      '# Privacy notice for pupils\n\nFen Edge Schools Trust is the data controller for its schools, Larkmoor Academy among them. We complete the census for the Department for Education.',
    ],
    [
      'workforce',
      'england',
      'Nine Becks Academies Trust',
      '# Workforce privacy notice\n\n| Question | Answer |\n|---|---|\n| Who is the controller? | Nine Becks Academies Trust |\n\nWe complete the workforce census for the Department for Education.',
    ],
    [
      'looked-after-children',
      'england',
      'Cragshire Council',
      '# Children in our care: school records\n\nThis notice is for children and young people in the care of the council, and for care leavers. Cragshire Council is the data controller. The Department for Education and Ofsted are told some of it.',
    ],
    [
      'pupils',
      'england',
      'Dandelion Day Nursery',
      '# Children in our care: privacy notice\n\nThis notice is for the families of children who come to us. Dandelion Day Nursery is the data controller. Ofsted inspects us.',
    ],
  ];
  it.each(openings)('of a notice (%s, %s) of %s', (kind, nation, organisation, text) => {
    const answer = described(`${text}\n${BODY}`);
    expect({ ...answer, organisation: answer.organisation?.replaceAll("'", '’') }).toMatchObject({
      isNotice: true,
      kind,
      nation,
      organisation,
    });
  });
});
