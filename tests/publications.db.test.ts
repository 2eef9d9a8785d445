import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";
import { checkSealedDocuments } from "../src/data/log/checkSealedDocuments.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { hashOfPublication, hashParts, loadPublications } from "../src/data/publication/publication.ts";
import { findWithdrawn, listPublishedYears, loadPublishedFigures, loadPublishedReport } from "../src/data/publication/publishedYear.ts";
import { figuresOf } from "../src/domain/report/annualReport.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { eraseWithdrawn } from "../src/features/commands/publication/eraseWithdrawn.ts";
import { preparePublication, releasePrepared, withdrawYear } from "../src/features/commands/publication/publishYear.ts";

const { app, published, owner } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };

async function importing(administration: string, rows: readonly string[], year = 2025) {
  const content = Buffer.from(`Settore;Titolo;Indicatore;Target;Fonte;Esito\n${rows.join("\n")}\n`);
  const verdict = await importPlan(
    { db: app, workers, actor, administration, year },
    { name: "piano.csv", content, administrationName: "Comune di Prova", isAdministrationChosen: true, idempotencyKey: randomUUID() },
  );
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
}

const of = (administration: string, year = 2025) => ({ db: app, actor, administration, year });
const request = () => ({ idempotencyKey: randomUUID() });
const prepare = (administration: string, reason?: string) => preparePublication(of(administration), { reason }, request());
const release = (administration: string, number: number) => releasePrepared(of(administration), number, request());
const withdraw = (administration: string, reason: string, number?: number) =>
  withdrawYear(of(administration), { reason, number }, request());
const statesOf = async (administration: string) =>
  (await loadPublications(app, { administration, year: 2025 })).map(({ number, state, corrects }) => [number, state, corrects]);
const reasonsOf = (verdict: { ok: true } | { ok: false; reasons: readonly { reason: string }[] }) =>
  verdict.ok ? [] : verdict.reasons.map(({ reason }) => reason);
/** The titles the public reads. */
async function titlesOf(administration: string) {
  const [year] = await listPublishedYears(published, administration);
  return year && (await loadPublishedReport(published, year))?.objectives.map(({ title }) => title);
}

const PROMISED = "Settore Verde;Alberi;Numerico;almeno 10;Registro;";
const KEPT = "Settore Verde;Alberi;Numerico;almeno 10;Registro;raggiunto";

test("what was imported is of the office until it is released; what is released is what was prepared, byte for byte", async () => {
  await importing("uno", [KEPT, "Settore Verde;Panchine;Numerico;almeno 5;Registro;non raggiunto"]);
  expect(await listPublishedYears(published, "uno")).toEqual([]);
  expect(await prepare("uno")).toEqual({ ok: true, value: { number: 1, includes: ["plan", "results"], objectives: 2, corrects: null } });
  expect(await titlesOf("uno")).toBeUndefined();
  await importing("uno", [KEPT, "Settore Verde;Panchine;Numerico;almeno 6;Registro;non raggiunto"]);
  const prepared = (await loadPublications(app, { administration: "uno", year: 2025 }))[0]!.sha256;
  expect(await release("uno", 1)).toEqual({ ok: true, value: { number: 1 } });
  const [year] = await listPublishedYears(published, "uno");
  expect(year).toEqual({ administration: { code: "uno", name: "Comune di Prova" }, year: 2025, number: 1, numbers: [1], withdrawn: 0 });
  const report = (await loadPublishedReport(published, year!))!;
  expect(report.objectives.map(({ indicators }) => indicators[0].target.written)).toEqual(["almeno 10", "almeno 5"]);
  const { rows } = await sql<{ part: "year"; key: string; position: number; body: string }>`
    select part, key, position, body from published_part where administration_id = 'uno'
    order by array_position(array['year', 'objective', 'continuation', 'figure'], part), position`.execute(app);
  expect(hashOfPublication(hashParts(rows)).toString("hex")).toBe(prepared);
});

test("the year that the public reads is the year that was held, and its figures keep the proof they were published with", async () => {
  await importing("due", [KEPT]);
  await prepare("due");
  const held = (await loadAnnualReport(app, { administration: "due", year: 2025 }))!;
  await release("due", 1);
  const [year] = await listPublishedYears(published, "due");
  expect(await loadPublishedReport(published, year!)).toEqual(JSON.parse(JSON.stringify(held)));
  expect((await loadPublishedFigures(published, year!))["quota-raggiunti"]).toEqual(
    JSON.parse(JSON.stringify(figuresOf(held)["quota-raggiunti"])),
  );
});

describe("a correction", () => {
  test("is a new number with its reason; nothing changed is nothing to publish", async () => {
    await importing("tre", [KEPT]);
    await prepare("tre");
    await release("tre", 1);
    expect(reasonsOf(await prepare("tre", "perché sì"))).toEqual(["nothingChanged"]);
    await importing("tre", [KEPT, "Settore Verde;Fontane;Numerico;almeno 1;Registro;raggiunto"]);
    expect(reasonsOf(await prepare("tre"))).toEqual(["reasonMissing"]);
    expect(reasonsOf(await prepare("tre", "  "))).toEqual(["reasonMissing"]);
    expect(await prepare("tre", "Mancava un obiettivo")).toMatchObject({ ok: true, value: { number: 2, corrects: 1 } });
    expect(await titlesOf("tre")).toEqual(["Alberi"]);
    await release("tre", 2);
    expect(await titlesOf("tre")).toEqual(["Alberi", "Fontane"]);
    expect(await statesOf("tre")).toEqual([
      [2, "released", 1],
      [1, "released", undefined],
    ]);
  });

  test("is prepared again in the place of one that waited, which can no more be released", async () => {
    await importing("quattro", [KEPT]);
    await prepare("quattro");
    await importing("quattro", ["Settore Verde;Siepi;Numerico;almeno 2;Registro;raggiunto", KEPT]);
    await prepare("quattro");
    expect(reasonsOf(await release("quattro", 1))).toEqual(["preparedMeanwhile"]);
    await release("quattro", 2);
    expect(reasonsOf(await release("quattro", 2))).toEqual(["notPrepared"]);
    expect(reasonsOf(await release("quattro", 9))).toEqual(["notFound"]);
    expect(await statesOf("quattro")).toEqual([
      [2, "released", undefined],
      [1, "discarded", undefined],
    ]);
    expect(reasonsOf(await withdraw("quattro", "Non è mai stata pubblica", 1))).toEqual(["noPublication"]);
  });
});

describe("a withdrawal", () => {
  test("leaves the day and the reason of the year, and nothing else to the public", async () => {
    await importing("cinque", [KEPT]);
    await prepare("cinque");
    expect(reasonsOf(await withdraw("cinque", "Un nome nel titolo"))).toEqual(["nothingPublic"]);
    await release("cinque", 1);
    expect(reasonsOf(await withdraw("cinque", " "))).toEqual(["withdrawalReasonMissing"]);
    expect(reasonsOf(await withdraw("cinque", "Un nome", 1))).toEqual(["inForce"]);
    expect(reasonsOf(await withdraw("cinque", "Un nome", 7))).toEqual(["noPublication"]);
    expect(await withdraw("cinque", "Un nome nel titolo")).toEqual({ ok: true, value: { numbers: [1] } });
    expect(await listPublishedYears(published, "cinque")).toEqual([]);
    expect((await sql`select from part where administration_id = 'cinque'`.execute(published)).rows).toEqual([]);
    expect(await findWithdrawn(published, "cinque", 2025)).toMatchObject({ year: 2025, reason: "Un nome nel titolo" });
    expect(await prepare("cinque", "senza il nome")).toMatchObject({ ok: true, value: { number: 2, corrects: null } });
    await release("cinque", 2);
    expect(await titlesOf("cinque")).toEqual(["Alberi"]);
    expect(await findWithdrawn(published, "cinque", 2025)).toBeUndefined();
  });

  test("takes with it what was prepared, which may hold the same words", async () => {
    await importing("dieci", [KEPT]);
    await prepare("dieci");
    await release("dieci", 1);
    await importing("dieci", [KEPT, "Settore Verde;Fontane;Numerico;almeno 1;Registro;raggiunto"]);
    await prepare("dieci", "Mancava un obiettivo");
    await withdraw("dieci", "Un nome nel titolo");
    expect(reasonsOf(await release("dieci", 2))).toEqual(["notPrepared"]);
    expect(await statesOf("dieci")).toEqual([
      [2, "discarded", 1],
      [1, "withdrawn", undefined],
    ]);
  });

  test("of an earlier number leaves the one in force", async () => {
    await importing("sei", [KEPT]);
    await prepare("sei");
    await release("sei", 1);
    await importing("sei", [KEPT, "Settore Verde;Fontane;Numerico;almeno 1;Registro;raggiunto"]);
    await prepare("sei", "Mancava un obiettivo");
    await release("sei", 2);
    expect(await withdraw("sei", "Un nome nella prima", 1)).toEqual({ ok: true, value: { numbers: [1] } });
    expect(reasonsOf(await withdraw("sei", "Un nome nella prima", 1))).toEqual(["alreadyWithdrawn"]);
    expect(await titlesOf("sei")).toEqual(["Alberi", "Fontane"]);
    expect((await sql`select distinct number from part where administration_id = 'sei'`.execute(published)).rows).toEqual([{ number: 2 }]);
  });
});

describe("what was taken back may be erased", () => {
  const erase = (administration: string, number: number, reason: string) =>
    eraseWithdrawn(of(administration), { number, reason }, request());
  const partsOf = async (administration: string) => {
    const { rows } = await sql<{ number: number; parts: number }>`
      select number, count(*)::int as parts from published_part where administration_id = ${administration} group by 1 order by 1`.execute(
      app,
    );
    return rows.map(({ number, parts }) => [number, parts]);
  };

  test("with what was prepared and never came out; the hash stays, the log tells it, and `verify` finds it erased", async () => {
    await importing("undici", [KEPT]);
    await prepare("undici");
    expect(reasonsOf(await erase("undici", 1, "Un nome"))).toEqual(["notWithdrawn"]);
    await release("undici", 1);
    expect(reasonsOf(await erase("undici", 1, "Un nome"))).toEqual(["notWithdrawn"]);
    await importing("undici", [KEPT, "Settore Verde;Fontane;Numerico;almeno 1;Registro;raggiunto"]);
    await prepare("undici", "Mancava un obiettivo");
    await importing("undici", [KEPT, "Settore Verde;Fontane;Numerico;almeno 2;Registro;raggiunto"]);
    await prepare("undici", "Un target era sbagliato");
    await release("undici", 3);
    await withdraw("undici", "Un nome nella prima", 1);
    const [, , first] = await loadPublications(app, { administration: "undici", year: 2025 });
    const [one, two, three] = await partsOf("undici");
    expect(reasonsOf(await erase("undici", 1, " "))).toEqual(["erasureReasonMissing"]);
    expect(reasonsOf(await erase("undici", 3, "Un nome"))).toEqual(["notWithdrawn"]);
    expect(reasonsOf(await erase("undici", 9, "Un nome"))).toEqual(["notFound"]);
    expect(await erase("undici", 1, "Un nome nel titolo")).toEqual({ ok: true, value: { number: 1, parts: one![1]! + two![1]! } });
    expect(await partsOf("undici")).toEqual([three]);
    expect(reasonsOf(await erase("undici", 1, "Un nome"))).toEqual(["alreadyErased"]);
    const [, , then] = await loadPublications(app, { administration: "undici", year: 2025 });
    expect(then).toEqual({ ...first, erasedAt: then!.erasedAt });
    expect(await titlesOf("undici")).toEqual(["Alberi", "Fontane"]);
    const { rows } = await sql<{ object: string; content: string }>`
      select object, content from audit where administration_id = 'undici' and action = 'publication.erase'`.execute(app);
    expect(rows.map(({ object, content }) => [object, JSON.parse(content) as unknown])).toEqual([
      ["publication 2025/1", { publication: 1, parts: one![1]! + two![1]!, sha256: first!.sha256, reason: "Un nome nel titolo" }],
    ]);
    expect(await checked("undici")).toEqual([{ kind: "publications", count: 2, withoutPrint: 0, erased: 1 }, []]);
  });

  test("a piece that was left, or an erasure that no line tells, is found", async () => {
    await importing("dodici", [KEPT]);
    await prepare("dodici");
    await release("dodici", 1);
    await withdraw("dodici", "Un nome");
    await sql`update publication set erased_at = now(), erased_by = 'altri', erasure_reason = 'x' where administration_id = 'dodici'`.execute(
      owner,
    );
    const faults = async () => (await checked("dodici"))[1];
    expect(await faults()).toEqual(["publicationAltered", "publicationErasedUntold"]);
    await sql`delete from published_part where administration_id = 'dodici'`.execute(owner);
    expect(await faults()).toEqual(["publicationErasedUntold"]);
  });

  /** What `verify` says of the publications of a body. */
  async function checked(administration: string) {
    const [publications] = (await checkSealedDocuments(app, administration)).filter(({ looked }) => looked.kind === "publications");
    return [publications!.looked, publications!.faults.map(({ kind }) => kind)] as const;
  }
});

test("a year that was public with its results is not made public without them", async () => {
  await importing("sette", [KEPT]);
  await prepare("sette");
  await release("sette", 1);
  await sql`delete from result where administration_id = 'sette'`.execute(owner);
  expect(reasonsOf(await prepare("sette", "Tolti gli esiti"))).toEqual(["resultsLost"]);
  await withdraw("sette", "Gli esiti erano provvisori");
  expect(await prepare("sette", "senza il nome")).toMatchObject({ ok: true, value: { includes: ["plan"] } });
});

test("a year without a plan is refused", async () => {
  expect(reasonsOf(await preparePublication(of("otto", 2031), {}, request()))).toEqual(["noPlan"]);
});

describe("the database", () => {
  test("keeps what a publication holds, whoever asks", async () => {
    await importing("nove", [PROMISED]);
    await prepare("nove");
    await release("nove", 1);
    const change = (text: string, db = owner) => sql.raw(text).execute(db);
    const where = "where administration_id = 'nove'";
    await expect(change(`update published_part set position = position + 1 ${where}`)).rejects.toThrow("non si riscrive");
    await expect(
      change(
        `insert into published_part select administration_id, year, number, part, key || 'x', position, alike, body, sha256 from published_part ${where}`,
      ),
    ).rejects.toThrow("non si riscrive");
    await expect(change(`update published_part set body = '{}' ${where}`, app)).rejects.toThrow("permission denied");
    await expect(change(`delete from published_part ${where}`, app)).rejects.toThrow("permission denied");
    await expect(change(`update publication set state = 'prepared', released_at = null, released_by = null ${where}`)).rejects.toThrow(
      "non passa da «released» a «prepared»",
    );
    await expect(change(`update publication set sha256 = sha256('') ${where}`, app)).rejects.toThrow("permission denied");
  });

  test("shows the reader of publications what was released, without a person, and nothing else", async () => {
    const { rows } = await sql<{ name: string; columns: string }>`
      select c.oid::regclass::text as name, string_agg(attname, ' ' order by attnum) as columns
      from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped
      where relkind in ('r', 'v', 'm', 'p') and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and has_schema_privilege(relnamespace, 'usage') and has_any_column_privilege(c.oid, 'select, insert, update, references')
      group by c.oid order by 1`.execute(published);
    expect(rows).toEqual([
      { name: "administration", columns: "administration_id name" },
      { name: "checkpoint", columns: "administration_id size made_at root reason public_key signature" },
      { name: "part", columns: "administration_id year number part key position alike body sha256" },
      {
        name: "publication",
        columns:
          "administration_id year number state includes corrects reason prepared_at released_at withdrawn_at withdrawal_reason format engine sha256",
      },
      { name: "setting", columns: "administration_id setting value holds_from" },
    ]);
    for (const table of ["public.objective", "public.publication", "public.person"])
      await expect(sql`select from ${sql.table(table)}`.execute(published)).rejects.toThrow("permission denied");
  });
});
