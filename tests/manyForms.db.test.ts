import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { listFormHeads } from "../src/data/evaluation/personalForm.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { readAs } from "../src/features/commands/readAs.ts";
import { freshDatabase } from "./support/database.ts";
import { explainReadings } from "./support/explaining.ts";
import { officeSite, personOf, YEAR } from "./support/officeSite.ts";

// A file of many forms has just come in: the statistics of the database know nothing of it until they are refreshed, and its pages are asked at once.

const database = await freshDatabase();
const { app, serving, owner } = database;
const { signIn } = await officeSite(database);

/** As many invented people as a large body has, in the unit of one of Valdora, each with the same form as that one. */
function grown(people: number) {
  const file = valdoraPeople(YEAR);
  const form = file.schede.find(({ persona, dal }) => persona === "V-020" && dal === `${String(YEAR)}-01-01`)!;
  const model = file.persone.find(({ codice }) => codice === "V-020")!;
  const codes = Array.from({ length: people }, (_, i) => `N-${String(i + 1).padStart(5, "0")}`);
  return {
    ...file,
    persone: [...file.persone, ...codes.map((codice) => ({ ...model, codice, nome: `Persona inventata ${codice}` }))],
    schede: [...file.schede, ...codes.map((persona) => ({ ...form, persona }))],
  };
}

const MORE = 1_200;
const FORMS = valdoraPeople(YEAR).schede.length + MORE;
const key = { administration: "valdora", year: YEAR };

beforeAll(async () => {
  await sql`analyze`.execute(owner);
  await sql`alter table form set (autovacuum_enabled = off)`.execute(owner);
  const content = Buffer.from(JSON.stringify(grown(MORE)));
  const ambient = { db: app, actor: { person: "prova", capacity: "commandLine" as const }, ...key };
  const verdict = await importEvaluations(ambient, { name: "valutazioni.json", content, idempotencyKey: "molte" });
  expect(verdict).toMatchObject({ ok: true, value: { forms: FORMS } });
}, 120_000);

test("what the database knows of how many there are is refreshed by the import itself", async () => {
  const { rows } = await sql<{ known: number }>`select reltuples::int as known from pg_class where relname = 'form'`.execute(owner);
  const { rows: held } = await sql<{ held: string }>`select count(*) as held from form`.execute(owner);
  expect(rows[0]!.known).toBe(Number(held[0]!.held));
});

describe("the list of the forms", () => {
  test("reads no step of more than three rows a form, whoever asks, where the statistics do not know them", async () => {
    await sql`alter table evaluated_person set (autovacuum_enabled = off)`.execute(owner);
    await sql`
      with made as (
        insert into evaluation_file (administration_id, year, file_name, sha256, content, organisation, pay, read_by)
          select 'altrove', year, file_name, sha256, content, organisation, pay, read_by from evaluation_file
          where administration_id = 'valdora' order by file_number desc limit 1
          returning file_number
      ), named as (
        insert into evaluated_person select 'altrove', made.file_number, p.code, p.name from evaluated_person p, made
          where p.administration_id = 'valdora' and p.file_number = (select max(file_number) from evaluation_file where administration_id = 'valdora')
      )
      , made_unit as (insert into unit (administration_id) values ('altrove') returning unit_id)
      insert into form
        select 'altrove', made.file_number, f.person, f.from_day, f.to_day, f.unit_written, f.role, f.evaluator, f.is_interim, f.state, f.not_evaluable, f.not_evaluable_note, f.content, made_unit.unit_id
        from form f, made, made_unit where f.administration_id = 'valdora' and f.file_number = (select max(file_number) from evaluation_file where administration_id = 'valdora')`.execute(
      owner,
    );
    const read = explainReadings();
    for (const who of ["personnel", "eq", "employee", "oiv"] as const) {
      const actor = { person: personOf(who), capacity: "signedIn" } as const;
      const forms = await readAs(serving, "altrove", actor, (tx) => listFormHeads(tx, { administration: "altrove", year: YEAR }));
      if (who === "personnel") expect(forms).toHaveLength(FORMS);
      if (who === "employee") expect(forms.map(({ person }) => person)).toEqual(["V-020"]);
    }
    expect(read.filter(({ most }) => most > 3 * FORMS)).toEqual([]);
    expect(Math.max(...read.map(({ most }) => most))).toBeGreaterThanOrEqual(FORMS);
  });

  test("stands on pages of fifty, which hold together every form that may be read, each once", async () => {
    const personnel = await signIn("valdora", personOf("personnel"));
    const list = `/valdora/ufficio/${String(YEAR)}/schede`;
    const pages = Math.ceil(FORMS / 50);
    let links: string[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const { text } = await personnel.ask(`${list}?pagina=${String(page)}`);
      expect(text).toContain(`pagina ${String(page)} di ${String(pages)}`);
      expect(text).toContain(`Lei può leggere ${String(FORMS)} schede.`);
      links = [...links, ...[...text.matchAll(/\/schede\/([\w-]+)"/g)].map(([, person]) => person!)];
    }
    expect(links).toHaveLength(FORMS);
    const expected = grown(MORE).schede.map(({ persona }) => persona);
    expect(links.toSorted()).toEqual(expected.toSorted());
  });

  test.each([
    ["beyond the last page", "?pagina=999", /pagina 28 di 28/],
    ["of page zero", "?pagina=0", /pagina 1 di 28/],
    ["of a page that is no number", "?pagina=due", /pagina 1 di 28/],
    ["of one code", "?cerca=n-00042", /Trovate: 1\./],
    ["of nobody", "?cerca=nessuno-qui", /Nessuna scheda di chi cerca\./],
  ])("asked %s says what it shows", async (_, query, words) => {
    const personnel = await signIn("valdora", personOf("personnel"));
    const { status, text } = await personnel.ask(`/valdora/ufficio/${String(YEAR)}/schede${query}`);
    expect(status).toBe(200);
    expect(text).toMatch(words);
  });

  test("of a search goes on to its next page, and keeps what was sought", async () => {
    const personnel = await signIn("valdora", personOf("personnel"));
    const { text } = await personnel.ask(`/valdora/ufficio/${String(YEAR)}/schede?cerca=inventata n-`);
    expect(text).toContain(`Trovate: ${String(MORE)}.`);
    expect(text).toContain(`href="/valdora/ufficio/${String(YEAR)}/schede?pagina=2&amp;cerca=inventata%20n-"`);
  });
});
