import { differsFromMeasured, measuredOutcome } from "../../../domain/plan/measuredOutcome.ts";
import type { FollowedIndicator } from "../../../domain/plan/indicator.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { nameOf } from "../../../domain/plan/outcomeOfIndicators.ts";
import { type EvaluatedOutcome, OUTCOME_WORDS } from "../../../domain/plan/outcome.ts";
import { outcomeWords } from "../../../documents/relazione/objectives.ts";
import { paths, type YearAddress } from "../../paths.ts";
import { Fact, Missing } from "./Fact.tsx";

/** Measured, evaluated and validated are three values: only what a person has told is there. */
export function Values({ objective, at }: { objective: Objective; at: YearAddress }) {
  const { evaluated, deviation, indicators } = objective;
  const [only, ...others] = indicators;
  return (
    <section aria-labelledby="valori">
      <h2 id="valori">Com'è andata</h2>
      <dl class="facts">
        {others.length === 0 && <MeasuredFacts objective={objective} indicator={only} at={at} />}
        <Fact term="Esito valutato">
          {evaluated.madeOf ? (
            <>
              <a class="figure" href={paths.objectiveProof(at, objective.code)} title="Come si arriva a questo esito">
                {outcomeWords(objective)}
              </a>
              <p class="meaning">
                {evaluated.madeOf === "indicators"
                  ? "Viene dagli esiti dei suoi indicatori, ciascuno con il suo peso."
                  : "Viene dalla variazione che lo ha neutralizzato."}
              </p>
            </>
          ) : evaluated.written === "" ? (
            <Missing text="non indicato nel documento" />
          ) : (
            <StatedWords evaluated={evaluated} />
          )}
        </Fact>
        {deviation && <Fact term="Motivo dello scostamento">{deviation.reason}</Fact>}
        <Fact term="Esito validato">
          <Missing text="nessuna validazione registrata" />
        </Fact>
      </dl>
      {others.length > 0 && indicators.map((indicator) => <IndicatorValues objective={objective} indicator={indicator} at={at} />)}
    </section>
  );
}

/** The measured value of an indicator, and the outcome computed from it beside the one that was decided. */
function MeasuredFacts({ objective, indicator, at }: { objective: Objective; indicator: FollowedIndicator; at: YearAddress }) {
  const { code, indicators } = objective;
  const { measured } = indicator;
  const computed = measuredOutcome(objective, indicator);
  const decided = indicators.length === 1 ? objective : { evaluated: indicator.evaluated ?? objective.evaluated };
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
          <a
            class="figure"
            href={paths.measuredProof(at, code, indicators.length === 1 ? undefined : indicator.number)}
            title="Come si arriva a questo esito"
          >
            {OUTCOME_WORDS[computed.outcome]}
          </a>
          {differsFromMeasured(objective, indicator, computed) && (
            <p class="meaning">
              È diverso dall'esito valutato: il confronto con il target dà «{OUTCOME_WORDS[computed.outcome]}», l'amministrazione ha deciso
              «{outcomeWords(decided)}».
            </p>
          )}
        </Fact>
      )}
    </>
  );
}

/** How each of several indicators ended. */
function IndicatorValues({ objective, indicator, at }: { objective: Objective; indicator: FollowedIndicator; at: YearAddress }) {
  const { evaluated } = indicator;
  const id = `valori-${String(indicator.number)}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{nameOf(indicator)}</h3>
      <dl class="facts">
        <MeasuredFacts objective={objective} indicator={indicator} at={at} />
        <Fact term="Esito valutato">
          {evaluated ? <StatedWords evaluated={evaluated} /> : <Missing text="non indicato nel documento" />}
        </Fact>
      </dl>
    </section>
  );
}

/** An evaluated outcome, and the words of the document. */
function StatedWords({ evaluated }: { evaluated: EvaluatedOutcome }) {
  return (
    <>{`${evaluated.outcome === "unknown" ? "non riconosciuto" : outcomeWords({ evaluated })} (nel documento: «${evaluated.written}»)`}</>
  );
}
