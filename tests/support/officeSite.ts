import { readFileSync } from "node:fs";
import { join } from "node:path";
import { valdoraPeople } from "../../demo/valdoraPeople.ts";
import { valdoraStaffList } from "../../demo/valdora/staffList.ts";
import { VALDORA_ACTS } from "../../demo/valdora/acts.ts";
import { VALDORA_SMVP } from "../../demo/valdora/smvp.ts";
import { insertAccount, linkPerson } from "../../src/data/account/account.ts";
import { nameActor } from "../../src/data/database/nameActor.ts";
import { decideRole, proposeRole } from "../../src/data/access/roleGrant.ts";
import { openSession } from "../../src/data/account/session.ts";
import { transact } from "../../src/data/database/transact.ts";
import { GRANTED_ROLES, type GrantedRole } from "../../src/domain/access/accessRole.ts";
import { TRACKS } from "../../src/domain/cycle/track.ts";
import type { Json } from "../../src/domain/kernel/json.ts";
import { civilDate } from "../../src/domain/kernel/civilDate.ts";
import { readStaff } from "../../src/exchange/staff/readStaff.ts";
import type { Actor } from "../../src/features/commands/ambient.ts";
import { importEvaluations } from "../../src/features/commands/evaluation/importEvaluations.ts";
import { importStaff } from "../../src/features/commands/organisation/importStaff.ts";
import { importPlan } from "../../src/features/commands/plan/importPlan.ts";
import { approveRules } from "../../src/features/commands/rules/approveRules.ts";
import { draftRules } from "../../src/features/commands/rules/draftRules.ts";
import { hashOfToken, newToken } from "../../src/features/secretToken.ts";
import { accessSite } from "./accessSite.ts";
import type { TestDatabase } from "./database.ts";
import { publish } from "./publishing.ts";
import { readingWorkers } from "./readingWorkers.ts";
import { ROOT } from "./sourceFiles.ts";

/** Two administrations with the same people, codes and forms; every name of the second begins with this word. */
export const OF_THE_OTHER = "ALTRUI";
export const ADMINISTRATIONS = ["valdora", "altrove"] as const;
export const YEAR = 2024;

const maker: Actor = { person: "riga di comando", capacity: "commandLine" };

/** Who of the invented staff holds what by working there. */
export const OF_THE_STAFF: Partial<Record<GrantedRole, string>> = {
  segretario: "V-001",
  dirigente: "V-002",
  eq: "V-006",
  employee: "V-020",
};

/** The code of whoever holds a role in both administrations. */
export function personOf(role: GrantedRole): string {
  return OF_THE_STAFF[role] ?? `demo-${role}`;
}

/** Fills a database with both, everybody with an account and a session. */
export async function officeSite({ app, serving, owner }: TestDatabase) {
  for (const administration of ADMINISTRATIONS) {
    await fill(app, administration);
    await publish(app, { administration, year: YEAR });
  }
  await owner
    .updateTable("track")
    .set({ opened_at: new Date("2024-01-01") })
    .where("track", "in", [...TRACKS])
    .execute();
  const site = accessSite(serving, undefined, app);
  return { site, signIn: (administration: string, person: string) => signIn(app, site, administration, person) };
}

async function fill(db: TestDatabase["app"], administration: string): Promise<void> {
  const isOther = administration !== "valdora";
  const other = (name: string) => (isOther ? `${OF_THE_OTHER} ${name}` : name);
  const at = { db, workers: readingWorkers, actor: maker, administration, year: YEAR };
  const key = (what: string) => `${administration} ${what}`;
  const content = readFileSync(join(ROOT, `demo/valdora-${String(YEAR)}.txt`));
  const plan = {
    name: "piano.txt",
    content,
    administrationName: other("Comune"),
    isAdministrationChosen: true,
    idempotencyKey: key("plan"),
  };
  succeed(await importPlan(at, plan));
  const list = valdoraStaffList().replace(/^(V-\d+);/gm, (_, code: string) => `${code};${isOther ? `${OF_THE_OTHER} ` : ""}`);
  const reading = await readStaff(Buffer.from(list, "utf8"));
  succeed(await importStaff(at, { name: "personale.csv", reading, makesUnits: true, dryRun: false, idempotencyKey: key("staff") }));
  const document = VALDORA_SMVP[YEAR] as Json;
  succeed(await draftRules(at, { kind: "smvp", source: { kind: "document", document }, idempotencyKey: key("smvp") }));
  succeed(await approveRules(at, { kind: "smvp", act: VALDORA_ACTS[YEAR].smvp, idempotencyKey: key("approval") }));
  const file = valdoraPeople(YEAR);
  const people = { ...file, persone: file.persone.map((person) => ({ ...person, nome: other(person.nome) })) };
  const evaluations = { name: "valutazioni.json", content: Buffer.from(JSON.stringify(people)), idempotencyKey: key("evaluations") };
  succeed(await importEvaluations(at, evaluations));
  await transact(db, async (tx) => {
    await nameActor(tx, { administration, ...maker });
    for (const role of GRANTED_ROLES.filter((each) => OF_THE_STAFF[each] === undefined)) {
      const proposal = { person: personOf(role), role, from: civilDate("2024-01-01"), reason: "Prova" };
      const id = await proposeRole(tx, administration, maker.person, proposal);
      await decideRole(tx, administration, id, { decision: "confirmed", by: maker.person });
    }
    return { keep: true, value: undefined };
  });
}

function succeed(verdict: { readonly ok: boolean }): void {
  if (!verdict.ok) throw new Error(`The site of the tests was refused: ${JSON.stringify(verdict)}`);
}

let accounts = 0;

/** A browser that is signed in as somebody of an administration, with the forms of the pages it opens. */
async function signIn(db: TestDatabase["app"], { app }: ReturnType<typeof accessSite>, administration: string, person: string) {
  const known = await db
    .selectFrom("account_person")
    .select("account_id")
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .executeTakeFirst();
  const mail = `${String((accounts += 1))}@${administration}.example`;
  const accountId = known?.account_id ?? (await insertAccount(db, { mail, name: `Utenza ${person}` }));
  if (accountId === undefined) throw new Error("No account");
  if (!known) await linkPerson(db, accountId, administration, person);
  const token = newToken();
  await openSession(db, { tokenHash: hashOfToken(token), accountId, means: "secondFactor" });
  const peer = { incoming: { socket: { remoteAddress: "203.0.113.7", remotePort: 1, remoteFamily: "IPv4" } } };
  let [mark, key] = ["", ""];
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie: `__Host-traguardo=${token}` };
    const answer = await app.request(`https://sito.example${path}`, { ...init, headers }, peer);
    const text = await answer.text();
    mark = /name="modulo" value="([^"]+)"/.exec(text)?.[1] ?? mark;
    key = /name="richiesta" value="([^"]+)"/.exec(text)?.[1] ?? key;
    return { status: answer.status, text, headers: answer.headers };
  };
  /** Sends a form as the page last opened would. */
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ modulo: mark, richiesta: key, ...fields }).toString(),
    });
  /** Opens a page and sends its form. */
  const fill = async (page: string, path: string, fields: Readonly<Record<string, string>>) => {
    await ask(page);
    return post(path, fields);
  };
  return { ask, post, fill, accountId, token, person, key: () => key, mark: () => mark };
}

export type SignedInBrowser = Awaited<ReturnType<typeof signIn>>;
