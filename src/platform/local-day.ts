/** The reader's own calendar day. */

/** ISO day of the moment where the reader is: shortly after midnight in summer that is not the day in UTC. */
export function localDay(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
