/** Hands the words of the bulk page down to its components. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type BulkStrings, enBulk } from './en-bulk';

const BulkStringsContext = createContext<BulkStrings>(enBulk);

export const BulkStringsProvider = BulkStringsContext.Provider;

export function useBulkStrings(): BulkStrings {
  return useContext(BulkStringsContext);
}
