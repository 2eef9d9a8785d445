import type { CivilDate } from "../../kernel/civilDate.ts";
import type { DayTerm, Term } from "../../kernel/derivation.ts";
import { exactly, sign } from "../../kernel/rational.ts";
import { fullScore, noScore, type Scoring } from "./attempt.ts";
import type { Promised } from "./indicatorUse.ts";
import type { NotComputable } from "./notComputable.ts";
import type { Decay, SimpleRule } from "./scoringRule.ts";

/**
 * The full score up to the due day and the days of grace after it; then what is left until the day worth nothing: due on 30/09, nothing on 31/12, done on
 * 20/10 is 72 days of 92, 78,3. Grace moves the beginning of the decay, so the score never jumps. An early day is worth no more than a punctual one.
 */
export function scoreDate(
  scoring: Scoring,
  rule: Pick<Extract<SimpleRule, { kind: "date" }>, "graceDays" | "decay">,
  promised: Promised,
  completedOn: CivilDate | undefined,
): Term | NotComputable {
  if (promised.kind !== "day") return "targetMissing";
  const { derivation, prefix, provenance } = scoring;
  if (completedOn === undefined) {
    derivation.remark(`${prefix}conclusione`, "Conclusione", "non concluso", provenance.measured);
    return noScore(scoring);
  }
  const due = derivation.day(`${prefix}scadenza`, "Scadenza", promised.by, provenance.promised);
  const completed = derivation.day(`${prefix}conclusione`, "Data di conclusione", completedOn, provenance.measured);
  const grace = derivation.given(`${prefix}tolleranza`, "Giorni di tolleranza", exactly(rule.graceDays), provenance.rule);
  const late = derivation.days(`${prefix}ritardo`, "Giorni dopo la scadenza", due, completed);
  const counted = derivation.difference(`${prefix}ritardo-contato`, "Giorni di ritardo oltre la tolleranza", late, [grace]);
  const isOnTime = derivation.isAtMost(`${prefix}in-tempo`, "Concluso in tempo", late, grace);
  const full = fullScore(scoring);
  if (sign(counted.value) <= 0 || rule.decay.kind === "none")
    return derivation.product(`${prefix}grezzo`, "Punteggio della data", [isOnTime, full]);
  const span = derivation.difference(`${prefix}giorni-utili`, "Giorni in cui il punteggio decresce", spanOf(scoring, rule.decay, due), [
    grace,
  ]);
  if (sign(span.value) <= 0) return "zeroDayNotAfterDue";
  const left = derivation.difference(`${prefix}giorni-rimasti`, "Giorni che restano", span, [counted]);
  const part = derivation.quotient(`${prefix}parte`, "Parte dei giorni che resta", left, span);
  return derivation.product(`${prefix}grezzo`, "Punteggio della data", [part, full]);
}

function spanOf({ derivation, prefix, provenance }: Scoring, decay: Exclude<Decay, { kind: "none" }>, due: DayTerm): Term {
  switch (decay.kind) {
    case "untilDay": {
      const zero = derivation.day(`${prefix}giorno-zero`, "Giorno in cui il punteggio è zero", decay.zeroOn, provenance.rule);
      return derivation.days(`${prefix}giorni-fino-a-zero`, "Giorni dalla scadenza allo zero", due, zero);
    }
    case "overDays":
      return derivation.given(`${prefix}giorni-fino-a-zero`, "Giorni dalla scadenza allo zero", exactly(decay.zeroAfter), provenance.rule);
  }
}
