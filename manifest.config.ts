/** The extension's manifest for each browser. A structure test holds it to the permissions the project promises. */

/** Asked for at installation. `activeTab`: the page in front, once its reader clicks the button. */
const PERMISSIONS = ['activeTab', 'scripting', 'storage'] as const;

/** Chromium's room beside the page; gives no access to anything. Firefox's sidebar needs none. */
const CHROMIUM_PERMISSIONS = ['sidePanel'] as const;

/** Not granted at installation: what may be asked for later, at a click, a host at a time. */
const OPTIONAL_HOSTS = ['http://*/*', 'https://*/*'] as const;

/** Opens the popup, as a click on the button does. Browsers leave it out where another extension has it already. */
const SHORTCUT = { default: 'Alt+N', mac: 'MacCtrl+Shift+N' } as const;

/**
 * Chromium's own. Firefox's would turn every http address that is fetched into an https one: documents of schools without
 * a certificate would not come, and their links be called broken.
 */
const CONTENT_POLICY = { extension_pages: "script-src 'self'; object-src 'self'" } as const;

export const GECKO_ID = '{1872b976-1f4f-4c4f-86f2-406e2bd3497c}';

export function manifestFor(browser: string) {
  return {
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [...PERMISSIONS, ...(browser === 'firefox' ? [] : CHROMIUM_PERMISSIONS)],
    optional_host_permissions: [...OPTIONAL_HOSTS],
    commands: { _execute_action: { suggested_key: SHORTCUT } },
    ...(browser === 'firefox'
      ? {
          content_security_policy: CONTENT_POLICY,
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '123', storage: { managed_schema: 'managed-schema.json' } }),
  };
}
