/** The settings page: its bar and its one screen. */

import { useSaid } from '../parts/use-said';
import { PageBar } from '../review/page-bar';
import type { SettingsDoors } from './settings-doors';
import { SettingsScreen } from './settings-screen';

export function SettingsApp({ doors }: { readonly doors: SettingsDoors }) {
  const [said, announce] = useSaid();
  return (
    <>
      <PageBar current="settings" />
      <SettingsScreen doors={doors} announce={announce} />
      <div role="status" class="unseen">
        <span key={said.turn}>{said.words}</span>
      </div>
    </>
  );
}
