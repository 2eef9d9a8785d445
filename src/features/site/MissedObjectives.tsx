import { fullTitle, isMissed, type Objective } from "../../domain/plan/objective.ts";
import { outcomeWords, reasonOf } from "../../documents/relazione/objectives.ts";
import { OutcomeLeaf } from "./OutcomeLeaf.tsx";
import { paths, type YearAddress } from "../paths.ts";

/** What was missed, wholly or in part, each with its reason or with the words that none is given. Nothing when nothing was. */
export function MissedObjectives({ objectives, at }: { objectives: readonly Objective[]; at: YearAddress }) {
  const missed = objectives.filter(isMissed);
  if (missed.length === 0) return null;
  return (
    <section aria-labelledby="non-raggiunti">
      <h2 id="non-raggiunti">Che cosa non è stato raggiunto</h2>
      <ul class="missed">
        {missed.map((objective) => (
          <li>
            <OutcomeLeaf outcome={objective.evaluated.outcome} />
            <div>
              <a href={paths.objective(at, objective.code)}>{fullTitle(objective)}</a>
              <p>
                {objective.group}. {capital(outcomeWords(objective))}. <em>{reasonOf(objective)}.</em>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
