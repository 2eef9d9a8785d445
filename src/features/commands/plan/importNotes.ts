import { canonicalJson } from "../../../domain/kernel/canonicalJson.ts";
import { foldWords } from "../../../domain/kernel/foldWords.ts";
import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { compare, HUNDRED } from "../../../domain/kernel/rational.ts";
import type { ParsedDocument } from "../../../data/plan/parsedDocument.ts";
import type { AlmostKnown } from "../../../data/plan/planIdentity.ts";
import type { Changed, Incoming, IncomingIndicator, ImportChanges } from "../../../domain/plan/importChanges.ts";
import type { FollowedIndicator } from "../../../domain/plan/indicator.ts";
import { KIND_WORDS, lastingName } from "../../../domain/plan/lastingName.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { type Origin, placeIn } from "../../../domain/plan/origin.ts";
import { nameOf, outcomeOfIndicators } from "../../../domain/plan/outcomeOfIndicators.ts";
import type { PersonHolder } from "../../../domain/plan/personHolder.ts";
import { readWeight } from "../../../domain/plan/readCells.ts";
import { readMeasured } from "../../../domain/plan/readMeasured.ts";
import { readOutcome } from "../../../domain/plan/readOutcome.ts";
import { type KnownUnits, readStructures } from "../../../domain/plan/structures.ts";
import { outcomeWords } from "../../../documents/relazione/objectives.ts";
import type { IndicatorRow } from "../../../exchange/readObjectives.ts";
import type { ReportRead } from "../../../exchange/readReport.ts";

/** Something in the file worth a look: its line, 0 where it is of the whole, and its sheet where there is one; its text where it was kept as written, and what became of it. */
export type ImportNote = {
  readonly line: number;
  readonly sheet?: string;
  readonly field: string;
  readonly text: string;
  readonly message: string;
};

type Row = Incoming & { readonly promise: Incoming["promise"] & { readonly line: number } };
type Lists = Pick<ParsedDocument, "services" | "strategic" | "operational">;

/**
 * What is worth a look in a file, row by row: what cannot be read, links to what no list has, and what the file no longer tells, with what holds `after` it was
 * written. `rowWords` says in words where a line of the file stands.
 */
export function notesOn(
  changes: ImportChanges<Row>,
  rows: readonly Row[],
  lists: Lists,
  after: readonly Objective[],
  rowWords: (line: number) => string,
): ImportNote[] {
  const now = new Map(after.map((objective) => [objective.code, objective]));
  const compared = [...changes.changed, ...changes.unchanged].map((change) => ({ ...change, now: now.get(change.objective.code)! }));
  return [
    ...rows.flatMap((row) => [...unreadIn(row), ...unknownLinks(row.promise, lists), ...soleWeightIn(row)]),
    ...sameTitleIn(rows, rowWords),
    ...compared.flatMap(lostIn),
    ...compared.flatMap(droppedIn),
    ...compared.flatMap(returnedIn),
    ...untoldIn(changes),
  ];
}

/**
 * Things of strategy and services that may be those of another year and are kept apart: they share only their number or only their title. Where the list of
 * another year shows such a thing, the note gives the command that says that they are one.
 */
export function identityNotes(unsure: readonly AlmostKnown[], year: number): ImportNote[] {
  return unsure.map(({ kind, line, listed, almost }) => {
    const { key, title } = listed;
    const isSameKey = key === almost.key;
    const message = isSameKey
      ? `In un altro documento il ${key} è «${almost.title}»: questo è tenuto per un altro.`
      : `In un altro documento ha questo titolo ${almost.key === "" ? "uno senza codice" : `il ${KEY_WORDS[almost.key] ?? almost.key}`}: questo è tenuto per un altro.`;
    const names = almost.year && `${lastingName(almost.year, kind, almost)} ${lastingName(year, kind, listed)}`;
    const remedy = names ? ` Se sono la stessa cosa: npx traguardo plan same ${names}` : "";
    return {
      line,
      field: KIND_WORDS[kind],
      text: key === "" || key in KEY_WORDS ? title : `${key} ${title}`,
      message: `${message}${remedy}`,
    };
  });
}

/** Sheets that the file hides: what they hold was not read. */
export function hiddenSheetNotes({ hiddenSheets = [] }: Pick<ReportRead, "hiddenSheets">): ImportNote[] {
  const message = "Il foglio è nascosto, e non è stato letto. Se fa parte del piano lo mostri, e importi di nuovo.";
  return hiddenSheets.map((text) => ({ line: 0, field: "foglio", text, message }));
}

/** That nobody can say how an objective ended from the outcomes of its indicators, or that they say otherwise than the outcome of the whole, which stands. */
export function endingNotes(objective: Objective, line: number): ImportNote[] {
  const { evaluated, indicators, title } = objective;
  const made = outcomeOfIndicators(objective);
  if (!made || indicators.length === 1) return [];
  const note = (message: string) => [{ line, field: "esito", text: title, message }];
  const isOfTheirs = indicators.some((indicator) => indicator.evaluated?.outcome === made.outcome);
  const isUntold = made.outcome === "unknown" || (made.outcome === "notAssessable" && !isOfTheirs);
  if (evaluated.madeOf) return isUntold ? note(made.proof.steps.at(-1)?.text ?? "") : [];
  const isElse = made.outcome !== evaluated.outcome || (evaluated.degree ?? made.degree) !== made.degree;
  if (isUntold || evaluated.outcome === "unknown" || !isElse) return [];
  const words = outcomeWords({ evaluated: { ...made, written: "" } });
  return note(`I suoi indicatori farebbero «${words}»: vale l'esito scritto per l'obiettivo intero, «${evaluated.written}».`);
}

/** Cells that name units and something else too, which may be a person: it is not kept, and the note does not repeat it. */
export function unkeptNotes({ objectives, strategic }: Pick<ReportRead, "objectives" | "strategic">, known: KnownUnits): ImportNote[] {
  const cells = [
    ...objectives.flatMap(({ line, contributors, indicators }) => [
      { line, field: "settori coinvolti", written: contributors },
      ...indicators.map((each: IndicatorRow) => ({ line: each.line, field: "chi fornisce il dato", written: each.dataOwner })),
    ]),
    ...strategic.map(({ line, responsible }) => ({ line, field: "responsabile", written: responsible })),
  ];
  return cells.flatMap(({ line, field, written = "" }): ImportNote[] => {
    const { kept, isWhole } = readStructures(written, known);
    if (isWhole) return [];
    const what = kept.length === 0 ? "Non è una struttura conosciuta" : "Dice anche ciò che non è una struttura conosciuta";
    const message = `${what}: può essere una persona, e non si conserva. Se è una struttura, la aggiunga in Organizzazione e importi di nuovo.`;
    return [{ line, field, text: kept.join("; "), message }];
  });
}

/** The kinds of services, as notes name them. */
const KEY_WORDS: Readonly<Record<string, string>> = { external: "servizio esterno", internal: "servizio interno" };

function unreadIn({ promise, outcome }: Row): ImportNote[] {
  const { line, kind, unread, indicators } = promise;
  const note = (field: string, text: string, message: string) => ({ line, field, text, message });
  return [
    ...indicators.flatMap(notesOnTarget),
    ...(kind?.kind === "unrecognised" ? [note("tipo di obiettivo", kind.written, "Tipo non riconosciuto: resta come è scritto.")] : []),
    ...unread.map(({ field, written }) => note(field, written, "Non si riesce a leggere senza indovinare: resta come è scritto.")),
    ...outcomeNotes(outcome, line),
    ...indicators.flatMap((indicator) => [...outcomeNotes(indicator.outcome, indicator.line), ...notesOnMeasure(indicator)]),
  ];
}

function notesOnTarget({ target, laterTargets, source, line }: IncomingIndicator): ImportNote[] {
  const targets = [{ ...target, field: "target" }, ...laterTargets.map((later) => ({ ...later, field: `target ${String(later.year)}` }))];
  const unclear = targets.flatMap(({ reading, written, field }) =>
    reading.understood ? [] : [{ line, field, text: written, message: reading.message }],
  );
  const missing =
    source.reliability === "missing" ? [{ line, field: "fonte", text: source.written, message: "Manca la fonte del dato." }] : [];
  return [...unclear, ...missing];
}

function outcomeNotes(outcome: string, line: number): ImportNote[] {
  if (readOutcome(outcome)) return [];
  return [{ line, field: "esito", text: outcome, message: "Esito non riconosciuto: resta come è scritto e non si conta." }];
}

function notesOnMeasure({ measured, target: { reading }, line }: IncomingIndicator): ImportNote[] {
  if (measured === "" || readMeasured(measured, reading.understood ? reading.target : undefined)) return [];
  const message = "Valore non riconosciuto, o di un'altra cosa rispetto al target: resta come è scritto e non si confronta.";
  return [{ line, field: "valore misurato", text: measured, message }];
}

/** An only indicator whose weight says that it is a part: perhaps the others were not told below it. */
function soleWeightIn({ promise: { indicators } }: Row): ImportNote[] {
  const [{ weight, line }, ...others] = indicators;
  const read = weight === undefined ? undefined : readWeight(weight);
  if (weight === undefined || others.length > 0 || (read && compare(read, HUNDRED) === 0)) return [];
  const message = "È il solo indicatore dell'obiettivo, e conta per intero. Se ce ne sono altri, stiano nelle righe subito sotto.";
  return [{ line, field: "peso dell'indicatore", text: weight, message }];
}

/** Objectives with the title and group of one above that has indicators of its own: they may be its indicators, told too far below. */
function sameTitleIn(rows: readonly Row[], rowWords: (line: number) => string): ImportNote[] {
  const weighed = rows.filter(({ promise: { indicators } }) => indicators.some(({ weight }) => weight !== undefined));
  const alike = groupBy(weighed, ({ promise: { group, title } }) => JSON.stringify([group, title].map(foldWords)));
  return [...alike.values()].flatMap(([first, ...others]) =>
    others.map(({ promise: { line, title } }) => {
      const message = `Stesso titolo e settore di ${rowWords(first!.promise.line)}: è letto come un altro obiettivo.`;
      return { line, field: "titolo", text: title, message };
    }),
  );
}

function unknownLinks({ line, links }: Row["promise"], { strategic, operational, services }: Lists): ImportNote[] {
  const numbers = new Set(strategic.map(({ number }) => number));
  const codes = new Set(operational.map(({ code }) => code));
  const names = new Set(services.map(({ name }) => foldWords(name)));
  const note = (field: string, text: string) => ({
    line,
    field,
    text,
    message: "Non è tra quelli che il documento elenca: resta come è scritto.",
  });
  return [
    ...links.strategic.filter((number) => !numbers.has(number)).map((number) => note("obiettivo strategico", String(number))),
    ...links.operational.filter((code) => !codes.has(code)).map((code) => note("obiettivo operativo", code)),
    ...links.services.filter((name) => !names.has(foldWords(name))).map((name) => note("servizio", name)),
  ];
}

/** A known objective that a file has, and as it is once the file was written. */
type Compared = Changed<Row> & { readonly now: Objective };

/** What was known of how an objective ended and the file no longer tells: what holds now. */
function lostIn({ objective, incoming, now }: Compared): ImportNote[] {
  const { indicators, deviation } = objective;
  const { promise, outcome } = incoming;
  const isMade = now.evaluated.madeOf === "indicators";
  const ofIndicators = indicators.flatMap((indicator) => {
    const { number, evaluated: own, measured } = indicator;
    const told = promise.indicators.find((each) => each.number === number);
    if (!told) return [];
    const holds = outcome !== "" && !isMade ? `vale quello dell'obiettivo, «${outcomeWords(now)}»` : `resta «${own?.written ?? ""}»`;
    const of = indicators.length > 1 ? ` di «${nameOf(indicator)}»` : "";
    return [
      ...(told.outcome === "" && own ? lost(told.line, "esito", `l'esito${of}`, holds) : []),
      ...(told.measured === "" && measured
        ? lost(told.line, "valore misurato", `il valore misurato${of}`, `resta «${measured.written}»`)
        : []),
    ];
  });
  const isReasonLost = incoming.deviation === "" && deviation !== undefined;
  return [
    ...(outcome === "" ? lostOutcome(objective, now, promise.line) : []),
    ...ofIndicators,
    ...(isReasonLost ? lost(promise.line, "motivo dello scostamento", "il motivo dello scostamento", `resta «${deviation.reason}»`) : []),
  ];
}

/** Of an objective whose outcome as a whole a file does not tell: the one stated before, or made of indicators, and what holds in its place. */
function lostOutcome({ evaluated: before }: Objective, now: Objective, line: number): ImportNote[] {
  const [wasMade, isMade] = [before, now.evaluated].map(({ madeOf }) => madeOf === "indicators");
  if (before.written !== "" && !isMade) return lost(line, "esito", "l'esito", `resta «${before.written}»`);
  if (before.written !== "")
    return lost(line, "esito", "l'esito dell'obiettivo intero", `vale quello che viene dai suoi indicatori, «${outcomeWords(now)}»`);
  if (wasMade === true && !isMade)
    return lost(line, "esito", "l'esito degli indicatori di prima", `vale quello che resta dell'obiettivo, «${outcomeWords(now)}»`);
  return [];
}

function lost(line: number, field: string, what: string, holds: string): ImportNote[] {
  return [{ line, field, text: "", message: `Nel file ${what} non c'è più: ${holds}.` }];
}

/** That an approved plan keeps the people it has, where a file tells others. */
export function peopleNote(
  { line, title, people }: { readonly line: number; readonly title: string; readonly people: readonly PersonHolder[] },
  known: readonly PersonHolder[],
): ImportNote[] {
  const words = (holders: readonly PersonHolder[]) => holders.map(canonicalJson).toSorted().join();
  if (words(people) === words(known)) return [];
  const message = "Il piano è approvato: le persone che hanno questo obiettivo restano quelle del piano.";
  return [{ line, field: "matricola", text: title, message }];
}

/** Indicators that a file no longer has, and that left the draft of the plan. */
function droppedIn({ objective, incoming: { promise }, now }: Compared): ImportNote[] {
  return withoutThoseOf(now, objective.indicators).map((indicator) => ({
    line: promise.line,
    field: "indicatore",
    text: indicator.written,
    message: `Nel file l'indicatore «${nameOf(indicator)}»${placeWords(indicator.origin)} non c'è più: non fa più parte dell'obiettivo «${promise.title}».`,
  }));
}

/** Indicators that had left the draft of the plan, and that a file tells again. */
function returnedIn({ objective, incoming: { promise }, now }: Compared): ImportNote[] {
  const added = new Set(withoutThoseOf(objective, now.indicators).map(({ number }) => number));
  return promise.indicators
    .filter(({ number }) => number !== undefined && added.has(number))
    .map(({ line, written }) => ({
      line,
      field: "indicatore",
      text: written,
      message: `L'indicatore «${written}» era già stato dell'obiettivo: torna con ciò che se ne sapeva.`,
    }));
}

function withoutThoseOf({ indicators }: Objective, others: readonly FollowedIndicator[]): FollowedIndicator[] {
  return others.filter(({ number }) => indicators.every((each) => each.number !== number));
}

function placeWords(origin: Origin): string {
  const place = placeIn(origin);
  return place ? `, che era a riga ${String(place.line)} di «${place.file}»,` : "";
}

/** New objectives of which our own open data tell the first of several indicators. */
function untoldIn({ added }: ImportChanges<Row>): ImportNote[] {
  return added.flatMap(({ promise: { line, indicators, title }, indicatorCount = "1" }) => {
    if (Number(indicatorCount) <= indicators.length) return [];
    const message = `Il file dice solo il primo di ${indicatorCount} indicatori: gli altri sono nel piano da cui viene.`;
    return [{ line, field: "indicatori", text: title, message }];
  });
}
