/** Reads the free settings of a detector, which the compiler hands over as they are written. */
import type { FindingRule } from '../pack';

/** A list of texts; anything else in it is passed over. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A number of the rule's detector, or `otherwise` where the rule gives none. */
export function numberSetting(rule: FindingRule, key: string, otherwise: number): number {
  const value = rule.detect?.settings[key];
  return typeof value === 'number' ? value : otherwise;
}
