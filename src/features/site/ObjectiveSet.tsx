import type { Figure } from "../../domain/kernel/figure.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { headline } from "../../documents/relazione/headline.ts";
import { Inlines } from "./Inlines.tsx";
import { MissedObjectives } from "./MissedObjectives.tsx";
import { NotLinked } from "./NotLinked.tsx";
import { ObjectiveTable } from "./ObjectiveTable.tsx";
import { type Branch, OutcomeTree } from "./OutcomeTree.tsx";
import type { YearAddress } from "../paths.ts";

type Props = {
  /** The name under which the figures of these objectives stand. */
  readonly name: string;
  readonly objectives: readonly Objective[];
  readonly branches: readonly Branch[];
  readonly figures: Readonly<Record<string, Figure>>;
  readonly at: YearAddress;
  readonly weights?: boolean;
};

/** The sentence that tells how some objectives ended, with its figures. */
export function SetSentence({ name, objectives, figures, at }: Pick<Props, "name" | "objectives" | "figures" | "at">) {
  return (
    <p class="lead">
      <Inlines text={headline(objectives, at.year, name)} figures={figures} at={at} />
    </p>
  );
}

type LinkedProps = Pick<Props, "name" | "objectives" | "figures" | "at"> & {
  /** What they hang from: "questo servizio". */
  readonly from: string;
  /** What the document says of no objective of the year, where it says it of none: "a quale servizio". */
  readonly notLinkedTo: string | undefined;
};

/** How the objectives that hang from something ended; where none does, that is said, and whether the document links any at all. */
export function LinkedSentence({ from, notLinkedTo, ...set }: LinkedProps) {
  if (set.objectives.length > 0) return <SetSentence {...set} />;
  return (
    <>
      <p class="lead">
        Nessun obiettivo del {set.at.year} risulta collegato a {from}.
      </p>
      {notLinkedTo !== undefined && <NotLinked to={notLinkedTo} />}
    </>
  );
}

/** Some objectives of a year that belong together: their tree, the missed ones with reasons, all of them. */
export function ObjectiveSet({ objectives, branches, figures, at, weights = false }: Omit<Props, "name">) {
  return (
    <>
      <section aria-labelledby="albero">
        <h2 id="albero">L'albero degli obiettivi</h2>
        <OutcomeTree branches={branches} figures={figures} at={at} />
      </section>
      <MissedObjectives objectives={objectives} at={at} />
      <section aria-labelledby="tutti">
        <h2 id="tutti">Tutti i suoi obiettivi</h2>
        <ObjectiveTable objectives={objectives} caption={`Obiettivi ${String(at.year)}`} at={at} weights={weights} />
      </section>
    </>
  );
}
