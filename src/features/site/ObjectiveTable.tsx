import type { Objective } from "../../domain/plan/objective.ts";
import { outcomeWords, targetsOf } from "../../documents/relazione/objectives.ts";
import { OutcomeLeaf } from "./OutcomeLeaf.tsx";
import { paths, type YearAddress } from "../paths.ts";

type Props = { readonly objectives: readonly Objective[]; readonly caption: string; readonly at: YearAddress; readonly weights?: boolean };

/** Objectives as a table: what each promised and how it ended; with their weights where asked and where one is given. */
export function ObjectiveTable({ objectives, caption, at, weights = false }: Props) {
  const showsWeights = weights && objectives.some(({ weight }) => weight !== undefined);
  return (
    <table class="table objectives">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Codice</th>
          <th scope="col">Obiettivo</th>
          <th scope="col" class="target">
            Target
          </th>
          {showsWeights && (
            <th scope="col" class="number">
              Peso
            </th>
          )}
          <th scope="col">Esito</th>
        </tr>
      </thead>
      <tbody>
        {objectives.map((objective) => (
          <tr>
            <td class="code">{objective.code}</td>
            <th scope="row">
              <a href={paths.objective(at, objective.code)}>{objective.title}</a>
              <p>{objective.description}</p>
              <p class="group">{objective.group}</p>
              <p class="target-narrow">Target: {targetWords(objective)}</p>
            </th>
            <td class="target">{targetWords(objective)}</td>
            {showsWeights && <td class="number">{objective.weight ?? "non indicato"}</td>}
            <td class="outcome">
              <OutcomeLeaf outcome={objective.evaluated.outcome} /> {outcomeWords(objective)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function targetWords({ indicators }: Objective): string {
  return targetsOf(indicators) || "non indicato";
}
