import type { EvaluationsFile } from "../src/exchange/evaluations/readEvaluations.ts";
import { CATALOGUE } from "./valdora/catalogue.ts";
import { careersOf, PART_TIME, type Stretch } from "./valdora/careers.ts";
import { drawn } from "./valdora/drawn.ts";
import { exceptionOf } from "./valdora/exceptions.ts";
import { formOf, formsOfLeaders } from "./valdora/forms.ts";
import { nameOf } from "./valdora/names.ts";
import { DIRIGENTI, objectiveCode, OFFICES, UNITS } from "./valdora/offices.ts";
import { organisationOf } from "./valdora/organisation.ts";
import { paymentsOf } from "./valdora/payments.ts";

type PersonInFile = EvaluationsFile["persone"][number];

const NOTE = "Valdora non esiste. Queste persone, i loro nomi, i loro incarichi e i loro punteggi sono inventati per mostrare il sistema.";

/** The published score of each, by code. */
type Scores = ReadonlyMap<string, string>;

/**
 * The file of people and forms of a year of Valdora, always the same: about 150 invented people. `previous` are the scores of the year before, which decide ties; before
 * 2024 there is no evaluation in the system, and they are invented too.
 */
export function valdoraPeople(year: number, previous: Scores = new Map()): EvaluationsFile {
  const careers = [...careersOf(year)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    schema: "traguardo/valutazioni/1",
    nota: NOTE,
    persone: [...leaders(year, previous), ...careers.map(([code, stretches]) => personOf(year, code, stretches, previous))],
    schede: [
      ...formsOfLeaders(year),
      ...careers.flatMap(([code, stretches]) =>
        exceptionOf(year, code)?.hasNoForm ? [] : stretches.map((stretch) => formOf(year, code, stretch)),
      ),
    ],
    unita: organisationOf(year),
    anagrafe_indicatori: [...CATALOGUE],
    ...paymentsOf(year),
  };
}

function personOf(year: number, code: string, stretches: readonly Stretch[], previous: Scores): PersonInFile {
  const sanction = exceptionOf(year, code)?.sanction;
  const tempo = PART_TIME[code];
  return {
    codice: code,
    nome: nameOf(code),
    periodi: stretches.map(({ dal, al, office, role, neutral, counted }) => ({
      dal,
      al,
      unita: OFFICES[office].unit,
      ruolo: role,
      ...(tempo !== undefined && { tempo }),
      ...(neutral !== undefined && { giorni_neutri: neutral }),
      ...(counted !== undefined && { giorni_di_assenza: counted }),
    })),
    ...(sanction && { sanzione: sanction }),
    ...earlierScore(year, code, previous),
    ...(stretches.at(-1)?.role === "eq" && { retribuzione_di_posizione: "12000.00" }),
    ...(year === 2024 &&
      code === "V-011" && {
        interim: [{ unita: UNITS.urbanistica, retribuzione_di_posizione: "12000.00", dal: "2024-03-01", al: "2024-06-30" }],
      }),
  };
}

/** Who was hired in the year or the year before has no earlier score. */
function earlierScore(year: number, code: string, previous: Scores): { punteggio_anno_prima?: string; media_biennio?: string } {
  if (year > 2024) {
    const score = previous.get(code);
    return score === undefined ? {} : { punteggio_anno_prima: score };
  }
  if (Number(code.slice(2)) > 151) return {};
  const hundredths = (words: string) => `${String(84 + drawn(15, code, words))}.${String(drawn(90, code, words, "centesimi") + 10)}`;
  return { punteggio_anno_prima: hundredths("2023"), media_biennio: hundredths("biennio") };
}

function leaders(year: number, previous: Scores): PersonInFile[] {
  const [dal, al] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  const tempo = PART_TIME["V-001"];
  const numbers = [5, 6, 7, 8];
  return [
    {
      codice: "V-001",
      nome: nameOf("V-001"),
      periodi: [{ dal, al, unita: UNITS.segreteria, ruolo: "segretario", ...(tempo !== undefined && { tempo }) }],
      ...earlierScore(year, "V-001", previous),
      quote_obiettivi: numbers.map((number) => ({ obiettivo: objectiveCode(year, number), peso: "1" })),
    },
    ...DIRIGENTI.map(({ code, unit }): PersonInFile => ({
      codice: code,
      nome: nameOf(code),
      periodi: [{ dal, al, unita: unit, ruolo: "dirigente" }],
      ...earlierScore(year, code, previous),
      retribuzione_di_posizione: "42000.00",
      ...(year === 2024 && code === "V-003" && { interim: [{ unita: UNITS.polizia, retribuzione_di_posizione: "30000.00", dal, al }] }),
    })),
  ];
}
