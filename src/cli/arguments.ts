/** What the command line was asked for, or what is wrong with the asking. */
import { parseArgs } from 'node:util';
import { isIsoDay } from '../engine/dates';

export const FORMATS = ['text', 'json', 'jsonl', 'csv', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReviewRequest {
  readonly format: Format;
  /** ISO day. */
  readonly asOf: string;
  /** File to write to; null for standard output. */
  readonly output: string | null;
  readonly sources: readonly string[];
  /** Files with rules of an organisation's own. */
  readonly rules: readonly string[];
  /** Ask the notices' links what they answer. */
  readonly links: boolean;
  /** File in which answers of links are kept from run to run. */
  readonly linksCache: string | null;
  /** Print what this check looked at. */
  readonly explain: string | null;
}

export type Parsed =
  | { readonly kind: 'review'; readonly request: ReviewRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

export const USAGE = `Reviews privacy notices of UK schools: what is missing, outdated or broken.

Usage: npm run -s review -- [options] FILE-OR-ADDRESS...

Reads web pages (.html, .htm), PDF (.pdf), Word (.docx), OpenDocument (.odt), plain text (.txt) and Markdown (.md),
from files or from http and https addresses.

Options:
  --format FORMAT    text (default), json, jsonl (one report a line), csv or html
  --as-of DAY        the day whose law and guidance to hold the notice to, as YYYY-MM-DD (default: today)
  --output FILE      write the result to FILE instead of printing it
  --rules FILE       also hold the notices to rules of your own (more than one may be given; rules/README.md says how)
  --links            also ask the links of each notice what they answer (this uses the network)
  --links-cache FILE keep answers of links in FILE, and use those in it that are not too old
  --explain CHECK    print what one check looked at and why it decided, instead of the report
  --help             print this
  --version          print the version

Exit status: 0 all were read; 2 some could not be read; 64 wrong usage.
`;

/**
 * @param args the words after the command
 * @param today ISO day to use where none is given
 */
export function parseArguments(args: readonly string[], today: string): Parsed {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. To specify')[0] : String(error);
    return wrong(
      `${message?.replace(/\.$/, '')}. Options are --format, --as-of, --output, --rules, --links, --links-cache, --explain, --help and --version`,
    );
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const format = values.format ?? 'text';
  if (!isFormat(format)) return wrong(`There is no format "${format}". Formats are ${FORMATS.join(', ')}`);
  const asOf = values['as-of'] ?? today;
  if (!isIsoDay(asOf))
    return wrong(`"${asOf}" is not a day of the calendar. Write it as YYYY-MM-DD, for example ${today}`);
  if (positionals.length === 0) return wrong('Nothing to review: name at least one file or address');
  if (values['links-cache'] !== undefined && !values.links)
    return wrong('--links-cache keeps the answers of links: it needs --links beside it');
  return {
    kind: 'review',
    request: {
      format,
      asOf,
      output: values.output ?? null,
      sources: positionals,
      rules: values.rules ?? [],
      links: values.links ?? false,
      linksCache: values['links-cache'] ?? null,
      explain: values.explain ?? null,
    },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      'as-of': { type: 'string' },
      output: { type: 'string' },
      rules: { type: 'string', multiple: true },
      links: { type: 'boolean' },
      'links-cache': { type: 'string' },
      explain: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
}

function isFormat(text: string): text is Format {
  return FORMATS.some((format) => format === text);
}

function wrong(message: string): Parsed {
  return { kind: 'wrong', message: `${message}.` };
}
