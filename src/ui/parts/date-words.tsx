/** The day in a date field, in words: the field's own order is the browser's, which need not be the reader's. */
import { useStrings } from '../strings/strings-context';

/** @param day as the field has it: an ISO day, or "" while none is chosen */
export function DateWords({ day }: { readonly day: string }) {
  const strings = useStrings();
  return /^[12]\d{3}-\d\d-\d\d$/.test(day) ? <span class="date-words">{strings.day(day)}</span> : null;
}
