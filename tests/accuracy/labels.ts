/** Labelled notices: what a careful person says each one holds. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface LabelledFinding {
  readonly check: string;
  readonly quote: string;
}

export interface Label {
  readonly isNotice: boolean;
  readonly kind: string;
  readonly nation: string;
  readonly organisation: string | null;
  readonly elements: Readonly<Record<string, { readonly status: string; readonly quote?: string }>>;
  readonly findings: readonly LabelledFinding[];
  /** Elements that two careful people could label differently; not scored. */
  readonly ambiguous: readonly string[];
  /** Findings that count neither way. */
  readonly optional: readonly LabelledFinding[];
}

export interface LabelledDocument {
  /** File name without extension. */
  readonly name: string;
  readonly file: string;
  readonly label: Label;
}

const DOCUMENT = /\.(?:html|htm|md|txt|pdf|docx|odt)$/;

/** The documents of a folder that have a label, in the order of their names. */
export async function labelledDocuments(documents: string, labels: string): Promise<readonly LabelledDocument[]> {
  const files = (await readdir(documents)).filter((file) => DOCUMENT.test(file)).sort();
  const found: LabelledDocument[] = [];
  for (const file of files) {
    const name = file.replace(DOCUMENT, '');
    const text = await readFile(path.join(labels, `${name}.json`), 'utf8').catch(() => null);
    if (text === null) continue;
    const raw: Partial<Label> = JSON.parse(text);
    found.push({
      name,
      file: path.join(documents, file),
      label: {
        isNotice: raw.isNotice ?? false,
        kind: raw.kind ?? 'unknown',
        nation: raw.nation ?? 'unknown',
        organisation: raw.organisation ?? null,
        elements: raw.elements ?? {},
        findings: raw.findings ?? [],
        ambiguous: raw.ambiguous ?? [],
        optional: raw.optional ?? [],
      },
    });
  }
  return found;
}
