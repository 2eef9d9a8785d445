import { because } from "../../../../tests/support/because.ts";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { loadStaff } from "../../../data/organisation/staff.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import { addUnitSpan, beginUnitSpan, endUnitSpan, ensureUnit, loadUnits } from "../../../data/organisation/unit.ts";
import { readStaff } from "../../../exchange/staff/readStaff.ts";
import { refusedRows } from "../../../../tests/support/refusedRows.ts";
import { IMPORT_STAFF_REFUSALS, importStaff, type StaffFile, type StaffReport } from "./importStaff.ts";

const { app: db, serving, owner } = await freshDatabase();
const ambient = { db, actor: { person: "prova", capacity: "commandLine" as const }, administration: "valdora" };
const HEAD = "Matricola;Codice fiscale;Cognome e nome;Area;Tempo;Unità;Dal;Al;Valutatore";

let requests = 0;

async function list(rows: readonly string[], more: Partial<StaffFile> = {}) {
  const reading = await readStaff(Buffer.from([HEAD, ...rows].join("\n"), "utf8"));
  return importStaff(ambient, {
    name: "personale.csv",
    reading,
    makesUnits: false,
    dryRun: false,
    idempotencyKey: `k${String((requests += 1))}`,
    ...more,
  });
}

async function reported(rows: readonly string[], more: Partial<StaffFile> = {}) {
  return reportOf(await list(rows, more));
}

/** What was done, or the rows that were refused. */
function reportOf(verdict: Awaited<ReturnType<typeof importStaff>>) {
  const done: Partial<StaffReport> = verdict.ok ? verdict.value : {};
  return { ...done, refused: refusedRows(verdict, IMPORT_STAFF_REFUSALS) };
}

const HEAD_OF_UNIT = "D-1;;Dirigente inventata;Dirigente;;Ragioneria;01/01/2020;;oiv";
const CLERK = "V-1;RSSMRA80A01H501U;Persona inventata;Istruttori;50 %;Ragioneria;01/01/2020;;D-1";

beforeAll(async () => {
  expect(await list([HEAD_OF_UNIT])).toEqual(because("administrationUnknown"));
  await db.insertInto("administration").values({ administration_id: "valdora", name: "Comune di Valdora" }).execute();
  await db.insertInto("administration").values({ administration_id: "altra", name: "Altra amministrazione" }).execute();
});

describe("a first list", () => {
  test("names units nobody knows: each row is told, and nothing is written", async () => {
    const report = await reported([HEAD_OF_UNIT, CLERK]);
    expect(report.refused.map(({ line, field, text }) => [line, field, text])).toEqual([
      [2, "Unità", "Ragioneria"],
      [3, "Unità", "Ragioneria"],
    ]);
    expect(await loadStaff(db, "valdora")).toEqual([]);
    expect(await loadUnits(db, "valdora")).toEqual([]);
  });

  test("makes them when asked; a dry run writes nothing of it", async () => {
    const told = await reported([HEAD_OF_UNIT, CLERK], { makesUnits: true, dryRun: true });
    expect(told).toMatchObject({ people: 2, added: 2, relations: 2, newUnits: ["Ragioneria"], refused: [] });
    expect(await loadStaff(db, "valdora")).toEqual([]);
    expect(await reported([HEAD_OF_UNIT, CLERK], { makesUnits: true })).toEqual(told);
    const [unit] = await loadUnits(db, "valdora");
    expect(unit).toEqual({ unit: unit!.unit, name: "Ragioneria", parent: null });
    expect(await loadStaff(db, "valdora")).toMatchObject([
      {
        code: "D-1",
        employments: [
          {
            post: "dirigente",
            profile: "dirigente",
            category: "dirigenti",
            evaluator: "oiv",
            from: "2020-01-01",
            unit: String(unit?.unit),
          },
        ],
      },
      {
        code: "V-1",
        fiscalCode: "RSSMRA80A01H501U",
        employments: [{ post: "none", profile: "istruttori", category: "istruttori", fte: "0.5", evaluator: "D-1" }],
      },
    ]);
  });
});

describe("lists that come later", () => {
  test("the same again changes nothing, and leaves its line in the log", async () => {
    expect(await reported([HEAD_OF_UNIT, CLERK])).toMatchObject({ added: 0, changed: 0, unchanged: 2, replaced: 0, relations: 0 });
    const lines = await db
      .selectFrom("audit")
      .select(["action", "object", "year", "track"])
      .where("administration_id", "=", "valdora")
      .execute();
    expect(lines.at(-1)).toEqual({ action: "organisation.write", object: "personale", year: null, track: null });
  });

  test("a transfer keeps the days before, and what was replaced stays in the database", async () => {
    const moved = CLERK.replace("01/01/2020", "01/07/2026").replace("Ragioneria", "Cultura");
    expect(await reported([HEAD_OF_UNIT, moved], { makesUnits: true })).toMatchObject({
      changed: 1,
      unchanged: 1,
      replaced: 1,
      relations: 2,
      newUnits: ["Cultura"],
    });
    const clerk = (await loadStaff(db, "valdora")).find(({ code }) => code === "V-1");
    expect(clerk?.employments.map(({ from, to }) => [from, to])).toEqual([
      ["2020-01-01", "2026-06-30"],
      ["2026-07-01", undefined],
    ]);
    const { rows } = await sql<{
      n: bigint;
    }>`select count(*) as n from employment where person = 'V-1' and replaced_at is not null`.execute(db);
    expect(rows[0]?.n).toBe(1n);
  });

  test("who is not in the list is told and stays", async () => {
    const report = await reported([HEAD_OF_UNIT]);
    expect(report).toMatchObject({ unchanged: 1, missing: [{ code: "V-1", name: "Persona inventata" }] });
    expect(await loadStaff(db, "valdora")).toHaveLength(2);
  });
});

describe("rows that do not fit what is known refuse the list", () => {
  test.each([
    [CLERK.replace("D-1", "D-9"), "Valutatore", "non è nell'elenco"],
    [CLERK.replace("V-1", "V-2"), "Codice fiscale", "È già di un'altra persona, con matricola V-1"],
    [CLERK.replace("Ragioneria", "Ragionera"), "Unità", "Non c'è un'unità con questo nome"],
  ])("%s", async (row, field, message) => {
    const before = await loadStaff(db, "valdora");
    const { refused } = await reported([HEAD_OF_UNIT, row]);
    expect(refused).toMatchObject([{ line: 3, field, message: expect.stringContaining(message) as string }]);
    expect(await loadStaff(db, "valdora")).toEqual(before);
  });

  test("of five wrong rows each has its reason, its place and what its sentence names", async () => {
    const before = await loadStaff(db, "valdora");
    const verdict = await list([
      HEAD_OF_UNIT,
      CLERK.replace("D-1", "D-9"),
      "V-3;;Terza inventata;Istruttori;18;Ragioneria;01/01/2020;;",
      "V-4;;Quarta inventata;Istruttori;;Ragioneria;31/02/2020;;",
      "V-5;RSSMRA80A01H501U;Quinta inventata;Istruttori;;Ragioneria;01/01/2020;;",
      "V-6;;Sesta inventata;Istruttori;;Ragionera;01/01/2020;;",
    ]);
    const at = (row: number, column: string) => ({ cell: { file: "personale.csv", row, column } });
    expect(verdict).toEqual({
      ok: false,
      reasons: [
        { reason: "unknownEvaluator", at: at(3, "Valutatore"), with: { field: "Valutatore", text: "D-9" } },
        { reason: "hoursOrPercent", at: at(4, "Tempo"), with: { field: "Tempo", text: "18" } },
        { reason: "noSuchDay", at: at(5, "Dal"), with: { field: "Dal", text: "31/02/2020" } },
        { reason: "sameFiscalCode", at: at(6, "Codice fiscale"), with: { field: "Codice fiscale", text: "RSSMRA80A01H501U", row: 3 } },
        {
          reason: "fiscalCodeOfAnother",
          at: at(6, "Codice fiscale"),
          with: { field: "Codice fiscale", text: "RSSMRA80A01H501U", owner: "V-1" },
        },
        { reason: "unknownUnit", at: at(7, "Unità"), with: { field: "Unità", text: "Ragionera" } },
      ],
    });
    expect(await loadStaff(db, "valdora")).toEqual(before);
  });

  test("a person whose fiscal code is written as evaluator of themselves", async () => {
    const { refused } = await reported([CLERK.replace("D-1", "RSSMRA80A01H501U")]);
    expect(refused).toMatchObject([{ field: "Valutatore", message: "Nessuno valuta sé stesso." }]);
  });
});

describe("a unit that a plan of a later year tells of", () => {
  const ROW = "P-1;;Persona inventata;Istruttori;;Verde pubblico;01/09/1998;;";
  const OTHER = "P-2;;Altra persona;Istruttori;;verde pubblico;15/02/2025;;";
  const greens = async () => (await loadUnits(db, "valdora")).filter(({ name }) => name === "Verde pubblico");

  beforeAll(async () => {
    const year = { administration: "valdora", year: 2026 };
    const parent = await ensureUnit(db, year, "Settore tecnico", null);
    await ensureUnit(db, year, "Verde pubblico", parent);
  });

  test("takes people from before: no plan says since when a unit is", async () => {
    const { refused, newUnits } = await reported([OTHER, ROW]);
    expect({ refused, newUnits }).toEqual({ refused: [], newUnits: [] });
    expect((await greens()).map(({ from }) => from)).toEqual([undefined]);
  });

  test("takes none from before the day on which somebody said that it began: the row says where that is corrected", async () => {
    const [green] = await greens();
    await beginUnitSpan(db, "valdora", green!, civilDate("1998-09-01"));
    const { refused } = await reported([ROW.replace("01/09/1998", "31/08/1998")], { makesUnits: true });
    const message =
      "Il 31/08/1998 questa unità non c'è: è nota dal 01/09/1998. Se c'era già, ne corregga il primo giorno nella sua pagina.";
    expect(refused).toMatchObject([{ field: "Unità", message }]);
  });
});

test("a list calls a unit as it is called today, and people began when it was called otherwise", async () => {
  await reported(["P-8;;Persona inventata;Istruttori;;Servizio Vigili;01/03/2020;;"], { makesUnits: true });
  const [old] = (await loadUnits(db, "valdora")).filter(({ name }) => name === "Servizio Vigili");
  await endUnitSpan(db, "valdora", old!, civilDate("2026-06-30"));
  await addUnitSpan(db, "valdora", { ...old!, name: "Corpo di polizia", from: civilDate("2026-07-01") });
  expect(await reported(["P-9;;Altra persona;Istruttori;;Corpo di polizia;01/03/1998;;"])).toMatchObject({ refused: [], newUnits: [] });
  const [now] = (await loadStaff(db, "valdora")).filter(({ code }) => code === "P-9");
  expect(now?.employments).toMatchObject([{ from: "1998-03-01", unit: old!.unit }]);
});

test("units that a list makes have no first day: another list may tell of people from before, and a plan of any year finds them", async () => {
  const list = (day: string) => reported([`P-7;;Persona inventata;Istruttori;;Ufficio nuovo;${day};;`], { makesUnits: true });
  expect((await list("01/03/2026")).newUnits).toEqual(["Ufficio nuovo"]);
  expect(await list("01/03/1999")).toMatchObject({ refused: [], newUnits: [] });
  const made = (await loadUnits(db, "valdora")).filter(({ name }) => name === "Ufficio nuovo");
  expect(made.map(({ from }) => from)).toEqual([undefined]);
  expect(await ensureUnit(db, { administration: "valdora", year: 1998 }, "Ufficio nuovo", null)).toBe(made[0]!.unit);
});

test("the same request again has the same answer and writes nothing", async () => {
  const key = { idempotencyKey: "same" };
  const first = await reported([HEAD_OF_UNIT, CLERK.replace("Persona", "Altra")], key);
  expect(first.changed).toBe(1);
  expect(await reported([HEAD_OF_UNIT], key)).toEqual(first);
});

describe("whoever imports a list they stand in", () => {
  const importedBy = async (rows: readonly string[]) => {
    const reading = await readStaff(Buffer.from([HEAD, ...rows].join("\n"), "utf8"));
    const file = { name: "p.csv", reading, makesUnits: false, dryRun: false, idempotencyKey: `k${String((requests += 1))}` };
    return importStaff({ db: serving, actor: { person: "V-1", capacity: "signedIn" }, administration: "valdora" }, file);
  };

  beforeAll(async () => {
    await reported([HEAD_OF_UNIT, CLERK], { makesUnits: true });
    await sql`
      insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
      values ('valdora', 'V-1', 'personnel', '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now())`.execute(owner);
  });

  test("may leave themselves in it, as they are known", async () => {
    expect(await importedBy([HEAD_OF_UNIT, CLERK])).toMatchObject({ ok: true, value: { unchanged: 2 } });
  });

  test("may not change what is known of themselves: it could give them a role", async () => {
    const verdict = await importedBy([HEAD_OF_UNIT, CLERK.replace("Istruttori", "Segretario")]);
    expect(refusedRows(verdict, IMPORT_STAFF_REFUSALS)).toMatchObject([{ line: 3, text: "V-1" }]);
  });
});

test("the lists of two administrations never meet", async () => {
  const reading = await readStaff(Buffer.from([HEAD, HEAD_OF_UNIT].join("\n"), "utf8"));
  const file: StaffFile = { name: "p.csv", reading, makesUnits: true, dryRun: false, idempotencyKey: "other" };
  const verdict = await importStaff({ ...ambient, administration: "altra" }, file);
  expect(verdict).toMatchObject({ ok: true, value: { added: 1, missing: [], newUnits: ["Ragioneria"] } });
});

test("a relation that was replaced changes no more, whoever asks", async () => {
  const again = sql`update employment set replaced_at = now() where replaced_at is not null`;
  await expect(again.execute(db)).rejects.toThrow("non cambia più");
  await expect(again.execute(owner)).rejects.toThrow("non cambia più");
});

describe("people and units written in another way", () => {
  const office = { ...ambient, administration: "simili" };
  const told = async (rows: readonly string[], more: Partial<StaffFile> = {}) => {
    const reading = await readStaff(Buffer.from([HEAD, ...rows].join("\n"), "utf8"));
    const file: StaffFile = { name: "p.csv", reading, makesUnits: true, dryRun: false, idempotencyKey: `k${String((requests += 1))}` };
    return reportOf(await importStaff(office, { ...file, ...more }));
  };
  const row = (code: string, more: { name?: string; unit?: string; to?: string; evaluator?: string } = {}) =>
    `${code};;${more.name ?? "Persona inventata"};Istruttori;;${more.unit ?? "Qualità"};01/01/2020;${more.to ?? ""};${more.evaluator ?? ""}`;

  beforeAll(async () => {
    await db.insertInto("administration").values({ administration_id: "simili", name: "Ente inventato" }).execute();
    expect(await told([row("V-1"), row("00102", { name: "Altra persona" })])).toMatchObject({ added: 2, newUnits: ["Qualità"] });
  });

  test.each([
    ["v-1", "Tra le persone già note c'è la matricola «V-1», che da «v-1» è diversa"],
    ["102", "Tra le persone già note c'è la matricola «00102», che da «102» è diversa"],
  ])("%s is likely somebody already known", async (code, message) => {
    const { refused } = await told([row(code)]);
    expect(refused).toEqual([{ line: 2, field: "Matricola", text: code, message: expect.stringContaining(message) as string }]);
  });

  test("two codes of one list that differ by their capitals", async () => {
    const { refused } = await told([row("N-7"), row("n-7", { name: "Un'altra" })]);
    expect(refused).toMatchObject([
      { line: 3, text: "n-7", message: expect.stringContaining("Alla riga 2 c'è la matricola «N-7», che da «n-7»") as string },
    ]);
  });

  test("an evaluator written with other capitals is told with the code there is", async () => {
    const { refused } = await told([row("N-8", { evaluator: "v-1" })]);
    expect(refused).toMatchObject([{ line: 2, field: "Valutatore", message: expect.stringContaining("C'è «V-1»") as string }]);
  });

  test("two people who evaluate each other", async () => {
    const { refused } = await told([row("N-1", { evaluator: "N-2" }), row("N-2", { evaluator: "N-1" })]);
    expect(refused).toMatchObject([
      {
        line: 3,
        field: "Valutatore",
        text: "N-1",
        message: expect.stringContaining("Alle righe 2 e 3 due persone, «N-1» e «N-2»") as string,
      },
    ]);
  });

  test("who is evaluated, for what is known, by whom they would evaluate", async () => {
    await told([row("K-1"), row("K-2", { evaluator: "K-1" })]);
    const { refused } = await told([row("K-1", { evaluator: "K-2" })]);
    expect(refused).toMatchObject([
      { line: 2, field: "Valutatore", message: expect.stringContaining("quale delle due valuta?") as string },
    ]);
  });

  test("in other days they may", async () => {
    const before = row("T-1", { evaluator: "T-2", to: "30/06/2020" });
    const after = row("T-2", { evaluator: "T-1" }).replace("01/01/2020", "01/07/2020");
    expect((await told([before, after], { dryRun: true })).refused).toEqual([]);
  });

  test.each(["31/12/2099", "31/12/2199"])("a last day as far as %s is a question", async (to) => {
    const { refused } = await told([row("N-9", { to })]);
    expect(refused).toMatchObject([
      { line: 2, field: "Al", text: to, message: expect.stringContaining("lascia vuota la cella") as string },
    ]);
  });

  test.each(["QUALITA'", "Qualita\u0300", "qualità", "Qualita\u2019"])("«%s» is a unit that is there", async (unit) => {
    expect(await told([row("N-10", { unit })], { dryRun: true })).toMatchObject({ refused: [], newUnits: [], added: 1 });
  });
});
