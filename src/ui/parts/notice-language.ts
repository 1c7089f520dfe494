/** The language of the notice that is shown: its quotes are in it, whatever the screens speak. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** As HTML's `lang` has it. A notice that does not say is taken for English, as the rules take it. */
const NoticeLanguageContext = createContext('en');

export const NoticeLanguageProvider = NoticeLanguageContext.Provider;

export function useNoticeLanguage(): string {
  return useContext(NoticeLanguageContext);
}
