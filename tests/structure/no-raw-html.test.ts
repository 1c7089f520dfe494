/** Words of a page never become markup or code: no source may use a door through which they could. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const DOORS: readonly RegExp[] = [
  /dangerouslySetInnerHTML/,
  /\.(?:inner|outer)HTML\s*[+]?=(?!=)/,
  /\binsertAdjacentHTML\b/,
  /\bsetHTML(?:Unsafe)?\s*\(/,
  /\bcreateContextualFragment\b/,
  /\bdocument\.write(?:ln)?\s*\(/,
  /\bDOMParser\b/,
  /\bsrcDoc\b|\bsrcdoc\s*=/,
  /\beval\s*\(/,
  /\bnew Function\b/,
  /\bset(?:Timeout|Interval)\s*\(\s*['"`]/,
];

/** Code that runs in the browser. */
const FOLDERS = ['entrypoints', 'src/page', 'src/platform', 'src/ui', 'src/engine', 'src/notice', 'src/read'];

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|html)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);

const doorsIn = (source: string): string[] => DOORS.filter((door) => door.test(source)).map(String);

describe('no raw HTML, no code from text', () => {
  it.each(FOLDERS.flatMap(sourcesIn))('%s', (file) => {
    expect(doorsIn(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it('would notice one', () => {
    expect(doorsIn('element.innerHTML = words')).toHaveLength(1);
    expect(doorsIn('<p dangerouslySetInnerHTML={{ __html: words }} />')).toHaveLength(1);
    expect(doorsIn('if (element.innerHTML === words) return;')).toEqual([]);
  });
});

describe('the polyfill', () => {
  it('is imported by one file', () => {
    const importers = ['entrypoints', 'src'].flatMap(sourcesIn).filter((file) => {
      return /from ['"](?:webextension-polyfill|wxt\/browser|@wxt-dev\/webextension-polyfill)['"]/.test(
        readFileSync(file, 'utf8'),
      );
    });
    expect(importers).toEqual(['src/platform/browser.ts']);
  });
});

describe('the popup’s page', () => {
  const html = readFileSync('entrypoints/popup/index.html', 'utf8');

  it('has no script or style written into it', () => {
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/i);
  });

  it('fetches nothing from elsewhere', () => {
    expect(html).not.toMatch(/https?:/);
  });
});
