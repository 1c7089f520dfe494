/** JSON Schemas of the rule files, for editors: `# yaml-language-server: $schema=../rule.schema.json`. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { EDITOR_DEFINITIONS, elementExamples, elementRule, factFile, findingExamples, findingRule } from './schema';

/** Each schema's text by its file name in the rules folder. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map([
    [
      'rule.schema.json',
      render('A rule: an element or a finding', v.union([elementRule, findingRule]), EDITOR_DEFINITIONS),
    ],
    ['examples.schema.json', render('Examples of a rule', v.union([elementExamples, findingExamples]))],
    ['facts.schema.json', render('Facts that rules share', factFile, EDITOR_DEFINITIONS)],
  ]);
}

function render(
  title: string,
  schema: v.GenericSchema,
  definitions: Readonly<Record<string, v.GenericSchema>> = {},
): string {
  // Trims, tests in code and messages are the compiler's; an editor does without.
  const json = toJsonSchema(schema, { definitions, errorMode: 'ignore' });
  return `${JSON.stringify({ title, ...json }, null, 2)}\n`;
}
