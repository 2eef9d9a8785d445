import { isCheckable, type WrittenTarget } from "../plan/indicator.ts";
import type { Objective } from "../plan/objective.ts";
import type { Strength } from "./finding.ts";
import type { Material } from "./material.ts";

/** What is already good in a plan: told before what is not. */
export function strengthsOf({ report }: Material): Strength[] {
  const { objectives, year, strategic, services } = report;
  const count = (name: string, holds: (objective: Objective) => boolean, sentence: (number: string) => string): Strength[] => {
    const number = objectives.filter(holds).length;
    return number === 0
      ? []
      : [{ name, message: sentence(`${String(number)} ${number === 1 ? "obiettivo" : "obiettivi"} su ${String(objectives.length)}`) }];
  };
  const have = (number: string) => (number.startsWith("1 ") ? "ha" : "hanno");
  return [
    ...count("hasOutcome", ({ evaluated }) => evaluated.outcome !== "unknown", (n) => `${n} ${have(n)} un esito.`),
    ...count("hasReadableTarget", ({ indicators }) => indicators.every(({ target }) => target.reading.understood), (n) => `${n} ${have(n)} un target di cui si capisce quando è raggiunto.`),
    ...count("hasEarlierDeadline", (objective) => isBeforeYearEnd(objective, year), (n) => `${n} ${have(n)} un termine prima della fine dell'anno.`),
    ...count("hasMeasuredTarget", ({ indicators }) => indicators.some(({ target }) => target.reading.understood && target.reading.target.kind !== "deadline"), (n) => `${n} ${have(n)} un valore da raggiungere, non solo una data.`),
    ...count("hasCheckableSource", ({ indicators }) => indicators.every(({ source }) => isCheckable(source.reliability)), (n) => `${n} ${have(n)} una fonte che altri possono controllare.`),
    ...count("hasBaseline", ({ indicators }) => indicators.every(({ baselines }) => baselines.length > 0), (n) => `${n} ${have(n)} il valore degli anni precedenti.`),
    ...count("hasLink", ({ links }) => links.strategic.length + links.operational.length > 0, (n) => `${n} ${n.startsWith("1 ") ? "è collegato" : "sono collegati"} agli obiettivi strategici o operativi.`),
    ...count("hasMeasuredValue", ({ indicators }) => indicators.every(({ measured }) => measured !== undefined), (n) => `${n} ${have(n)} il valore misurato accanto all'esito.`),
    ...count("hasReason", ({ deviation }) => deviation !== undefined, (n) => `${n} ${n.startsWith("1 ") ? "dice" : "dicono"} il motivo dello scostamento.`),
    ...(strategic.length > 0 ? [{ name: "hasStrategy", message: `Sono elencati ${String(strategic.length)} obiettivi strategici.` }] : []),
    ...(services.length > 0 ? [{ name: "hasTree", message: `L'albero della performance elenca ${String(services.length)} servizi.` }] : []),
  ]; // prettier-ignore
}

function isBeforeYearEnd({ indicators }: Objective, year: number): boolean {
  return indicators.some(({ target }) => isDueBefore(target, `${String(year)}-12-31`));
}

function isDueBefore(target: WrittenTarget, day: string): boolean {
  if (!target.reading.understood || target.reading.target.kind === "constraint") return false;
  const { deadline } = target.reading.target;
  return deadline.kind === "day" && deadline.by < day;
}
