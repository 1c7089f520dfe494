/** Hands the words of the extension's own pages down to their components. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { enPages, type PageStrings } from './en-pages';

const PageStringsContext = createContext<PageStrings>(enPages);

export const PageStringsProvider = PageStringsContext.Provider;

export function usePageStrings(): PageStrings {
  return useContext(PageStringsContext);
}
