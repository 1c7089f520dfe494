/** What the extension asks of its reader at installation. A change here is a change of the promise made to schools. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../manifest.config';

const WHERE_POWER_IS_ASKED = /permission|host|match|content_scripts|externally|web_accessible|content_security/i;

describe.each(['chrome', 'edge', 'firefox'])('the manifest for %s', (browser) => {
  const manifest: Record<string, unknown> = manifestFor(browser);

  it('asks for activeTab, scripting and storage, in Chromium for its side panel, and nothing else', () => {
    const beside = browser === 'firefox' ? [] : ['sidePanel'];
    expect(manifest.permissions).toEqual(['activeTab', 'scripting', 'storage', ...beside]);
    expect(Object.keys(manifest).filter((key) => WHERE_POWER_IS_ASKED.test(key))).toEqual([
      'permissions',
      'optional_host_permissions',
      ...(browser === 'firefox' ? ['content_security_policy'] : []),
    ]);
  });

  it('may ask for sites later, at a click', () => {
    expect(manifest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
  });

  it('names no host, not even for tests', () => {
    const { optional_host_permissions: _, ...granted } = manifest;
    expect(JSON.stringify(granted)).not.toMatch(/:\/\/|<all_urls>|localhost|127\.0\.0\.1|sch\.uk/);
  });
});

it('Firefox is held to what Chromium is by itself: no code but its own', () => {
  expect(manifestFor('firefox')).toMatchObject({
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
  });
});

it('Firefox is told that no data is collected', () => {
  expect(JSON.stringify(manifestFor('firefox'))).toContain('"data_collection_permissions":{"required":["none"]}');
});

describe('scripts for pages', () => {
  const scripts = readdirSync('entrypoints').filter((name) => /\.content\.tsx?$/.test(name));

  it('are the two that are known', () => {
    expect(scripts).toEqual(['marks.content.ts', 'snapshot.content.ts']);
  });

  it.each(scripts)('%s runs on no page by itself', (name) => {
    const source = readFileSync(`entrypoints/${name}`, 'utf8');
    expect(source).toContain("registration: 'runtime'");
    expect(source).toMatch(/matches: \[\]/);
  });
});

it('the build itself adds no host and no permission', () => {
  const config = readFileSync('wxt.config.ts', 'utf8');
  expect(config).not.toMatch(/permissions|host_|matches/);
});

it.each(readdirSync('public/_locales'))('name, description and tooltip come from the messages: %s', (locale) => {
  const messages: Record<string, { message: string }> = JSON.parse(
    readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'),
  );
  const named = [...JSON.stringify(manifestFor('chrome')).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(0);
  for (const name of [...named, 'actionTitle']) expect(messages[name]?.message, name).toBeTruthy();
  // The stores' own limit.
  expect(messages.extensionDescription?.message.length).toBeLessThanOrEqual(132);
});
