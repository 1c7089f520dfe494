import { describe, expect, it } from 'vitest';
import type { BrowserApi } from './browser';
import { pageMarks } from './page-marks';

const TARGET = { quote: 'q', prefix: '', suffix: '' };

/** A browser that notes what it is asked for; `answer` is what the page gives back. */
function fakeBrowser(answer: () => unknown) {
  const asked: string[] = [];
  const note =
    (name: string, give: () => unknown = () => undefined) =>
    async (...args: unknown[]) => {
      asked.push(`${name} ${JSON.stringify(args)}`);
      return give();
    };
  const api = {
    scripting: { executeScript: note('script'), insertCSS: note('style'), removeCSS: note('unstyle') },
    tabs: { sendMessage: note('message', answer) },
  } as unknown as Pick<BrowserApi, 'scripting' | 'tabs'>;
  return { api, asked };
}

describe('pageMarks', () => {
  it('puts style and script into the page before it asks', async () => {
    const { api, asked } = fakeBrowser(() => ({ state: 'shown' }));
    expect(await pageMarks(api, 7, 'css').show([TARGET], 0, 'quote')).toEqual({ state: 'shown' });
    expect(asked.map((call) => call.split(' ')[0])).toEqual(['style', 'script', 'message']);
    expect(asked[2]).toContain('"type":"marks/show"');
  });

  it('is lost where the page is gone or gives an answer that is none', async () => {
    const gone = fakeBrowser(() => {
      throw new Error('no tab');
    });
    expect(await pageMarks(gone.api, 7, '').show([TARGET], 0, 'quote')).toEqual({ state: 'lost' });
    await expect(pageMarks(gone.api, 7, '').clear()).resolves.toBeUndefined();
    const odd = fakeBrowser(() => ({ state: 'painted' }));
    expect(await pageMarks(odd.api, 7, '').show([TARGET], 0, 'quote')).toEqual({ state: 'lost' });
  });

  it('takes the style away with the marks', async () => {
    const { api, asked } = fakeBrowser(() => ({ state: 'cleared' }));
    await pageMarks(api, 7, 'css').clear();
    expect(asked.map((call) => call.split(' ')[0])).toEqual(['script', 'message', 'unstyle']);
  });
});
