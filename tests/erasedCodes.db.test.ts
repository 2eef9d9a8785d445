import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { findRole, listRoles } from "../src/data/access/roleGrant.ts";
import { loadStaff } from "../src/data/organisation/staff.ts";
import { loadSubject } from "../src/data/access/subject.ts";
import { loadUnits } from "../src/data/organisation/unit.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import type { Verdict } from "../src/domain/kernel/verdict.ts";
import { readStaff } from "../src/exchange/staff/readStaff.ts";
import { declareConflict, substituteEvaluator } from "../src/features/commands/abstentions/abstain.ts";
import { delegate } from "../src/features/commands/abstentions/delegate.ts";
import { COMMAND_LINE } from "../src/features/commands/ambient.ts";
import { tellRefusals } from "../src/domain/kernel/refusal.ts";
import { toldProblem } from "../src/exchange/rules/clauseRefusals.ts";
import { ACT_REFUSALS } from "../src/features/commands/act.ts";
import { IMPORT_EVALUATIONS_REFUSALS, importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { acknowledgeForm } from "../src/features/commands/forms/acknowledge.ts";
import { addPerson, correctPerson, recordRelation, marksOfMember } from "../src/features/commands/organisation/changePerson.ts";
import { IMPORT_STAFF_REFUSALS, importStaff } from "../src/features/commands/organisation/importStaff.ts";
import { paths } from "../src/features/paths.ts";
import { startErasure, executeErasure } from "../src/features/commands/personalData/erasePerson.ts";
import { type Refusal, sentenceOf } from "../src/domain/kernel/refusal.ts";
import { erasedCode } from "../src/domain/organisation/erasedCode.ts";
import { classificationOf } from "../src/domain/organisation/classification.ts";
import { decideGrant, proposeGrant, ROLE_REFUSALS } from "../src/features/commands/roles/grantRole.ts";
import { addAccount } from "../src/features/commands/accounts/manageAccount.ts";
import { freshDatabase } from "./support/database.ts";
import { officeSite } from "./support/officeSite.ts";
import { refusedRows } from "./support/refusedRows.ts";
import { runProgramWith } from "./support/program.ts";
import type { UnitId } from "../src/domain/organisation/unitId.ts";

// V-030 was erased on 12/03/2026, by the program; V-031 on 02/02/2026, before this version was installed, and was named again since by a list.

const database = await freshDatabase();
const { app, owner, urlOf } = database;
const { signIn } = await officeSite(database);

const office = { db: app, administration: "valdora", actor: COMMAND_LINE };
const TODAY = civilDate("2026-11-26");
let keys = 0;
const once = () => ({ idempotencyKey: `erased ${String((keys += 1))}` });
const reasonsOf = (verdict: Verdict<unknown, string>) => (verdict.ok ? [] : verdict.reasons.map(toldOf));
const toldOf = ({ reason, with: given }: Refusal) =>
  given === undefined ? reason : `${reason} ${String(given["on"])} ${String(given["code"])}`;
const ERASED = "codeErased 2026-03-12 V-030";
const EARLIER = "codeErased 2026-02-02 V-031";
const WORDS =
  "La matricola V-030 è di una persona i cui dati sono stati cancellati il 12/03/2026: chi è? Quella matricola non torna a nessuno: ne dia un'altra.";

let waiting = 0n;
let unit: UnitId;

beforeAll(async () => {
  await sql`insert into role_grant (administration_id, person, role, valid, reason, proposed_by) values ('valdora', 'V-030', 'planning', '[2026-01-01,)', 'Prova', 'altri')`.execute(
    owner,
  );
  await sql`insert into account (mail, name) values ('senza@valdora.example', 'Senza ente')`.execute(owner);
  waiting = (await listRoles(app, "valdora"))[0]!.id;
  const as = (person: string) => ({ ...office, actor: { person, capacity: "commandLine" as const } });
  expect(reasonsOf(await startErasure(as("V-001"), { person: "V-030", reason: "richiesta" }, once()))).toEqual([]);
  expect(reasonsOf(await executeErasure(as("V-002"), "V-030", once()))).toEqual([]);
  await sql`
    update erasure_request set executed_at = '2026-03-12T11:00:00Z' where person = 'V-030';
    insert into erasure_request (administration_id, person, reason, started_by, executed_by, executed_at)
    values ('valdora', 'V-031', 'richiesta', 'V-001', 'V-002', '2026-02-02T11:00:00Z')`.execute(owner);
  unit = (await loadUnits(app, "valdora"))[0]!.unit;
});

test("a code is erased however it is written again: other capitals, a lost zero, a point left behind; the code of somebody known is theirs", async () => {
  const unitName = (await loadUnits(app, "valdora"))[0]!.name;
  const importing = async (code: string) => {
    const list = `Matricola;Cognome e nome;Area;Unità;Dal\n${code};Nome Tornato;istruttori;${unitName};01/01/2027\n`;
    const reading = await readStaff(Buffer.from(list));
    const verdict = await importStaff(office, { name: "p.csv", reading, makesUnits: false, dryRun: true, ...once() });
    return refusedRows(verdict, IMPORT_STAFF_REFUSALS).map(({ field, text }) => `${field} ${text}`);
  };
  for (const code of ["v-030", "V-30", "v-0030", "V-030."]) expect([code, await importing(code)]).toEqual([code, [`Matricola ${code}`]]);
  for (const code of ["V-03", "V-0300", "V-300", "V030", "V-032"]) expect([code, await importing(code)]).toEqual([code, []]);
});

const HEAD = "Matricola;Cognome e nome;Area;Unità;Dal;Valutatore";
const listed = async (rows: readonly string[]) => {
  const reading = await readStaff(Buffer.from([HEAD, ...rows].join("\n"), "utf8"));
  const verdict = await importStaff(office, { name: "personale.csv", reading, makesUnits: true, dryRun: false, ...once() });
  return { added: verdict.ok ? verdict.value.added : 0, refused: refusedRows(verdict, IMPORT_STAFF_REFUSALS) };
};

describe("a code that was erased is refused wherever it comes in again, with the day and what to do:", () => {
  test("in a row of the staff list, as its own or as an evaluator's, with all that is wrong elsewhere, and nothing is written", async () => {
    const before = await loadStaff(app, "valdora");
    const { refused, added } = await listed([
      "V-030;Tornata Inventata;Istruttori;Unità di prova;01/01/2026;oiv",
      "N-901;Nuova Inventata;Istruttori;Unità di prova;01/01/2026;V-030",
      "N-902;Altra Inventata;Istruttori;Unità di prova;01/01/2026;Z-999",
      "V-031;Chi Era Tornato;Istruttori;Unità di prova;01/01/2026;oiv",
    ]);
    expect(refused.map(({ line, field, text, message }) => [line, field, text, message])).toEqual([
      [2, "Matricola", "V-030", WORDS],
      [3, "Valutatore", "V-030", WORDS],
      [4, "Valutatore", "Z-999", "Il valutatore non è nell'elenco, né tra le persone già note."],
      [5, "Matricola", "V-031", WORDS.replace("V-030", "V-031").replace("12/03/2026", "02/02/2026")],
    ]);
    expect(added).toBe(0);
    expect(await loadStaff(app, "valdora")).toEqual(before);
    expect(before.find(({ code }) => code === "V-030")?.name).toBe("Persona cancellata");
  });

  test("on the page of a new person, in a correction, in a working relation, as an evaluator", async () => {
    const relation = { from: civilDate("2026-10-01"), unit, ...classificationOf("istruttori"), fte: "1" };
    expect(reasonsOf(await addPerson(office, { code: "V-030", name: "Altra Inventata" }, relation, once()))).toEqual([ERASED]);
    expect(reasonsOf(await addPerson(office, { code: "N-903", name: "Altra" }, { ...relation, evaluator: "V-031" }, once()))).toEqual([
      EARLIER,
    ]);
    const [held] = await loadStaff(app, "valdora", "V-030");
    const seen = marksOfMember(held!);
    expect(reasonsOf(await correctPerson(office, { code: "V-030", name: "Di Nuovo", seen }, once()))).toEqual([ERASED]);
    expect(reasonsOf(await recordRelation(office, { code: "V-030", seen, ...relation }, once()))).toEqual([ERASED]);
    const [other] = await loadStaff(app, "valdora", "V-032");
    const changed = { code: "V-032", seen: marksOfMember(other!), ...relation, evaluator: "V-030" };
    expect(reasonsOf(await recordRelation(office, changed, once()))).toEqual([ERASED]);
    const personnel = await signIn("valdora", "demo-personnel");
    const fields = {
      codice_fiscale: "",
      posta: "",
      valutatore: "",
      al: "",
      matricola: "V-030",
      nome: "Altra Inventata",
      unita: unit,
      ruolo: "istruttori",
      tempo: "1",
      dal: "01/10/2026",
    };
    const page = await personnel.fill(paths.newPerson("valdora"), paths.newPerson("valdora"), fields);
    expect([
      page.status,
      page.text.includes("La matricola V-030 è di una persona i cui dati sono stati cancellati il 12/03/2026: chi è?"),
    ]).toEqual([422, true]);
  });

  test("in the file of the evaluations, whose it is and who evaluates", async () => {
    const file = valdoraPeople(2024);
    const at = file.persone.findIndex(({ codice }) => codice === "V-030");
    const evaluated = file.schede.findIndex(({ persona }) => persona === "V-040");
    const schede = file.schede.map((each, i) => (i === evaluated ? { ...each, valutatore: "V-031" } : each));
    const content = Buffer.from(JSON.stringify({ ...file, schede }));
    const verdict = await importEvaluations({ ...office, year: 2024 }, { name: "valutazioni.json", content, ...once() });
    const told = verdict.ok ? [] : tellRefusals(verdict.reasons, { ...ACT_REFUSALS, ...IMPORT_EVALUATIONS_REFUSALS }).map(toldProblem);
    expect(told.filter(({ message }) => message.includes("cancellati"))).toEqual([
      { clause: `persone[${String(at)}].codice`, message: WORDS },
      { clause: `persone[${String(at + 1)}].codice`, message: expect.stringContaining("02/02/2026") as string },
      { clause: `schede[${String(evaluated)}].valutatore`, message: expect.stringContaining("V-031") as string },
    ]);
    expect((await sql`select count(*)::int as n from evaluation_file where administration_id = 'valdora'`.execute(owner)).rows).toEqual([
      { n: 1 },
    ]);
  });

  test("for a role, proposed or waiting since before; in a delegation, a conflict, a substitution, from either side", async () => {
    const grant = { person: "V-030", role: "oiv" as const, from: civilDate("2026-01-01"), reason: "Prova" };
    expect(reasonsOf(await proposeGrant(office, grant, once()))).toEqual([ERASED]);
    expect(sentenceOf(erasedCode("V-030", civilDate("2026-03-12")), ROLE_REFUSALS)).toBe(WORDS);
    expect(reasonsOf(await decideGrant(office, { id: waiting, decision: "confirmed" }, once()))).toEqual([ERASED]);
    expect(reasonsOf(await decideGrant(office, { id: waiting, decision: "refused" }, once()))).toEqual([]);
    expect((await findRole(app, "valdora", waiting))?.decision).toBe("refused");
    const delegation = { actions: ["form.write"] as const, from: TODAY, until: TODAY, reason: "Prova" };
    expect(reasonsOf(await delegate(office, { of: "V-030", to: "V-032", ...delegation }, once()))).toEqual([ERASED]);
    expect(reasonsOf(await delegate(office, { of: "V-030", to: "V-031", ...delegation }, once()))).toEqual([ERASED, EARLIER]);
    expect(reasonsOf(await declareConflict(office, { person: "V-032", about: "V-030", reason: "Prova" }, once()))).toEqual([ERASED]);
    expect(reasonsOf(await declareConflict(office, { person: "V-031", about: "V-032", reason: "Prova" }, once()))).toEqual([EARLIER]);
    expect(
      reasonsOf(await substituteEvaluator(office, { person: "V-032", substitute: "V-030", from: TODAY, reason: "Prova" }, once())),
    ).toEqual([ERASED]);
  });

  test("for an account, a signature on paper, and as whoever erases others", async () => {
    const account = { mail: "altra@valdora.example", name: "Altra", place: { administration: "valdora", person: "V-030" } };
    expect(reasonsOf(await addAccount(app, COMMAND_LINE, account))).toEqual([ERASED]);
    expect((await sql`select from account where mail = 'altra@valdora.example'`.execute(owner)).rows).toEqual([]);
    const paper = { person: "V-030", form: "V-030/2024-01-01", seen: "0".repeat(64), paper: { signedOn: TODAY } };
    expect(reasonsOf(await acknowledgeForm({ ...office, year: 2024 }, paper, once()))).toEqual([ERASED]);
    const erased = { ...office, actor: { person: "V-030", capacity: "commandLine" as const } };
    expect(reasonsOf(await startErasure(erased, { person: "V-032", reason: "x" }, once()))).toEqual(["actorUnknown"]);
  });

  test("on the command line, in the same words", async () => {
    const run = (...words: string[]) => runProgramWith({ DATABASE_URL: urlOf("app") }, ...words);
    const added = await run("account", "add", "--mail", "x@valdora.example", "--name", "Altra", "--administration", "valdora", "--person", "V-030"); // prettier-ignore
    expect([added.code, added.stderr]).toEqual([1, expect.stringContaining(WORDS)]);
    const granted = await run("role", "grant", "--person", "V-030", "--role", "oiv", "--from", "01/01/2026", "--reason", "Prova", "--administration", "valdora"); // prettier-ignore
    expect([granted.code, granted.stderr]).toEqual([1, expect.stringContaining(WORDS)]);
  });
});

test("another administration may use the same code: it is of another person there", async () => {
  const grant = { person: "V-030", role: "oiv" as const, from: civilDate("2026-01-01"), reason: "Prova" };
  expect((await proposeGrant({ ...office, administration: "altrove" }, grant, once())).ok).toBe(true);
});

test("whoever was erased holds nothing any more, and is no second person for anything", async () => {
  expect((await loadSubject(app, "valdora", "V-030", TODAY)).heldRoles).toEqual([]);
  expect((await loadSubject(app, "valdora", "V-032", TODAY)).heldRoles).not.toEqual([]);
});

describe("the database itself, with every check of the application left out,", () => {
  test.each([
    "update person set name = 'Tornata' where administration_id = 'valdora' and person = 'V-030'",
    "update person set fiscal_code = 'RSSMRA80A01H501U' where administration_id = 'valdora' and person = 'V-030'",
    "update person set mail = 'x@y.example' where administration_id = 'valdora' and person = 'V-031'",
    "insert into person (administration_id, person, name) values ('valdora', 'V-030', 'Tornata') on conflict (administration_id, person) do update set name = 'Tornata'",
  ])("does not name them again: %s", async (statement) => {
    await expect(sql.raw(statement).execute(app)).rejects.toThrow("non le si ridà un nome");
  });

  test.each([
    "insert into employment (administration_id, person, valid, unit_id, post, profile, fte) select 'valdora', 'V-030', '[1990-01-01,1990-02-01)', min(unit_id), 'none', 'istruttori', 1 from unit where administration_id = 'valdora'",
    "insert into employment (administration_id, person, valid, unit_id, post, profile, fte, evaluator) select 'valdora', 'V-001', '[1990-01-01,1990-02-01)', min(unit_id), 'none', 'istruttori', 1, 'V-030' from unit where administration_id = 'valdora'",
    "insert into account_person (administration_id, account_id, person) select 'valdora', account_id, 'V-030' from account where name = 'Senza ente'",
    "insert into role_grant (administration_id, person, role, valid, reason, proposed_by) values ('valdora', 'V-030', 'oiv', '[2026-01-01,)', 'x', 'y')",
    "insert into delegation (administration_id, of_person, to_person, actions, valid, reason, recorded_by) values ('valdora', 'V-001', 'V-030', '{x}', '[2026-01-01,2026-02-01)', 'x', 'y')",
    "insert into conflict_of_interest (administration_id, person, about, reason, declared_by) values ('valdora', 'V-001', 'V-031', 'x', 'y')",
    "insert into evaluator_substitution (administration_id, person, substitute, valid, reason, recorded_by) values ('valdora', 'V-001', 'V-030', '[2026-01-01,)', 'x', 'y')",
    "insert into evaluated_person (administration_id, file_number, code, name) select 'valdora', max(file_number), 'V-030', 'Tornata' from evaluation_file where administration_id = 'valdora' on conflict do nothing",
    "insert into acknowledgement (administration_id, person, year, object, sha256, means, signed_on, recorded_by) values ('valdora', 'V-030', 2024, 'x', sha256('x'), 'paper', '2026-01-01', 'y')",
    "insert into form_draft (administration_id, person, address) values ('valdora', 'V-030', '/x')",
  ])("hangs nothing new on them: %s", async (statement) => {
    if (statement.includes("evaluated_person"))
      await sql`insert into evaluation_file (administration_id, year, file_name, sha256, organisation, pay, read_by) values ('valdora', 2024, 'x', sha256('x'), '{}', '{"people": []}', 'x')`.execute(
        owner,
      );
    await expect(sql.raw(statement).execute(app)).rejects.toThrow("i cui dati sono stati cancellati il");
  });

  test("confirms no role that waited, and lets everything else go on", async () => {
    await sql`alter table role_grant disable trigger user; insert into role_grant (administration_id, person, role, valid, reason, proposed_by) values ('valdora', 'V-030', 'dpo', '[2026-01-01,)', 'x', 'y'); alter table role_grant enable trigger user`.execute(
      owner,
    );
    await expect(
      sql`update role_grant set decision = 'confirmed', decided_by = 'z', decided_at = now() where person = 'V-030' and decision is null`.execute(
        app,
      ),
    ).rejects.toThrow("un incarico non le si conferma");
    await sql`update person set version = version + 1 where administration_id = 'valdora'`.execute(app);
    expect((await listed(["N-904;Nuova Inventata;Istruttori;Unità di prova;01/01/2026;oiv"])).added).toBe(1);
  });

  test("is asked by nobody about another administration", async () => {
    const { rows } = await sql`select * from erased_among('valdora', array['V-030'])`.execute(database.serving);
    expect(rows).toEqual([]);
  });
});

test("whoever was named again before this version is erased again, and stays so", async () => {
  const as = (person: string) => ({ ...office, actor: { person, capacity: "commandLine" as const } });
  expect((await loadStaff(app, "valdora", "V-031"))[0]?.name).not.toBe("Persona cancellata");
  expect(reasonsOf(await startErasure(as("V-001"), { person: "V-031", reason: "era tornata" }, once()))).toEqual([]);
  expect(reasonsOf(await executeErasure(as("V-002"), "V-031", once()))).toEqual([]);
  expect((await loadStaff(app, "valdora", "V-031"))[0]?.name).toBe("Persona cancellata");
});
