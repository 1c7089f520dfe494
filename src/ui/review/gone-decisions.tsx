/** Decisions on what a later review no longer finds: said, so that nothing a person wrote goes away silently. */
import type { Decision } from '../../history/decision';
import { Disclosure } from '../parts/disclosure';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { usePageStrings } from '../strings/pages-context';

interface GoneDecisionsProps {
  readonly decisions: readonly Decision[];
  /** Of checks, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  readonly onDrop: (decision: Decision, title: string) => void;
}

export function GoneDecisions({ decisions, titles, onDrop }: GoneDecisionsProps) {
  const { decide } = usePageStrings();
  if (decisions.length === 0) return null;
  return (
    <Disclosure title={decide.gone} count={decisions.length}>
      <ul class="left-out">
        {decisions.map((decision) => {
          const title = titles.get(decision.check) ?? decision.check;
          return (
            <li key={decision.id}>
              <p>
                <strong lang={RULE_LANGUAGE}>{title}</strong>
              </p>
              <p>
                {decide.said(decision.verdict, null)} <span dir="auto">{decision.reason}</span>
              </p>
              <p class="preview" dir="auto">
                {decision.anchor.quote}
              </p>
              <button type="button" class="plain-button" onClick={() => onDrop(decision, title)}>
                {decide.takeBack}
                <span class="unseen">{`: ${title}`}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
