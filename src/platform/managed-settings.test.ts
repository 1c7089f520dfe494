import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOTHING_MANAGED, readManaged } from './managed-settings';

const area = (items: Record<string, unknown>) => ({ get: async () => items });

describe('managed settings', () => {
  it('are none where nobody manages the browser', async () => {
    expect(await readManaged(undefined)).toEqual(NOTHING_MANAGED);
    expect(await readManaged(area({}))).toEqual(NOTHING_MANAGED);
    const firefox = { get: () => Promise.reject(new Error('Managed storage manifest not found')) };
    expect(await readManaged(firefox)).toEqual(NOTHING_MANAGED);
  });

  it('are taken as the schema has them', async () => {
    const set = {
      organisation: 'Fell Trust',
      reviewer: 'Data protection team',
      hiddenChecks: ['wording-slip'],
      theme: 'light',
      language: 'cy',
      rulePacks: ['id: fell\n'],
    };
    expect(await readManaged(area(set))).toEqual(set);
  });

  it('pass over a value of another shape, and keep the rest', async () => {
    const set = { organisation: 7, theme: 'pink', language: 'fr', rulePacks: ['a', 3, ' '], hiddenChecks: 'all' };
    expect(await readManaged(area({ ...set, reviewer: ' Ann Elm ' }))).toEqual({
      reviewer: 'Ann Elm',
      rulePacks: ['a'],
    });
  });

  it('are those of the schema that browsers are given', async () => {
    const { properties } = JSON.parse(readFileSync('public/managed-schema.json', 'utf8'));
    const all = { organisation: 'a', reviewer: 'b', hiddenChecks: [], theme: 'dark', language: 'en', rulePacks: [] };
    expect(Object.keys(properties).sort()).toEqual(Object.keys(await readManaged(area(all))).sort());
    // What Chromium's policies understand: these keys, and no others.
    const known = ['type', 'title', 'description', 'enum', 'items'];
    for (const property of Object.values<Record<string, unknown>>(properties)) {
      expect(Object.keys(property).filter((key) => !known.includes(key))).toEqual([]);
    }
  });
});
