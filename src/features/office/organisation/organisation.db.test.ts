import { because } from "../../../../tests/support/because.ts";
import { sql } from "kysely";
import { describe, expect, test, vi } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { officeSite, YEAR } from "../../../../tests/support/officeSite.ts";
import { refusedRows } from "../../../../tests/support/refusedRows.ts";
import { readingWorkers } from "../../../../tests/support/readingWorkers.ts";
import { loadStaff } from "../../../data/organisation/staff.ts";
import { loadUnits } from "../../../data/organisation/unit.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import { readStaff } from "../../../exchange/staff/readStaff.ts";
import type { Actor } from "../../commands/ambient.ts";
import { LineFull } from "../../fairLine.ts";
import { classificationOf } from "../../../domain/organisation/classification.ts";
import { addPerson, correctPerson, recordRelation, marksOfMember } from "../../commands/organisation/changePerson.ts";
import { changeUnit, makeUnit, markOfUnit } from "../../commands/organisation/changeUnit.ts";
import { IMPORT_STAFF_REFUSALS, importStaff } from "../../commands/organisation/importStaff.ts";
import { aUnit } from "../../../../tests/support/aUnit.ts";

const database = await freshDatabase();
const { app, serving, owner } = database;
const { signIn } = await officeSite(database);
const personnel = await signIn("valdora", "demo-personnel");

let keys = 0;
const key = () => ({ idempotencyKey: `organisation ${String((keys += 1))}` });
const by = (person: string): { db: typeof serving; actor: Actor; administration: string } => ({
  db: serving,
  actor: { person, capacity: "signedIn" },
  administration: "valdora",
});
const PER = by("demo-personnel");
const unitNamed = async (name: string) => (await loadUnits(app, "valdora")).find((unit) => unit.name === name)!;
const personOf = async (code: string) => (await loadStaff(app, "valdora", code))[0]!;

describe("a reorganisation", () => {
  test("never changes what a past year shows, byte for byte", async () => {
    const shown = async () => {
      const paths = ["", "/obiettivi", "/gruppi/servizio-polizia-locale", "/servizi", "/relazione", "/dati/obiettivi.csv"];
      return Promise.all(paths.map(async (path) => (await personnel.ask(`/valdora/${String(YEAR)}${path}`)).text));
    };
    const before = await shown();
    const polizia = await unitNamed("Servizio Polizia locale");
    const seen = markOfUnit(await loadUnits(app, "valdora"), polizia.unit);
    const to = { name: "Corpo di polizia", parent: (await unitNamed("Settore Territorio")).unit };
    expect(await changeUnit(PER, { unit: polizia.unit, from: civilDate("2026-07-01"), to, seen }, key())).toEqual({
      ok: true,
      value: null,
    });
    expect(await shown()).toEqual(before);
    expect(before.join()).toContain("Servizio Polizia locale");
  });

  test("is seen from its day on, and the days before are as they were", async () => {
    const on = async (day: string) => (await personnel.ask(`/valdora/ufficio/organizzazione?giorno=${day}`)).text;
    expect(await on("30/06/2026")).toContain("Servizio Polizia locale");
    expect(await on("30/06/2026")).not.toContain("Corpo di polizia");
    expect(await on("01/07/2026")).toContain("Corpo di polizia");
    expect((await personnel.ask("/valdora/ufficio/organizzazione?giorno=31/06/2026")).status).toBe(422);
  });

  test("of what somebody else has changed meanwhile is refused", async () => {
    const tributi = await unitNamed("Area Finanze e personale");
    const seen = markOfUnit(await loadUnits(app, "valdora"), tributi.unit);
    const to = { name: "Area Bilancio", parent: tributi.parent };
    const changes = await Promise.all(
      [1, 2].map(() => changeUnit(PER, { unit: tributi.unit, from: civilDate("2026-09-01"), to, seen }, key())),
    );
    expect(changes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(changes.find(({ ok }) => !ok)).toEqual(because("changedMeanwhile"));
  });

  test("is of personnel alone", async () => {
    expect(await makeUnit(by("V-002"), { name: "Mia", parent: null, from: civilDate("2026-01-01") }, key())).toEqual(because("noRole"));
    expect(await makeUnit(PER, { name: "Ufficio Sport", parent: null, from: civilDate("2026-01-01") }, key())).toMatchObject({ ok: true });
    const twice = await makeUnit(PER, { name: "ufficio sport", parent: null, from: civilDate("2026-02-01") }, key());
    expect(twice).toEqual(because("nameTaken"));
  });
});

describe("a person", () => {
  const relation = async () => ({ from: civilDate("2026-10-01"), unit: (await unitNamed("Area Ambiente e mobilità")).unit, ...classificationOf("istruttori"), fte: "1", evaluator: "V-011" }); // prettier-ignore

  test("moves from a day on: what was known from that day is replaced, what was before stays, and the evaluator changes with it", async () => {
    const before = await personOf("V-050");
    expect((await recordRelation(PER, { ...(await relation()), code: "V-050", seen: marksOfMember(before) }, key())).ok).toBe(true);
    const after = await personOf("V-050");
    expect(after.employments.map(({ from, to, evaluator }) => [from, to, evaluator])).toEqual([
      ["2024-01-01", "2026-09-30", "V-008"],
      ["2026-10-01", undefined, "V-011"],
    ]);
    expect(after.version).toBe(before.version + 1);
    const { rows } = await sql`select count(*)::int as n from employment where administration_id = 'valdora' and person = 'V-050'`.execute(
      owner,
    );
    expect(rows).toEqual([{ n: 3 }]); // the replaced one is still there
    const again = await recordRelation(PER, { ...(await relation()), code: "V-050", seen: marksOfMember(after) }, key());
    expect(again).toEqual(because("nothingChanges"));
  });

  test("of two who edit the same one wins, and the other is given both texts", async () => {
    await personnel.ask("/valdora/ufficio/persone/V-060");
    const fields = { codice_fiscale: "", posta: "", versione: marksOfMember(await personOf("V-060")) };
    const first = await personnel.post("/valdora/ufficio/persone/V-060", { ...fields, nome: "Nome Di Chi Arriva Prima" });
    expect(first.status).toBe(303);
    await personnel.ask("/valdora/ufficio/persone");
    const second = await personnel.fill("/valdora/ufficio/persone/V-061", "/valdora/ufficio/persone/V-060", {
      ...fields,
      nome: "Nome Di Chi Arriva Dopo",
    });
    expect(second.status).toBe(409);
    expect(second.text).toContain("Nome Di Chi Arriva Prima");
    expect(second.text).toContain("Nome Di Chi Arriva Dopo");
    expect((await personOf("V-060")).name).toBe("Nome Di Chi Arriva Prima");
  });

  test("[T24] of twenty who edit at once with the same version, one wins, and nothing acknowledged is lost", async () => {
    const seen = marksOfMember(await personOf("V-070"));
    const edits = await Promise.all(
      Array.from({ length: 20 }, (_, i) => correctPerson(PER, { code: "V-070", name: `Nome ${String(i)}`, seen }, key())),
    );
    const winner = edits.findIndex(({ ok }) => ok);
    expect(edits.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await personOf("V-070")).name).toBe(`Nome ${String(winner)}`);
  });

  test("is refused with a clear reason when something of it is not right", async () => {
    const good = await relation();
    const member = { code: "N-001", name: "Nuova Persona" };
    expect(await addPerson(PER, { ...member, code: "V-020" }, good, key())).toEqual(because("alreadyKnown"));
    expect(await addPerson(PER, member, { ...good, evaluator: "N-001" }, key())).toEqual(because("evaluatesOneself"));
    expect(await addPerson(PER, member, { ...good, evaluator: "Z-999" }, key())).toEqual(because("evaluatorUnknown"));
    expect(await addPerson(PER, member, { ...good, unit: aUnit("99999") }, key())).toEqual(because("unitNotThere"));
    expect(await addPerson(PER, member, { ...good, to: civilDate("2026-09-30") }, key())).toEqual(because("endsBeforeItBegins"));
    expect(await addPerson(PER, member, { ...good, evaluator: "oiv" }, key())).toEqual({ ok: true, value: null });
  });

  test("[S1] nobody writes about themselves, in a form or in a list", async () => {
    await addPerson(PER, { code: "demo-personnel", name: "Chi scrive" }, await relation(), key()).then((verdict) =>
      expect(verdict).toEqual(because("aboutSelf")),
    );
    const list = "Matricola;Cognome e nome;Area;Unità;Dal\r\ndemo-personnel;Chi scrive;Istruttori;Area Ambiente e mobilità;01/10/2026\r\n";
    const reading = await readStaff(Buffer.from(list));
    const report = await importStaff(PER, { name: "x.csv", reading, makesUnits: false, dryRun: false, ...key() });
    expect(refusedRows(report, IMPORT_STAFF_REFUSALS)).toMatchObject([{ line: 2, field: "Matricola", text: "demo-personnel" }]);
  });
});

describe("the list of the staff, from the page", () => {
  const send = async (content: string, more: Record<string, string> = {}) => {
    await personnel.ask("/valdora/ufficio/elenco-del-personale");
    const form = new FormData();
    const { text } = await personnel.ask("/valdora/ufficio/elenco-del-personale");
    form.set("modulo", /name="modulo" value="([^"]+)"/.exec(text)![1]!);
    form.set("richiesta", personnel.key());
    form.set("file", new File([content], "personale.csv", { type: "text/csv" }));
    for (const [name, value] of Object.entries(more)) form.set(name, value);
    return personnel.ask("/valdora/ufficio/elenco-del-personale", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body: form,
    });
  };
  const head = "Matricola;Cognome e nome;Area;Unità;Dal;Scarpe";

  test("names row, field and reason of what is not clear, and writes nothing", async () => {
    const before = (await loadStaff(app, "valdora")).length;
    const { status, text } = await send(
      `${head}\r\nN-100;Persona Uno;Istruttori;Area che non c'è;01/01/2026;42\r\nN-101;Persona Due;Cat. D;Ufficio Sport;31/06/2026;43\r\n`,
    );
    expect(status).toBe(422);
    expect(text).toContain("«personale.csv» è rifiutato: non è stato scritto nulla");
    for (const part of [">2<", ">3<", "Area che non", "31/06/2026"]) expect(text).toContain(part);
    expect(text).toContain("<title>Errore: Elenco del personale");
    expect(text).toContain('<a href="#tabella-righe">«personale.csv» è rifiutato: ci sono 3 cose da correggere.</a>');
    expect((await loadStaff(app, "valdora")).length).toBe(before);
  });

  test("tries without writing, then writes, and names the columns it did not read", async () => {
    const list = `${head}\r\nN-100;Persona Uno;Istruttori;Ufficio Sport;01/03/2026;42\r\n`;
    const tried = await send(list, { prova: "si" });
    expect([tried.status, tried.text.includes("Prova: «personale.csv» si può importare"), tried.text.includes("Scarpe")]).toEqual([
      200,
      true,
      true,
    ]);
    expect(await loadStaff(app, "valdora", "N-100")).toEqual([]);
    expect((await send(list)).status).toBe(200);
    expect((await loadStaff(app, "valdora", "N-100"))[0]?.name).toBe("Persona Uno");
  });

  test("is not read where too many wait, and it is said when to try again", async () => {
    vi.spyOn(readingWorkers, "readStaff").mockRejectedValueOnce(new LineFull());
    const { status, text, headers } = await send(`${head}\r\nN-102;Persona Tre;Istruttori;Ufficio Sport;01/03/2026;42\r\n`);
    expect([status, headers.get("retry-after")]).toEqual([503, "30"]);
    expect(text).toContain("Riprovi tra mezzo minuto con lo stesso file.");
    expect(await loadStaff(app, "valdora", "N-102")).toEqual([]);
  });

  test("of noise, or of nothing, is refused in words", async () => {
    const noise = await send("\u0000\u0001nulla");
    expect(noise.status).toBeGreaterThanOrEqual(400);
    expect((await send("")).text).toContain("Il file «personale.csv» è vuoto");
  });
});
