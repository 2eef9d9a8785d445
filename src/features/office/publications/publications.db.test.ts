import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { officeSite, personOf } from "../../../../tests/support/officeSite.ts";

const database = await freshDatabase();
const { site, signIn } = await officeSite(database);
const [planning, segretario, rpct, personnel, employee] = [
  await signIn("valdora", personOf("planning")),
  await signIn("valdora", personOf("segretario")),
  await signIn("valdora", personOf("rpct")),
  await signIn("valdora", personOf("personnel")),
  await signIn("valdora", personOf("employee")),
];
const PAGE = "/valdora/ufficio/2024/pubblicazioni";
const YEAR = "/valdora/2024";
const citizen = async (path: string) => {
  const answer = await site.app.request(`https://sito.example${path}`);
  return { status: answer.status, text: await answer.text() };
};
const retitle = (title: string) =>
  sql`update objective_version set title = ${title} where administration_id = 'valdora' and code = '2024-001'`.execute(database.owner);

beforeEach(() => sql`delete from request_count`.execute(database.owner));

test("planning prepares with the reason, the public reads the old words until the Segretario releases, and then the new ones", async () => {
  await retitle("Titolo corretto dell'anno");
  expect((await planning.ask(PAGE)).text).toContain("È pubblica la versione 1");
  const without = await planning.fill(PAGE, PAGE, { motivo: "" });
  expect([without.status, without.text.includes("qualcosa è cambiato: scriva perché")]).toEqual([422, true]);
  expect((await planning.fill(PAGE, PAGE, { motivo: "Un titolo era sbagliato" })).status).toBe(303);
  expect((await citizen(`${YEAR}/obiettivi/001`)).text).not.toContain("Titolo corretto");
  const waiting = await segretario.ask(PAGE);
  expect(waiting.text).toContain("Versione 2, preparata");
  const unapproved = await segretario.fill(PAGE, `${PAGE}/2`, {});
  expect([unapproved.status, unapproved.text.includes("Il piano non è ancora approvato")]).toEqual([422, true]);
  expect((await segretario.fill(PAGE, `${PAGE}/2`, { motivo_deroga: "La Giunta si riunisce domani" })).status).toBe(303);
  expect((await citizen(`${YEAR}/obiettivi/001`)).text).toContain("Titolo corretto");
  const { rows } = await sql`select person, action, from_action, reason from derogation where object = 'publication 2024/2'`.execute(
    database.owner,
  );
  expect(rows).toEqual([
    { person: "V-001", action: "publication.release", from_action: "plan.approve", reason: "La Giunta si riunisce domani" },
  ]);
});

test("a year is taken back with its reason: nothing of it is left to the public but the day and why; and it may be published again", async () => {
  expect((await rpct.fill(PAGE, `${PAGE}/ritiro`, { motivo_ritiro: "Un nome in un titolo" })).status).toBe(303);
  for (const path of [
    YEAR,
    `${YEAR}/obiettivi`,
    `${YEAR}/obiettivi/001`,
    `${YEAR}/relazione.json`,
    `${YEAR}/dati/obiettivi.csv`,
    `${YEAR}/numeri/obiettivi`,
  ]) {
    const { status, text } = await citizen(path);
    expect([path, status, text.includes("Un nome in un titolo"), text.includes("Titolo corretto")]).toEqual([path, 410, true, false]);
  }
  const api = await citizen("/api/v1/amministrazioni/valdora/anni/2024");
  expect([api.status, (JSON.parse(api.text) as { type: string; detail: string }).detail.endsWith(": Un nome in un titolo")]).toEqual([
    410,
    true,
  ]);
  expect((await citizen("/valdora")).status).toBe(404);
  expect((await planning.fill(PAGE, PAGE, { motivo: "" })).status).toBe(303);
  expect((await segretario.fill(PAGE, `${PAGE}/3`, { motivo_deroga: "La Giunta si riunisce domani" })).status).toBe(303);
  expect((await citizen(YEAR)).status).toBe(200);
  expect((await rpct.ask(PAGE)).text).toMatch(/ritirata il [^<]*: Un nome in un titolo/);
});

test("who prepared does not release where there is somebody else; whoever has no part in it does not come in", async () => {
  await retitle("Altro titolo");
  expect((await personnel.fill(PAGE, PAGE, { motivo: "Un titolo" })).status).toBe(303);
  expect((await personnel.fill(PAGE, `${PAGE}/4`, {})).status).toBe(403);
  expect((await employee.ask(PAGE)).status).toBe(403);
  expect((await planning.fill(PAGE, `${PAGE}/ritiro`, { motivo_ritiro: "No" })).status).toBe(403);
  expect((await citizen(PAGE)).status).toBe(303);
});

test("the reviewer's note is a page of the office", async () => {
  const note = await planning.ask("/valdora/ufficio/2024/controllo-qualita");
  expect([note.status, note.text.includes("Controllo qualità")]).toEqual([200, true]);
  expect((await planning.ask("/valdora/ufficio/1999/controllo-qualita")).status).toBe(404);
  expect((await citizen("/valdora/2024/controllo-qualita")).status).toBe(404);
});
