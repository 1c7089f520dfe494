import { describe, expect, it } from 'vitest';
import { loadPack } from '../rules/load';
import { contextOf } from './consider';
import { type LinkWords, promiseOf } from './promise';

const pack = await loadPack();
const { find } = contextOf(pack).book;
const NOTHING: LinkWords = {
  text: '',
  title: '',
  address: '',
  around: '',
  heading: '',
  page: '',
  part: 'main',
  onHome: false,
};
const promise = (words: Partial<LinkWords> | string) =>
  promiseOf(pack)({ ...NOTHING, ...(typeof words === 'string' ? { text: words } : words) });

describe('what a link promises', () => {
  it.each([
    'Pupil Privacy Notice',
    'Privacy Notice GDPR Parents and Carers',
    'PRIVACY NOTICE - STAFF',
    'Privacy notices',
    'GDPR privacy notice for governors & volunteers 2025-26',
    'How we use pupil information',
    'How we use your child’s data',
    'Fair processing notice',
    'Privacy policy',
    'Recruitment privacy notice',
    'Privacy information for visitors',
    'Hysbysiad preifatrwydd',
  ])('is a notice: %s', (text) => expect(promise(text).notice).toBeGreaterThanOrEqual(find.documentWorth.all));

  it.each([
    'Data protection policy',
    'GDPR policy',
    'Cookie policy',
    'Records retention schedule',
    'Subject access request form',
    'Freedom of information publication scheme',
    'Behaviour policy',
    'Photograph consent form',
    'Data breach procedure',
    'Newsletter 12',
    'Term dates',
    'Privacy impact assessment (DPIA)',
    'Pupil premium strategy',
  ])('is no notice: %s', (text) => expect(promise(text).notice).toBeLessThan(find.documentWorth.unfound));

  it.each([
    'GDPR',
    'Data protection',
    'Data Protection & GDPR',
    'Policies',
    'Policies and procedures',
    'Ofsted, results and policies',
    'Statutory information',
    'Key information',
    'Key info',
    'Privacy',
    'School policies',
    'Legal',
    'Polisïau',
    'Freedom of information and data protection',
  ])('leads to notices: %s', (text) => expect(promise(text).lead).toBeGreaterThanOrEqual(find.worth.all));

  it.each(['News', 'Calendar', 'Gallery', 'Year 6', 'Lunch menus', 'Uniform', 'Cookie policy'])(
    'leads nowhere: %s',
    (text) => expect(promise(text).lead).toBeLessThan(find.worth.unfound),
  );

  it('is taken from around a link that says nothing itself', () => {
    for (const text of [
      'Download',
      'Click here',
      'click here to view',
      'PDF',
      'here',
      'Download (PDF, 120 KB)',
      'View document',
      'Read more',
    ]) {
      const around = 'To read our staff privacy notice, please click here.';
      expect(promise({ text, around }).notice, text).toBeGreaterThanOrEqual(find.documentWorth.all);
      expect(promise({ text }).notice, text).toBeLessThan(find.documentWorth.unfound);
    }
    expect(promise({ text: 'Term dates', around: 'Privacy notice. Term dates.' }).notice).toBeLessThan(0.5);
  });

  it('is taken from the heading above links that name people', () => {
    const heading = 'Privacy notices';
    for (const text of ['Pupils', 'Staff', 'Governors', 'Looked after children', 'Parents and carers'])
      expect(promise({ text, heading }).notice, text).toBeGreaterThanOrEqual(find.documentWorth.all);
    expect(promise({ text: 'Pupils' }).notice).toBeLessThan(find.documentWorth.unfound);
    expect(promise({ text: 'Retention schedule', heading }).notice).toBeLessThan(find.documentWorth.unfound);
    // A menu does not belong to what the page is about.
    expect(promise({ text: 'Staff', page: heading, part: 'menu' }).notice).toBeLessThan(find.documentWorth.unfound);
  });

  it('is taken from the address', () => {
    expect(promise({ address: 'uploads / Pupil Privacy Notice 2025' }).notice).toBeGreaterThanOrEqual(
      find.documentWorth.all,
    );
    expect(promise({ address: 'policies' }).lead).toBeGreaterThanOrEqual(find.worth.all);
  });

  it('says where a kind may stand apart', () => {
    expect(promise('Vacancies').elsewhere).toEqual(['workforce', 'job-applicants']);
    expect(promise('Our governors').elsewhere).toEqual(['governors']);
    expect(promise('A letter about governors, trustees and everything they did this year').elsewhere).toEqual([]);
  });

  it('tries the menus of a home page, but not what is plainly something else', () => {
    const menu = { part: 'menu', onHome: true } as const;
    expect(promise({ ...menu, text: 'Community' }).lead).toBeGreaterThanOrEqual(find.worth.unfound);
    expect(promise({ ...menu, text: 'News' }).lead).toBeLessThan(find.worth.unfound);
    expect(promise('Community').lead).toBeLessThan(find.worth.unfound);
  });
});
