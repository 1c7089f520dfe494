import { expect, it } from 'vitest';
import { school } from '../../tests/bulk/store-contract';
import { HOME, link, page, type Site, search } from '../../tests/sites/little-site';
import { afterSearch } from './after-search';

it('tells failures of a school and of its trust from those of others that their pages link to', async () => {
  const refused = { fault: 'permission' } as const;
  const links = [
    link('/privacy-notice-pupils', 'Privacy notice for pupils'),
    link('https://trust.example.org/privacy', 'Copse Learning Trust privacy notice'),
    link('https://supplier.example.com/privacy', 'Lunchpurse privacy notice'),
  ];
  const site: Site = {
    [HOME]: page('Ash Lane', `<ul>${links.join('')}</ul>`),
    [`${HOME}privacy-notice-pupils`]: refused,
    'https://trust.example.org/privacy': refused,
    'https://supplier.example.com/privacy': refused,
  };
  const { result } = await search(site, { names: ['Ash Lane Primary School', 'Copse Learning Trust'] });
  const ash = school('100001', { name: 'Ash Lane Primary School', website: HOME });
  const { failures } = afterSearch(ash, result, { candidates: [], failures: [], rows: [] }, new Set());
  expect(new Map(failures.map(({ url, elsewhere }) => [url, elsewhere ?? false]))).toEqual(
    new Map([
      [`${HOME}privacy-notice-pupils`, false],
      ['https://trust.example.org/privacy', false],
      ['https://supplier.example.com/privacy', true],
    ]),
  );
});
