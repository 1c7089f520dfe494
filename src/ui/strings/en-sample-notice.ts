/** A notice of an invented school, with what notices often get wrong: to try a review on. In Markdown. */

export const enSampleNotice = `# Privacy notice for pupils and their families

Willow Bank Primary School, Mill Lane, Ashcombe AS4 7QX, is the data controller for the personal data described here.

## Why we use your information

We use pupil information to:

- teach you and follow your progress
- look after your health and keep you safe
- meet the duties that the law gives us

Our lawful basis is the public task under Article 6(1)(e) of the GDPR.

## What we hold

| Kind of data | What it is |
| --- | --- |
| Who you are | name, date of birth, home address |
| Attendance | sessions attended, reasons for absence |
| Health | allergies, medication, dietary needs |

We follow Keeping children safe in education 2018 when we record a concern about a child.

## Who we share it with

We share pupil information with the local authority, the school nurse and the Department for Education (DfE).

## Your rights

Under the Data Protection Act 1998 you can ask for a copy of the information we hold about you. You can object to processing that is likely to cause damage or distress.

## Contact

If you have a question, write to [name of data protection officer] at office@willowbank.example.org. You can also complain to the Information Commissioner's Office.
`;
