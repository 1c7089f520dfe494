/** Reads what was pasted, for the preview. */
import type { School } from '../../src/bulk/batch';
import type { ListLine, ListReading } from '../../src/ui/bulk/bulk-doors';

export async function readTextList(text: string, _pack: unknown): Promise<ListReading> {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line, at): ListLine => {
      const address = /^https?:/.test(line) ? line.trim() : `http://${line.trim()}`;
      const school: School = {
        id: `s${at}`,
        name: new URL(address).hostname,
        urn: null,
        website: address,
        notices: [],
        trust: null,
        phase: null,
        type: null,
        authority: null,
      };
      return { number: at + 1, text: address, state: 'taken', notes: [], school };
    });
  return {
    ok: true,
    preview: { lines, columns: [], schools: lines.flatMap(({ school }) => school ?? []), files: new Map() },
  };
}

export async function readFileList(_files: readonly File[], _pack: unknown): Promise<ListReading> {
  return { ok: false, problems: [] };
}
