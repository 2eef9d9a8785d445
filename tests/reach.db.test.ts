import { newRequestKey } from "../src/data/request/requestKey.ts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { listConflicts, listSubstitutions } from "../src/data/access/abstention.ts";
import { listDelegations } from "../src/data/access/delegation.ts";
import { nameActor } from "../src/data/database/nameActor.ts";
import { listFormHeads } from "../src/data/evaluation/personalForm.ts";
import { listRelationsOfPower } from "../src/data/organisation/relationOfPower.ts";
import { listRoles } from "../src/data/access/roleGrant.ts";
import type { NoticeKind } from "../src/data/access/accessTables.ts";
import { loadStaff } from "../src/data/organisation/staff.ts";
import { loadSubject } from "../src/data/access/subject.ts";
import { transact } from "../src/data/database/transact.ts";
import { loadUnits } from "../src/data/organisation/unit.ts";
import { type GrantedRole, GRANTED_ROLES } from "../src/domain/access/accessRole.ts";
import { DELEGABLE_ACTIONS } from "../src/domain/access/delegableActions.ts";
import { mayDo, type Subject, type Thing } from "../src/domain/access/mayDo.ts";
import { RIGHTS, type RightName } from "../src/domain/access/rights.ts";
import { TRACKS } from "../src/domain/cycle/track.ts";
import { type CivilDate, civilDate, italianDate } from "../src/domain/kernel/civilDate.ts";
import { classificationOf } from "../src/domain/organisation/classification.ts";
import { PROFILES } from "../src/domain/organisation/profile.ts";
import { readStaff } from "../src/exchange/staff/readStaff.ts";
import { closeConflict, declareConflict, endSubstitution, substituteEvaluator } from "../src/features/commands/abstentions/abstain.ts";
import { delegate, endDelegation } from "../src/features/commands/abstentions/delegate.ts";
import type { Actor } from "../src/features/commands/ambient.ts";
import { confirmListed } from "../src/features/commands/organisation/confirmRelations.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { thingOfForm } from "../src/features/commands/forms/thingOfForm.ts";
import { correctPerson, recordRelation, marksOfMember } from "../src/features/commands/organisation/changePerson.ts";
import { changeUnit, markOfUnit } from "../src/features/commands/organisation/changeUnit.ts";
import { importStaff } from "../src/features/commands/organisation/importStaff.ts";
import { thingOfMember } from "../src/features/office/thingOfMember.ts";
import { decideGrant, endGrant, proposeGrant } from "../src/features/commands/roles/grantRole.ts";
import { addAccount, inviteAgain } from "../src/features/commands/accounts/manageAccount.ts";
import { freshDatabase } from "./support/database.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { officeSite, personOf, YEAR } from "./support/officeSite.ts";

// One person alone, with every deed that touches who reaches whom, in random order. After each sequence the reach of everybody is asked again: whatever anybody
// may do that they could not before must have been confirmed by a second person, be a derogation that was recorded, or have been told, in the same
// transaction, to whom it is about and to the Segretario.

const SEQUENCES = IS_LONG ? 20_000 : 120;
const CODE = "valdora";
const { app, serving, owner } = await freshDatabase().then(async (database) => ({ ...database, site: await officeSite(database) }));

/** Those whose reach is watched, and about whom: who leads, who is led, who keeps the staff. */
const WATCHED = ["V-001", "V-002", "V-006", "V-020", "V-022", "V-030", "V-031", "V-040", personOf("personnel"), personOf("oiv")];
/** Those to whom things happen: the Segretario stays, so that there is always somebody to tell. */
const known = await owner.selectFrom("person").select("person").where("administration_id", "=", CODE).execute();
const MOVED = WATCHED.filter((code) => code !== "V-001" && known.some(({ person }) => person === code));

/** The actions that differ in who may do them: those that everybody may are of no interest, and those of one right are one. */
const ACTIONS = [
  ...new Map(
    (Object.keys(RIGHTS) as RightName[])
      .filter((action) => RIGHTS[action].grants.every(({ role }) => role !== "citizen"))
      .map((action) => [
        JSON.stringify({ ...RIGHTS[action], delegable: (DELEGABLE_ACTIONS as readonly RightName[]).includes(action) }),
        action,
      ]),
  ).values(),
];

const { rows } = await sql<{ today: string }>`select rome_day(now())::text as today`.execute(app);
const TODAY = civilDate(rows[0]!.today);
const plus = (days: number) => civilDate(new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10));
const WATCHED_DAYS = [TODAY, plus(30), plus(120)];

let seed = 20_261_129;
function draw(most: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * most);
}
const one = <Value>(values: readonly Value[]): Value => values[draw(values.length)]!;

const machine: Actor = { person: "riga di comando", capacity: "commandLine" };
const as = (role: GrantedRole): Actor => ({ person: personOf(role), capacity: "signedIn" });
const asked = () => ({ idempotencyKey: newRequestKey(), derogation: "Nell'ente non c'è nessun altro" });
type Office = { readonly db: typeof app; readonly actor: Actor; readonly administration: string };
const officeOf = (actor: Actor): Office => ({ db: actor.capacity === "commandLine" ? app : serving, actor, administration: CODE });

const reading = <Value>(work: (tx: typeof app) => Promise<Value>) =>
  transact(app, async (tx) => {
    await nameActor(tx, { administration: CODE, ...machine });
    return { keep: false, value: await work(tx) };
  });

function days(): { readonly from: CivilDate; readonly to?: CivilDate } {
  const from = one([plus(-40), TODAY, plus(15)]);
  const to = one([undefined, undefined, plus(60), plus(200)]);
  return { from, ...(to !== undefined && { to }) };
}

let mails = 0;
const evaluations = valdoraPeople(YEAR);

type Deed = (office: Office) => Promise<unknown>;

/** What the personnel office may try. */
const PERSONNEL: readonly Deed[] = [
  async (office) => {
    const code = one(MOVED);
    const [member] = await reading((tx) => loadStaff(tx, CODE, code));
    const units = await reading((tx) => loadUnits(tx, CODE));
    const evaluator = one([undefined, ...MOVED]);
    const relation = { ...days(), unit: one(units).unit, ...classificationOf(one(PROFILES)), fte: "1", ...(evaluator !== undefined && { evaluator }) };
    return recordRelation(office, { code, seen: marksOfMember(member!), ...relation }, asked());
  },
  async (office) => {
    const [member] = await reading((tx) => loadStaff(tx, CODE, one(MOVED)));
    return correctPerson(office, { ...member!, mail: `nuova${String((mails += 1))}@ente.example`, seen: marksOfMember(member!) }, asked());
  },
  async (office) => {
    const units = await reading((tx) => loadUnits(tx, CODE));
    const span = one(units);
    const to = { name: span.name, parent: one([null, ...units.map(({ unit }) => unit)]) };
    return changeUnit(office, { unit: span.unit, from: one([TODAY, plus(10), plus(draw(300))]), to, seen: markOfUnit(units, span.unit) }, asked());
  },
  (office) => substituteEvaluator(office, { person: one(MOVED), substitute: one(MOVED), from: one([civilDate("2024-06-01"), TODAY]), reason: "Assenza" }, asked()),
  async (office) => {
    const held = (await reading((tx) => listSubstitutions(tx, CODE))).filter(({ isRevoked }) => !isRevoked);
    return held.length === 0 ? undefined : endSubstitution(office, one(held).id, asked());
  },
  (office) => delegate(office, { of: one(WATCHED), to: one(MOVED), actions: [one(DELEGABLE_ACTIONS)], from: TODAY, until: plus(90), reason: "Ferie" }, asked()),
  async (office) => {
    const held = (await reading((tx) => listDelegations(tx, CODE))).filter(({ isRevoked }) => !isRevoked);
    return held.length === 0 ? undefined : endDelegation(office, one(held).id, asked());
  },
  (office) => declareConflict(office, { person: one(MOVED), about: one(MOVED), reason: "Parentela" }, asked()),
  async (office) => {
    const held = (await reading((tx) => listConflicts(tx, CODE))).filter(({ isEnded }) => !isEnded);
    return held.length === 0 ? undefined : closeConflict(office, one(held).id, asked());
  },
  async (office) => {
    const units = await reading((tx) => loadUnits(tx, CODE));
    const staff = await reading((tx) => loadStaff(tx, CODE));
    const first = draw(MOVED.length);
    const chosen = [0, 1, 2].map((i) => MOVED[(first + i) % MOVED.length]!);
    const lines = staff.filter(({ code }) => chosen.includes(code)).map(({ code, name }) => [code, name, one(["Dirigente", "EQ", "Istruttori"]), one(units).name, italianDate(one([TODAY, plus(20)])), one(MOVED.filter((each) => each !== code)), `lista${String((mails += 1))}@ente.example`].join(";"));
    const list = ["Matricola;Cognome e nome;Area;Unità;Dal;Valutatore;Posta", ...lines, ""].join("\n");
    return importStaff(office, { name: "elenco.csv", reading: await readStaff(Buffer.from(list)), makesUnits: false, dryRun: false, idempotencyKey: newRequestKey() });
  },
  async (office) => {
    if (draw(4) > 0) return undefined; // a whole file each time: seldom
    const mine = evaluations.schede.filter(({ persona }) => MOVED.includes(persona));
    const { persona } = one(mine);
    const schede = evaluations.schede.map((form) => (form.persona === persona ? { ...form, valutatore: one(MOVED.filter((each) => each !== persona)) } : form));
    const content = Buffer.from(JSON.stringify({ ...evaluations, schede, nota: `${evaluations.nota ?? ""} ${String((mails += 1))}` }));
    return importEvaluations({ ...office, year: YEAR }, { name: "valutazioni.json", content, idempotencyKey: newRequestKey() });
  },
]; // prettier-ignore

const CONFIRMING: readonly Deed[] = [
  async (office) => {
    const waiting = (await reading((tx) => listRelationsOfPower(tx, CODE))).filter(({ isConfirmed }) => !isConfirmed);
    return waiting.length === 0 ? undefined : confirmListed(office, [one(waiting).id], asked());
  },
  async (office) => {
    const waiting = (await reading((tx) => listRoles(tx, CODE))).filter(({ decision }) => decision === null);
    return waiting.length === 0 ? undefined : decideGrant(office, { id: one(waiting).id, decision: "confirmed" }, asked());
  },
  async (office) => {
    const held = (await reading((tx) => listRoles(tx, CODE))).filter(
      ({ decision, endedOn, person }) => decision === "confirmed" && endedOn === undefined && MOVED.includes(person),
    );
    return held.length === 0 ? undefined : endGrant(office, { id: one(held).id, on: TODAY }, asked());
  },
];

const PROPOSING: readonly Deed[] = [
  async (office) => {
    const units = await reading((tx) => loadUnits(tx, CODE));
    const role = one(GRANTED_ROLES);
    return proposeGrant(office, { person: one(MOVED), role, unit: one(units).unit, ...days(), reason: "Atto" }, asked());
  },
];

const AT_THE_MACHINE: readonly Deed[] = [
  ({ db, actor }) => addAccount(db, actor, { mail: `utenza${String((mails += 1))}@ente.example`, name: "Utenza nuova", place: { administration: CODE, person: one(MOVED) } }),
  async ({ db, actor }) => {
    const account = await db.selectFrom("account").innerJoin("account_person", "account_person.account_id", "account.account_id").select("mail").where("person", "in", MOVED).where("administration_id", "=", CODE).execute();
    return account.length === 0 ? undefined : inviteAgain(db, actor, one(account).mail);
  },
]; // prettier-ignore

/** Each person alone, with what they may try. */
const ALONE: readonly (readonly [Actor, readonly Deed[]])[] = [
  [as("personnel"), [...PERSONNEL, ...PERSONNEL, ...CONFIRMING]],
  [as("personnel"), [...PERSONNEL, ...CONFIRMING]],
  [as("segretario"), CONFIRMING],
  [as("technicalAdministrator"), [...PROPOSING, CONFIRMING[2]!]],
  [machine, [...PERSONNEL, ...PROPOSING, ...AT_THE_MACHINE]],
];

/** What somebody may do: on which day, what, to what. */
type Triple = { readonly who: string; readonly action: string; readonly day: CivilDate; readonly thing: Thing };

/** Everything anybody of those watched may do, each named in one line. */
function reach(): Promise<Map<string, Triple>> {
  return reading(async (tx) => {
    const subjects = new Map<string, Subject>();
    for (const code of WATCHED) subjects.set(code, await loadSubject(tx, CODE, code, TODAY));
    const members = (await loadStaff(tx, CODE)).filter(({ code }) => WATCHED.includes(code));
    const forms = (await listFormHeads(tx, { administration: CODE, year: YEAR })).filter(({ person }) => WATCHED.includes(person));
    const found = new Map<string, Triple>();
    for (const day of WATCHED_DAYS) {
      const moment = { today: day, open: new Set(TRACKS), hasSecondPerson: false };
      const lines = members.map((member) => [`person ${member.code}`, thingOfMember(member, day).thing] as const);
      for (const [who, seenToday] of subjects) {
        const subject = day === TODAY ? seenToday : await loadSubject(tx, CODE, who, day);
        const things = [
          ["the administration", {}] as const,
          ...lines,
          ...forms.map((form) => [`form ${form.id}`, thingOfForm(form, subject, day)] as const),
        ];
        for (const [name, thing] of things)
          for (const action of ACTIONS)
            if (mayDo(action, subject, thing, moment).allowed) found.set(`${who} ${action} ${name} ${day}`, { who, action, day, thing });
      }
    }
    const accounts = await tx
      .selectFrom("account_person")
      .innerJoin("account", "account.account_id", "account_person.account_id")
      .select(["person", "mail"])
      .where("administration_id", "=", CODE)
      .execute();
    for (const { person, mail } of accounts)
      found.set(`${mail} signs in as ${person}`, { who: mail, action: "account", day: TODAY, thing: { about: person } });
    for (const { code, mail } of members)
      if (mail !== undefined)
        found.set(`${code} is written to at ${mail}`, { who: mail, action: "mail", day: TODAY, thing: { about: code } });
    const invitations = await tx
      .selectFrom("invitation")
      .innerJoin("account_person", "account_person.account_id", "invitation.account_id")
      .select(["token_hash", "person"])
      .where("administration_id", "=", CODE)
      .execute();
    for (const { token_hash, person } of invitations)
      found.set(`invitation ${token_hash.toString("hex")}`, { who: "", action: "invitation", day: TODAY, thing: { about: person } });
    return found;
  });
}

type Told = { readonly person: string; readonly kind: NoticeKind; readonly reader: string | null };
type Excuses = {
  readonly told: readonly Told[];
  readonly raised: ReadonlySet<string>;
  readonly delegated: ReadonlyMap<string, readonly string[]>;
};

const countNotices = async () =>
  Number(
    (
      await owner
        .selectFrom("notice")
        .select(sql<string>`coalesce(max(notice_id), 0)`.as("last"))
        .executeTakeFirstOrThrow()
    ).last,
  );

/** What was told since a notice, to whom it is about and to the Segretario at that very moment; and whom two persons, or a derogation, have raised since. */
async function excusesSince(last: number, began: Date, derogations: number): Promise<Excuses> {
  const { rows: told } = await sql<Told & { isMailed: boolean }>`
    select n.person, n.kind, n.reader, exists (
      select from mail m join account_person p on p.account_id = m.account_id
      where m.kind = 'notice' and m.queued_at = n.recorded_at and p.administration_id = ${CODE} and p.person = 'V-001') as "isMailed"
    from notice n where n.administration_id = ${CODE} and n.notice_id > ${last}`.execute(owner);
  expect(told.filter(({ isMailed }) => !isMailed)).toEqual([]);
  const { rows: raised } = await sql<{ person: string }>`
    select person from employment where administration_id = ${CODE} and confirmed_at >= ${began} and (not (confirmed_by = any (written_by)) or (confirmed_alone and ${derogations > 0}))
    union select person from role_grant where administration_id = ${CODE} and decided_at >= ${began} and decided_by <> proposed_by`.execute(
    owner,
  );
  const delegations = await reading((tx) => listDelegations(tx, CODE));
  const delegated = new Map(
    WATCHED.map((code) => [code, delegations.filter(({ to, isRevoked }) => to === code && !isRevoked).map(({ of }) => of)] as const),
  );
  return { told, raised: new Set(raised.map(({ person }) => person)), delegated };
}

/** By which notices a gain was told; "second person" where it needs none. */
function excusedBy({ who, action, thing, day }: Triple, { told, raised, delegated }: Excuses): string[] {
  const about = told.filter(({ person }) => person === thing.about);
  switch (action) {
    case "account":
    case "mail":
      return about.filter(({ kind }) => kind === action).map(({ kind }) => kind);
    case "invitation":
      return about.filter(({ kind }) => kind === "invitation" || kind === "account").map(({ kind }) => kind);
  }
  const inPlaceOf = delegated.get(who) ?? [];
  if ([who, ...inPlaceOf].some((each) => raised.has(each))) return ["second person"];
  const reached = about.filter(({ kind, reader }) =>
    reader !== null ? [who, ...inPlaceOf].includes(reader) || isOrgan(reader) : ["unit", "parent", "substitutionEnded"].includes(kind),
  );
  const given = told.filter(({ kind, reader }) => kind === "delegate" && reader === who);
  const released = told.filter(({ kind, person }) => kind === "conflictEnded" && [who, ...inPlaceOf].includes(person));
  const own = told.filter(({ kind, person }) => kind === "unit" && person === who && employeeMay(who, action as RightName, thing, day));
  return [...reached, ...given, ...released, ...own].map(({ kind }) => kind);
}

const isOrgan = (reader: string) => reader === "oiv" || reader === "sindaco";

/** Whether anybody who works in the body may do it. */
function employeeMay(who: string, action: RightName, thing: Thing, day: CivilDate): boolean {
  const subject: Subject = { person: who, heldRoles: [{ role: "employee", from: day }], delegations: [], conflicts: [] };
  return mayDo(action, subject, thing, { today: day, open: new Set(TRACKS), hasSecondPerson: false }).allowed;
}

/** What whoever works in the body may do about themselves: it raises nobody over anybody. */
function isOnesOwn({ who, action, thing, day }: Triple): boolean {
  return thing.about === who && Object.hasOwn(RIGHTS, action) && employeeMay(who, action as RightName, thing, day);
}

const tell = (name: string, { thing }: Triple) => `${name} ${JSON.stringify(thing)}`;

test(`[OBL-31] in ${String(SEQUENCES)} random sequences of one person alone nobody's reach grows unless a second one confirmed it, a derogation says so, or both are told`, async () => {
  await officeAccounts();
  let before = await reach();
  const needed = new Set<string>();
  const faults: string[] = [];
  let [deeds, done, gained] = [0, 0, 0];
  for (let i = 0; i < SEQUENCES && faults.length === 0; i += 1) {
    const last = await countNotices();
    const { rows: clock } = await sql<{
      now: Date;
      derogations: number;
    }>`select now(), (select count(*)::int from derogation) as derogations`.execute(owner);
    const [actor, possible] = one(ALONE);
    for (let step = 1 + draw(3); step > 0; step -= 1) {
      const verdict = (await one(possible)(officeOf(actor))) as { readonly ok: boolean } | undefined;
      deeds += 1;
      done += verdict?.ok ? 1 : 0;
    }
    const after = await reach();
    const gains = [...after].filter(([name, triple]) => !before.has(name) && !isOnesOwn(triple));
    if (gains.length > 0) {
      const { rows: now } = await sql<{ n: number }>`select count(*)::int as n from derogation`.execute(owner);
      const excuses = await excusesSince(last, clock[0]!.now, now[0]!.n - clock[0]!.derogations);
      for (const [name, triple] of gains) {
        const kinds = new Set(excusedBy(triple, excuses));
        if (kinds.size === 0) faults.push(`${actor.person}: ${tell(name, triple)}`);
        if (kinds.size === 1) needed.add([...kinds][0]!);
      }
      gained += gains.length;
    }
    before = after;
  }
  tellFigure(
    `Reach: ${String(SEQUENCES)} sequences, ${String(deeds)} deeds, ${String(done)} of them done, ${String(gained)} gains, ${String(faults.length)} that nobody else knew of`,
  );
  expect(faults.slice(0, 5)).toEqual([]);
  expect(done).toBeGreaterThan(SEQUENCES / 2);
  // Each of these alone has told of some gain: without its check, the run above would have found a fault.
  if (IS_LONG) expect([...needed].sort()).toEqual(["account", "conflictEnded", "delegate", "evaluator", "formEvaluator", "invitation", "mail", "parent", "second person", "substitute", "substitutionEnded", "unit"]); // prettier-ignore
  expect(needed.size).toBeGreaterThan(6);
}, 14_400_000);

test("a relation confirmed by nobody, as the table alone would let it, is found by the same comparison", async () => {
  const before = await reach();
  const { rows: chosen } = await sql<{ id: string; person: string }>`
    update employment set confirmed = datemultirange(valid), post = 'segretario', profile = 'segretario', category = 'segretari'
    where employment_id = (select employment_id from employment where administration_id = ${CODE} and person = 'V-031' and replaced_at is null and valid @> rome_day(now()))
    returning employment_id as id, person`.execute(owner);
  expect(chosen).toHaveLength(1);
  const gains = [...(await reach())].filter(([name]) => !before.has(name));
  const none = { told: [], raised: new Set<string>(), delegated: new Map() };
  expect(gains.filter(([, triple]) => excusedBy(triple, none).length === 0).length).toBeGreaterThan(10);
});

/** The Segretario has an account, so that there is somebody to be told. */
async function officeAccounts(): Promise<void> {
  const verdict = await addAccount(app, machine, {
    mail: "segretario@ente.example",
    name: "Segretario di prova",
    place: { administration: CODE, person: "V-001" },
  });
  expect(verdict.ok).toBe(true);
}
