/** The import table of `src/README.md`, enforced. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Reads the table: `| room | may import |`, rooms separated by commas; "x types" allows only `import type`. */
function importTable(): ReadonlyMap<string, ReadonlyMap<string, 'all' | 'types'>> {
  const readme = readFileSync(path.join(root, 'src/README.md'), 'utf8');
  const table = readme.split('<!-- import table -->')[1]?.split('<!-- /import table -->')[0] ?? '';
  const rooms = new Map<string, Map<string, 'all' | 'types'>>();
  for (const [, room, allowed] of table.matchAll(/^\| `([\w-]+)` \| (.*?) \|/gm)) {
    const targets = [...(allowed ?? '').matchAll(/`([\w-]+)`( types)?/g)];
    rooms.set(room ?? '', new Map(targets.map((target) => [target[1] ?? '', target[2] ? 'types' : 'all'])));
  }
  return rooms;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|\.d\.ts$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"](\.[^'"]+)['"]/gm);
  return [...statements].map((match) => {
    const names = match[2] ?? '';
    const everyNameIsType =
      /^\{[\s\S]*\}$/.test(names) &&
      names
        .slice(1, -1)
        .split(',')
        .every((name) => !name.trim() || /^\s*type\s/.test(name));
    return {
      from: file,
      to: path.relative(root, path.resolve(root, path.dirname(file), match[3] ?? '')),
      typeOnly: match[1] !== undefined || everyNameIsType,
    };
  });
}

const roomOf = (file: string) => (file.startsWith('entrypoints') ? 'entrypoints' : (file.split(path.sep)[1] ?? ''));

describe('the import table', () => {
  const table = importTable();
  const files = [...sourceFiles('src'), ...sourceFiles('entrypoints')];

  it('is in src/README.md and names every room', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !table.has(room))).toEqual([]);
  });

  it('holds for every import', () => {
    const broken = files.flatMap(importsOf).flatMap(({ from, to, typeOnly }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      if (here === there || !/^(?:src|entrypoints)/.test(to)) return [];
      const allowed = table.get(here)?.get(there);
      if (allowed === 'all' || (allowed === 'types' && typeOnly)) return [];
      return [
        `${from} imports ${to}: ${here} may ${allowed === 'types' ? 'import only types of' : 'not import'} ${there}`,
      ];
    });
    expect(broken).toEqual([]);
  });

  it('keeps the engine free of browser, network, clock and file system', () => {
    const outside =
      /\b(?:document|window|fetch|localStorage|navigator|process|Date\.now|new Date\(\)|Math\.random)\b\s*[.(]|from 'node:/;
    const code = (file: string) =>
      readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const broken = sourceFiles('src/engine')
      .concat(sourceFiles('src/notice'))
      .filter((file) => outside.test(code(file)));
    expect(broken).toEqual([]);
  });

  it('has no cycles between rooms', () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to, typeOnly } of files.flatMap(importsOf)) {
      const [here, there] = [roomOf(from), roomOf(to)];
      if (here !== there && !typeOnly) edges.set(here, (edges.get(here) ?? new Set()).add(there));
    }
    const reaches = (start: string, goal: string, seen = new Set<string>()): boolean =>
      [...(edges.get(start) ?? [])].some((next) => {
        if (next === goal) return true;
        if (seen.has(next)) return false;
        return reaches(next, goal, seen.add(next));
      });
    expect([...edges.keys()].filter((room) => reaches(room, room))).toEqual([]);
  });

  it('touches the browser through one file', () => {
    const users = files.filter((file) =>
      /webextension-polyfill|wxt\/browser/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(users).toEqual([path.join('src', 'platform', 'browser.ts')]);
  });
});
