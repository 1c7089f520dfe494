import { describe, expect, it } from 'vitest';
import { readSitemap } from './sitemap';

const A = 'https://www.ash.example.sch.uk/a';
const set = (inner: string) => `<?xml version="1.0"?><urlset>${inner}</urlset>`;

describe('a sitemap', () => {
  it('gives its addresses', () => {
    const text = set(`<url><loc> ${A}?x=1&amp;y=2 </loc></url><url><loc><![CDATA[${A}]]></loc></url>`);
    expect(readSitemap(text, 10)).toEqual({ addresses: [`${A}?x=1&y=2`, A], sitemaps: [] });
  });

  it('or further sitemaps', () => {
    const text = `<sitemapindex><sitemap><loc>${A}.xml</loc></sitemap></sitemapindex>`;
    expect(readSitemap(text, 10)).toEqual({ addresses: [], sitemaps: [`${A}.xml`] });
  });

  it('may be a plain list', () => expect(readSitemap(`${A}\n${A}/b\nno address`, 10).addresses).toEqual([A, `${A}/b`]));

  it('that breaks off gives what is there', () => {
    expect(readSitemap(set(`<url><loc>${A}</loc></url><url><lo`).slice(0, -9), 10).addresses).toEqual([A]);
    expect(readSitemap(`<urlset <<<url><loc>${A}</loc>`, 10).addresses).toEqual([A]);
  });

  it('is read to the limit', () => {
    const text = set(Array.from({ length: 100 }, (_, at) => `<url><loc>${A}${at}</loc></url>`).join(''));
    expect(readSitemap(text, 30).addresses).toHaveLength(30);
  });

  it('takes time by its length, however often a tag is begun', () => {
    expect(readSitemap(`<urlset>${'<loc>'.repeat(200_000)}`, 50_000).addresses).toEqual([]);
  });
});
