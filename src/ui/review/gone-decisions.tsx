/** Decisions on what a later review no longer finds: said, so that nothing a person wrote goes away silently. */
import type { Decision } from '../../history/decision';
import { Disclosure } from '../parts/disclosure';
import { usePageStrings } from '../strings/pages-context';

interface GoneDecisionsProps {
  readonly decisions: readonly Decision[];
  readonly onDrop: (decision: Decision) => void;
}

export function GoneDecisions({ decisions, onDrop }: GoneDecisionsProps) {
  const { decide } = usePageStrings();
  if (decisions.length === 0) return null;
  return (
    <Disclosure title={decide.gone} count={decisions.length}>
      <ul class="left-out">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <p>
              <strong>{decide.said(decision.verdict, null)}</strong> {decision.reason}
            </p>
            <p class="preview" dir="auto">
              {decision.anchor.quote}
            </p>
            <button type="button" class="plain-button" onClick={() => onDrop(decision)}>
              {decide.takeBack}
            </button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
