/** The register of links against itself and the rest of the pack: what it sends people to is right, and what is right it leaves alone. */
import { describe, expect, it } from 'vitest';
import { addressMatches, plainAddress } from '../engine/checks/superseded-link';
import type { LinkRow } from '../engine/registers';
import { compilePack } from './compile';
import { loadRuleFiles } from './load';

const files = loadRuleFiles();
const result = compilePack(files);
const pack = result.ok ? result.pack : result.sound;
const { links } = pack.registers;

function rowOf(href: string): LinkRow | undefined {
  const address = plainAddress(href);
  if (address === null) return undefined;
  const matches = (pattern: string) => addressMatches(address, pattern);
  return links.find((row) => row.match.some(matches) && !row.except?.some(matches));
}

describe('what the pack itself links to', () => {
  const OWN = /https?:\/\/[^\s"'”)\]},]+[^\s"'”)\]},.:;]/g;
  // Examples show what is wrong, and the register's `match` has no scheme.
  const addresses = new Set(
    [...files].flatMap(([path, text]) => (path.endsWith('/examples.yaml') ? [] : (text.match(OWN) ?? []))),
  );
  const SOURCES = new Set(
    Object.values(pack.registers)
      .flatMap((rows) => (Array.isArray(rows) ? rows : []))
      .map((row) => row.source),
  );

  it('is a good many addresses', () => expect(addresses.size).toBeGreaterThan(150));

  it('is never an address that the register calls out of date', () => {
    const flagged = [...addresses].filter((href) => rowOf(href) !== undefined && !SOURCES.has(href));
    expect(flagged.map((href) => `${href}: ${rowOf(href)?.id}`)).toEqual([]);
  });

  it.each(links.map((row) => [row.id, row]))('%s sends people to a secure address that stands', (_, row) => {
    expect(row.now).toMatch(/^https:\/\//);
    expect(rowOf(row.now)?.id).toBeUndefined();
  });

  it.each(links.map((row) => [row.id, row]))('%s knows its own addresses, and no row stands in its way', (id, row) => {
    const sample = (pattern: string) => pattern.replace(/\/\*$/, '/page').replace(/^\*\./, 'www.').replaceAll('*', 'x');
    for (const pattern of row.match) expect(rowOf(`http://${sample(pattern)}`)?.id, pattern).toBe(id);
  });
});

describe('addresses that notices carry', () => {
  it.each([
    'https://ico.org.uk/',
    'https://ico.org.uk/make-a-complaint/',
    'https://ico.org.uk/make-a-complaint/data-protection-complaints/',
    'https://ico.org.uk/make-a-complaint/data-protection-complaints/data-protection-complaints/',
    'https://ico.org.uk/make-a-complaint/data-protection-complaints/personal-information-complaint/',
    'https://ico.org.uk/make-a-complaint/personal-information-complaint',
    'https://ico.org.uk/for-the-public/how-to-make-a-data-protection-complaint/',
    'https://ico.org.uk/contact-us/',
    'https://ico.org.uk/about-the-ico/what-we-do/register-of-fee-payers/',
    'https://ico.org.uk/ESDWebPages/Search',
    'https://www.gov.uk/government/publications/national-pupil-database-npd-privacy-notice/national-pupil-database-npd-privacy-notice',
    'https://www.gov.uk/government/publications/privacy-information-early-years-foundation-stage-to-key-stage-3/x',
    'https://www.gov.uk/government/publications/privacy-information-children-young-people-and-care-leavers/x',
    'https://www.find-npd-data.education.gov.uk/',
    'https://www.gov.uk/government/publications/dfe-external-data-shares',
    'https://www.gov.uk/guidance/data-protection-how-we-collect-and-share-research-data',
    'https://www.gov.uk/contact-dfe',
    'https://www.gov.uk/government/organisations/department-for-education',
    'https://www.gov.uk/government/organisations/department-for-education/about/personal-information-charter',
    'https://www.gov.uk/government/publications/requesting-your-personal-information',
    'https://www.gov.uk/guidance/complete-the-school-census',
    'https://www.gov.uk/education/data-collection-and-censuses-for-schools',
    'https://www.gov.uk/government/publications/keeping-children-safe-in-education--2',
    'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
    'https://www.gov.uk/government/publications/security-policy-framework',
    'https://www.gov.uk/government/publications/lrs-privacy-notices',
    'https://nationalcareers.service.gov.uk/',
    'https://www.ucas.com/about-us/policies/privacy-policies-and-declarations',
    'https://www.dataprivacyframework.gov/',
    'https://www.gov.uk/government/organisations/standards-and-testing-agency',
    'https://www.gov.uk/government/organisations/ofsted',
    'https://www.legislation.gov.uk/ukpga/2018/12/contents',
  ])('%s stands', (href) => expect(rowOf(href)?.id).toBeUndefined());

  it.each([
    ['https://ico.org.uk/concerns/', 'make-a-complaint'],
    ['ico.org.uk/concerns/handling/', 'make-a-complaint'],
    ['https://ico.org.uk/for-the-public/raising-concerns/', 'make-a-complaint'],
    ['https://ico.org.uk/for_the_public/topic_specific_guides', 'make-a-complaint'],
    ['https://ico.org.uk/make-a-complaint/your-personal-information-concerns/', 'make-a-complaint'],
    ['https://ico.org.uk/global/contact-us/email/', 'contact-us'],
    ['https://ico.org.uk/global/contact-us/', 'contact-us'],
    ['http://www.ico.gov.uk/', 'make-a-complaint'],
    ['https://ico.org.uk/about-the-ico/what-we-do/register-of-data-controllers/', 'register-of-fee-payers'],
    [
      'https://www.gov.uk/government/publications/national-pupil-database-user-guide-and-supporting-information',
      'npd-privacy-notice',
    ],
    ['https://www.gov.uk/government/collections/national-pupil-database', 'npd-privacy-notice'],
    ['https://www.gov.uk/government/publications/common-basic-data-set-cbds-database', 'find-npd-data'],
    [
      'https://www.gov.uk/government/publications/national-pupil-database-requests-received',
      'dfe-external-data-shares',
    ],
    ['https://www.gov.uk/data-protection-how-we-collect-and-share-research-data', '/guidance/'],
    ['http://www.education.gov.uk/help/contactus', 'contact-dfe'],
    ['http://www.education.gov.uk/researchandstatistics/datatdatam/b00212337/datause', 'personal-information-charter'],
    [
      'http://www.education.gov.uk/schools/adminandfinance/schooladmin/ims/privacynotices',
      'personal-information-charter',
    ],
    ['http://www.teachernet.gov.uk/management/', 'personal-information-charter'],
    ['http://www.dcsf.gov.uk/', 'personal-information-charter'],
    ['https://www.gov.uk/government/collections/school-census', 'complete-the-school-census'],
    ['https://www.gov.uk/government/publications/keeping-children-safe-in-education', '--2'],
    ['https://www.gov.uk/government/publications/working-together-to-safeguard-children', '--2'],
    ['http://www.miap.gov.uk/', 'lrs-privacy-notices'],
    ['https://nationalcareersservice.direct.gov.uk/', 'nationalcareers'],
    ['http://www.connexions-direct.com/', 'nationalcareers'],
    ['https://www.privacyshield.gov/list', 'dataprivacyframework'],
    ['http://www.qcda.gov.uk/', 'standards-and-testing-agency'],
    ['http://www.qca.org.uk/', 'standards-and-testing-agency'],
    ['http://www.ofsted.gov.uk/', 'ofsted'],
  ])('%s is out of date', (href, now) => expect(rowOf(href)?.now).toContain(now));
});
