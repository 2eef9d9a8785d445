import { COMPARISON_WORDS } from "../kernel/comparison.ts";
import type { Indicator } from "../plan/indicator.ts";
import { amountWithUnit, printTarget } from "../plan/printTarget.ts";
import { type Constraint, dueDay, type Target, type Unit } from "../plan/target.ts";
import { type Column, MISSING, NOT_APPLICABLE, textOrMissing } from "./column.ts";

type HasTarget = { readonly indicator: Pick<Indicator, "target"> };
type Taken = ReturnType<Column<HasTarget>["of"]>;

const RANGE = "tra due valori";
const CHANGES = { reduction: "riduzione di almeno", increase: "aumento di almeno" };

/** The target as written, as understood in words, and in parts a program can use. A part that a target has not does not apply; of one not understood all are missing. */
export const TARGET_COLUMNS: readonly Column<HasTarget>[] = [
  { name: "target_scritto", meaning: "Il target con le parole del documento.", type: "text", norm: { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "a" }, mayBeMissing: true, of: ({ indicator }) => textOrMissing(indicator.target.written) },
  { name: "target_inteso", meaning: "Che cosa vuol dire il target, in parole semplici. Manca se non si può leggere senza indovinare.", type: "text", mayBeMissing: true, of: part(printTarget) },
  { name: "target_termine", meaning: "Entro quando. Manca se è un termine di legge di cui nessuno ha indicato il giorno; non si applica se il target non ha scadenza.", type: "date", mayBeMissing: true, mayNotApply: true, of: part((target) => target.kind === "constraint" ? NOT_APPLICABLE : (dueDay(target.deadline) ?? MISSING)) },
  { name: "target_confronto", meaning: "Come il valore misurato deve stare rispetto al valore atteso. Non si applica se il target è solo una scadenza.", type: "word", values: [...Object.values(COMPARISON_WORDS), RANGE, ...Object.values(CHANGES)], mayBeMissing: true, mayNotApply: true, of: ofConstraint(comparisonOf) },
  { name: "target_valore", meaning: "Il valore atteso; di due valori, il più basso.", type: "decimal", unit: "quella di target_unita", mayBeMissing: true, mayNotApply: true, of: ofConstraint((constraint) => constraint.kind === "range" ? constraint.from : constraint.amount) },
  { name: "target_valore_massimo", meaning: "Di due valori, il più alto. Non si applica se il valore atteso è uno.", type: "decimal", unit: "quella di target_unita", mayBeMissing: true, mayNotApply: true, of: ofConstraint((constraint) => constraint.kind === "range" ? constraint.to : NOT_APPLICABLE) },
  { name: "target_unita", meaning: "Che cosa conta il valore atteso: «%», «€», «giorni». Non si applica a un numero senza unità.", type: "text", mayBeMissing: true, mayNotApply: true, of: ofConstraint(({ unit }) => unitWords(unit)) },
]; // prettier-ignore

function part(of: (target: Target) => Taken): (row: HasTarget) => Taken {
  return ({ indicator: { target } }) => (target.reading.understood ? of(target.reading.target) : MISSING);
}

function ofConstraint(of: (constraint: Constraint) => Taken): (row: HasTarget) => Taken {
  return part((target) => (target.kind === "deadline" ? NOT_APPLICABLE : of(target.constraint)));
}

function comparisonOf(constraint: Constraint): string {
  switch (constraint.kind) {
    case "value":
      return COMPARISON_WORDS[constraint.comparison];
    case "range":
      return RANGE;
    case "change":
      return CHANGES[constraint.direction];
  }
}

/** "%", "giorni", "report all'anno": what follows the amount. */
function unitWords(unit: Unit): Taken {
  return amountWithUnit("0", unit).replace(/^0 ?/, "") || NOT_APPLICABLE;
}
