import { raw } from "hono/html";
import type { Figure } from "../../domain/kernel/figure.ts";
import { groupsOf } from "../../domain/plan/countOutcomes.ts";
import { fullTitle, type Objective } from "../../domain/plan/objective.ts";
import { OUTCOME_WORDS } from "../../domain/plan/outcome.ts";
import { type Frond as FrondDrawing, frondOf, LEAF_LENGTH, leafSvg, twigSvg } from "../../documents/frond.ts";
import { outcomeWords } from "../../documents/relazione/objectives.ts";
import { countSentence } from "../../documents/relazione/headline.ts";
import { outcomesIn } from "../../documents/treePicture.ts";
import { Inlines } from "./Inlines.tsx";
import { OutcomeLeaf } from "./OutcomeLeaf.tsx";
import { paths, type YearAddress } from "../paths.ts";

/** A branch: what it is called, where it leads, its objectives, and the name under which their figures stand. */
export type Branch = {
  readonly text: string;
  readonly href: string;
  readonly name: string;
  readonly objectives: readonly Objective[];
};

type Props = { readonly branches: readonly Branch[]; readonly figures: Readonly<Record<string, Figure>>; readonly at: YearAddress };

/** A branch for each group of a plan. */
export function groupBranches(objectives: readonly Objective[], at: YearAddress): Branch[] {
  return groupsOf(objectives).map(([group, held]) => ({ text: group, href: paths.unit(at, group), name: group, objectives: held }));
}

/** With more leaves a tree is no picture any more, and its page is heavy: the branches stand with their counts alone. */
const MOST_LEAVES = 600;

/** Whether a tree of so many objectives shows a leaf for each. */
export function hasLeaves(objectives: readonly Objective[]): boolean {
  return objectives.length <= MOST_LEAVES;
}

/** The signature picture: branches, and a leaf for each objective; every leaf is a link, and the list under it says the same. */
export function OutcomeTree({ branches, figures, at }: Props) {
  const count = ({ name, objectives }: Branch) =>
    objectives.length === 0 ? NOTHING_LINKED : <Inlines text={countSentence(objectives, name)} figures={figures} at={at} />;
  const all = branches.flatMap(({ objectives }) => objectives);
  const leaves = hasLeaves(all);
  return (
    <>
      <ul class="tree">
        {branches.map((branch) => (
          <li class="branch">
            <h3 class="branch-name">
              <a href={branch.href}>{branch.text}</a> <span class="branch-count">{count(branch)}</span>
            </h3>
            {leaves && branch.objectives.length > 0 && <Frond objectives={branch.objectives} at={at} />}
          </li>
        ))}
      </ul>
      {leaves && (
        <>
          <Key objectives={all} />
          <details class="tree-list">
            <summary>L'albero come elenco</summary>
            <ul>
              {branches.map((branch) => (
                <li>
                  {branch.text}: {count(branch)}
                  <ObjectiveLinks objectives={branch.objectives} at={at} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </>
  );
}

/** What a branch without leaves says. */
export const NOTHING_LINKED = "nessun obiettivo collegato";

/** Objectives as a list of links, each with its outcome in words. */
export function ObjectiveLinks({ objectives, at }: { objectives: readonly Objective[]; at: YearAddress }) {
  if (objectives.length === 0) return null;
  return (
    <ul>
      {objectives.map((objective) => (
        <li>
          <a href={paths.objective(at, objective.code)}>{fullTitle(objective)}</a>: {outcomeWords(objective)}
        </li>
      ))}
    </ul>
  );
}

function Frond({ objectives, at }: { objectives: readonly Objective[]; at: YearAddress }) {
  const frond = frondOf(objectives);
  const { width, height } = frond;
  return (
    <svg class="frond" viewBox={`0 0 ${String(width)} ${String(height)}`} width={width} height={height}>
      <FrondShape frond={frond} at={at} />
    </svg>
  );
}

/** The twigs and leaves of a frond, inside a picture. */
export function FrondShape({ frond: { twigs, leaves }, at }: { frond: FrondDrawing<Objective>; at: YearAddress }) {
  return (
    <>
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
    </>
  );
}

/** What each leaf of a picture means. */
export function Key({ objectives }: { objectives: readonly Objective[] }) {
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
