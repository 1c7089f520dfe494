/** The table of all checks with their law, generated from the pack into `rules/README.md`. */
import type { ElementRule, FindingRule, Pack } from '../engine/pack';

const BEGIN = '<!-- checks: written by npm run rules:docs -->';
const END = '<!-- end of checks -->';

/**
 * The README with its table of checks renewed.
 * @throws Error where the README has lost the marks between which the table stands
 */
export function withCatalogue(readme: string, pack: Pack): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The README has no "${BEGIN}" and "${END}".`);
  return `${readme.slice(0, begin + BEGIN.length)}\n${catalogueOf(pack)}${readme.slice(end)}`;
}

/** Markdown: a table of the elements and one of the findings, in the catalogue's order. */
export function catalogueOf(pack: Pack): string {
  return [
    '',
    `Pack \`${pack.id}\` ${pack.version}, last held against its sources on ${pack.checkedOn}.`,
    '',
    '### Elements',
    '',
    ...tableOf(pack.elements),
    '',
    '### Findings',
    '',
    ...tableOf(pack.findings),
    '',
    '',
  ].join('\n');
}

function tableOf(rules: readonly (ElementRule | FindingRule)[]): readonly string[] {
  return [
    '| check | question | severity | authority |',
    '|---|---|---|---|',
    ...rules.map(
      (rule) =>
        `| [\`${rule.id}\`](${rule.id}/rule.yaml) | ${cell(rule.question)} | ${severityOf(rule)} | ${lawOf(rule)} |`,
    ),
  ];
}

function severityOf({ severity }: ElementRule | FindingRule): string {
  if (typeof severity === 'string') return severity;
  return [...new Set(severity.map((one) => one.severity))].join(' or ');
}

function lawOf({ authority }: ElementRule | FindingRule): string {
  return authority
    .map(({ cite, url, ...dates }) => {
      const name = url === undefined ? cell(cite) : `[${cell(cite)}](${url})`;
      return `${name}${periodOf(dates)}`;
    })
    .join('; ');
}

function periodOf({ from, to }: { readonly from?: string; readonly to?: string }): string {
  const parts = [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? '' : ` (${parts.join(' ')})`;
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
