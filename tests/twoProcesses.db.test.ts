import { newRequestKey } from "../src/data/request/requestKey.ts";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { officeSite, OF_THE_STAFF, YEAR } from "./support/officeSite.ts";
import { type Serving, startServingWith } from "./support/program.ts";

const database = await freshDatabase();
const { app, owner, urlOf } = database;
const { signIn } = await officeSite(database);
const OFFICE = "/valdora/ufficio";
const HOW_MANY = 24;
const SETTINGS = { DATABASE_URL: urlOf("app"), DATABASE_PUBLIC_URL: urlOf("publicReader"), TRAGUARDO_KEY: "07".repeat(32) };

let programs: readonly Serving[] = [];
beforeAll(async () => {
  programs = await Promise.all([1, 2].map(() => startServingWith(SETTINGS, "start", "--port", "0")));
});
afterAll(() => Promise.all(programs.map(({ stop }) => stop())));

/** A page as a browser has it: the fields of each form, by the address it is sent to. */
type Shown = { readonly status: number; readonly html: string };
type Fields = Readonly<Record<string, string>>;

/** Somebody signed in, who asks now one process and now the other. */
async function person(code: string) {
  const { token } = await signIn("valdora", code);
  const cookie = `traguardo=${token}`;
  const ask = async (path: string, at = 0): Promise<Shown> => {
    const answer = await fetch(`${programs[at % 2]!.address}${path}`, { headers: { cookie }, redirect: "manual" });
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (path: string, fields: Fields, at: number): Promise<Shown> => {
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const answer = await fetch(`${programs[at % 2]!.address}${path}`, {
      method: "POST",
      headers,
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    return { status: answer.status, html: await answer.text() };
  };
  return { ask, post };
}

/** What a form of a page holds, hidden fields included. */
function fieldsOf(html: string, action: string): Fields {
  const form = [...html.matchAll(/<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, to]) => to === action)?.[2];
  if (form === undefined) throw new Error(`No form for ${action}: ${html.slice(0, 2000)}`);
  const written = [...form.matchAll(/<input[^>]*>/g)].map(
    ([input]) => [/ name="([^"]*)"/.exec(input)?.[1], / value="([^"]*)"/.exec(input)?.[1]] as const,
  );
  return Object.fromEntries(written.flatMap(([name, value]) => (name === undefined ? [] : [[name, value ?? ""]])));
}

/** One deed many times at once, half through each process. */
async function atOnce(deed: (i: number) => Promise<Shown>): Promise<Shown[]> {
  await sql`delete from request_count`.execute(owner); // nobody is told to wait
  return Promise.all(Array.from({ length: HOW_MANY }, (_, i) => deed(i)));
}
const countOf = (answers: readonly Shown[], status: number) => answers.filter((each) => each.status === status).length;
const asked = () => ({ richiesta: newRequestKey() });
const linesOf = async (action: string) => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from audit where administration_id = 'valdora' and action = ${action}`.execute(owner);
  return rows[0]!.n;
};

describe(`[T24] of ${String(HOW_MANY)} who do the same at once through two processes`, () => {
  test("one changes a person; the others are told what it wrote, and nothing is lost", async () => {
    const personnel = await person("demo-personnel");
    for (const code of ["V-030", "V-031", "V-032", "V-033", "V-034"]) {
      const path = `${OFFICE}/persone/${code}`;
      const fields = fieldsOf((await personnel.ask(path)).html, path);
      const answers = await atOnce((i) => personnel.post(path, { ...fields, ...asked(), nome: `Nome numero ${String(i)}` }, i));
      expect([countOf(answers, 303), countOf(answers, 409)]).toEqual([1, HOW_MANY - 1]);
      const winner = `Nome numero ${String(answers.findIndex(({ status }) => status === 303))}`;
      expect((await personnel.ask(path, 1)).html).toContain(winner);
      for (const { status, html } of answers) if (status === 409) expect(html).toContain(winner);
    }
  });

  test("one confirms a role", async () => {
    const [technical, segretario, personnel] = [
      await person("demo-technicalAdministrator"),
      await person(OF_THE_STAFF.segretario!),
      await person("demo-personnel"),
    ];
    for (const [round, code] of ["V-040", "V-041", "V-042"].entries()) {
      const page = await technical.ask(`${OFFICE}/incarichi`);
      const proposal = {
        ...fieldsOf(page.html, `${OFFICE}/incarichi`),
        matricola: code,
        ruolo: "dataOwner",
        unita: "",
        dal: "01/01/2027",
        al: "",
        motivo: "Prova",
      };
      expect((await technical.post(`${OFFICE}/incarichi`, proposal, round)).status).toBe(303);
      const grant = await app
        .selectFrom("role_grant")
        .select("grant_id")
        .where("administration_id", "=", "valdora")
        .where("person", "=", code)
        .executeTakeFirstOrThrow();
      const path = `${OFFICE}/incarichi/${String(grant.grant_id)}`;
      const before = await linesOf("role.confirm");
      const [ofSegretario, ofPersonnel] = [await segretario.ask(`${OFFICE}/incarichi`), await personnel.ask(`${OFFICE}/incarichi`, 1)].map(
        ({ html }) => fieldsOf(html, path),
      );
      const answers = await atOnce((i) =>
        i % 3 === 0
          ? personnel.post(path, { ...ofPersonnel, ...asked(), decisione: "confirmed" }, i)
          : segretario.post(path, { ...ofSegretario, ...asked(), decisione: "confirmed" }, i),
      );
      expect([countOf(answers, 303), countOf(answers, 409)]).toEqual([1, HOW_MANY - 1]);
      expect(await linesOf("role.confirm")).toBe(before + 1);
    }
  });

  test("with the same key, it is done once and answered alike to all", async () => {
    const personnel = await person("demo-personnel");
    const path = `${OFFICE}/unita`;
    const fields = { ...fieldsOf((await personnel.ask(path)).html, path), nome: "Ufficio inventato", sotto: "", dal: "01/01/2027" };
    const before = await linesOf("organisation.write");
    const answers = await atOnce((i) => personnel.post(path, fields, i));
    expect(countOf(answers, 303)).toBe(HOW_MANY);
    expect(await app.selectFrom("unit_version").select("name").where("name", "=", "Ufficio inventato").execute()).toHaveLength(1);
    expect(await linesOf("organisation.write")).toBe(before + 1);
  });

  test("one takes note of a form", async () => {
    for (const code of ["V-050", "V-051", "V-052"]) {
      const employee = await person(code);
      const page = `${OFFICE}/${String(YEAR)}/schede/${code}`;
      const path = `${page}/presa-visione`;
      const fields = fieldsOf((await employee.ask(page)).html, path);
      const answers = await atOnce((i) => employee.post(path, { ...fields, ...asked() }, i));
      expect([countOf(answers, 303), countOf(answers, 409)]).toEqual([1, HOW_MANY - 1]);
      const rows = await app
        .selectFrom("acknowledgement")
        .select("person")
        .where("administration_id", "=", "valdora")
        .where("person", "=", code)
        .execute();
      expect(rows).toHaveLength(1);
    }
  });

  test("one closes a phase", async () => {
    const segretario = await person(OF_THE_STAFF.segretario!);
    const path = `${OFFICE}/${String(YEAR)}/fasi`;
    const fields = fieldsOf((await segretario.ask(path)).html, path);
    const before = await linesOf("track.close");
    const answers = await atOnce((i) =>
      segretario.post(
        path,
        {
          ...fields,
          ...asked(),
          fase: "plan",
          che_cosa: "chiudi",
          organo: "Giunta",
          numero: String(i + 1),
          data: "31/01/2024",
          fino_al: "",
        },
        i,
      ),
    );
    expect([countOf(answers, 303), countOf(answers, 409)]).toEqual([1, HOW_MANY - 1]);
    expect(await linesOf("track.close")).toBe(before + 1);
  });
});

test("[T06] of employees who take note through two processes while the Segretario closes the phase, none does so after it, and none is lost", async () => {
  const segretario = await person(OF_THE_STAFF.segretario!);
  const phases = `${OFFICE}/${String(YEAR)}/fasi`;
  const closing = { fase: "individualStaff", che_cosa: "chiudi", organo: "Giunta", data: "31/01/2024", fino_al: "" };
  const noted = async () =>
    new Set(
      (await app.selectFrom("acknowledgement").select("person").where("administration_id", "=", "valdora").execute()).map(
        (row) => row.person,
      ),
    );
  const everybody = Array.from({ length: 60 }, (_, i) => `V-${String(60 + i).padStart(3, "0")}`);
  const told = { accepted: 0, refused: 0 };
  for (let round = 0; round < 4; round += 1) {
    await owner
      .updateTable("track")
      .set({ closed_at: null, closed_by_act: null })
      .where("administration_id", "=", "valdora")
      .where("year", "=", YEAR)
      .where("track", "=", "individualStaff")
      .execute();
    const ready = await Promise.all(
      everybody.slice(round * 15, round * 15 + 15).map(async (code) => {
        const employee = await person(code);
        const page = `${OFFICE}/${String(YEAR)}/schede/${code}`;
        const { status, html } = await employee.ask(page);
        return status === 200 && html.includes("presa-visione")
          ? { code, employee, path: `${page}/presa-visione`, fields: fieldsOf(html, `${page}/presa-visione`) }
          : undefined;
      }),
    );
    const fields = fieldsOf((await segretario.ask(phases)).html, phases);
    const writing = Promise.all(
      ready
        .filter((each) => each !== undefined)
        .map(async ({ code, employee, path, fields: form }, i) => {
          await pause(i * 12);
          return { code, status: (await employee.post(path, { ...form, ...asked() }, i)).status };
        }),
    );
    await pause(60);
    expect((await segretario.post(phases, { ...fields, ...closing, ...asked(), numero: String(100 + round) }, round)).status).toBe(303);
    const atClosing = await noted();
    const answers = await writing;
    expect(await noted()).toEqual(atClosing); // nobody came after the closing was told
    for (const { code, status } of answers) expect([code, status]).toEqual([code, atClosing.has(code) ? 303 : 409]);
    told.accepted += answers.filter(({ status }) => status === 303).length;
    told.refused += answers.filter(({ status }) => status === 409).length;
  }
  expect(told.accepted).toBeGreaterThan(0); // else the closing did not come between
  expect(told.refused).toBeGreaterThan(0);
});
