/** Own rules behind the settings page: taken in, switched, removed. The compiler is fetched when a file has to be compiled. */
import { loadPack } from 'virtual:rule-pack';
import { withAddedRules } from '../../src/engine/added-rules';
import { browser } from '../../src/platform/browser';
import {
  type CompiledPack,
  type CompiledRules,
  type KeptRulePack,
  readKeptRules,
  writeKeptRules,
} from '../../src/platform/rule-pack-store';
import { saveFile } from '../../src/platform/save-file';
import { oneAtATime } from '../../src/queue/one-at-a-time';
import type { SettingsDoors, ShownPack, ShownRules, Switched, TakenRules } from '../../src/ui/settings/settings-doors';
import { loadRules, wantedRules } from '../shared/load-packs';
import exampleRules from './example-rules.yaml?raw';

/** Characters. A file of a few hundred rules has less. */
const MOST_CHARACTERS = 1_000_000;

type RuleDoors = Pick<
  SettingsDoors,
  'checks' | 'rules' | 'takeInRules' | 'switchRules' | 'removeRules' | 'saveExampleRules'
>;

export function rulePackDoors(): RuleDoors {
  const area = browser.storage.local;
  // Each goes out from what is kept: done at the same time, one would lose what the other has changed.
  const inTurn = oneAtATime();
  return {
    async checks() {
      const { pack } = await loadRules();
      return [...pack.elements, ...pack.findings].map(({ id, title }) => ({ id, title }));
    },
    rules: shownRules,
    async takeInRules(file, older) {
      if (file.size > MOST_CHARACTERS) return { state: 'too-large' };
      return inTurn(async () => takeIn({ fileName: file.name, text: await file.text() }, older));
    },
    switchRules: (id, on) => inTurn(() => switched(id, on)),
    removeRules: (id) =>
      inTurn(async () => {
        const { packs } = await readKeptRules(area);
        const next = packs.filter((one) => one.id !== id);
        await writeKeptRules(area, { packs: next, compiled: await compile(next) });
      }),
    saveExampleRules: () =>
      saveFile('noticemark rules', { contents: exampleRules, type: 'application/yaml', ending: '.yaml' }),
  };

  async function switched(id: string, on: boolean): Promise<Switched> {
    const { packs } = await readKeptRules(area);
    const pack = packs.find((one) => one.id === id);
    if (!pack) return { state: 'switched' };
    // Behind the others: where two clash, it is the newcomer that is refused.
    const next = [...packs.filter((one) => one !== pack), { ...pack, on }];
    const compiled = await compile(next);
    const problems = on ? problemsOf(compiled, id) : [];
    if (problems.length > 0) return { state: 'refused', problems };
    await writeKeptRules(area, { packs: next, compiled });
    return { state: 'switched' };
  }

  async function takeIn(
    { fileName, text }: Pick<KeptRulePack, 'fileName' | 'text'>,
    older: boolean,
  ): Promise<TakenRules> {
    const [{ frameOf, triedExamples }, { packs }] = await Promise.all([
      import('../shared/compile-packs'),
      readKeptRules(area),
    ]);
    const { id = '', version = '', title = fileName } = frameOf({ fileName, text }) ?? {};
    const before = packs.find((one) => one.id === id);
    if (before?.text === text) return { state: 'same', title, version };
    if (before && !older && !isNewer(version, before.version)) {
      return { state: 'older', title, have: before.version, offered: version };
    }
    const fresh: KeptRulePack = {
      ...{ id, version, title, fileName, text },
      importedAt: new Date().toISOString(),
      on: true,
      checks: [],
    };
    const others = packs.filter((one) => one !== before);
    const compiled = await compile([...others, fresh]);
    const found = entryOf(compiled, id, fileName);
    if (!found || found.problems.length > 0) return { state: 'refused', problems: found?.problems ?? [] };
    await writeKeptRules(area, { packs: [...others, { ...fresh, checks: found.checks }], compiled });
    const pack = await loadPack();
    const examples = triedExamples({ from: 'reader', fileName, text }, withAddedRules(pack, compiled.added));
    return { state: 'taken', title, version, replaced: before?.version ?? null, examples };
  }
}

async function compile(packs: readonly KeptRulePack[]): Promise<CompiledRules> {
  const { compiledWith } = await import('../shared/compile-kept');
  return compiledWith(packs);
}

/** The last of its file's name: the newcomer stands behind the others. */
function entryOf(compiled: CompiledRules, id: string, fileName: string): CompiledPack | undefined {
  return compiled.packs.findLast((one) => one.from === 'reader' && one.id === id && one.fileName === fileName);
}

function problemsOf(compiled: CompiledRules, id: string): CompiledPack['problems'] {
  return compiled.packs.findLast((one) => one.from === 'reader' && one.id === id)?.problems ?? [];
}

/** "2026.11.0" before "2026.11.1" and "2027.1.0". */
function isNewer(version: string, than: string): boolean {
  const [ours, theirs] = [version, than].map((one) => one.split('.').map(Number));
  const at = (ours ?? []).findIndex((part, index) => part !== theirs?.[index]);
  return at >= 0 && (ours?.[at] ?? 0) > (theirs?.[at] ?? 0);
}

async function shownRules(): Promise<ShownRules> {
  const [{ own }, { packs }, shipped] = await Promise.all([loadRules(), wantedRules(), loadPack()]);
  const managed: readonly ShownPack[] = own
    .filter(({ from }) => from === 'organisation')
    .map(({ id, version, title, fileName, checks, problems }) => ({
      ...{ id, version, title, fileName, checks, problems },
      managed: true,
      importedAt: null,
      on: true,
    }));
  const imported: readonly ShownPack[] = packs.map((pack) => ({
    ...{ id: pack.id, version: pack.version, title: pack.title, fileName: pack.fileName },
    ...{ managed: false, importedAt: pack.importedAt, on: pack.on, checks: pack.checks },
    problems: own.find(({ from, id }) => from === 'reader' && id === pack.id)?.problems ?? [],
  }));
  return {
    shipped: {
      ...{ id: shipped.id, version: shipped.version, checkedOn: shipped.checkedOn },
      checks: shipped.elements.length + shipped.findings.length,
    },
    own: [...managed, ...[...imported].sort((a, b) => a.title.localeCompare(b.title))],
  };
}
