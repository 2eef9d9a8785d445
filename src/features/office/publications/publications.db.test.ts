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
  expect([unapproved.status, unapproved.text.includes("non ha l&#39;atto che approva il piano")]).toEqual([422, true]);
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
  const silent = await planning.fill(PAGE, PAGE, { motivo: "" });
  expect([silent.status, silent.text.includes("era stato ritirato dal pubblico: scriva perché")]).toEqual([422, true]);
  const { rows } = await sql<{ name: string }>`select name from person where administration_id = 'valdora' and person = 'V-020'`.execute(
    database.owner,
  );
  const named = await planning.fill(PAGE, PAGE, { motivo: `Senza ${rows[0]!.name}` });
  expect([named.status, named.text.includes("contiene il nome di una persona")]).toEqual([422, true]);
  expect((await planning.fill(PAGE, PAGE, { motivo: "Senza il nome" })).status).toBe(303);
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

test("an earlier number is taken back from its own page, with a reason; what is refused is given back; the one in force has no such page", async () => {
  expect((await segretario.fill(PAGE, `${PAGE}/4`, { motivo_deroga: "La Giunta si riunisce domani" })).status).toBe(303);
  expect((await citizen(`${YEAR}/pubblicazioni/3/obiettivi/001`)).status).toBe(200);
  expect((await rpct.ask(PAGE)).text).toContain(`<a href="${PAGE}/3/ritiro">Ritira la versione 3</a>`);
  expect((await planning.ask(PAGE)).text).not.toContain("/3/ritiro");
  expect([(await rpct.ask(`${PAGE}/4/ritiro`)).status, (await rpct.ask(`${PAGE}/9/ritiro`)).status]).toEqual([404, 404]);
  const inForce = await rpct.fill(`${PAGE}/3/ritiro`, `${PAGE}/4/ritiro`, { motivo_ritiro: "Un nome nella quarta" });
  expect([inForce.status, inForce.text.includes("È la versione in vigore"), inForce.text.includes("Un nome nella quarta")]).toEqual([
    422,
    true,
    true,
  ]);
  const without = await rpct.fill(`${PAGE}/3/ritiro`, `${PAGE}/3/ritiro`, { motivo_ritiro: " " });
  expect([without.status, without.text.includes("Ritira la versione 3 del 2024")]).toEqual([422, true]);
  expect((await rpct.fill(`${PAGE}/3/ritiro`, `${PAGE}/3/ritiro`, { motivo_ritiro: "Un nome nella terza" })).status).toBe(303);
  const gone = await citizen(`${YEAR}/pubblicazioni/3/obiettivi/001`);
  expect([
    gone.status,
    gone.text.includes("La versione 3 del 2024 è stata ritirata il"),
    gone.text.includes("Un nome nella terza"),
  ]).toEqual([410, true, true]);
  expect((await citizen(YEAR)).text).toMatch(/Versione 3 del [\d/]+, ritirata il [\d/]+: Un nome nella terza/);
});

test("what a withdrawn number held is erased by another person than withdrew it, with a reason", async () => {
  const at = `${PAGE}/3/cancellazione`;
  const parts = async () => {
    const { rows } = await sql<{ number: number }>`
      select distinct number from published_part where administration_id = 'valdora' and year = 2024 order by 1`.execute(database.owner);
    return rows.map(({ number }) => number);
  };
  expect((await rpct.ask(`${PAGE}/4/cancellazione`)).status).toBe(404);
  const own = await rpct.fill(at, at, { motivo_cancellazione: "Un nome nel titolo" });
  expect([own.status, own.text.includes("Un nome nel titolo"), await parts()]).toEqual([422, true, [1, 2, 3, 4]]);
  expect((await segretario.fill(at, at, { motivo_cancellazione: "Un nome nel titolo" })).status).toBe(303);
  expect(await parts()).toEqual([1, 2, 4]);
  expect((await segretario.ask(PAGE)).text).toMatch(/Un nome nella terza\. Contenuto cancellato il /);
  expect((await segretario.ask(at)).status).toBe(404);
  expect((await segretario.fill(PAGE, at, { motivo_cancellazione: "Ancora" })).text).toContain("è già cancellato");
  expect((await citizen(`${YEAR}/obiettivi/001`)).status).toBe(200);
});

test("before releasing, the names of the register that stand in the texts are shown with their place", async () => {
  const { rows } = await sql<{ name: string }>`select name from person where administration_id = 'valdora' and person = 'V-020'`.execute(
    database.owner,
  );
  const { name } = rows[0]!;
  await retitle(`Orto di ${name}`);
  expect((await planning.fill(PAGE, PAGE, { motivo: "Di nuovo" })).status).toBe(303);
  const { text } = await segretario.ask(PAGE);
  expect(
    ["In un testo c'è un nome", `Titolo di 2024-001: ${name}`].filter((words) => !text.replaceAll("&#39;", "'").includes(words)),
  ).toEqual([]);
});

test("what is prepared is looked at as the public will read it, by who reads publications and nobody else; released, the public reads those bytes", async () => {
  const { rows } = await sql<{
    number: number;
  }>`select number from publication where administration_id = 'valdora' and state = 'prepared'`.execute(database.owner);
  const number = String(rows[0]!.number);
  const preview = `/valdora/ufficio/2024/anteprima/${number}`;
  expect((await segretario.ask(PAGE)).text).toContain(`href="${preview}"`);
  const main = (text: string) =>
    /<main[^]*<\/main>/
      .exec(text)![0]
      .replace(/<aside class="version"[^]*?<\/aside>/, "")
      .replaceAll(preview, "")
      .replaceAll(`${YEAR}/pubblicazioni/${number}`, "");
  const pages = ["", "/obiettivi", "/obiettivi/001", "/obiettivi-strategici", "/numeri/obiettivi", "/relazione", "/dati", "/variazioni"];
  const seen: string[] = [];
  for (const page of pages) {
    const { status, text } = await segretario.ask(`${preview}${page}`);
    expect([page, status, text.includes("<strong>Bozza</strong>")]).toEqual([page, 200, true]);
    seen.push(main(text));
  }
  expect((await segretario.ask(`${preview}/dati/obiettivi.csv`)).text).toContain("Orto di");
  const { status } = await employee.ask(preview);
  expect([status, (await citizen(preview)).status, (await citizen(`${YEAR}/pubblicazioni/${number}`)).status]).toEqual([403, 303, 404]);
  expect((await segretario.ask("/valdora/ufficio/2024/anteprima/99")).status).toBe(404);
  expect((await segretario.fill(PAGE, `${PAGE}/${number}`, { motivo_deroga: "Senza atto" })).status).toBe(303);
  for (const [i, page] of pages.entries()) expect(main((await citizen(`${YEAR}/pubblicazioni/${number}${page}`)).text), page).toBe(seen[i]);
});
