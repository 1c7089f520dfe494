/** What stands on a page of a PDF: runs of glyphs with their place and print, rules, link areas. Read from pdf.js's operators. */

/** Places are in points from the top left corner of the page as it is shown. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Glyphs of one line in one print. `edges[i]` is the left edge of UTF-16 code unit `i` of `text`; the last entry the end. */
export interface Run {
  readonly text: string;
  readonly edges: readonly number[];
  readonly left: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** Height of the letters' em square. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly colour: string;
  /** True in a font of signs (Symbol, Wingdings). */
  readonly symbols: boolean;
  /** Marked-content number that the structure tree refers to, or null. */
  readonly mark: number | null;
  /** True where the document marks it as no part of its content (running heads, page numbers, backgrounds). */
  readonly artifact: boolean;
  /** Place in the order of drawing. */
  readonly order: number;
}

/** A straight rule, as long as it is drawn. */
export interface Rule {
  readonly upright: boolean;
  /** x of an upright rule, y of a level one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface LinkArea extends Box {
  readonly href: string;
}

export interface PageContent {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** Small filled shapes: bullets that are drawn, not typed. */
  readonly dots: readonly Box[];
  /** Small filled triangles that point down: what a browser prints before the title of an open panel. */
  readonly openers: readonly Box[];
  readonly links: readonly LinkArea[];
  /** Text set at an angle (a watermark, a stamp at the margin). */
  readonly slanted: readonly string[];
  /** True where something is drawn on the page, be it text or not. */
  readonly drawn: boolean;
  /** True where text is there to be searched but not to be seen: recognised letters behind a scan. */
  readonly unseen: boolean;
}

/** The part of pdf.js's operator list that is read. */
export interface Operators {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<unknown>;
}

export interface FontLook {
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Width of a unit of the glyphs' widths at size 1. */
  readonly unit: number;
}

/** Names of pdf.js's operators, by number. */
export type OperatorNumbers = Readonly<Record<string, number>>;

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface State {
  ctm: Matrix;
  font: FontLook;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  colour: string;
}

/** A glyph as placed. */
interface Placed {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly state: { readonly font: FontLook; readonly colour: string; readonly bold: boolean };
  readonly mark: number | null;
  readonly artifact: boolean;
  readonly space: boolean;
  /** True for the first glyph of a string: what was drawn apart. */
  readonly begins: boolean;
}

/** More glyphs than any page of print holds: the rest of the page is not read. */
const MOST_GLYPHS = 60_000;
const MOST_RULES = 4_000;

const NO_FONT: FontLook = { name: '', bold: false, italic: false, unit: 0.001 };

/** A page's operators read into runs, rules and dots. */
export function readOperators(
  operators: Operators,
  numbers: OperatorNumbers,
  fontOf: (id: string) => FontLook | null,
  view: Matrix,
): {
  runs: Run[];
  rules: Rule[];
  dots: Box[];
  openers: Box[];
  slanted: string[];
  drawn: boolean;
  unseen: boolean;
  cut: boolean;
} {
  const names = new Map<number, string>();
  for (const [name, number] of Object.entries(numbers)) names.set(number, name);
  let state: State = {
    ctm: view,
    font: NO_FONT,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    colour: '#000000',
  };
  const stack: State[] = [];
  const marks: { mark: number | null; artifact: boolean }[] = [];
  let forms = 0;
  let text: Matrix = IDENTITY;
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const glyphs: Placed[] = [];
  const rules: Rule[] = [];
  const dots: Box[] = [];
  const openers: Box[] = [];
  const slanted: string[] = [];
  let drawn = false;
  let unseen = false;

  const save = (): void => {
    if (stack.length < 500) stack.push({ ...state });
  };
  const restore = (): void => {
    state = stack.pop() ?? state;
  };
  const move = (dx: number, dy: number): void => {
    lineX += dx;
    lineY += dy;
    x = lineX;
    y = lineY;
  };
  const setFont = (id: unknown, size: unknown): void => {
    state.font = (typeof id === 'string' ? fontOf(id) : null) ?? NO_FONT;
    state.size = numberOr(size, 0);
  };

  const show = (list: unknown): void => {
    if (!Array.isArray(list) || state.size === 0) return;
    const direction = state.size < 0 ? -1 : 1;
    const size = Math.abs(state.size);
    const matrix = multiply(state.ctm, text);
    const slope = Math.atan2(matrix[1], matrix[0]);
    const level = Math.abs(slope) < 0.1;
    const up = Math.hypot(matrix[2], matrix[3]);
    const em = size * up;
    const artifact = marks.some((mark) => mark.artifact);
    const mark = forms > 0 ? null : (marks.findLast((entry) => entry.mark !== null)?.mark ?? null);
    const look = {
      font: state.font,
      colour: state.colour,
      bold: state.font.bold || state.mode === 2,
    };
    if (state.mode === 3 || state.mode === 7) unseen = true;
    let slantedText = '';
    let advance = 0;
    const track = usualGap(list);
    let begins = true;
    for (const entry of list) {
      if (typeof entry === 'number') {
        advance -= (entry * size) / 1000;
        continue;
      }
      if (typeof entry !== 'object' || entry === null) continue;
      const { unicode, width, isSpace } = entry as { unicode?: unknown; width?: unknown; isSpace?: unknown };
      const glyphWidth = numberOr(width, 0) * size * state.font.unit;
      const spacing = ((isSpace === true ? state.wordSpacing : 0) + state.charSpacing) * direction;
      const value = typeof unicode === 'string' ? unicode : '';
      const start = apply(matrix, x + advance * state.scale * direction, y + state.rise);
      const stop = apply(matrix, x + (advance + glyphWidth) * state.scale * direction, y + state.rise);
      // Letters spaced out belong to one word: their usual gap is part of the letter.
      advance += glyphWidth + spacing;
      if (value === '') continue;
      if (!level) {
        slantedText += value;
        continue;
      }
      if (glyphs.length >= MOST_GLYPHS) continue;
      const gap = (Math.max(0, spacing) + track * size) * Math.hypot(matrix[0], matrix[1]) * Math.abs(state.scale);
      glyphs.push({
        text: value,
        x: Math.min(start.x, stop.x),
        end: Math.max(start.x, stop.x) + gap,
        y: start.y,
        size: em,
        state: look,
        mark,
        artifact,
        space: /^\s+$/.test(value),
        begins,
      });
      begins = false;
    }
    x += advance * state.scale * direction;
    if (/[\p{L}\p{N}]/u.test(slantedText)) slanted.push(slantedText);
    drawn = true;
  };

  for (let i = 0; i < operators.fnArray.length; i++) {
    const name = names.get(operators.fnArray[i] ?? -1);
    const raw = operators.argsArray[i];
    const args: readonly unknown[] = Array.isArray(raw) ? raw : [];
    switch (name) {
      case 'save':
      case 'beginGroup':
      case 'beginAnnotation':
        save();
        if (name === 'beginAnnotation') {
          state.ctm = multiply(multiply(view, matrixOf(args[2])), matrixOf(args[3]));
        }
        break;
      case 'restore':
      case 'endGroup':
      case 'endAnnotation':
        restore();
        break;
      case 'paintFormXObjectBegin':
        save();
        forms++;
        if (args[0]) state.ctm = multiply(state.ctm, matrixOf(args[0]));
        break;
      case 'paintFormXObjectEnd':
        forms = Math.max(0, forms - 1);
        restore();
        break;
      case 'transform':
        state.ctm = multiply(state.ctm, matrixOf(args));
        drawn = true;
        break;
      case 'beginText':
        text = IDENTITY;
        x = y = lineX = lineY = 0;
        break;
      case 'setCharSpacing':
        state.charSpacing = numberOr(args[0], 0);
        break;
      case 'setWordSpacing':
        state.wordSpacing = numberOr(args[0], 0);
        break;
      case 'setHScale':
        state.scale = numberOr(args[0], 100) / 100;
        break;
      case 'setLeading':
        state.leading = -numberOr(args[0], 0);
        break;
      case 'setFont':
        setFont(args[0], args[1]);
        break;
      case 'setGState':
        for (const entry of Array.isArray(args[0]) ? args[0] : []) {
          if (Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1])) setFont(entry[1][0], entry[1][1]);
        }
        break;
      case 'setTextRenderingMode':
        state.mode = numberOr(args[0], 0);
        break;
      case 'setTextRise':
        state.rise = numberOr(args[0], 0);
        break;
      case 'moveText':
        move(numberOr(args[0], 0), numberOr(args[1], 0));
        break;
      case 'setLeadingMoveText':
        state.leading = numberOr(args[1], 0);
        move(numberOr(args[0], 0), numberOr(args[1], 0));
        break;
      case 'setTextMatrix':
        text = matrixOf(args[0] instanceof Float32Array || Array.isArray(args[0]) ? args[0] : args);
        x = y = lineX = lineY = 0;
        break;
      case 'nextLine':
        move(0, state.leading);
        break;
      case 'showText':
      case 'showSpacedText':
        show(args[0]);
        break;
      case 'nextLineShowText':
        move(0, state.leading);
        show(args[0]);
        break;
      case 'nextLineSetSpacingShowText':
        state.wordSpacing = numberOr(args[0], 0);
        state.charSpacing = numberOr(args[1], 0);
        move(0, state.leading);
        show(args[2]);
        break;
      case 'setFillRGBColor':
        state.colour = String(args[0]);
        break;
      case 'beginMarkedContent':
        marks.push({ mark: null, artifact: args[0] === 'Artifact' });
        break;
      case 'beginMarkedContentProps': {
        const mark = Number.isInteger(args[1]) ? Number(args[1]) : null;
        marks.push({ mark, artifact: args[0] === 'Artifact' });
        break;
      }
      case 'endMarkedContent':
        marks.pop();
        break;
      case 'constructPath':
        drawn = true;
        if (rules.length + dots.length < MOST_RULES) readPath(args, numbers, state, { rules, dots, openers });
        break;
      default:
        if (name?.startsWith('paint') === true || name === 'shadingFill') drawn = true;
    }
  }
  return {
    runs: runsOf(glyphs),
    rules,
    dots,
    openers,
    slanted,
    drawn,
    unseen,
    cut: glyphs.length >= MOST_GLYPHS,
  };
}

/** The gap, in ems, that parts most letters of spaced-out print; 0 in ordinary print. */
function usualGap(list: readonly unknown[]): number {
  const gaps: number[] = [];
  let glyphs = 0;
  for (const entry of list) {
    if (typeof entry === 'number') gaps.push(-entry / 1000);
    else glyphs++;
  }
  if (glyphs < 4 || gaps.length < 0.7 * (glyphs - 1)) return 0;
  gaps.sort((a, b) => a - b);
  const middle = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const low = gaps[Math.floor(gaps.length / 5)] ?? 0;
  return middle > 0.1 && low > 0.08 ? middle : 0;
}

const THIN = 2.5;

interface Shapes {
  readonly rules: Rule[];
  readonly dots: Box[];
  readonly openers: Box[];
}

/** Rules and dots of a path: thin boxes are rules, edges of boxes too; a small filled box is a dot. */
function readPath(
  args: readonly unknown[],
  numbers: OperatorNumbers,
  state: State,
  { rules, dots, openers }: Shapes,
): void {
  const [operation, data, bounds] = args;
  if (operation === numbers.endPath || operation === numbers.clip || operation === numbers.eoClip) return;
  if (!bounds || !Array.isArray(data)) return;
  const path: unknown = data[0];
  const box = boxOf(state.ctm, bounds);
  const filled = operation !== numbers.stroke && operation !== numbers.closeStroke;
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  if (filled && width >= 1.2 && width <= 8 && height >= 1.2 && height <= 8 && Math.abs(width - height) < 2) {
    if (pointsDown(path, state)) openers.push(box);
    else dots.push(box);
    return;
  }
  if (!(path instanceof Float32Array)) return;
  // moveTo x y, lineTo x y, curveTo (6), quadratic (4), close: as pdf.js packs them.
  const points: ({ x: number; y: number } | null)[] = [];
  let start: { x: number; y: number } | null = null;
  for (let i = 0; i < path.length && points.length < 2_000; ) {
    const op = path[i] ?? 4;
    if (op === 0 || op === 1) {
      const point = apply(state.ctm, path[i + 1] ?? 0, path[i + 2] ?? 0);
      if (op === 0) {
        points.push(null);
        start = point;
      }
      points.push(point);
      i += 3;
    } else if (op === 2 || op === 3) {
      points.push(null);
      points.push(apply(state.ctm, path[i + (op === 2 ? 5 : 3)] ?? 0, path[i + (op === 2 ? 6 : 4)] ?? 0));
      i += op === 2 ? 7 : 5;
    } else {
      if (start !== null) points.push(start);
      i++;
    }
  }
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (!a || !b) continue;
    const dx = Math.abs(a.x - b.x);
    const dy = Math.abs(a.y - b.y);
    if (dx <= THIN && dy > 6) {
      rules.push({ upright: true, at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
    } else if (dy <= THIN && dx > 6) {
      rules.push({ upright: false, at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
    }
  }
}

/** True for a path of three straight lines with one side on top. */
function pointsDown(path: unknown, { ctm }: State): boolean {
  if (!(path instanceof Float32Array)) return false;
  const corners: { x: number; y: number }[] = [];
  for (let i = 0; i < path.length; ) {
    const op = path[i] ?? 4;
    if (op === 2 || op === 3) return false;
    if (op === 4) {
      i++;
      continue;
    }
    const corner = apply(ctm, path[i + 1] ?? 0, path[i + 2] ?? 0);
    if (!corners.some((other) => Math.hypot(other.x - corner.x, other.y - corner.y) < 0.3)) corners.push(corner);
    if (corners.length > 3) return false;
    i += 3;
  }
  const [one, two, lowest] = corners.sort((a, b) => a.y - b.y);
  return one !== undefined && two !== undefined && lowest !== undefined && two.y - one.y < 0.3 && lowest.y - two.y > 1;
}

/** Share of spaces among glyphs above which a line is known to type its spaces. */
const TYPES_SPACES = 0.06;

function runsOf(all: readonly Placed[]): Run[] {
  const glyphs = withoutOverprint(all);
  let spaces = 0;
  for (const glyph of glyphs) if (glyph.space) spaces++;
  // Where spaces are typed, only a wide gap is one more; else every gap between words is all there is of them.
  const gapInEms = spaces > TYPES_SPACES * glyphs.length ? 0.28 : 0.17;
  const runs: Run[] = [];
  let text = '';
  let edges: number[] = [];
  let first: Placed | null = null;
  let last: Placed | null = null;
  let bold = false;
  const flush = (): void => {
    if (first !== null && last !== null && /\S/.test(text)) {
      const { font, colour } = first.state;
      runs.push({
        text,
        edges: [...edges, last.end],
        left: first.x,
        right: last.end,
        y: first.y,
        size: first.size,
        bold,
        italic: font.italic,
        colour,
        symbols: /symbol|wingdings|webdings|dingbats/i.test(font.name),
        mark: first.mark,
        artifact: first.artifact,
        order: runs.length,
      });
    }
    text = '';
    edges = [];
    first = null;
    last = null;
  };
  const put = (value: string, from: number, to: number): void => {
    for (let i = 0; i < value.length; i++) edges.push(from + ((to - from) * i) / value.length);
    text += value;
  };
  for (const [index, glyph] of glyphs.entries()) {
    if (glyph.text === '\u00ad' && isUnseen(glyph, glyphs[index + 1], text)) continue;
    if (glyph.space && last !== null && takesNoRoom(last, glyphs[index + 1])) continue;
    if (first !== null && last !== null) {
      const gap = glyph.x - last.end;
      const same =
        glyph.state.font === first.state.font &&
        glyph.state.bold === bold &&
        glyph.state.colour === first.state.colour &&
        Math.abs(glyph.size - first.size) < 0.05 * first.size &&
        Math.abs(glyph.y - first.y) < 0.08 * first.size &&
        glyph.mark === first.mark &&
        glyph.artifact === first.artifact &&
        gap > -0.5 * first.size &&
        gap < (glyph.begins ? 0.8 : 1) * first.size;
      if (!same) flush();
      else if (gap > (glyph.begins ? 0.17 : gapInEms) * first.size && !glyph.space && !/\s$/.test(text))
        put(' ', last.end, glyph.x);
    }
    if (first === null) {
      if (glyph.space) continue;
      first = glyph;
      bold = glyph.state.bold;
    }
    put(spelt(glyph), glyph.x, glyph.end);
    last = glyph;
  }
  flush();
  return runs;
}

/** True for a space (or what stands for a soft hyphen) between two letters that touch. */
function takesNoRoom(before: Placed, next: Placed | undefined): boolean {
  if (next === undefined || next.space || before.space || Math.abs(next.y - before.y) > 0.1 * before.size) return false;
  const gap = next.x - before.end;
  return gap < 0.06 * before.size && gap > -0.3 * before.size;
}

/** True for a soft hyphen that is not shown: the next letter stands where it would be, or a hyphen stands there already. */
function isUnseen(glyph: Placed, next: Placed | undefined, before: string): boolean {
  if (/[-\u2010]$/.test(before)) return true;
  if (next === undefined || Math.abs(next.y - glyph.y) > 0.3 * glyph.size) return false;
  return next.x > glyph.x - 0.3 * glyph.size && next.x < glyph.x + 0.5 * (glyph.end - glyph.x);
}

/** A glyph's letters: ligatures spelt out, spaces plain, a drawn soft hyphen as the hyphen it shows. */
function spelt(glyph: Placed): string {
  if (glyph.space) return ' ';
  const { text } = glyph;
  if (text === '\u00ad') return glyph.end > glyph.x ? '-' : '';
  return /[\ufb00-\ufb06]/.test(text) ? text.normalize('NFKC') : text.replace(/[\u0000-\u001f\u200b\ufeff]/g, '');
}

/** Each letter once: print that is struck twice (for bold, or with a shadow) is bold. */
function withoutOverprint(glyphs: readonly Placed[]): Placed[] {
  const seen = new Map<string, number[]>();
  const kept: Placed[] = [];
  for (const glyph of glyphs) {
    if (glyph.space) {
      kept.push(glyph);
      continue;
    }
    const reach = 0.12 * glyph.size;
    const key = `${glyph.text}\u0000${Math.round(glyph.y / 2)}`;
    const places = seen.get(key);
    const twin = places?.find((index) => {
      const other = kept[index];
      return other !== undefined && Math.abs(other.x - glyph.x) < reach && Math.abs(other.y - glyph.y) < reach;
    });
    if (twin !== undefined) {
      const other = kept[twin];
      if (other !== undefined) kept[twin] = { ...other, state: boldOf(other.state) };
      continue;
    }
    if (places === undefined) seen.set(key, [kept.length]);
    else if (places.length < 200) places.push(kept.length);
    kept.push(glyph);
  }
  return kept;
}

const boldStates = new WeakMap<object, Placed['state']>();

function boldOf(state: Placed['state']): Placed['state'] {
  if (state.bold) return state;
  const known = boldStates.get(state);
  if (known !== undefined) return known;
  const bold = { ...state, bold: true };
  boldStates.set(state, bold);
  return bold;
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

function matrixOf(value: unknown): Matrix {
  if (!(Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array)) return IDENTITY;
  const [a, b, c, d, e, f] = value;
  return [numberOr(a, 1), numberOr(b, 0), numberOr(c, 0), numberOr(d, 1), numberOr(e, 0), numberOr(f, 0)];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] };
}

/** The box around a rectangle of another space; `rectangle` holds x, y of two corners. */
export function boxOf(matrix: Matrix, rectangle: unknown): Box {
  const list =
    Array.isArray(rectangle) || rectangle instanceof Float32Array || rectangle instanceof Float64Array
      ? rectangle
      : [0, 0, 0, 0];
  const corners = [
    apply(matrix, numberOr(list[0], 0), numberOr(list[1], 0)),
    apply(matrix, numberOr(list[2], 0), numberOr(list[3], 0)),
  ];
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
