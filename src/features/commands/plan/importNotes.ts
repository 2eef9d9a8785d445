import { foldWords } from "../../../domain/kernel/foldWords.ts";
import type { ParsedDocument } from "../../../data/plan/parsedDocument.ts";
import type { AlmostKnown } from "../../../data/plan/planIdentity.ts";
import type { Incoming, ImportChanges } from "../../../domain/plan/importChanges.ts";
import { KIND_WORDS, lastingName } from "../../../domain/plan/lastingName.ts";
import type { PlannedObjective } from "../../../domain/plan/objective.ts";
import { readMeasured } from "../../../domain/plan/readMeasured.ts";
import { readOutcome } from "../../../domain/plan/readOutcome.ts";

/** Something in the file worth a look: it was kept as written. */
export type ImportNote = { readonly line: number; readonly field: string; readonly text: string; readonly message: string };

type Row = Incoming & { readonly promise: PlannedObjective & { readonly line: number } };
type Lists = Pick<ParsedDocument, "services" | "strategic" | "operational">;

/** What is worth a look in a file, row by row: what cannot be read, links to what no list has, and what the file no longer tells. */
export function notesOn(changes: ImportChanges<Row>, rows: readonly Row[], lists: Lists): ImportNote[] {
  return [...rows.flatMap((row) => [...unreadIn(row), ...unknownLinks(row.promise, lists)]), ...lostIn(changes)];
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

/** The kinds of services, as notes name them. */
const KEY_WORDS: Readonly<Record<string, string>> = { external: "servizio esterno", internal: "servizio interno" };

function unreadIn({ promise, outcome, measured }: Row): ImportNote[] {
  const { line, kind, unread, indicator } = promise;
  const { reading, written: target } = indicator.target;
  const { written: source, reliability } = indicator.source;
  const note = (field: string, text: string, message: string) => ({ line, field, text, message });
  return [
    ...(reading.understood ? [] : [note("target", target, reading.message)]),
    ...(reliability === "missing" ? [note("fonte", source, "Manca la fonte del dato.")] : []),
    ...(kind?.kind === "unrecognised" ? [note("tipo di obiettivo", kind.written, "Tipo non riconosciuto: resta come è scritto.")] : []),
    ...unread.map(({ field, written }) => note(field, written, "Non si riesce a leggere senza indovinare: resta come è scritto.")),
    ...(readOutcome(outcome) ? [] : [note("esito", outcome, "Esito non riconosciuto: resta come è scritto e non si conta.")]),
    ...(measured === "" || readMeasured(measured, reading.understood ? reading.target : undefined)
      ? []
      : [note("valore misurato", measured, "Valore non riconosciuto, o di un'altra cosa rispetto al target: resta come è scritto e non si confronta.")]), // prettier-ignore
  ];
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

function lostIn({ silent }: ImportChanges<Row>): ImportNote[] {
  return silent.flatMap(({ objective: { evaluated, measured: held, deviation: reason }, incoming }) => {
    const { promise, outcome, measured, deviation } = incoming;
    const { line } = promise;
    const lost = (field: string, told: string, what: string, known: string | undefined) =>
      told === "" && known !== undefined && known !== ""
        ? [{ line, field, text: "", message: `Nel file ${what} non c'è più: resta «${known}».` }]
        : [];
    return [
      ...lost("esito", outcome, "l'esito", evaluated.written),
      ...lost("valore misurato", measured, "il valore misurato", held?.written),
      ...lost("motivo dello scostamento", deviation, "il motivo dello scostamento", reason?.reason),
    ];
  });
}
