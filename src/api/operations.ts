import type * as z from "zod";
import { listPublishedYears } from "../data/publication/publishedYear.ts";
import { foldWords } from "../domain/kernel/foldWords.ts";
import type { ViewAction } from "../domain/cycle/actions.ts";
import type { Figure } from "../domain/kernel/figure.ts";
import { DATASETS, SPARSE_DATASETS } from "../domain/opendata/datasets.ts";
import { recordsOf } from "../domain/opendata/tableRecord.ts";
import { measuredOutcome } from "../domain/plan/measuredOutcome.ts";
import type { Continuation } from "../domain/plan/continuation.ts";
import { OUTCOMES, OUTCOME_SLUGS } from "../domain/plan/outcome.ts";
import { fieldName, fieldValueWords } from "../domain/plan/fieldWords.ts";
import type { Approval } from "../domain/plan/planVersion.ts";
import { proofOfObjective } from "../domain/plan/proofOfObjective.ts";
import { VARIATION_CAUSE_WORDS, VARIATION_KIND_WORDS } from "../domain/plan/variation.ts";
import type { AnnualReport } from "../domain/report/annualReport.ts";
import { applyFilter } from "../features/site/listObjectives/objectiveFilter.ts";
import { paths } from "../features/paths.ts";
import { bodiesNow, type FileOf, type PublicContext } from "../features/site/servePublic.ts";
import { addressOf } from "../features/site/YearPage.tsx";
import { apiPaths } from "./apiPaths.ts";
import { type AnswerName, ANSWERS, bodiesQuery, noQuery, objectivesQuery, PATH_PARAMETERS } from "./schemas.ts";

type PathParameter = keyof typeof PATH_PARAMETERS;
type Asked = Readonly<Record<PathParameter, string>>;
type AnswerOf<Name extends AnswerName> = z.input<(typeof ANSWERS)[Name]>;

/** One thing that can be asked of the API: what it is, in words, and how it is answered. */
export type Operation = {
  readonly id: string;
  readonly action: ViewAction;
  /** "/amministrazioni/{codice}/anni", after "/api/v1". */
  readonly path: string;
  readonly tag: (typeof TAGS)[number]["name"];
  readonly summary: string;
  readonly description: string;
  readonly query: z.ZodObject;
  readonly answer: AnswerName;
  /** Made from the publication of a year and kept as long as that is public, or made each time from the database. Undefined when there is nothing. */
  readonly make:
    | { readonly from: "year"; readonly of: (report: AnnualReport, asked: Asked, query: unknown) => object | undefined }
    | { readonly from: "file"; readonly of: (file: FileOf, asked: Asked) => Promise<object | undefined> }
    | { readonly from: "database"; readonly of: (c: PublicContext, asked: Asked, query: unknown) => Promise<object | undefined> };
};

export const TAGS = [
  { name: "Amministrazioni", description: "Quali amministrazioni e quali anni ci sono." },
  { name: "Anno", description: "I numeri di un anno, con la loro prova." },
  { name: "Obiettivi", description: "Che cosa era previsto e com'è andata." },
  { name: "Struttura", description: "Gruppi, obiettivi strategici e servizi." },
] as const;

const YEAR = "/amministrazioni/{codice}/anni/{anno}";

function headOf({ administration, year }: AnnualReport) {
  return { amministrazione: { codice: administration.code, nome: administration.name }, anno: year };
}

function figureWords({ id, text, proof }: Figure) {
  return { nome: id, significato: proof.figure, valore: proof.result, testo: text };
}

/** Everything that can be asked, in the order people read it. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: "elencaAmministrazioni",
    action: "years.list",
    path: "/amministrazioni",
    tag: "Amministrazioni",
    summary: "Le amministrazioni",
    description:
      "Le amministrazioni che pubblicano qui, per nome, con i loro anni dal più recente. Si possono cercare, e leggere a pagine.",
    query: bodiesQuery,
    answer: "Amministrazioni",
    make: { from: "database", of: (c, _, query) => listAdministrations(c, query as z.output<typeof bodiesQuery>) },
  },
  {
    id: "elencaAnni",
    action: "years.list",
    path: "/amministrazioni/{codice}/anni",
    tag: "Amministrazioni",
    summary: "Gli anni di un'amministrazione",
    description: "Gli anni di cui c'è un piano, dal più recente.",
    query: noQuery,
    answer: "Anni",
    make: { from: "database", of: listYearsOf },
  },
  {
    id: "leggiAnno",
    action: "year.read",
    path: YEAR,
    tag: "Anno",
    summary: "I numeri di un anno",
    description:
      "Tutti i numeri pubblicati dell'anno: quanti obiettivi, quanti raggiunti, per gruppo e in tutto. Ciascuno ha l'indirizzo della sua prova.",
    query: noQuery,
    answer: "Anno",
    make: { from: "file", of: yearAnswer },
  },
  {
    id: "leggiNumero",
    action: "figure.explain",
    path: `${YEAR}/numeri/{numero}`,
    tag: "Anno",
    summary: "Come si arriva a un numero",
    description: "Il numero con la sua prova: regola, dati con la riga del documento, passi, arrotondamento.",
    query: noQuery,
    answer: "Numero",
    make: { from: "file", of: figureAnswer },
  },
  {
    id: "elencaObiettivi",
    action: "objectives.list",
    path: `${YEAR}/obiettivi`,
    tag: "Obiettivi",
    summary: "Gli obiettivi",
    description: "Gli obiettivi nell'ordine del documento, con le colonne dei dati aperti. Si possono filtrare, e leggere a pagine.",
    query: objectivesQuery,
    answer: "Obiettivi",
    make: { from: "year", of: (report, _, query) => objectivesAnswer(report, query as z.output<typeof objectivesQuery>) },
  },
  {
    id: "leggiObiettivo",
    action: "objective.read",
    path: `${YEAR}/obiettivi/{obiettivo}`,
    tag: "Obiettivi",
    summary: "Un obiettivo",
    description: "Un obiettivo con la prova dell'esito valutato e, se c'è un valore misurato, di quello misurato.",
    query: noQuery,
    answer: "Obiettivo",
    make: { from: "year", of: objectiveAnswer },
  },
  {
    id: "elencaGruppi",
    action: "data.read",
    path: `${YEAR}/gruppi`,
    tag: "Struttura",
    summary: "I gruppi e i loro esiti",
    description: "I settori, le aree e gli insiemi di obiettivi, con quanti obiettivi hanno e com'è andata.",
    query: noQuery,
    answer: "Gruppi",
    make: { from: "year", of: groupsAnswer },
  },
  {
    id: "elencaObiettiviStrategici",
    action: "data.read",
    path: `${YEAR}/obiettivi-strategici`,
    tag: "Struttura",
    summary: "Gli obiettivi strategici e operativi",
    description:
      "Gli obiettivi del DUP che il documento elenca, con le linee di mandato e gli obiettivi di valore pubblico. Se non li elenca, gli elenchi sono vuoti.",
    query: noQuery,
    answer: "ObiettiviStrategici",
    make: { from: "year", of: strategyAnswer },
  },
  {
    id: "elencaServizi",
    action: "data.read",
    path: `${YEAR}/servizi`,
    tag: "Struttura",
    summary: "I servizi",
    description: "I servizi dell'albero della performance, verso i cittadini e verso gli altri uffici.",
    query: noQuery,
    answer: "Servizi",
    make: { from: "year", of: servicesAnswer },
  },
];

async function listAdministrations(
  c: PublicContext,
  { q, limite, posizione }: z.output<typeof bodiesQuery>,
): Promise<AnswerOf<"Amministrazioni">> {
  const words = foldWords(q).split(" ").filter(Boolean);
  const { total, bodies } = await bodiesNow(c, { words, skip: posizione, most: limite });
  const next = posizione + limite;
  return {
    totale: total,
    posizione,
    limite,
    successivi: next < total ? apiPaths.administrations({ q, limite, posizione: next }) : null,
    amministrazioni: bodies.map(({ code, name, years }) => ({
      codice: code,
      nome: name,
      anni: [...years],
      indirizzo: apiPaths.years(code),
    })),
  };
}

async function listYearsOf(c: PublicContext, { codice }: Asked): Promise<AnswerOf<"Anni"> | undefined> {
  const years = await listPublishedYears(c.var.db, codice);
  const [first] = years;
  return (
    first && {
      amministrazione: { codice, nome: first.administration.name },
      anni: years.map(({ year }) => {
        const at = { administration: codice, year };
        return { anno: year, indirizzo: apiPaths.year(at), pagina: paths.year(at) };
      }),
    }
  );
}

async function yearAnswer(file: FileOf): Promise<AnswerOf<"Anno">> {
  const [report, figures] = await Promise.all([file.report(), file.figures()]);
  const at = addressOf(report);
  return {
    ...headOf(report),
    approvazione: report.approval ? { ...approvalRecord(report.approval), impronta: report.approval.sha256 ?? null } : null,
    variazioni: (report.variations ?? []).map((variation) => ({
      numero: variation.number,
      obiettivo: variation.code,
      titolo: variation.title,
      tipo: VARIATION_KIND_WORDS[variation.kind],
      causa: VARIATION_CAUSE_WORDS[variation.cause],
      motivo: variation.reason,
      parere: variation.opinion ?? null,
      omessa: variation.withheld ?? null,
      ...approvalRecord(variation),
      cambia: variation.changes.map(({ path, before, after }) => ({
        campo: fieldName(path),
        prima: fieldValueWords(path, before),
        dopo: fieldValueWords(path, after),
      })),
    })),
    numeri: Object.values(figures).map((figure) => ({ ...figureWords(figure), prova: apiPaths.figure(at, figure.id) })),
    indirizzi: {
      pagina: paths.year(at),
      obiettivi: apiPaths.objectives(at),
      gruppi: apiPaths.groups(at),
      obiettivi_strategici: apiPaths.strategy(at),
      servizi: apiPaths.services(at),
      variazioni: paths.variations(at),
      dati_aperti: paths.data(at),
      relazione: paths.relazione(at),
    },
  };
}

function approvalRecord({ act, effectiveFrom, recordedOn }: Approval) {
  return { atto: { organo: act.organ, numero: act.number, data: act.date }, in_vigore_dal: effectiveFrom, registrato_il: recordedOn };
}

async function figureAnswer(file: FileOf, { numero }: Asked): Promise<AnswerOf<"Numero"> | undefined> {
  const [report, figures] = await Promise.all([file.report(), file.figures()]);
  const figure = figures[numero];
  return figure && { ...headOf(report), ...figureWords(figure), pagina: paths.figure(addressOf(report), figure.id), prova: figure.proof };
}

function objectiveRecords(report: AnnualReport, objectives = report.objectives) {
  const at = addressOf(report);
  const records = recordsOf(DATASETS.obiettivi, { ...report, objectives });
  const links = new Map(report.continuations?.map((link) => [link.code, link]));
  return records.map((record, i) => {
    const { code } = objectives[i]!;
    return { ...record, indirizzo: apiPaths.objective(at, code), continua: continuationAnswer(report, links.get(code)) };
  });
}

function continuationAnswer({ administration }: AnnualReport, link: Continuation | undefined) {
  if (!link) return null;
  const at = { administration: administration.code, year: Number(link.continues.slice(0, 4)) };
  const come = link.how === "repeat" ? ("ripete" as const) : ("riscrive" as const);
  return { codice: link.continues, come, indirizzo: apiPaths.objective(at, link.continues) };
}

function objectivesAnswer(report: AnnualReport, query: z.output<typeof objectivesQuery>): AnswerOf<"Obiettivi"> {
  const { gruppo, esito, q, limite, posizione } = query;
  const outcome = OUTCOMES.find((each) => OUTCOME_SLUGS[each] === esito);
  const found = applyFilter(report.objectives, { search: q, group: gruppo, outcome, order: "codice" });
  const next = posizione + limite;
  return {
    ...headOf(report),
    totale: found.length,
    posizione,
    limite,
    successivi: next < found.length ? apiPaths.objectives(addressOf(report), { ...query, posizione: next }) : null,
    obiettivi: objectiveRecords(report, found.slice(posizione, next)),
  };
}

function objectiveAnswer(report: AnnualReport, { obiettivo }: Asked): AnswerOf<"Obiettivo"> | undefined {
  const objective = report.objectives.find(({ code }) => code === obiettivo || code === `${String(report.year)}-${obiettivo}`);
  const [record] = objective ? objectiveRecords(report, [objective]) : [];
  return (
    objective &&
    record && {
      ...record,
      pagina: paths.objective(addressOf(report), objective.code),
      prova_esito_valutato: proofOfObjective(objective),
      prova_esito_misurato: measuredOutcome(objective, objective.indicators[0])?.proof ?? null,
      indicatori: recordsOf(DATASETS.indicatori, { ...report, objectives: [objective] }).map((each, i) => ({
        ...each,
        prova_esito_misurato: measuredOutcome(objective, objective.indicators[i]!)?.proof ?? null,
      })),
    }
  );
}

function groupsAnswer(report: AnnualReport): AnswerOf<"Gruppi"> {
  return { ...headOf(report), gruppi: [...recordsOf(DATASETS["esiti-per-gruppo"], report)] };
}

function strategyAnswer(report: AnnualReport): AnswerOf<"ObiettiviStrategici"> {
  const records = recordsOf(DATASETS.strategia, report);
  const of = (level: string) => records.filter(({ livello }) => livello === level);
  return {
    ...headOf(report),
    obiettivi_strategici: of("strategico"),
    obiettivi_operativi: of("operativo"),
    linee_di_mandato: [...recordsOf(SPARSE_DATASETS["linee-di-mandato"], report)],
    valore_pubblico: [...recordsOf(SPARSE_DATASETS["valore-pubblico"], report)],
  };
}

function servicesAnswer(report: AnnualReport): AnswerOf<"Servizi"> {
  return { ...headOf(report), servizi: [...recordsOf(DATASETS.servizi, report)] };
}
