import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ErasedThing, listErased, nameOf } from "../../data/personal/erasedList.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import type { Database } from "../../data/database/database.ts";
import { italianDate, parseItalianDate } from "../../domain/kernel/civilDate.ts";
import { fileTrouble } from "../fileTrouble.ts";
import type { DatabaseSettings } from "../settings.ts";

/** The name of the list beside the data, and beside regular copies. */
export const ERASURES_FILE = "cancellazioni.csv";

/** Where an installation keeps its list: beside the data, or where the settings say; undefined on a server where they do not. */
export function erasuresFileOf(settings: DatabaseSettings): string | undefined {
  return settings.erasuresFile ?? (settings.kind === "embedded" ? join(settings.dataFolder, ERASURES_FILE) : undefined);
}

const HEADING = "che cosa;ente;codice;giorno";

/** What a line of the list says was erased. */
const KINDS = { person: "persona", content: "contenuto", withdrawal: "ritiro" } satisfies Record<ErasedThing["what"], string>;

const LINE =
  /^(?:(persona);([a-z0-9_-]{1,40});([A-Za-z0-9._-]{1,40})|(contenuto|ritiro);([a-z0-9_-]{1,40});([12]\d{3}\/[1-9]\d{0,8}\/[0-9a-f]{12}));(\d{2}\/\d{2}\/\d{4})$/;

/** A line as a spreadsheet may have saved it: with a mark in front, quotes, empty cells after. */
const plain = (line: string) =>
  line
    .replace(/^\uFEFF/, "")
    .replaceAll('"', "")
    .replace(/;+$/, "");

/** Reads a list of what was erased. Throws DatabaseRefused, naming the line, for what is none. */
export function readErasures(file: string): ErasedThing[] {
  const lines = readText(file).split(/\r?\n/).map(plain);
  const refuse = (line: number, why: string): never => {
    throw new DatabaseRefused(`«${file}» non è un elenco delle cancellazioni: riga ${String(line)}, ${why}.`);
  };
  if (lines[0] !== HEADING) refuse(1, `manca l'intestazione «${HEADING}»`);
  if (lines.at(-1) !== "") refuse(lines.length, "l'ultima riga è tagliata");
  return lines.slice(1, -1).map((line, index) => {
    const [, person, ofPerson, personCode, other, ofOther, otherCode, written] = LINE.exec(line) ?? [];
    const [kind, administration, code] = [person ?? other, ofPerson ?? ofOther, personCode ?? otherCode];
    const day = parseItalianDate(written ?? "");
    const what = Object.entries(KINDS).find(([, word]) => word === kind)?.[0] as ErasedThing["what"] | undefined;
    if (what === undefined || administration === undefined || code === undefined || !day)
      return refuse(index + 2, `non capisco «${line.slice(0, 80)}»`);
    return { what, administration, code, day };
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new DatabaseRefused(`Non riesco a leggere l'elenco delle cancellazioni «${file}»: ${fileTrouble(error) ?? String(error)}.`);
  }
}

/** Brings a list up to what the database knows, as `addErasures` does. */
export async function keepErasures(db: Database, file: string): Promise<number> {
  return addErasures(file, await listErased(db));
}

/**
 * Adds to a list what is not in it yet, and answers how many lines it has; what stands in it stays. Written aside and moved. Throws DatabaseRefused where it cannot be read
 * or written.
 */
export function addErasures(file: string, things: readonly ErasedThing[]): number {
  const written = existsSync(file) ? readErasures(file) : [];
  const known = new Set(written.map(nameOf));
  const all = [...written, ...things.filter((thing) => !known.has(nameOf(thing)))];
  if (existsSync(file) && all.length === written.length) return all.length;
  const aside = `${file}.${String(process.pid)}.parziale`;
  try {
    writeFileSync(aside, `${[HEADING, ...all.map(lineOf)].join("\n")}\n`, { mode: 0o600, flush: true });
    renameSync(aside, file);
  } catch (error) {
    throw new DatabaseRefused(
      `L'elenco delle cancellazioni «${file}» non si riesce a scrivere (${fileTrouble(error) ?? String(error)}): senza, chi ripristina una copia non sa che cosa era stato cancellato dopo.`,
    );
  }
  return all.length;
}

const lineOf = ({ what, administration, code, day }: ErasedThing) => [KINDS[what], administration, code, italianDate(day)].join(";");
