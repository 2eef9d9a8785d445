import { because } from "../../../../tests/support/because.ts";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { officeSite } from "../../../../tests/support/officeSite.ts";
import { listPersonalForms } from "../../../data/evaluation/personalForm.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import type { Actor } from "../ambient.ts";
import { ACKNOWLEDGE_REFUSALS, acknowledgeForm, markOfForm } from "./acknowledge.ts";

const database = await freshDatabase();
const { app, serving, owner } = database;
const { signIn } = await officeSite(database);
const AT = { administration: "valdora", year: 2024 };

let keys = 0;
const key = () => ({ idempotencyKey: `acknowledge ${String((keys += 1))}` });
const by = (person: string): { db: typeof serving; actor: Actor } & typeof AT => ({
  db: serving,
  actor: { person, capacity: "signedIn" },
  ...AT,
});
const formOf = async (person: string) => {
  const [form] = await listPersonalForms(app, AT, person);
  return { person, form: form!.id, seen: markOfForm(form!) };
};
const kept = async () =>
  (await sql`select person, means, signed_on, recorded_by from acknowledgement order by acknowledgement_id`.execute(owner)).rows;

beforeEach(() => sql`truncate acknowledgement`.execute(owner));

test("one's own form is acknowledged on the site, once for each content", async () => {
  const asked = await formOf("V-020");
  expect(await acknowledgeForm(by("V-020"), asked, key())).toEqual({ ok: true, value: null });
  expect(await acknowledgeForm(by("V-020"), asked, key())).toEqual(because("alreadyAcknowledged"));
  expect(await kept()).toMatchObject([{ person: "V-020", means: "online", recorded_by: "V-020" }]);
});

test("nobody acknowledges on the site for another, and what was seen must be what stands", async () => {
  const asked = await formOf("V-020");
  expect(await acknowledgeForm(by("V-030"), asked, key())).toEqual(because("notFound"));
  expect(await acknowledgeForm(by("V-005"), asked, key())).toEqual(because("noRole"));
  expect(await acknowledgeForm(by("V-020"), { ...asked, seen: "0".repeat(64) }, key())).toEqual(because("contentChanged"));
  expect(await kept()).toEqual([]);
});

test("who has neither mail nor computer signs on paper, and personnel registers the day", async () => {
  const asked = { ...(await formOf("V-140")), paper: { signedOn: civilDate("2025-04-02") } };
  expect(await acknowledgeForm(by("demo-personnel"), asked, key())).toEqual({ ok: true, value: null });
  expect(await kept()).toEqual([{ person: "V-140", means: "paper", signed_on: "2025-04-02", recorded_by: "demo-personnel" }]);
  const tomorrow = { ...(await formOf("V-141")), paper: { signedOn: civilDate("2999-01-01") } };
  expect(await acknowledgeForm(by("demo-personnel"), tomorrow, key())).toEqual(because("signedInTheFuture"));
  expect(await acknowledgeForm(by("V-014"), tomorrow, key())).toEqual(because("noRole"));
});

test("each category waits for its own track", async () => {
  await sql`update track set opened_at = null where administration_id = 'valdora' and track = 'individualStaff'`.execute(owner);
  expect(await acknowledgeForm(by("V-020"), await formOf("V-020"), key())).toEqual(because("trackNotOpened"));
  expect((await acknowledgeForm(by("V-006"), await formOf("V-006"), key())).ok).toBe(true);
  expect((await acknowledgeForm(by("V-002"), await formOf("V-002"), key())).ok).toBe(true);
  await sql`update track set opened_at = '2025-01-01' where track = 'individualStaff'`.execute(owner);
});

test("the page to sign says the content by its print, and is not of who may not read the form", async () => {
  const personnel = await signIn("valdora", "demo-personnel");
  const { text, status } = await personnel.ask("/valdora/ufficio/2024/schede/V-140/da-firmare");
  expect([status, text.includes((await formOf("V-140")).seen.slice(0, 16)), text.includes("Firma")]).toEqual([200, true, true]);
  const other = await signIn("valdora", "V-141");
  expect((await other.ask("/valdora/ufficio/2024/schede/V-140/da-firmare")).status).toBe(404);
});

test("a form that changed since it was read is shown as it is now, with the day that was typed, to be sent from there", async () => {
  const personnel = await signIn("valdora", "demo-personnel");
  const page = "/valdora/ufficio/2024/schede/V-140";
  const { id, seen } = await formOf("V-140").then(({ form, seen: mark }) => ({ id: form, seen: mark }));
  const { status, text } = await personnel.fill(page, `${page}/presa-visione`, {
    scheda: id,
    visto: "0".repeat(64),
    firmata_il: "02/04/2025",
  });
  expect([status, text.includes("Invia di nuovo")]).toEqual([409, false]);
  expect(text).toContain(ACKNOWLEDGE_REFUSALS.contentChanged);
  expect(text).toContain(`name="visto" value="${seen}"`);
  expect(text).toContain('value="02/04/2025"');
});

test("a form pressed twice is sent once, a draft is one's own and goes when it is sent", async () => {
  const dirigente = await signIn("valdora", "V-002");
  const fields = {
    delegante: "V-002",
    delegato: "V-006",
    dal: "01/11/2026",
    al: "31/12/2026",
    motivo: "Ferie di dicembre",
    "form.write": "si",
  };
  const page = "/valdora/ufficio/deleghe";
  expect((await dirigente.fill(page, page, { ...fields, intento: "bozza" })).status).toBe(303);
  expect((await dirigente.ask(page)).text).toContain("Ferie di dicembre");
  expect((await (await signIn("valdora", "V-003")).ask(page)).text).not.toContain("Ferie di dicembre");
  const once = { ...fields, richiesta: dirigente.key() };
  expect((await dirigente.post(page, once)).status).toBe(303);
  expect((await dirigente.post(page, once)).status).toBe(303);
  const { rows } = await sql`select count(*)::int as n from delegation where of_person = 'V-002' and administration_id = 'valdora'`.execute(
    owner,
  );
  expect(rows).toEqual([{ n: 1 }]);
  expect((await sql`select fields from form_draft`.execute(owner)).rows).toEqual([{ fields: null }]);
});

test("a form of another session of the same person is given back to be sent again, one of another site is not", async () => {
  const first = await signIn("valdora", "V-002");
  const page = "/valdora/ufficio/deleghe";
  await first.ask(page);
  const again = await first.post(page, { modulo: "x".repeat(43), motivo: "Testo da non perdere" });
  expect([again.status, again.text.includes("Testo da non perdere"), again.text.includes("Invia di nuovo")]).toEqual([409, true, true]);
  const foreign = await first.ask(page, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ motivo: "Testo altrui" }).toString(),
  });
  expect([foreign.status, foreign.text.includes("Testo altrui")]).toEqual([403, false]);
});
