/** An expression's trace in words: each part, whether it held, and the text it saw. */
import type { ReviewContext } from './context';
import { isRefused } from './evaluate';
import { weighedIn } from './likeness';
import type { ElementRule, Expr } from './pack';

const MOST_QUOTES = 3;
const QUOTE = 110;
const MOST_WORDS = 12;

/** @returns lines, indented by two spaces a level; `+` held, `-` did not */
export function explainExpr(ctx: ReviewContext, expr: Expr): readonly string[] {
  const verdict = ctx.evaluate(expr);
  const mark = verdict.holds ? '+' : '-';
  const quotes = verdict.evidence
    .slice(0, MOST_QUOTES)
    .map((place) => `    “${ctx.notice.text.slice(place.start, place.end).replace(/\s+/g, ' ').slice(0, QUOTE)}”`);
  const inner = (of: readonly Expr[]) => of.flatMap((one) => explainExpr(ctx, one).map((line) => `  ${line}`));
  switch (expr.op) {
    case 'any':
    case 'all':
    case 'none':
      return [`${mark} ${expr.op} of`, ...inner(expr.of)];
    case 'fact': {
      const fact = ctx.pack.facts[expr.fact];
      return [`${mark} fact ${expr.fact}`, ...(fact ? inner([fact]) : [])];
    }
    case 'says':
      return [`${mark} says one of ${expr.says.length} phrases${conditionsOf(expr)}`, ...quotes];
    case 'count':
      return [
        `${mark} at least ${expr.min} of ${expr.count.length} phrases${expr.within ? ` in one ${expr.within}` : ''}${conditionsOf(expr)}`,
        ...quotes,
      ];
    case 'list':
      return [`${mark} a list of at least ${expr.min} members${conditionsOf(expr)}`, ...quotes];
    case 'verbatim':
      return [`${mark} “${expr.text.slice(0, QUOTE)}” stands word for word`, ...quotes];
    case 'contact':
      return [`${mark} a contact by one of ${expr.contact.length} phrases${conditionsOf(expr)}`, ...quotes];
    case 'route':
      return [`${mark} somebody to turn to, contact ${expr.reach}${conditionsOf(expr)}`, ...quotes];
    case 'cites':
      return [
        `${mark} cites ${expr.law}${expr.provision ? ` ${expr.provision}` : ''}${
          expr.point === undefined
            ? ''
            : `, point ${typeof expr.point === 'string' ? expr.point : expr.point.join('/')}`
        }`,
        ...quotes,
      ];
    case 'citesTag':
      return [`${mark} cites a law marked ${expr.tag}`, ...quotes];
    case 'organisation':
      return [`${mark} names an organisation${ctx.organisation ? ` (${ctx.organisation})` : ''}`, ...quotes];
    case 'hasContact':
      return [`${mark} gives a contact of ${expr.owners.join(' or ')}`, ...quotes];
    case 'date':
      return [`${mark} carries a ${expr.state} date (${expr.months} months)`, ...quotes];
    case 'link':
      return [`${mark} links to one of ${expr.link.length} things`, ...quotes];
    case 'status':
      return [`${mark} ${expr.check} is ${expr.is.join(' or ')}`];
    case 'kind':
      return [`${mark} the notice is of kind ${expr.kinds.join(' or ')}`];
    case 'nation':
      return [`${mark} the nation is ${expr.nations.join(' or ')}`];
    case 'period':
      return [`${mark} the day is within ${expr.from ?? '…'} to ${expr.to ?? '…'}`];
  }
}

/** Which sentence reads most like those that tell the element, and the words that make it so. @returns lines */
export function explainLike(ctx: ReviewContext, rule: ElementRule): readonly string[] {
  const like = ctx.likest().get(rule.id);
  const statement = like && ctx.index.statements[like.statement];
  if (!like || !statement) return [];
  const words = weighedIn(ctx.index, ctx.pack, rule.id, like.statement)
    .slice(0, MOST_WORDS)
    .map(([sign, share]) => `${sign} ${share < 0 ? '' : '+'}${share.toFixed(2)}`);
  return [
    `reads most like it (${like.score.toFixed(2)}; shown from ${ctx.pack.likeness?.shown} on, to be looked at from ${ctx.pack.likeness?.mark} on, taken for told from ${ctx.pack.likeness?.told[rule.id] ?? 'no score'} on, phrases doubted below ${ctx.pack.likeness?.doubted[rule.id] ?? 'no score'}):`,
    `  “${statement.text.slice(0, QUOTE)}”`,
    `  ${words.join(', ')}`,
    ...(isRefused(ctx, rule, statement)
      ? ['  a guard of the rule refuses this sentence, so it is never taken for told']
      : []),
  ];
}

function conditionsOf(expr: Expr): string {
  const names = [
    'also',
    'unless',
    'unlessClause',
    'unlessBefore',
    'under',
    'notUnder',
    'about',
    'beside',
    'notBeside',
    'affirmative',
  ].filter((name) => name in expr && expr[name as keyof Expr] !== undefined);
  return names.length > 0 ? `, with ${names.join(', ')}` : '';
}
