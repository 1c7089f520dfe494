/** What the popup shows of a long notice while its checks are run. */
import { expect, test } from './support/extension';
import { lengthen } from './support/long-page';

test('tells whose notice it is while the checks are run, and says that they are', async ({ extension, page, site }) => {
  await page.goto(site.page('corpus/c-langrigg-hall-general'));
  await lengthen(page);
  const popup = await extension.clickButton(page);
  // Every picture, in order: the page under it may hold up whoever asks.
  const pictures = await popup.evaluate(
    () =>
      new Promise<readonly { busy: boolean; heading: string; facts: string; progress: string; rows: number }[]>(
        (done) => {
          const words = (selector: string) => document.querySelector(selector)?.textContent ?? '';
          const seen: { busy: boolean; heading: string; facts: string; progress: string; rows: number }[] = [];
          const look = () => {
            const main = document.querySelector('main');
            const busy = main?.getAttribute('aria-busy') !== 'false';
            seen.push({
              busy,
              heading: words('main h1'),
              facts: words('main .facts'),
              progress: words('main .progress'),
              rows: document.querySelectorAll('.row').length,
            });
            if (!busy) done(seen);
            else requestAnimationFrame(look);
          };
          look();
        },
      ),
  );
  const last = pictures.at(-1);
  const described = pictures.filter(({ busy, heading }) => busy && heading !== '');
  expect(described.length, 'a picture before the result').toBeGreaterThan(0);
  for (const picture of described) {
    expect(picture.heading).toBe(last?.heading);
    expect(picture.facts).toContain('Langrigg Hall');
    expect(picture.progress).not.toBe('');
    expect(picture.rows).toBe(0);
  }
  expect(last?.rows).toBeGreaterThan(0);
  expect(last?.progress).toBe('');
});
