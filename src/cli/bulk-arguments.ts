/** What a bulk review on the command line was asked for, or what is wrong with the asking. */
import { parseArgs } from 'node:util';
import { isIsoDay } from '../engine/dates';

export interface BulkRequest {
  /** File or folder; null where a run is only gone on with. */
  readonly list: string | null;
  /** Folder for the results. */
  readonly out: string;
  /** ISO day; null: today, or the day of the run that is gone on with. */
  readonly asOf: string | null;
  readonly links: boolean;
  readonly resume: boolean;
  /** Milliseconds between two requests to one host; null: as usual. */
  readonly pace: number | null;
  readonly rules: readonly string[];
  readonly trust: string | null;
  readonly phase: string | null;
  /** Results of an earlier run of the list. */
  readonly previous: string | null;
}

export type ParsedBulk =
  | { readonly kind: 'bulk'; readonly request: BulkRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const BULK_USAGE = `Finds and reviews the privacy notices of a whole list of schools.

Usage: npm run -s bulk -- LIST --out FOLDER [options]

LIST is a CSV or Excel file with a school a row, in any order of columns (the Department for Education's extract of
"Get information about schools" too), a text file with an address a line, or a folder with a folder of notices a school.

Options:
  --out FOLDER       where the results are written, and what was done is kept; has to be empty or new
  --resume           go on with the run in FOLDER that was paused, or stopped in whatever way
  --as-of DAY        the day whose law and guidance to hold the notices to, as YYYY-MM-DD (default: today); with
                     --resume: review what was read again for that day, without fetching
  --trust NAME       only schools of this trust
  --phase NAME       only schools of this phase
  --links            also ask the links of each notice what they answer
  --pace MS          milliseconds between two requests to one host (default: 500)
  --previous FOLDER  results of an earlier run of the list: what has not changed is not read again, and what was fixed,
                     is new or is gone is told
  --rules FILE       also hold the notices to rules of your own (more than one may be given)
  --help             print this

Progress is shown on standard error. Ctrl-C pauses; a second one ends at once. Both can be resumed.
Exit status: 0 all was done; 2 some could not be read, or the run was paused; 64 wrong usage.
`;

/** @param args the words after the command */
export function parseBulkArguments(args: readonly string[]): ParsedBulk {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. To specify')[0] : String(error);
    return wrong(`${message?.replace(/\.$/, '')}. See --help for the options`);
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const [list = null, ...more] = positionals;
  const resume = values.resume ?? false;
  if (more.length > 0) return wrong(`One list at a time: "${more[0]}" is one too many`);
  if (list === null && !resume) return wrong('There is no list: name a CSV or Excel file, or a folder');
  if (values.out === undefined) return wrong('Say where the results are to be written: --out FOLDER');
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isIsoDay(asOf)) return wrong(`"${asOf}" is not a day of the calendar. Write it as YYYY-MM-DD`);
  const pace = values.pace === undefined ? null : Number(values.pace);
  if (pace !== null && !(Number.isInteger(pace) && pace >= 0 && pace <= MOST_PACE))
    return wrong(`"${values.pace}" is no number of milliseconds: --pace takes 0 to ${MOST_PACE}`);
  return {
    kind: 'bulk',
    request: {
      list,
      out: values.out,
      asOf,
      links: values.links ?? false,
      resume,
      pace,
      rules: values.rules ?? [],
      trust: values.trust ?? null,
      phase: values.phase ?? null,
      previous: values.previous ?? null,
    },
  };
}

const MOST_PACE = 600_000;

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      'as-of': { type: 'string' },
      links: { type: 'boolean' },
      resume: { type: 'boolean' },
      pace: { type: 'string' },
      rules: { type: 'string', multiple: true },
      trust: { type: 'string' },
      phase: { type: 'string' },
      previous: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function wrong(message: string): ParsedBulk {
  return { kind: 'wrong', message: `${message}.` };
}
