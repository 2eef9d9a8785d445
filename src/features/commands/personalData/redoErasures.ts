import { sql } from "kysely";
import type { Database } from "../../../data/database/database.ts";
import { appendAuditLine } from "../../../data/log/auditLog.ts";
import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { type ErasedThing, listErased, nameOf } from "../../../data/personal/erasedList.ts";
import { type Erased, findOpenErasure, insertErasure, liftHolds } from "../../../data/personal/erasure.ts";
import {
  loadPublications,
  objectOfPublication,
  type Publication,
  tellPublished,
  withdrawPublications,
} from "../../../data/publication/publication.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";

/** Who asks for what is done again, and who does it: the list, and whoever restores. Both had decided once already, and were two. */
const [LISTED_BY, REDONE_BY] = ["elenco", "ripristino"];

/** What was done again, and how many lines are of bodies the copy does not know. */
export type Redone = { readonly redone: number; readonly unknown: number };

/**
 * Does again, in a database that was restored from a copy, what had been erased or taken back after it. What is done already is left, and so is what the copy does
 * not know. Run as the owner of the database, in a transaction. Answers undefined, having done nothing, where the list lacks what the copy itself knows: it is older than
 * the copy, or of another installation.
 */
export async function redoErasures(tx: Database, things: readonly ErasedThing[]): Promise<Redone | undefined> {
  const listed = new Set(things.map(nameOf));
  const before = new Set((await listErased(tx)).map(nameOf));
  if ([...before].some((name) => !listed.has(name))) return undefined;
  const bodies = await tx.selectFrom("administration").select("administration_id as code").execute();
  const known = new Set(bodies.map(({ code }) => code));
  let redone = 0;
  for (const thing of new Map(things.map((each) => [nameOf(each), each])).values())
    if (known.has(thing.administration) && !before.has(nameOf(thing)) && (await REDO[thing.what](tx, thing))) redone += 1;
  return { redone, unknown: things.filter(({ administration }) => !known.has(administration)).length };
}

/** Each answers whether there was anything to do. */
const REDO: Readonly<Record<ErasedThing["what"], (tx: Database, thing: ErasedThing) => Promise<boolean>>> = {
  person: erasePersonAgain,
  withdrawal: withdrawAgain,
  content: eraseContentAgain,
};

const reasonOf = ({ day }: ErasedThing) => `fatto il ${italianDate(day)}, rifatto dopo il ripristino di una copia di sicurezza`;

async function erasePersonAgain(tx: Database, thing: ErasedThing): Promise<boolean> {
  const { administration, code: person } = thing;
  await liftHolds(tx, administration, person, REDONE_BY);
  const open = await findOpenErasure(tx, administration, person);
  const request = open?.id ?? (await insertErasure(tx, administration, { person, reason: reasonOf(thing), startedBy: LISTED_BY }));
  const object = `erasure ${String(request)}`;
  const line = { administration, object };
  if (!open) await appendAuditLine(tx, { ...line, person: LISTED_BY, action: "rights.start", content: {} });
  const { rows } = await sql<{ erased: Erased }>`
    select erase_person_of_any(${administration}, ${request}, ${REDONE_BY}) as erased`.execute(tx);
  const content = { erased: rows[0]!.erased, personSha256: fingerprintOf(person), reason: reasonOf(thing) };
  await appendAuditLine(tx, { ...line, person: REDONE_BY, action: "rights.execute", content });
  return true;
}

async function withdrawAgain(tx: Database, thing: ErasedThing): Promise<boolean> {
  const { key, found } = await publicationOf(tx, thing);
  if (found?.state !== "released") return false;
  const reason = reasonOf(thing);
  await withdrawPublications(tx, key, [found.number], { by: REDONE_BY, reason });
  await tellPublished(tx, key.administration);
  const content = { publications: [found.number], reason };
  const line = { administration: key.administration, year: key.year, person: REDONE_BY, object: objectOfPublication(key, found.number) };
  await appendAuditLine(tx, { ...line, action: "publication.withdraw", content });
  return true;
}

async function eraseContentAgain(tx: Database, thing: ErasedThing): Promise<boolean> {
  await withdrawAgain(tx, thing);
  const { key, found } = await publicationOf(tx, thing);
  if (found?.state !== "withdrawn" || found.erasedAt) return false;
  const reason = reasonOf(thing);
  const { rows } = await sql<{ parts: number }>`
    select erase_withdrawn_of_any(${key.administration}, ${key.year}, ${found.number}, ${REDONE_BY}, ${reason})::int as parts`.execute(tx);
  const content = { publication: found.number, parts: rows[0]!.parts, sha256: found.sha256, reason };
  const line = { administration: key.administration, year: key.year, person: REDONE_BY, object: objectOfPublication(key, found.number) };
  await appendAuditLine(tx, { ...line, action: "publication.erase", content });
  return true;
}

async function publicationOf(tx: Database, { administration, code }: ErasedThing) {
  const [year, number, print] = code.split("/");
  const key = { administration, year: Number(year) };
  const isIt = (each: Publication) => each.number === Number(number) && each.sha256.startsWith(print!);
  return { key, found: (await loadPublications(tx, key)).find(isIt) };
}
