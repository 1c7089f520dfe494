/** Which keys open the popup, and where the browser lets them be changed. */
import { useEffect, useState } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';
import type { SettingsDoors, Shortcut } from './settings-doors';

export function ShortcutSection({ doors }: { readonly doors: SettingsDoors }) {
  const { settings: words } = usePageStrings();
  const [shortcut, setShortcut] = useState<Shortcut | null>(null);
  useEffect(() => {
    const look = () => void doors.shortcut().then(setShortcut, console.error);
    look();
    // Back from the browser's own page, it may be another.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [doors]);
  if (!shortcut) return null;
  return (
    <section>
      <h2>{words.shortcut}</h2>
      {shortcut.keys === '' ? (
        <p>{words.shortcutNone}</p>
      ) : (
        <p>
          {words.shortcutIs} <kbd>{shortcut.keys}</kbd>
        </p>
      )}
      <p class="quiet">{words.shortcutHow[shortcut.browser]}</p>
      {shortcut.canOpen && (
        <p class="decision-buttons">
          <button type="button" class="plain-button" onClick={() => void doors.openShortcuts().catch(console.error)}>
            {words.shortcutOpen}
          </button>
        </p>
      )}
    </section>
  );
}
