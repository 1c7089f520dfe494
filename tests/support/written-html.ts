/** A known text as web pages: plain, in an accordion, in a table that lays out the page. */
import { type KnownBlock, spansOf } from './known-notice';
import { escaped } from './word-file';

function inline(text: string): string {
  return spansOf(text)
    .map(({ text: shown, bold, href }) => {
      const content = escaped(shown).replace(/\n/g, '<br>');
      if (href !== null) return `<a href="${escaped(href)}">${content}</a>`;
      return bold ? `<strong>${content}</strong>` : content;
    })
    .join('');
}

/** The blocks as HTML; `heading` writes a heading. */
function flow(blocks: readonly KnownBlock[], heading: (level: number, content: string) => string): string {
  const parts: string[] = [];
  let depth = -1;
  const closeTo = (wanted: number): void => {
    for (; depth > wanted; depth--) parts.push('</li></ul>');
  };
  for (const block of blocks) {
    if (block.kind === 'item') {
      const own = Math.min(block.depth ?? 0, depth + 1);
      closeTo(own);
      if (depth === own) parts.push('</li>');
      for (; depth < own; depth++) parts.push('<ul>');
      parts.push(`<li>${inline(block.text)}`);
      continue;
    }
    closeTo(-1);
    switch (block.kind) {
      case 'heading':
        parts.push(heading(block.level, inline(block.text)));
        break;
      case 'paragraph':
        parts.push(`<p>${inline(block.text)}</p>`);
        break;
      case 'table':
        parts.push(tableOf(block));
        break;
    }
  }
  closeTo(-1);
  return parts.join('\n');
}

function tableOf({ head, rows }: Extract<KnownBlock, { kind: 'table' }>): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
  const header = head.length > 0 ? `<thead>${line(head, 'th')}</thead>` : '';
  return `<table>${header}<tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

const tagged = (level: number, content: string): string => `<h${level}>${content}</h${level}>`;

function page(title: string, main: string): Uint8Array {
  return new TextEncoder().encode(
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>
<header class="site-header"><nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/term-dates">Term dates</a></li></ul></nav></header>
${main}
<footer class="site-footer"><p>\u00a9 2026. All rights reserved. <a href="/cookies">Cookies</a></p></footer></body></html>`,
  );
}

function titleOf(blocks: readonly KnownBlock[]): string {
  const first = blocks.find((block) => block.kind === 'heading');
  return first?.kind === 'heading' ? first.text : 'Notice';
}

export function htmlFile(blocks: readonly KnownBlock[]): Uint8Array {
  return page(titleOf(blocks), `<main>${flow(blocks, tagged)}</main>`);
}

/** Every heading of the second level is a button; what stands below it is hidden until it is pressed. */
export function accordionFile(blocks: readonly KnownBlock[]): Uint8Array {
  const parts: string[] = [];
  let panel: KnownBlock[] = [];
  let title: string | null = null;
  const end = (): void => {
    if (title === null) parts.push(flow(panel, tagged));
    else {
      const id = `panel-${parts.length}`;
      parts.push(
        `<div class="accordion-item"><h2><button type="button" aria-expanded="false" aria-controls="${id}">${title}</button></h2><div id="${id}" class="accordion-panel" hidden style="display:none">${flow(panel, tagged)}</div></div>`,
      );
    }
    panel = [];
  };
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= 2) {
      end();
      title = block.level === 2 ? inline(block.text) : null;
      if (block.level === 1) panel.push(block);
    } else panel.push(block);
  }
  end();
  return page(titleOf(blocks), `<main><div class="accordion">${parts.join('\n')}</div></main>`);
}

/** The page in one table: a menu beside the text, as sites were built long ago. */
export function layoutTableFile(blocks: readonly KnownBlock[]): Uint8Array {
  return page(
    titleOf(blocks),
    `<table width="100%" cellpadding="0"><tr><td width="160" valign="top"><ul class="menu"><li><a href="/about">About us</a></li><li><a href="/parents">Parents</a></li><li><a href="/policies">Policies</a></li></ul></td><td valign="top">${flow(blocks, tagged)}</td></tr></table>`,
  );
}
