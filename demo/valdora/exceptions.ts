import type { EvaluationsFile } from "../../src/exchange/evaluations/readEvaluations.ts";

type PersonInFile = EvaluationsFile["persone"][number];
type NotEvaluable = NonNullable<EvaluationsFile["schede"][number]["non_valutabile"]>;

/** What is unusual in somebody's evaluation. */
type Exception = {
  readonly notEvaluable?: NotEvaluable;
  readonly hasNoForm?: true;
  readonly sanction?: NonNullable<PersonInFile["sanzione"]>;
  /** An objective of one's own taken out of the count, with the reason. */
  readonly neutralised?: string;
  /** Tenths around which behaviours were judged. */
  readonly around?: number;
};

const EXCEPTIONS: Readonly<Record<number, Readonly<Record<string, Exception>>>> = {
  2024: {
    "V-006": { neutralised: "Giunta comunale n. 88 del 20/09/2024: lavori nella sala sospesi dal gestore dell'edificio" },
    "V-089": { sanction: "rimprovero_scritto" },
    "V-093": { hasNoForm: true },
    "V-105": { sanction: "rimprovero_verbale" },
    "V-115": { notEvaluable: { motivo: "altro", nota: "In comando presso un'altra amministrazione, che ne valuta il lavoro." } },
    "V-121": { around: 6 },
    "V-141": { notEvaluable: { motivo: "rapporto_sospeso", nota: "Aspettativa senza assegni dal 15/03/2024." } },
    "V-154": { hasNoForm: true },
  },
  2025: {
    "V-087": { around: 17 },
    "V-120": { notEvaluable: { motivo: "nessun_obiettivo", nota: "Distacco sindacale a tempo pieno: nessun obiettivo assegnato." } },
    "V-110": { notEvaluable: { motivo: "uscita_anticipata", nota: "Uscita a metà anno, prima del colloquio finale." } },
    "V-157": { hasNoForm: true },
  },
};

export function exceptionOf(year: number, code: string): Exception | undefined {
  return EXCEPTIONS[year]?.[code];
}
