import { renderToString } from "hono/jsx/dom/server";
import { describe, expect, test } from "vitest";
import { refusal } from "../domain/kernel/refusal.ts";
import { personChoice, unitChoice } from "./entryChoices.tsx";
import { checked, choice, day, longText, optional, seenMark, text, ticks } from "./entryFields.tsx";
import { EntryFields, entryForm, type Look, offersOf, problemsOf, readEntry } from "./entryForm.tsx";

const PEOPLE = [
  { value: "V-020", text: "Protocollini Cinzia · Segreteria · V-020" },
  { value: "V-021", text: "Protocollini Mario · Tributi · V-021" },
  { value: "V-022", text: "Virgolettini Nadia · Segreteria · V-022" },
];
const FEW = [
  { value: "1", text: "Segreteria" },
  { value: "2", text: "Tributi" },
];
const MANY = Array.from({ length: 60 }, (_, i) => ({ value: String(i + 1), text: `Ufficio ${String(i + 1)}` }));
const lookAmong = (units: readonly { value: string; text: string }[]): Look => ({
  isPerson: (code) => Promise.resolve(PEOPLE.some(({ value }) => value === code)),
  people: (words) => Promise.resolve(PEOPLE.filter((each) => each.text.toLowerCase().includes(words.toLowerCase()))),
  units: () => Promise.resolve(units),
});
const look = lookAmong(FEW);

const FORM = entryForm({
  person: personChoice("matricola", "A chi"),
  unit: unitChoice("unita", "Unità", { none: "nessuna" }),
  role: choice("ruolo", "Incarico", { oiv: "OIV", dpo: "DPO" }, "Scelga l'incarico."),
  from: day("dal", "Dal giorno"),
  to: optional(day("al", "All'ultimo giorno")),
  reason: longText("motivo", "Perché", { what: "perché" }),
  seen: seenMark("visto", /^\d+$/),
});
const RIGHT = { matricola: "V-020", unita: "2", ruolo: "oiv", dal: "01/02/2026", al: "", motivo: " Decreto 4 ", visto: "7" };

async function drawn(typed: Readonly<Record<string, string>>, among = look) {
  const read = await readEntry(FORM, typed, among);
  const shown = read.ok ? undefined : { ...read, typed };
  return renderToString(<EntryFields form={FORM} shown={shown} offers={await offersOf(FORM, among)} held={{ from: "05/03/2026" }} />);
}

describe("a form is read", () => {
  test("into its data, by the name of each datum; what may be empty is missing", async () => {
    expect(await readEntry(FORM, RIGHT, look)).toEqual({
      ok: true,
      data: { person: "V-020", unit: "2", role: "oiv", from: "2026-02-01", reason: "Decreto 4", seen: "7" },
    });
    const whole = await readEntry(FORM, { ...RIGHT, unita: "", al: "28/02/2026" }, look);
    expect(whole).toMatchObject({ ok: true, data: { to: "2026-02-28" } });
    expect(whole.ok && "unit" in whole.data).toBe(false);
  });

  test("whole: five wrong fields are five problems, each with the id of its field", async () => {
    const read = await readEntry(
      FORM,
      { ...RIGHT, matricola: "", ruolo: "sindaco", dal: "31/02/2026", al: "domani", motivo: " " },
      look,
      "x-",
    );
    expect(read).toMatchObject({
      ok: false,
      problems: [
        { id: "x-matricola", text: "Scriva la matricola, o una parte del nome." },
        { id: "x-ruolo", text: "Scelga l'incarico." },
        { id: "x-dal", text: "«31/02/2026» non è un giorno: lo scriva come 31/12/2026." },
        { id: "x-al", text: "«domani» non è un giorno: lo scriva come 31/12/2026." },
        { id: "x-motivo", text: "Scriva perché." },
      ],
    });
  });

  test("a field that is not of the form is refused, never dropped", async () => {
    const read = await readEntry(FORM, { ...RIGHT, stipendio: "1" }, look);
    expect(read).toMatchObject({ ok: false, problems: [{ text: "Il modulo ha campi che non sono suoi: stipendio." }] });
  });

  test("ticks are read whatever their number, under their own names", async () => {
    const form = entryForm({ actions: ticks("delega", "Per che cosa", { "form.write": "scrivere", "form.read": "leggere" }) });
    expect(await readEntry(form, { "form.write": "si" }, look)).toEqual({ ok: true, data: { actions: ["form.write"] } });
    expect(await readEntry(form, { "form.erase": "si" }, look)).toMatchObject({ ok: false });
  });

  test("a field held against something more says what that is", async () => {
    const form = entryForm({ name: checked(text("nome", "Nome", { what: "il nome" }), (name) => name !== "x", "Un altro.") });
    expect(await readEntry(form, { nome: "x" }, look)).toMatchObject({ problems: [{ id: "nome", text: "Un altro." }] });
    expect(await readEntry(form, { nome: "" }, look)).toMatchObject({ problems: [{ id: "nome", text: "Scriva il nome." }] });
  });
});

describe("a person is chosen", () => {
  const read = (typed: Readonly<Record<string, string>>) => readEntry(FORM, { ...RIGHT, ...typed }, look);

  test.each([
    ["V-020", "V-020"],
    [" v-020 ", "V-020"],
    ["x-999", "x-999"],
    ["X-999", "X-999"],
  ])("by code, whatever its capitals; one of nobody is for the command to refuse: «%s»", async (matricola, person) => {
    expect(await read({ matricola })).toMatchObject({ ok: true, data: { person } });
  });

  test("by words of the name: those found are offered, and none is taken by itself", async () => {
    expect(await read({ matricola: "protocollini" })).toMatchObject({
      ok: false,
      problems: [{ id: "matricola", text: "Con «protocollini» si trovano 2 persone: scelga quale." }],
      found: { matricola: PEOPLE.slice(0, 2) },
    });
    expect(await read({ matricola: "Virgolettini" })).toMatchObject({
      ok: false,
      problems: [{ text: "«Virgolettini» è questa persona? La scelga." }],
    });
  });

  test("the one that was picked is taken, unless other words were written since", async () => {
    const picked = { matricola: "protocollini", matricola_cercata: "protocollini", matricola_scelta: "V-021" };
    expect(await read(picked)).toMatchObject({ ok: true, data: { person: "V-021" } });
    expect(await read({ ...picked, matricola: "virgolettini" })).toMatchObject({ ok: false, found: { matricola: [PEOPLE[2]] } });
  });

  test("nobody is found by words of no name", async () => {
    expect(await read({ matricola: "Nessuno Davvero" })).toMatchObject({
      problems: [{ text: "Nessuna persona che lei può vedere si chiama «Nessuno Davvero»." }],
    });
  });
});

describe("a unit is chosen", () => {
  test("from a list while they are few, and looked for once they are many", async () => {
    expect(await drawn(RIGHT)).toContain('<select class="form-select" id="unita"');
    const many = await drawn({ ...RIGHT, unita: "fficio 12" }, lookAmong(MANY));
    expect(many).toContain('value="cerca:unita"');
    expect(many).toContain('name="unita_scelta" value="12"');
    expect(await drawn({ ...RIGHT, dal: "", unita: "12" }, lookAmong(MANY))).toContain('value="Ufficio 12"');
  });

  test("by the whole of its name too, where only one is called so", async () => {
    expect(await readEntry(FORM, { ...RIGHT, unita: "UFFICIO 7" }, lookAmong(MANY))).toMatchObject({ ok: true, data: { unit: "7" } });
    expect(await readEntry(FORM, { ...RIGHT, unita: "ufficio" }, lookAmong(MANY))).toMatchObject({
      problems: [{ id: "unita", text: "Con «ufficio» si trovano più di 20 unità: scelga tra le prime, o scriva altre parole." }],
    });
  });
});

describe("a form is drawn", () => {
  test("with what was typed, and what is wrong beside each field", async () => {
    const html = await drawn({ ...RIGHT, dal: "31/02/2026", motivo: "" });
    expect(html).toContain('value="31/02/2026"');
    expect(html).toContain('aria-describedby="dal-errore" aria-invalid="true"');
    expect(html).toContain('<p class="field-error" id="motivo-errore">Scriva perché.</p>');
    expect(html).toContain('name="visto" value="7"');
  });

  test("with what is held before anybody types, and without «required» where it may be empty", async () => {
    const html = await drawn(RIGHT);
    expect(html).toContain('name="dal" value="05/03/2026" required');
    expect(html).not.toMatch(/name="al"[^>]*required/);
  });

  test("with nothing chosen it asks to choose; what can be chosen no more is not changed to another in silence", () => {
    const form = entryForm({ unit: unitChoice("unita", "Unità") });
    const drawn = (unita: string) =>
      renderToString(<EntryFields form={form} shown={{ typed: { unita }, problems: [] }} offers={{ unita: FEW }} />);
    expect(drawn("")).toContain('<option value="" selected="">Scelga…</option>');
    expect(drawn("9")).toContain('<option value="9" selected="">Ciò che era scelto non c&#39;è più: scelga di nuovo</option>');
    expect(drawn("2")).not.toContain('<option value="9"');
    expect(drawn("2")).toContain('<option value="2" selected="">Tributi</option>');
  });
});

test("a refusal about a datum stands beside its field, any other on the whole form", () => {
  const sentences = { late: "Troppo tardi.", noRole: "Non può." };
  const problems = problemsOf(FORM, [refusal("late", "from"), refusal("noRole"), refusal("late", "elsewhere")], sentences, "p-");
  expect(problems).toEqual([{ text: "Troppo tardi.", id: "p-dal", label: "Dal giorno" }, { text: "Non può." }, { text: "Troppo tardi." }]);
});
