/** Firefox with the built extension in it, and a click on its button in the toolbar. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { GECKO_ID } from '../../../manifest.config';
import { serveFixtures } from '../../e2e/support/fixture-site';
import { chromeWindow } from './chrome-window';
import { FirefoxPopup } from './popup';

const BUILT = resolve('dist/firefox-mv3');
/** The name that Firefox gives the extension inside itself: another in each profile, unless it is told one. */
const INNER_ID = '3f0c1c5e-8a52-4c0a-9d6e-3b1a2c4d5e6f';
const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const SCHOOLS = ['www.marrowfield.sch.uk', 'files.netherby-trust.sch.uk'];

/** Whether the browser asks before it gives an extension what it wants, and how its panel is told to ask. */
const ASKS = 'extensions.webextOptionalPermissionPrompts';
const QUESTION = 'webextension-optional-permission-prompt';

export interface Firefox {
  /** Where the browser saves what is downloaded. */
  readonly downloads: string;
  /** Address of a fixture page. */
  site(name: string, host?: string): string;
  /** A tab with the page in it. */
  open(address: string): Promise<Page>;
  /** Clicks the button in the toolbar while the page is in front, as a reader does: grants activeTab, opens the popup. */
  clickButton(page: Page): Promise<FirefoxPopup>;
  /** The extension's page in a tab of its own, once it is there. */
  extensionTab(file: string): Promise<Page>;
  /** What the browser shows beside the page, once it is there. */
  sidebar(): Promise<FirefoxPopup>;
  /** A page of the extension in a tab of its own, by its address. */
  openOwn(file: string): Promise<Page>;
  /** Takes every permission for hosts back. */
  forgetHosts(): Promise<void>;
  /** Answers the browser's next questions for permissions with no, until `forgetHosts`. */
  refuseHosts(): Promise<void>;
  close(): Promise<void>;
}

export async function startFirefox(): Promise<Firefox> {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error(`Firefox is not installed (looked for ${PLACES.join(' and ')}): install Debian's firefox-esr.`);
  }
  const site = await serveFixtures();
  const downloads = mkdtempSync(join(tmpdir(), 'noticemark-firefox-'));
  const browser = await launch(executablePath, downloads);
  const id = await browser.installExtension(BUILT);
  const chrome = await chromeWindow(browser);

  const extensionTab = async (file: string): Promise<Page> => {
    const address = `moz-extension://${INNER_ID}/${file}`;
    return until(`${file} in a tab`, async () => {
      for (const page of await browser.pages()) {
        const shown = await page.evaluate(() => location.href).catch(() => '');
        if (shown.startsWith(address)) return page;
      }
      return null;
    });
  };

  // The page that a new reader is shown: the tests ask for their own.
  await (await extensionTab('review.html#/welcome')).close();

  return {
    downloads,
    site: site.page,
    async open(address) {
      const page = await browser.newPage();
      await page.bringToFront();
      // A document in a viewer never answers that it has loaded: the window is asked instead.
      page.goto(address).catch(() => undefined);
      await until(address, async () => {
        const shown = await chrome.run(
          `const { currentURI, webProgress } = gBrowser.selectedBrowser;
           return webProgress.isLoadingDocument ? '' : currentURI.spec;`,
        );
        return shown === address;
      });
      return page;
    },
    async clickButton(page) {
      await page.bringToFront();
      await chrome.run(
        `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
         const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
         document.querySelector('.webextension-popup-browser')?.closest('panel')?.hidePopup();
         const button = ExtensionParent.apiManager.global.browserActionFor(extension);
         await button.triggerAction(window);`,
      );
      return FirefoxPopup.attach(chrome, '.webextension-popup-browser');
    },
    extensionTab,
    async openOwn(file) {
      // The protocol opens no pages of extensions; the browser's own window does.
      const address = JSON.stringify(`moz-extension://${INNER_ID}/${file}`);
      await chrome.run(`gBrowser.selectedTab = gBrowser.addTrustedTab(${address});`);
      return extensionTab(file);
    },
    sidebar: () => FirefoxPopup.attach(chrome, '#sidebar', 'webext-panels-browser'),
    async forgetHosts() {
      await chrome.run(
        `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
         const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
         const held = await ExtensionPermissions.get(extension.id);
         await ExtensionPermissions.remove(extension.id, { ...held, permissions: [] }, extension);
         Services.prefs.setBoolPref('${ASKS}', false);`,
      );
    },
    // The browser's own question, answered where its panel would answer it.
    async refuseHosts() {
      await chrome.run(
        `Services.prefs.setBoolPref('${ASKS}', true);
         if (window.refusal) return;
         const { ExtensionsUI } = ChromeUtils.importESModule('resource:///modules/ExtensionsUI.sys.mjs');
         window.refusal = { observe: (subject) => subject.wrappedJSObject.resolve(false) };
         Services.obs.removeObserver(ExtensionsUI, '${QUESTION}');
         Services.obs.addObserver(window.refusal, '${QUESTION}');`,
      );
    },
    async close() {
      await browser.close();
      await site.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

function launch(executablePath: string, downloads: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Its own windows, and the extension's pages, are closed to automation unless it is asked.
    args: ['--remote-allow-system-access', '--width=1100', '--height=800'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: INNER_ID }),
      // Without a window nobody can answer the browser's question: it is taken for answered with yes.
      [ASKS]: false,
      'network.dns.localDomains': SCHOOLS.join(','),
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.download.alwaysOpenPanel': false,
    },
  });
}

/** A busy machine may take its time: no test is about it. */
const PATIENCE_MS = 60_000;

/** Asks again until the answer is something. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false | ''>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false && answer !== '') return answer;
    if (Date.now() > end) throw new Error(`waited for nothing: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
