import { raw } from "hono/html";
import { type Figure, slugOf } from "../domain/kernel/figure.ts";
import { groupsOf } from "../domain/plan/countOutcomes.ts";
import type { Objective } from "../domain/plan/objective.ts";
import { OUTCOME_WORDS } from "../domain/plan/outcome.ts";
import { frondOf, LEAF_LENGTH, leafSvg, twigSvg } from "../documents/frond.ts";
import { fullTitle, outcomeWords } from "../documents/relazione/objectives.ts";
import { countSentence } from "../documents/relazione/headline.ts";
import { outcomesIn } from "../documents/treePicture.ts";
import { Inlines } from "./Inlines.tsx";
import { OutcomeLeaf } from "./OutcomeLeaf.tsx";
import { paths } from "./paths.ts";

type At = { readonly administration: string; readonly year: number };
type Props = { readonly objectives: readonly Objective[]; readonly figures: Readonly<Record<string, Figure>>; readonly at: At };

/** The signature picture: a branch for each group, a leaf for each objective; every leaf is a link, and the list under it says the same. */
export function OutcomeTree({ objectives, figures, at }: Props) {
  const groups = groupsOf(objectives);
  return (
    <>
      <ul class="tree">
        {groups.map(([group, held]) => (
          <li class="branch">
            <h3 class="branch-name" id={`ramo-${slugOf(group)}`}>
              <a href={paths.objectives(at, { gruppo: slugOf(group) })}>{group}</a>{" "}
              <span class="branch-count">
                <Inlines text={countSentence(held, group)} figures={figures} at={at} />
              </span>
            </h3>
            <Frond objectives={held} at={at} />
          </li>
        ))}
      </ul>
      <Key objectives={objectives} />
      <details class="tree-list">
        <summary>L'albero come elenco</summary>
        <ul>
          {groups.map(([group, held]) => (
            <li>
              {group}: <Inlines text={countSentence(held, group)} figures={figures} at={at} />
              <ul>
                {held.map((objective) => (
                  <li>
                    <a href={paths.objective(at, objective.code)}>{fullTitle(objective)}</a>: {outcomeWords(objective)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Frond({ objectives, at }: { objectives: readonly Objective[]; at: At }) {
  const { width, height, twigs, leaves } = frondOf(objectives);
  return (
    <svg class="frond" viewBox={`0 0 ${String(width)} ${String(height)}`} width={width} height={height}>
      {raw(twigs.map(twigSvg).join(""))}
      {leaves.map(({ x, y, angle, thing }) => (
        <a href={paths.objective(at, thing.code)}>
          <title>{`${fullTitle(thing)}: ${outcomeWords(thing)}`}</title>
          <g transform={`translate(${String(x)} ${String(y)}) rotate(${String(angle)})`}>
            <circle cx={LEAF_LENGTH / 2} cy="0" r="12" fill="transparent" />
            {raw(leafSvg(thing.evaluated.outcome))}
          </g>
        </a>
      ))}
    </svg>
  );
}

function Key({ objectives }: { objectives: readonly Objective[] }) {
  return (
    <ul class="key">
      {outcomesIn(objectives).map((outcome) => (
        <li>
          <OutcomeLeaf outcome={outcome} /> {OUTCOME_WORDS[outcome]}
        </li>
      ))}
    </ul>
  );
}
