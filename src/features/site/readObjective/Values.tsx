import { differsFromMeasured, measuredOutcome } from "../../../domain/plan/measuredOutcome.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { OUTCOME_WORDS } from "../../../domain/plan/outcome.ts";
import { outcomeWords } from "../../../documents/relazione/objectives.ts";
import { paths } from "../../paths.ts";
import { addressOf } from "../YearPage.tsx";
import { Fact, Missing } from "./Fact.tsx";

/** Measured, evaluated and validated are three values: only what a person has told is there. */
export function Values({ objective, at }: { objective: Objective; at: ReturnType<typeof addressOf> }) {
  const { evaluated, deviation } = objective;
  return (
    <section aria-labelledby="valori">
      <h2 id="valori">Com'è andata</h2>
      <dl class="facts">
        <MeasuredFacts objective={objective} at={at} />
        <Fact term="Esito valutato">
          {evaluated.written === "" ? (
            <Missing text="non indicato nel documento" />
          ) : (
            `${evaluated.outcome === "unknown" ? "non riconosciuto" : outcomeWords(objective)} (nel documento: «${evaluated.written}»)`
          )}
        </Fact>
        {deviation && <Fact term="Motivo dello scostamento">{deviation.reason}</Fact>}
        <Fact term="Esito validato">
          <Missing text="nessuna validazione registrata" />
        </Fact>
      </dl>
    </section>
  );
}

/** The measured value, and the outcome computed from it beside the one that was decided. */
function MeasuredFacts({ objective, at }: { objective: Objective; at: ReturnType<typeof addressOf> }) {
  const { measured, code } = objective;
  const computed = measuredOutcome(objective);
  return (
    <>
      <Fact term="Valore misurato">
        {measured ? (
          <>
            {measured.written}
            {!computed && <p class="missing">Non si può confrontare con il target.</p>}
          </>
        ) : (
          <Missing text="nessun valore registrato" />
        )}
      </Fact>
      {computed && (
        <Fact term="Esito misurato">
          <a class="figure" href={paths.measuredProof(at, code)} title="Come si arriva a questo esito">
            {OUTCOME_WORDS[computed.outcome]}
          </a>
          {differsFromMeasured(objective, computed) && (
            <p class="meaning">
              È diverso dall'esito valutato: il confronto con il target dà «{OUTCOME_WORDS[computed.outcome]}», l'amministrazione ha deciso
              «{outcomeWords(objective)}».
            </p>
          )}
        </Fact>
      )}
    </>
  );
}
