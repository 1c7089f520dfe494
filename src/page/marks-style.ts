/** How marks look in the page: given to the browser as an extension's style sheet, so that the document stays as it is. */

/** Names of the two highlights: a quote, and the nearest text to what is missing. */
export const HIGHLIGHT_NAMES = { quote: 'noticemark-quote', nearest: 'noticemark-nearest' } as const;

export type MarkKind = keyof typeof HIGHLIGHT_NAMES;

/** Dark words on a light ground whatever the page's own colours are; the system's colours where the reader forces them. */
export const MARKS_CSS = `
::highlight(${HIGHLIGHT_NAMES.quote}) { background-color: #ffd84d !important; color: #1b1b1b !important; }
::highlight(${HIGHLIGHT_NAMES.nearest}) { background-color: #dbe9f7 !important; color: #1b1b1b !important; text-decoration: underline dashed #2a5c8f !important; }
@media (forced-colors: active) {
  ::highlight(${HIGHLIGHT_NAMES.quote}), ::highlight(${HIGHLIGHT_NAMES.nearest}) { background-color: Highlight !important; color: HighlightText !important; }
}
`;
