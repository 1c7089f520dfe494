/** For unit tests: one rule written in the test, run with the project's registers over a little text. */

import type { Pack } from '../../src/engine/pack';
import type { ElementResult, Nation, NoticeKind } from '../../src/engine/report';
import { reviewElement } from '../../src/engine/review';
import { readHtml } from '../../src/read/html';
import { readText } from '../../src/read/text';
import { compilePack, formatProblem } from '../../src/rules/compile';
import { loadRuleFiles } from '../../src/rules/load';

/** Only what describes a notice: the rest of the vocabulary would make every test slow. */
const registers = [...loadRuleFiles()].filter(
  ([file]) => file.startsWith('registers/notice') || file === 'registers/phrases/notice-info.yaml',
);
const packs = new Map<string, Pack>();

/**
 * @param expression YAML of `met:` and, where wanted, `partial:`, `applies:`
 * @param text a notice in Markdown, or in HTML where it begins with a tag
 */
export function judge(
  expression: string,
  text: string,
  options: { asOf?: string; kind?: NoticeKind; nation?: Nation } = {},
): ElementResult {
  const notice = text.startsWith('<') ? readHtml(text) : readText(text, { markdown: true });
  return reviewElement(packOf(expression), notice, 'tested', { asOf: '2026-11-23', ...options });
}

function packOf(expression: string): Pack {
  const known = packs.get(expression);
  if (known) return known;
  const partly = /^partial:/m.test(expression);
  const rule = [
    'id: tested',
    'title: Tested',
    'question: Is it tested?',
    'severity: legal',
    'authority: [{ cite: None }]',
    expression.trim(),
    'near: [nothing near]',
    partly
      ? 'messages: { met: It is there., partial: It is partly there., missing: It is not there. }'
      : 'messages: { met: It is there., missing: It is not there. }',
    partly ? 'advice: { partial: Write more., missing: Write it. }' : 'advice: { missing: Write it. }',
    'since: "2026.11"',
  ].join('\n');
  const manifest =
    'id: small\nversion: 2026.11.0\ncheckedOn: 2026-11-23\nrenewal: "-09-01"\nelements: [tested]\nfindings: []\n';
  const result = compilePack(new Map([...registers, ['tested/rule.yaml', rule], ['pack.yaml', manifest]]));
  if (!result.ok) throw new Error(result.errors.map(formatProblem).join('\n'));
  packs.set(expression, result.pack);
  return result.pack;
}
