import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "../src/api/operations.ts";
import { nameActor } from "../src/data/database/nameActor.ts";
import { transact } from "../src/data/database/transact.ts";
import { gatherOwnData } from "../src/data/personal/ownData.ts";
import { loadPersonHolders } from "../src/data/plan/personHolder.ts";
import type { ObjectiveCode } from "../src/domain/plan/objective.ts";
import { DATASETS } from "../src/domain/opendata/datasets.ts";
import { tellRefusals } from "../src/domain/kernel/refusal.ts";
import type { DocumentWork } from "../src/features/commands/ambient.ts";
import { IMPORT_REFUSALS, importPlan } from "../src/features/commands/plan/importPlan.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp, ROUTES } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";
import { addressOfRoute } from "./support/routeAddresses.ts";

// A person of the register who holds an objective: read from a file, kept from the public.

const { app, serving, published, owner } = await freshDatabase();
const KEY = { administration: "valdora", year: 2024 };

let turn = 0;
async function imported(rows: readonly string[], options: { readonly administration?: string; readonly dryRun?: boolean } = {}) {
  const { administration = "valdora", dryRun = false } = options;
  const head = "Settore;Titolo;Matricola responsabile;Quota;Peso responsabile;Matricola collaboratori;Indicatore;Target;Fonte";
  const file = {
    name: "piano.csv",
    content: Buffer.from(`${[head, ...rows].join("\n")}\n`),
    administrationName: "Comune di Valdora",
    isAdministrationChosen: true,
  };
  const ambient = { db: app, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year: 2024 };
  return importPlan(ambient, { ...file, dryRun, idempotencyKey: `prova ${String((turn += 1))}` });
}
const told = (verdict: Awaited<ReturnType<typeof imported>>) =>
  verdict.ok
    ? []
    : tellRefusals(verdict.reasons, IMPORT_REFUSALS).map(({ at, message }) => [
        "cell" in at ? `${String(at.cell.row)} ${at.cell.column}` : "",
        message,
      ]);
const row = (title: string, people: string, shares = "", weights = "", contributors = "") =>
  `Settore Territorio;${title};"${people}";"${shares}";"${weights}";"${contributors}";Alberi;almeno 10;Registro`;
const heldBy = async (code: string) => (await loadPersonHolders(app, KEY)).get(code as ObjectiveCode) ?? [];

const TREES = row("Alberi", "V-7741; V-7742", "60; 40", "20; 30", "V-7743");
const ROADS = row("Strade", "V-7741");

beforeAll(async () => {
  await sql`
    insert into administration (administration_id, name) values ('valdora', 'Comune di Valdora'), ('altrove', 'Altro ente');
    insert into unit (administration_id) values ('valdora');
    insert into unit_version (administration_id, unit_id, name, valid) values ('valdora', 1, 'Settore Territorio', '(,)');
    insert into person (administration_id, person, name) values ('valdora', 'V-7741', 'Zenobia Quarantotti'), ('valdora', 'V-7742', 'Ugo Neri'),
      ('valdora', 'V-7743', 'Ada Rossi'), ('valdora', 'V-1', 'Capo'), ('valdora', 'V-2', 'Altro capo'), ('altrove', 'X-1', 'Di un altro ente');
    insert into employment (administration_id, person, valid, unit_id, post, profile, category, fte, evaluator) values
      ('valdora', 'V-7741', '[2020-01-01,)', 1, 'none', 'funzionari', 'funzionari', 1, 'V-1'),
      ('valdora', 'V-7742', '[2020-01-01,)', 1, 'none', 'funzionari', 'funzionari', 1, 'V-2');
    insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
      select 'valdora', person, role, '[2020-01-01,)', 'prova', 'x', 'confirmed', 'y', now()
      from (values ('PRO', 'planning'), ('SEG', 'segretario'), ('PER', 'personnel'), ('OIV', 'oiv'), ('RPC', 'rpct'), ('ORG', 'organ'), ('DPO', 'dpo'), ('SIN', 'unions')) v (person, role)`.execute(
    owner,
  );
});

describe("read from the file of a plan", () => {
  test("who answers, with shares and weights, and who contributes; the same file again changes nothing", async () => {
    expect(await imported([TREES, ROADS])).toMatchObject({ ok: true, value: { added: 2, changed: 0, notes: [] } });
    expect(await heldBy("2024-001")).toEqual([
      { person: "V-7741", part: "responsible", share: "60", weight: "20" },
      { person: "V-7742", part: "responsible", share: "40", weight: "30" },
      { person: "V-7743", part: "contributor" },
    ]);
    expect(await heldBy("2024-002")).toEqual([{ person: "V-7741", part: "responsible" }]);
    const { rows: before } = await sql`select * from person_holder order by code, holder`.execute(owner);
    expect(await imported([TREES, ROADS])).toMatchObject({ ok: true, value: { added: 0, changed: 0, unchanged: 2 } });
    expect((await sql`select * from person_holder order by code, holder`.execute(owner)).rows).toEqual(before);
  });

  test("a code that the file no longer has leaves the draft, and comes back as it was numbered", async () => {
    expect(await imported([row("Alberi", "V-7742", "100"), ROADS])).toMatchObject({ ok: true, value: { changed: 1, unchanged: 1 } });
    expect(await heldBy("2024-001")).toEqual([{ person: "V-7742", part: "responsible", share: "100" }]);
    const { rows } = await sql`select holder, person, is_dropped from person_holder where code = '2024-001' order by holder`.execute(owner);
    expect(rows).toEqual([
      { holder: 1, person: "V-7741", is_dropped: true },
      { holder: 2, person: "V-7742", is_dropped: false },
      { holder: 3, person: "V-7743", is_dropped: true },
    ]);
    expect(await imported([TREES, ROADS])).toMatchObject({ ok: true, value: { changed: 1, unchanged: 1 } });
    expect((await heldBy("2024-001")).map(({ person }) => person)).toEqual(["V-7741", "V-7742", "V-7743"]);
  });

  test("every doubt is told at its cell, and nothing of the file is written", async () => {
    const rows = [
      row("Alberi", "V-9999"),
      row("Strade", "X-1", "", "", "Ugo Neri"),
      row("Ponti", "V-7741; V-7741"),
      row("Piazze", "V-7741; V-7742", "60; 30"),
    ];
    const unknown = (field: string, code: string) =>
      `Nella colonna «${field}»: nel registro del personale dell'ente nessuno ha la matricola «${code}». Scriva la matricola, non il nome; se la persona è nuova, importi prima l'elenco del personale.`;
    const verdict = await imported(rows);
    expect(told(verdict)).toEqual([
      [
        "4 Matricola responsabile",
        "Nella colonna «Matricola responsabile» («V-7741; V-7741») la stessa matricola c'è due volte per un solo obiettivo: la lasci una volta sola.",
      ],
      ["5 Quota", "Nella colonna «Quota» le quote di chi risponde dell'obiettivo non fanno 100: «60; 30»."],
      ["2 Matricola responsabile", unknown("Matricola responsabile", "V-9999")],
      ["3 Matricola responsabile", unknown("Matricola responsabile", "X-1")],
      ["3 Matricola collaboratori", unknown("Matricola collaboratori", "Ugo Neri")],
    ]);
    expect(verdict.ok ? undefined : verdict.reasons[2]?.at).toEqual({
      cell: { file: "piano.csv", row: 2, column: "Matricola responsabile" },
    });
    expect((await heldBy("2024-001")).map(({ person }) => person)).toEqual(["V-7741", "V-7742", "V-7743"]);
  });

  test("a file without those columns leaves who holds, and a name without a code is of nobody", async () => {
    const content = Buffer.from(
      "Settore;Titolo;Responsabile;Quota;Indicatore;Target;Fonte\nSettore Territorio;Alberi;Zenobia Quarantotti;70;Alberi;almeno 10;Registro\n",
    );
    const ambient = { db: app, workers, actor: { person: "prova", capacity: "commandLine" as const }, ...KEY };
    const verdict = await importPlan(ambient, { name: "altro.csv", content, isAdministrationChosen: true, idempotencyKey: "nomi" });
    expect(verdict).toMatchObject({ ok: true, value: { unchanged: 1, ignoredColumns: ["Responsabile", "Quota"] } });
    expect((await heldBy("2024-001")).map(({ person }) => person)).toEqual(["V-7741", "V-7742", "V-7743"]);
  });
});

describe("[OBL-28] kept from whom it is not for", () => {
  test.each([
    ["PRO", 4],
    ["SEG", 4],
    ["PER", 4],
    ["V-7741", 2],
    ["V-7743", 1],
    ["V-1", 2], // who evaluates V-7741
    ["V-2", 1],
    ["OIV", 0],
    ["RPC", 0],
    ["ORG", 0],
    ["DPO", 0],
    ["SIN", 0],
    ["nessuno", 0],
  ])("the database shows %s %i of the four", async (person, many) => {
    const seen = await transact(serving, async (tx) => {
      await nameActor(tx, { administration: "valdora", person, capacity: "signedIn" });
      return { keep: false, value: (await sql`select from person_holder`.execute(tx)).rows.length };
    });
    expect(seen).toBe(many);
  });

  test("no public address, file or document says a code or a name", async () => {
    expect((await sql`select from person_holder`.execute(serving)).rows).toEqual([]);
    const drawn: string[] = [];
    const drawing = async ({ tree }: DocumentWork) => {
      drawn.push(JSON.stringify(await tree()));
      return Buffer.from("documento");
    };
    await publish(app, KEY);
    const ambient = {
      db: published,
      workers: { ...workers, renderPdf: drawing, renderDocx: drawing },
      cache: createPageCache({ behind: 0 }),
    };
    const site = createApp(ambient, new Map(), (error) => {
      throw error;
    });
    const ask = async (address: string) => {
      const answer = await site.request(address);
      return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
    };
    const inApi = { codice: "valdora", anno: "2024", obiettivo: "001", numero: "obiettivi" };
    const addresses = [
      ...ROUTES.map(({ path }) => addressOfRoute(path)),
      ...Object.keys(DATASETS).flatMap((name) => ["csv", "json", "schema.json"].map((kind) => `/valdora/2024/dati/${name}.${kind}`)),
      ...OPERATIONS.map(({ path }) => `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: keyof typeof inApi) => inApi[name])}`),
      "/valdora/cerca?q=alberi",
      ...Array.from((await ask("/valdora/sitemap.xml")).text.matchAll(/<loc>[^<]*?(\/valdora[^<]*)<\/loc>/g), ([, path]) => path!),
    ];
    const answered = new Map<string, string>();
    for (const address of new Set(addresses)) {
      const { status, text } = await ask(address);
      if (status === 200) answered.set(address, text);
      expect(text, address).not.toMatch(/V-774\d|Zenobia|Quarantotti/);
    }
    for (const spoken of [
      "/valdora/2024/obiettivi",
      "/valdora/2024/dati/obiettivi.csv",
      "/valdora/2024/relazione.html",
      "/valdora/cerca?q=alberi",
    ])
      expect(answered.get(spoken), spoken).toContain("Alberi");
    expect(answered.get("/api/v1/amministrazioni/valdora/anni/2024/obiettivi/001")).toContain("Alberi");
    expect(answered.has("/valdora/2024/obiettivi/001")).toBe(true);
    expect(drawn).toHaveLength(6); // two PDF and a Word, in force and at the address of their number
    for (const tree of drawn) {
      expect(tree).toContain("Alberi");
      expect(tree).not.toMatch(/V-774\d|Zenobia|Quarantotti/);
    }
  });

  test("the copy of one's own data has one's own, and the line of the log nobody's", async () => {
    const copyOf = (person: string) =>
      transact(app, async (tx) => ({ keep: false, value: await gatherOwnData(tx, { administration: "valdora", person }) }));
    const rows = (await copyOf("V-7742")).find(({ name }) => name === "heldObjectives")?.rows;
    expect(rows).toEqual([{ code: "2024-001", title: "Alberi", part: "responsible", share: 40, weight: 30, is_dropped: false }]);
    const { rows: lines } = await sql`select from audit where content like '%V-774%'`.execute(owner);
    expect(lines).toEqual([]);
  });
});

describe("in an approved plan", () => {
  beforeAll(async () => {
    await sql`
      insert into act (administration_id, act_id, organ, number, date) values ('valdora', '00000000-0000-0000-0000-000000000001', 'Giunta', '1', '2024-01-31');
      update plan_version set approved_by_act = '00000000-0000-0000-0000-000000000001', state = 'approved', effective_from = '2024-01-31', approved_at = now()`.execute(
      owner,
    );
  });

  test("nobody is added, changed or taken away; the import says that they stay, and proposes nothing that everybody would read", async () => {
    const verdict = await imported([row("Alberi", "V-7742"), ROADS]);
    const message = "Il piano è approvato: le persone che hanno questo obiettivo restano quelle del piano.";
    expect(verdict).toMatchObject({
      ok: true,
      value: { proposed: 0, changed: 0, notes: [{ line: 2, field: "matricola", text: "Alberi", message }] },
    });
    expect((await heldBy("2024-001")).map(({ person }) => person)).toEqual(["V-7741", "V-7742", "V-7743"]);
    for (const change of ["share = 50", "is_dropped = true", "person = 'V-1'"])
      await expect(
        sql.raw(`update person_holder set ${change} where code = '2024-001' and person = 'V-7742'`).execute(owner),
      ).rejects.toThrow("è approvata");
  });

  test("an erasure leaves the plan as it was approved, under a code that names nobody and is refused from then on", async () => {
    const holders = sql`select * from person_holder order by code, holder`;
    const { rows: before } = await holders.execute(owner);
    await sql`insert into erasure_request (administration_id, person, reason, started_by) values ('valdora', 'V-7741', 'richiesta', 'PER')`.execute(
      owner,
    );
    await sql`select erase_person('valdora', 1, 'PRO')`.execute(app);
    expect((await holders.execute(owner)).rows).toEqual(before);
    expect((await sql`select name from person where person = 'V-7741'`.execute(owner)).rows).toEqual([{ name: "Persona cancellata" }]);
    expect(told(await imported([ROADS]))).toEqual([
      ["2 Matricola responsabile", expect.stringContaining("La matricola V-7741 è di una persona i cui dati sono stati cancellati")],
    ]);
  });
});
