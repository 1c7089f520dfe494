/** What the popup may ask of the script in the page, and who may ask. Everything that arrives is checked before use. */
import type { QuoteTarget } from '../page/find-quote';
import type { MarkOutcome } from '../page/marks';
import type { MarkKind } from '../page/marks-style';

export type PageRequest =
  | {
      readonly type: 'marks/show';
      readonly targets: readonly QuoteTarget[];
      /** Index in `targets` of the quote to bring into view. */
      readonly focus: number;
      readonly kind: MarkKind;
    }
  | { readonly type: 'marks/clear' };

/** The answer to each request. */
interface PageAnswers {
  readonly 'marks/show': MarkOutcome;
  readonly 'marks/clear': { readonly state: 'cleared' };
}

export type PageHandlers = {
  readonly [Type in PageRequest['type']]: (request: Extract<PageRequest, { type: Type }>) => PageAnswers[Type];
};

/** As the browser describes a sender. */
export interface Sender {
  readonly id?: string;
  readonly url?: string;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTarget(value: unknown): value is QuoteTarget {
  return (
    isRecord(value) &&
    typeof value.quote === 'string' &&
    typeof value.prefix === 'string' &&
    typeof value.suffix === 'string'
  );
}

export function isPageRequest(value: unknown): value is PageRequest {
  if (!isRecord(value)) return false;
  if (value.type === 'marks/clear') return true;
  return (
    value.type === 'marks/show' &&
    Array.isArray(value.targets) &&
    value.targets.every(isTarget) &&
    Number.isInteger(value.focus) &&
    (value.kind === 'quote' || value.kind === 'nearest')
  );
}

export function isMarkOutcome(value: unknown): value is MarkOutcome {
  if (!isRecord(value)) return false;
  if (value.state === 'shown' || value.state === 'absent') return true;
  return value.state === 'hidden' && (value.opener === null || typeof value.opener === 'string');
}

/** One of this extension's own pages: not another extension, not a web page, not a script inside one. */
export function isOwnPage(sender: Sender, self: { readonly id: string; readonly origin: string }): boolean {
  return sender.id === self.id && sender.url !== undefined && sender.url.startsWith(self.origin);
}
