/** Characters of the fonts that hold pictures instead of letters (Symbol, Wingdings), as Unicode says them. */

const BULLETS = 'b7 a7 9f 6c 6e 71 75 76 77 a8 d8 e8 f0 e0 c4 9e 9d a1 73 74 a4 a5 6d'.split(' ');
const TICKS = ['fc', 'fe', '50', '52'];
const CROSSES = ['fb', 'fd', '4f', '51'];
const SYMBOL_FONT = /^(?:symbol|wingdings|webdings|zapf ?dingbats|opensymbol)/i;

export function isSymbolFont(font: string | null): boolean {
  return font !== null && SYMBOL_FONT.test(font);
}

/** The character a symbol font shows for `code` (its own place or the private one from F000 on); "" where unknown. */
export function symbol(code: number): string {
  const place = (code & 0xff).toString(16).padStart(2, '0');
  if (code < 0xf000 && code > 0xff) return String.fromCodePoint(code);
  if (TICKS.includes(place)) return '\u2713';
  if (CROSSES.includes(place)) return '\u2717';
  return BULLETS.includes(place) ? '\u2022' : '';
}
