/** A YAML file of the rule pack with the place of every value in it. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';

export type Path = readonly (string | number)[];

/** 1-based line and column. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a file of the rule pack. */
export interface RuleProblem extends FilePlace {
  /** Path below the rules folder, with `/`. */
  readonly file: string;
  readonly message: string;
}

/** A problem as compilers print it: `file:line:column: message`. */
export function formatProblem({ file, line, column, message }: RuleProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}

export interface RuleDocument {
  readonly file: string;
  /** The plain value. */
  readonly data: unknown;
  /** Place of a value, or of the nearest thing around it that exists. */
  placeOf(path: Path): FilePlace;
  /** Place of the key that a path ends in. */
  placeOfKey(path: Path): FilePlace;
  /** A scalar's place and how it is written, or undefined where there is none. */
  scalarAt(path: Path): WrittenScalar | undefined;
}

export interface WrittenScalar extends FilePlace {
  /** The text as meant, also for what YAML reads as a number. */
  readonly text: string;
  /** Place of the character at a 1-based column of the text. */
  at(column: number): FilePlace;
  /** A ` #` right behind an unquoted value: YAML took the rest of the line for a comment. */
  readonly cutByComment: boolean;
}

/** Reads one file; what YAML itself can't read is in `problems`, and then there is no document. */
export function readDocument(
  file: string,
  text: string,
): { readonly document?: RuleDocument; readonly problems: readonly RuleProblem[] } {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const placeAt = (offset: number): FilePlace => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  // The first fault alone: those behind it follow from it.
  const [fault] = parsed.errors;
  if (fault !== undefined) {
    const hint = /at node end|flow sequence items/.test(fault.message)
      ? ' (a text that begins with a quote, {, [ or * needs quotes around all of it)'
      : '';
    return { problems: [{ file, ...placeAt(fault.pos[0]), message: `YAML: ${fault.message}${hint}` }] };
  }
  const root = parsed.contents;
  const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
  const nodeAt = (path: Path): Node | undefined => {
    let node: unknown = root;
    for (const step of path) {
      if (isMap(node) || isSeq(node)) node = node.get(step, true);
      else return undefined;
    }
    return isNode(node) ? node : undefined;
  };
  const placeOf = (path: Path): FilePlace => {
    for (let length = path.length; length >= 0; length--) {
      const start = startOf(nodeAt(path.slice(0, length)));
      if (start !== undefined) return placeAt(start);
    }
    return { line: 1, column: 1 };
  };
  const document: RuleDocument = {
    file,
    data: parsed.toJS(),
    placeOf,
    placeOfKey(path) {
      const parent = nodeAt(path.slice(0, -1));
      const key = path.at(-1);
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
        : undefined;
      const start = startOf(pair?.key);
      return start === undefined ? placeOf(path) : placeAt(start);
    },
    scalarAt(path) {
      const node = nodeAt(path);
      if (!isScalar(node) || !node.range) return undefined;
      const [start, end] = node.range;
      const quoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
      const oneLine = (quoted || node.type === 'PLAIN') && !text.slice(start, end).includes('\n');
      return {
        ...placeAt(start),
        text: textOf(node),
        at: (column) => placeAt(oneLine ? start + (quoted ? 1 : 0) + column - 1 : start),
        cutByComment: node.type === 'PLAIN' && text.startsWith(' #', end),
      };
    },
  };
  return { document, problems: [] };
}

/** Texts that come from no file of their own: whatever is said of them is said of the whole. */
export function documentOf(file: string, data: unknown): RuleDocument {
  const place = { line: 1, column: 1 };
  return {
    file,
    data,
    placeOf: () => place,
    placeOfKey: () => place,
    scalarAt(path) {
      let value = data;
      for (const step of path)
        value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
      return typeof value === 'string' ? { ...place, text: value, at: () => place, cutByComment: false } : undefined;
    },
  };
}

/** The part of a document at a path, as a document of its own: its paths begin there, its places are those of the file. */
export function partOf(document: RuleDocument, prefix: Path): RuleDocument {
  let data = document.data;
  for (const step of prefix) data = typeof data === 'object' && data !== null ? Reflect.get(data, step) : undefined;
  return {
    file: document.file,
    data,
    placeOf: (path) => document.placeOf([...prefix, ...path]),
    placeOfKey: (path) => document.placeOfKey([...prefix, ...path]),
    scalarAt: (path) => document.scalarAt([...prefix, ...path]),
  };
}

function textOf(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}
