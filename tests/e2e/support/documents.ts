/** Documents of an invented school, made when the test's server is asked for them. */
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';

/** A whole notice for staff, as headings and paragraphs. */
const SECTIONS: readonly (readonly [string, string])[] = [
  [
    'Who we are',
    'Marrowfield Primary School, Orchard Way, Netherby, NB4 7QX is the controller of the personal data described in this privacy notice. You can reach us on 01632 960117.',
  ],
  [
    'What we hold',
    'The personal data that we hold about staff includes names, addresses, bank details, qualifications and sickness records. Some of it comes from your last employer.',
  ],
  [
    'Why we use it',
    'We use this data to pay salaries and to check that people may work with children. Our lawful basis is the public task, Article 6(1)(e) of the UK GDPR.',
  ],
  [
    'Who we share it with',
    'We share it with our payroll provider, the pension scheme and the local authority. We follow Keeping children safe in education 2018.',
  ],
  ['How long we keep it', 'We keep the personnel file for six years after employment ends.'],
  [
    'Your rights',
    'You have the right to ask for a copy of the data we hold about you, to have it corrected and to object.',
  ],
  [
    'Complaints',
    'Our data protection officer is Rowena Pike, dpo@marrowfield.sch.uk. You can also complain to the Information Commissioner’s Office.',
  ],
];
const TITLE = 'Privacy notice for staff';

/** @param password to open it with */
export function noticeAsPdf(password?: string): Promise<Buffer> {
  return new Promise((done, failed) => {
    const pdf = new PDFDocument({
      size: 'A4',
      margin: 60,
      info: { Title: TITLE },
      ...(password ? { userPassword: password } : {}),
    });
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => done(Buffer.concat(parts)));
    pdf.on('error', failed);
    pdf.font('Helvetica-Bold').fontSize(20).text(TITLE).moveDown();
    for (const [heading, text] of SECTIONS) {
      pdf.font('Helvetica-Bold').fontSize(14).text(heading).moveDown(0.4);
      pdf.font('Helvetica').fontSize(11).text(text).moveDown();
    }
    pdf.end();
  });
}

export async function noticeAsDocx(): Promise<Buffer> {
  const children = [
    new Paragraph({ text: TITLE, heading: HeadingLevel.HEADING_1 }),
    ...SECTIONS.flatMap(([heading, text]) => [
      new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }),
      new Paragraph(text),
    ]),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
