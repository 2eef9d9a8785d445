import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GRANTED_ROLES, type GrantedRole } from "../src/domain/access/accessRole.ts";
import { RIGHTS } from "../src/domain/access/rights.ts";
import { OFFICE_ROUTES } from "../src/server/officeRoutes.tsx";
import { freshDatabase } from "./support/database.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { ADMINISTRATIONS, OF_THE_OTHER, officeSite, OF_THE_STAFF, personOf, type SignedInBrowser, YEAR } from "./support/officeSite.ts";

const database = await freshDatabase();
const { site, signIn } = await officeSite(database);
const browsers = new Map<GrantedRole, SignedInBrowser>();
for (const role of GRANTED_ROLES) browsers.set(role, await signIn("valdora", personOf(role)));
const as = (role: GrantedRole) => browsers.get(role)!;

/** How many tries, in the long tier and in the everyday one. */
const MANY = IS_LONG ? 1 : 0.1;

/** An address of a route, for somebody and something. */
function addressOf(path: string, { administration = "valdora", person = "V-030", id = "1" } = {}): string {
  return path
    .replace(/:administration\{[^/]*\}/, administration)
    .replace(/:year\{[^/]*\}/, String(YEAR))
    .replace(/:person\{[^/]*?\}\}?(?=\/|$)/, person)
    .replace(/:ordinal\{[^/]*\}(?=\/|$)/, "001")
    .replace(/:id\{[^/]*?\}\}?(?=\/|$)/, id);
}

/** Who comes to each page, as a person wrote it down from the matrix: roles that hold the action in any relation. */
const PAGES = readFileSync(new URL("rights/pages.csv", import.meta.url), "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(";"))
  .map(([method = "", address = "", roles = ""]) => ({ method, address, roles: new Set(roles.split(" ")) }));

describe("[T01] every address of the office, asked by every role", () => {
  test("has its line in the table written by hand, and no line is of an address that is not there", () => {
    const ours = OFFICE_ROUTES.map(({ method, path }) => `${method} ${path.replace(/\{[^/]*?\}\}?(?=\/|$)/g, "")}`);
    expect(PAGES.map(({ method, address }) => `${method} ${address}`).sort()).toEqual([...ours].sort());
  });

  test("opens to the roles of the table and to no other", async () => {
    const disagreements: string[] = [];
    let asked = 0;
    for (const { method, path } of OFFICE_ROUTES) {
      const line = PAGES.find((page) => page.method === method && page.address === path.replace(/\{[^/]*?\}\}?(?=\/|$)/g, ""));
      for (const role of GRANTED_ROLES) {
        const browser = as(role);
        const { status } = method === "GET" ? await browser.ask(addressOf(path)) : await browser.post(addressOf(path), {});
        const isIn = status !== 403;
        asked += 1;
        if (isIn !== (line?.roles.has(role) ?? false)) disagreements.push(`${role} ${method} ${path}: ${String(status)}`);
      }
    }
    tellFigure(`T01, addresses: ${String(asked)} asked, ${String(disagreements.length)} disagreements`);
    expect(disagreements).toEqual([]);
    expect(asked).toBe(OFFICE_ROUTES.length * 16);
  });

  test("sends whoever is not signed in to the door, keeps what they had typed, and is never kept by a cache", async () => {
    for (const { method, path } of OFFICE_ROUTES) {
      const init = {
        method,
        headers: { "sec-fetch-site": "same-origin" },
        ...(method === "POST" && { body: new URLSearchParams({ nome: "Mia nota" }) }),
      };
      const answer = await site.app.request(`https://sito.example${addressOf(path)}`, init);
      expect([answer.status, answer.headers.get("cache-control")], path).toEqual([method === "GET" ? 303 : 401, "no-store"]);
      if (method === "POST") expect(await answer.text()).toContain("Mia nota");
    }
  });

  test("names an action of the table of rights", () => {
    for (const { action, path } of OFFICE_ROUTES) expect(Object.hasOwn(RIGHTS, action), path).toBe(true);
  });
});

describe("[OBL-31] [T02] what is somebody else's", () => {
  const PEOPLE = Array.from({ length: 151 }, (_, i) => `V-${String(i + 1).padStart(3, "0")}`);
  const OBJECTS = OFFICE_ROUTES.filter(({ path }) => path.includes(":person"));
  /** Employees, each of whom may reach their own line and nothing else; and the head of an office, with the fifty of hers. */
  const EMPLOYEES = ["V-020", "V-030", "V-050", "V-060", "V-070", "V-080", "V-090", "V-100", "V-120", "V-140"];
  const EDUCATION = new Set(["V-006", ...numbers(22, 37), "V-038", ...numbers(38, 47), "V-155", "V-158"]);

  function numbers(first: number, last: number): string[] {
    return Array.from({ length: last - first + 1 }, (_, i) => `V-${String(first + i).padStart(3, "0")}`);
  }

  test("is not there, byte for byte as what does not exist", async () => {
    let tries = 0;
    const readable: string[] = [];
    const attackers = [
      ...EMPLOYEES.map((code) => ({ code, reaches: (person: string) => person === code })),
      { code: "V-006", reaches: (person: string) => EDUCATION.has(person) },
    ];
    for (const { code, reaches } of attackers) {
      const browser = await signIn("valdora", code);
      for (const { method, path } of OBJECTS) {
        const send = (person: string) => {
          const address = addressOf(path, { person });
          return method === "GET" ? browser.ask(address) : browser.post(address, { scheda: `${person}/2024-01-01`, visto: "0".repeat(64) });
        };
        const missing = await send("V-999");
        if (missing.status === 403) continue; // a page that is not of the role at all: T01
        const foreign = PEOPLE.filter((person) => !reaches(person));
        for (const person of MANY === 1 ? foreign : foreign.filter((_, i) => i % 10 === 0)) {
          tries += 1;
          const answer = await send(person);
          if (answer.status !== missing.status || bare(answer.text) !== bare(missing.text))
            readable.push(`${code} ${method} ${path} ${person}: ${String(answer.status)}`);
        }
      }
    }
    tellFigure(`T02: ${String(tries)} tries, ${String(readable.length)} that answered otherwise than for what does not exist`);
    expect(readable).toEqual([]);
    expect(tries).toBeGreaterThan(MANY === 1 ? 5_000 : 500);
  });

  test("is in no list, search or count", async () => {
    const forms = await as("employee").ask(`/valdora/ufficio/${String(YEAR)}/schede`);
    expect(forms.text.match(/\/schede\/V-\d+/g)).toEqual(["/schede/V-020"]);
    for (const sought of ["", "V-0", "a", "Esempiucci", "%", "V-021"]) {
      const people = await as("employee").ask(`/valdora/ufficio/persone?cerca=${encodeURIComponent(sought)}`);
      expect((people.text.match(/\/persone\/V-\d+/g) ?? []).filter((link) => link !== "/persone/V-020")).toEqual([]);
      expect(people.text).toContain("Lei può vedere 1 persona.");
    }
  });

  test("is reached by whoever leads or evaluates, so that the refusals above mean something", async () => {
    expect((await as("eq").ask("/valdora/ufficio/persone/V-022")).status).toBe(200);
    expect((await as("employee").ask("/valdora/ufficio/persone/V-020")).status).toBe(200);
    expect((await as("personnel").ask(`/valdora/ufficio/${String(YEAR)}/schede/V-030`)).status).toBe(200);
    expect((await as("oiv").ask(`/valdora/ufficio/${String(YEAR)}/schede/V-002`)).status).toBe(200);
  });
});

/** A page without what changes at each answer: marks of forms, names of requests. */
function bare(text: string): string {
  return text.replace(/value="[A-Za-z0-9_-]{43}"|value="[0-9a-f-]{36}"/g, "");
}

describe("[T04] a form takes its own fields and no other", () => {
  const STRANGE = [
    "ruolo_di",
    "administration_id",
    "person",
    "decided_by",
    "decision",
    "score",
    "__proto__",
    "constructor",
    "prototype",
    "valid",
    "from",
  ];

  test("one that is not of the form is refused, and nothing is written", async () => {
    const before = await everything();
    let refused = 0;
    for (const { method, path } of OFFICE_ROUTES.filter((route) => route.method === "POST")) {
      for (const role of ["personnel", "segretario", "technicalAdministrator"] as const) {
        const browser = as(role);
        await browser.ask("/valdora/ufficio/deleghe");
        for (const field of STRANGE) {
          const { status, text } = await browser.post(addressOf(path), { [field]: "100", intento: "invia" });
          expect(status, `${role} ${method} ${path} ${field}`).toBeGreaterThanOrEqual(400);
          expect(status).toBeLessThan(500);
          expect(text).not.toMatch(/unrecognized|invalid input|expected string/i);
          refused += 1;
        }
      }
    }
    expect(await everything()).toEqual(before);
    tellFigure(`T04: ${String(refused)} forms with a field of another, all refused`);
    expect(refused).toBeGreaterThan(400);
  });

  /** How many rows each table has: a form refused leaves none. */
  async function everything() {
    const { rows } = await import("kysely").then(({ sql }) =>
      sql<{ table: string; rows: string }>`
        select relname as table, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text as rows
        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('session') order by relname`.execute(
        database.owner,
      ),
    );
    return rows;
  }
});

describe("[T05] two administrations with the same codes", () => {
  test("nobody of one reads or writes anything of the other, and nothing of theirs is in any answer", async () => {
    const here = new Map<GrantedRole, SignedInBrowser>();
    for (const role of GRANTED_ROLES) here.set(role, as(role));
    let asked = 0;
    const crossed: string[] = [];
    const rounds = MANY === 1 ? 14 : 1;
    for (let round = 0; round < rounds; round += 1) {
      for (const [role, browser] of here) {
        for (const { method, path } of OFFICE_ROUTES) {
          const person = `V-${String(1 + ((round * 7 + asked) % 150)).padStart(3, "0")}`;
          const id = String(1 + ((round + asked) % 40));
          for (const administration of ADMINISTRATIONS) {
            const address = addressOf(path, { administration, person, id });
            const answer =
              method === "GET"
                ? await browser.ask(address)
                : administration === "valdora"
                  ? undefined
                  : await browser.post(address, { dal: "01/01/2026" });
            if (!answer) continue;
            asked += 1;
            const isForeign = administration !== "valdora";
            if (isForeign && answer.status !== 404) crossed.push(`${role} ${method} ${address}: ${String(answer.status)}`);
            if (!isForeign && answer.text.includes(OF_THE_OTHER)) crossed.push(`${role} ${address} shows the other`);
          }
        }
      }
    }
    tellFigure(`T05: ${String(asked)} requests, ${String(crossed.length)} crossings`);
    expect(crossed).toEqual([]);
    expect(asked).toBeGreaterThan(MANY === 1 ? 10_000 : 700);
  });

  test("somebody who serves both sees each as who they are there", async () => {
    const both = await signIn("valdora", "ospite-oiv");
    const { linkPerson } = await import("../src/data/account/account.ts");
    await linkPerson(database.app, both.accountId, "altrove", "demo-oiv");
    expect((await both.ask("/valdora/ufficio")).status).toBe(403); // nobody there holds a role yet
    const there = await both.ask(`/altrove/ufficio/${String(YEAR)}/schede`);
    expect([there.status, there.text.includes(OF_THE_OTHER)]).toEqual([200, true]);
  });
});

test("of an acknowledgement the page of a form tells whom it is for, and says nothing to the others, rather than that there is none", async () => {
  const page = `/valdora/ufficio/${String(YEAR)}/schede/V-030`;
  const { text } = await as("personnel").ask(page);
  const [, scheda = "", visto = ""] = /name="scheda" value="([^"]+)".*?name="visto" value="([^"]+)"/s.exec(text) ?? [];
  const registered = await as("personnel").post(`${page}/presa-visione`, { scheda, visto, firmata_il: "10/05/2024" });
  expect(registered.status).toBe(303);
  expect((await as("personnel").ask(page)).text).toContain("Presa visione il 10/05/2024, su carta, registrata da demo-personnel.");
  expect((await (await signIn("valdora", "V-030")).ask(page)).text).toContain("Presa visione il 10/05/2024");
  const seen = await as("oiv").ask(page);
  expect((await as("oiv").ask(`/valdora/ufficio/${String(YEAR)}/schede`)).text).not.toContain("non ancora");
  expect([seen.status, /presa visione (?:il|e)|presa\s+visione\./i.test(seen.text)]).toEqual([200, false]);
});

test("the years of the office lead to the pages that are open to whoever asks, and to no hole between them", async () => {
  const yearsOf = async (role: GrantedRole) =>
    /<h2>Anni<\/h2>.*?<\/ul>/s.exec((await as(role).ask("/valdora/ufficio")).text)![0].replace(/<h2>.*?<\/h2>|<[^>]+>/g, "");
  expect(await yearsOf("planning")).toBe("2024: fasi, piano, controllo qualità, pubblicazioni, pagine pubbliche");
  expect(await yearsOf("employee")).toBe("2024: fasi, schede, pagine pubbliche");
});

test("every answer of the office forbids caches, frames and scripts from elsewhere", async () => {
  const { headers } = await as("personnel").ask("/valdora/ufficio/persone");
  expect(headers.get("cache-control")).toBe("no-store");
});

test("nothing went wrong that nobody was told", () => {
  expect(site.logged).toEqual([]);
  expect(OF_THE_STAFF.employee).toBe("V-020");
});
