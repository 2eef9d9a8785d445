import {
  commitmentOf,
  entryOf
} from "./chunk-GIH3WPH6.js";
import {
  loadUnits
} from "./chunk-ZMLSEMQW.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  civilDate,
  dayBefore
} from "./chunk-V65HRVHO.js";

// src/domain/kernel/daySpan.ts
function coversDay({ from, to }, day) {
  return from <= day && (to === void 0 || day <= to);
}
function onDay(spans, day) {
  return spans.filter((span) => coversDay(span, day));
}

// src/domain/cycle/track.ts
var TRACKS = [
  "setUp",
  "plan",
  "monitoring",
  "results",
  "individualStaff",
  "individualEq",
  "individualDirigenti",
  "report",
  "pay"
];
var TRACK_WORDS = {
  setUp: "Impianto",
  plan: "Piano",
  monitoring: "Monitoraggio",
  results: "Risultati",
  individualStaff: "Valutazione del personale",
  individualEq: "Valutazione degli incaricati di elevata qualificazione",
  individualDirigenti: "Valutazione dei dirigenti",
  report: "Relazione",
  pay: "Premi"
};
var TRACK_STATE_WORDS = {
  notOpened: "non ancora aperta",
  open: "aperta",
  closed: "chiusa"
};
function trackState({ isOpened, takesWrites }) {
  if (!isOpened) return "notOpened";
  return takesWrites ? "open" : "closed";
}

// src/data/cycleYear.ts
import { sql } from "kysely";
async function startYear(tx, { administration, year }, track, name) {
  if (name !== void 0) {
    await tx.insertInto("administration").values({ administration_id: administration, name }).onConflict((conflict) => conflict.doNothing()).execute();
  }
  await sql`
    insert into year (administration_id, year)
    select administration_id, ${year} from administration where administration_id = ${administration}
    on conflict do nothing`.execute(tx);
  await sql`
    insert into track (administration_id, year, track, opened_at)
    select administration_id, year, name, case when name = ${track} then now() end
    from year, unnest(${[...TRACKS]}::text[]) as name
    where administration_id = ${administration} and year = ${year}
    on conflict do nothing`.execute(tx);
}
async function openTrack(tx, { administration, year }, track) {
  await tx.updateTable("track").set({ opened_at: sql`now()` }).where("administration_id", "=", administration).where("year", "=", year).where("track", "=", track).where("opened_at", "is", null).execute();
}
async function holdTracks(tx, key, tracks) {
  const { administration, year } = key;
  await sql`
    select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from (
      select unnest(${tracks.map((track) => queueOf(key, track))}::text[]) as name order by name
    ) as queues`.execute(tx);
  await tx.selectFrom("track").select("track").where("administration_id", "=", administration).where("year", "=", year).where("track", "in", tracks).orderBy("track").forShare().execute();
  return new Map(
    (await readTracks(tx, key)).filter(({ track }) => tracks.includes(track)).map(({ track, state }) => [track, { track, state }])
  );
}
function queueOf({ administration, year }, track) {
  return `track ${administration} ${String(year)} ${track}`;
}
async function holdTrackAlone(tx, key, track) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${queueOf(key, track)}, 0))`.execute(tx);
  await tx.selectFrom("track").select("track").where("administration_id", "=", key.administration).where("year", "=", key.year).where("track", "=", track).forUpdate().execute();
  return (await readTracks(tx, key)).find((each) => each.track === track);
}
async function readTracks(db, { administration, year }) {
  const rows = await db.selectFrom("track").select(["track", "opened_at", "closed_at", "last_day"]).select(sql`track_takes_writes(opened_at, closed_at, last_day, clock_timestamp())`.as("takes_writes")).where("administration_id", "=", administration).where("year", "=", year).execute();
  const listed = rows.map(({ track, opened_at: openedAt, closed_at: closedAt, last_day, takes_writes: takesWrites }) => ({
    track,
    state: trackState({ isOpened: openedAt !== null, takesWrites }),
    openedAt,
    closedAt,
    lastDay: last_day === null ? null : civilDate(last_day)
  }));
  return listed.toSorted((a, b) => TRACKS.indexOf(a.track) - TRACKS.indexOf(b.track));
}
async function changeTrack(tx, { administration, year }, track, change) {
  const { opens, closes, lastDay, reopens } = change;
  await tx.updateTable("track").set({
    ...opens && { opened_at: sql`clock_timestamp()`, opened_by_act: opens.act },
    ...closes && { closed_at: sql`clock_timestamp()`, closed_by_act: closes.act },
    ...reopens && { closed_at: null, closed_by_act: null },
    ...lastDay !== void 0 && { last_day: lastDay }
  }).where("administration_id", "=", administration).where("year", "=", year).where("track", "=", track).execute();
}
async function holdRevision(tx, { administration, year }) {
  const row = await tx.selectFrom("year").select("revision").where("administration_id", "=", administration).where("year", "=", year).forNoKeyUpdate().executeTakeFirst();
  return row?.revision;
}
async function raiseRevision(tx, { administration, year }) {
  await tx.updateTable("year").set({ revision: sql`revision + 1` }).where("administration_id", "=", administration).where("year", "=", year).execute();
}

// src/data/administration.ts
async function nameOfAdministration(db, administration) {
  const row = await db.selectFrom("administration").select("name").where("administration_id", "=", administration).executeTakeFirst();
  return row?.name;
}

// src/data/auditLog.ts
import { randomBytes } from "node:crypto";
import { sql as sql2 } from "kysely";
async function appendAuditLine(tx, line) {
  const content = JSON.stringify(line.content);
  const salt = randomBytes(32);
  await tx.insertInto("audit").values({
    administration_id: line.administration,
    person: line.person,
    action: line.action,
    object: line.object,
    year: line.year ?? null,
    track: line.track?.track ?? null,
    track_state: line.track?.state ?? null,
    salt,
    content,
    commitment: commitmentOf(salt, content)
  }).execute();
}
async function lastWrittenOn(db, { administration, year }) {
  const { rows } = await sql2`select last_written_on(${administration}, ${year}) as day`.execute(db);
  return rows[0]?.day ?? void 0;
}

// src/data/derogation.ts
import { sql as sql3 } from "kysely";
async function insertDerogation(tx, administration, derogation) {
  const { person, action, fromAction, object, year = null, reason } = derogation;
  await tx.insertInto("derogation").values({ administration_id: administration, person, action, from_action: fromAction, object, year, reason }).execute();
}
async function listDerogations(db, administration) {
  const rows = await db.selectFrom("derogation").select(["person", "object", "year", "reason", "recorded_at as recordedAt"]).select([sql3`action`.as("action"), sql3`from_action`.as("fromAction")]).where("administration_id", "=", administration).orderBy("derogation_id", "desc").execute();
  return rows.map(({ year, ...row }) => ({ ...row, ...year !== null && { year } }));
}

// src/data/enterTransaction.ts
import { sql as sql4 } from "kysely";
async function nameActor(tx, { administration, person, capacity }) {
  const { rows } = await sql4`
    select
      set_config('app.person', ${person}, true),
      set_config('app.administration', ${administration}, true),
      set_config('app.capacity', coalesce(${capacity ?? null}, current_setting('app.capacity', true), ''), true),
      rome_day(now()) as today`.execute(tx);
  return civilDate(rows[0].today);
}
async function enterTransaction(tx, request) {
  const today = await nameActor(tx, request);
  await sql4`select pg_advisory_xact_lock(hashtextextended(${`${request.administration} ${request.key}`}, 0))`.execute(tx);
  return today;
}

// src/data/idempotency.ts
async function findAnswer(tx, { administration, key, person, action }) {
  const row = await tx.selectFrom("idempotency").select(["person", "action", "answer"]).where("administration_id", "=", administration).where("key", "=", key).executeTakeFirst();
  if (row && (row.person !== person || row.action !== action)) return "keyUsedElsewhere";
  return row && { answer: row.answer };
}
async function storeAnswer(tx, { administration, key, person, action }, answer) {
  await tx.insertInto("idempotency").values({ administration_id: administration, key, person, action, answer: JSON.stringify(answer) }).execute();
}

// src/data/transact.ts
async function transact(db, work) {
  let undone;
  try {
    return await db.transaction().setIsolationLevel("read committed").execute(async (tx) => {
      const outcome = await work(tx);
      if (outcome.keep) return outcome.value;
      undone = outcome;
      throw UNDO;
    });
  } catch (error) {
    if (error === UNDO && undone) return undone.value;
    throw error;
  }
}
var UNDO = new Error("The work asked to undo its transaction");

// src/domain/access/rights.ts
var PEOPLE = ["individualStaff", "individualEq", "individualDirigenti"];
var STAFF = ["individualStaff"];
var DIRIGENTI = ["individualDirigenti"];
function any(...roles) {
  return roles.map((role) => ({ role, relation: "any" }));
}
function within(relation, during, ...roles) {
  return roles.map((role) => ({ role, relation, during }));
}
function related(relation, ...roles) {
  return roles.map((role) => ({ role, relation }));
}
var OWN_FORM = [
  ...within("own", STAFF, "employee"),
  ...within("own", ["individualEq"], "eq"),
  ...within("own", DIRIGENTI, "dirigente", "segretario")
];
var EVERYBODY = any("citizen");
var OFFICE = ["personnel", "planning", "segretario", "oiv", "rpct", "organ"];
var EVALUATED = ["segretario", "dirigente", "eq", "employee"];
var SIGNED_IN = [
  "technicalAdministrator",
  "personnel",
  "planning",
  "accounts",
  "registry",
  "segretario",
  "dirigente",
  "eq",
  "employee",
  "dataOwner",
  "oiv",
  "rpct",
  "revisori",
  "organ",
  "dpo"
];
var TABLE = {
  // what is public
  "years.list": { grants: EVERYBODY },
  "years.compare": { grants: EVERYBODY },
  "site.read": { grants: EVERYBODY },
  search: { grants: EVERYBODY },
  "transparency.read": { grants: EVERYBODY },
  "year.read": { grants: EVERYBODY },
  "objectives.list": { grants: EVERYBODY },
  "objective.read": { grants: EVERYBODY },
  "strategy.read": { grants: EVERYBODY },
  "services.read": { grants: EVERYBODY },
  "unit.read": { grants: EVERYBODY },
  "log.readCheckpoints": { grants: EVERYBODY },
  "figure.explain": { grants: EVERYBODY },
  "relazione.read": { grants: EVERYBODY },
  "data.read": { grants: EVERYBODY },
  "api.read": { grants: EVERYBODY },
  // the doors, and one's own access
  "access.read": { grants: EVERYBODY },
  "access.signIn": { grants: EVERYBODY },
  "access.signOut": { grants: related("own", ...SIGNED_IN) },
  "account.readOwn": { grants: related("own", ...SIGNED_IN) },
  "account.changeOwn": { grants: related("own", ...SIGNED_IN) },
  // organisation: dated facts, written at any time, so that a reorganisation never waits and never rewrites a year that is over
  "organisation.read": { grants: [...any(...OFFICE), ...related("unit", "dirigente", "eq"), ...related("own", "employee")] },
  "organisation.write": { grants: any("personnel"), neverAboutSelf: true },
  // the two acts with the rules
  "rules.draft": { grants: [...within("any", ["setUp"], "personnel", "planning")] },
  "rules.opinion": { grants: within("any", ["setUp"], "oiv") },
  "rules.approve": { grants: within("any", ["setUp"], "organ", "registry") },
  // plan
  "plan.import": { grants: within("any", ["plan"], "planning", "personnel", "segretario") },
  "plan.readDraft": { grants: [...any("planning", "segretario", "rpct", "organ"), ...related("unit", "dirigente", "eq")] },
  "objective.draft": {
    grants: [
      ...within("any", ["plan"], "planning", "segretario"),
      ...within("unit", ["plan"], "dirigente", "eq"),
      ...within("assigned", ["plan"], "rpct")
    ]
  },
  "plan.submit": { grants: within("any", ["plan"], "segretario", "planning") },
  "plan.approve": { grants: within("any", ["plan"], "organ", "registry"), anotherPersonThan: ["plan.submit"] },
  "quality.read": { grants: [...any(...OFFICE), ...related("unit", "dirigente", "eq")] },
  "quality.decide": { grants: within("any", ["plan"], "planning", "segretario") },
  "variation.propose": {
    grants: [
      ...within("any", ["monitoring"], "planning", "segretario"),
      ...within("unit", ["monitoring"], "dirigente", "eq"),
      ...within("assigned", ["monitoring"], "rpct")
    ]
  },
  "variation.opinion": { grants: within("any", ["monitoring"], "oiv"), anotherPersonThan: ["variation.propose"] },
  "variation.approve": {
    grants: within("any", ["monitoring"], "organ", "registry"),
    anotherPersonThan: ["variation.propose", "variation.opinion"]
  },
  // monitoring and results
  "monitoring.recordReading": {
    grants: [
      ...within("unit", ["monitoring", "results"], "dirigente", "eq"),
      ...within("assigned", ["monitoring", "results"], "segretario", "employee", "dataOwner", "rpct")
    ]
  },
  "evidence.read": {
    grants: [
      ...any("personnel", "planning", "segretario", "oiv", "rpct"),
      ...related("unit", "dirigente", "eq"),
      ...related("assigned", "employee", "dataOwner")
    ]
  },
  "result.declare": { grants: [...within("unit", ["results"], "dirigente", "eq"), ...within("assigned", ["results"], "segretario")] },
  "result.verify": {
    grants: [...within("any", ["results"], "planning", "segretario"), ...within("assigned", ["results"], "organ")],
    neverAboutSelf: true,
    anotherPersonThan: ["result.declare"]
  },
  "result.attest": { grants: within("any", ["results", "report"], "oiv"), neverAboutSelf: true, anotherPersonThan: ["result.verify"] },
  "result.scoreAnticorruption": {
    grants: [...within("any", ["results"], "rpct"), ...within("assigned", ["results"], "oiv")],
    neverAboutSelf: true
  },
  "paymentTimes.record": { grants: within("any", ["results"], "accounts") },
  "paymentTimes.attest": { grants: within("any", ["results"], "revisori"), anotherPersonThan: ["paymentTimes.record"] },
  // evaluation of people
  "evaluation.import": { grants: within("any", PEOPLE, "personnel") },
  "evaluation.closeHeadCount": { grants: within("any", PEOPLE, "personnel", "segretario") },
  "evaluation.record": { grants: within("any", ["results", ...PEOPLE], "personnel", "planning") },
  "form.write": {
    grants: [...within("staff", STAFF, "dirigente", "eq"), ...within("staff", ["individualEq"], "dirigente", "segretario")],
    neverAboutSelf: true,
    fields: ["objectives", "behaviours", "notEvaluable", "words", "state"]
  },
  "form.propose": { grants: within("staff", DIRIGENTI, "oiv"), neverAboutSelf: true, fields: ["objectives", "behaviours", "words"] },
  "form.decide": {
    grants: within("staff", DIRIGENTI, "organ", "segretario"),
    neverAboutSelf: true,
    anotherPersonThan: ["form.propose"],
    fields: ["objectives", "behaviours", "notEvaluable", "words", "state"]
  },
  "form.readDraft": { grants: related("staff", "dirigente", "eq", "segretario", "oiv", "organ") },
  "form.readReleased": {
    grants: [
      ...any("personnel", "oiv"),
      ...within("any", [...PEOPLE, "report"], "segretario"),
      ...related("staff", "dirigente", "eq", "organ"),
      ...related("own", ...EVALUATED)
    ]
  },
  "selfAssessment.write": { grants: OWN_FORM, fields: ["words"] },
  "form.acknowledge": { grants: OWN_FORM },
  "acknowledgement.register": { grants: within("any", PEOPLE, "personnel"), neverAboutSelf: true, fields: ["signedOn"] },
  "acknowledgement.read": {
    grants: [...any("personnel"), ...related("staff", "dirigente", "eq", "segretario"), ...related("own", ...EVALUATED)]
  },
  "appeal.open": { grants: OWN_FORM, fields: ["reason"] },
  "appeal.read": { grants: [...related("own", ...EVALUATED), ...any("personnel", "segretario", "oiv")] },
  "appeal.decide": {
    grants: [...within("any", ["individualStaff", "individualEq"], "segretario"), ...within("assigned", DIRIGENTI, "organ")],
    neverAboutSelf: true,
    neverAfter: ["form.write", "form.decide", "form.propose"],
    fields: ["decision", "reason"]
  },
  // Relazione and validation
  "relazione.narrative": {
    grants: [
      ...within("any", ["report"], "planning", "personnel", "segretario"),
      ...within("unit", ["report"], "dirigente"),
      ...within("assigned", ["report"], "rpct")
    ]
  },
  "relazione.adopt": { grants: within("any", ["report"], "organ", "registry") },
  "relazione.validate": { grants: within("any", ["report"], "oiv"), anotherPersonThan: ["relazione.adopt", "relazione.narrative"] },
  // pay
  "fund.write": { grants: within("any", ["setUp", "pay"], "personnel", "accounts") },
  "fund.approve": { grants: within("any", ["setUp", "pay"], "organ", "registry"), anotherPersonThan: ["fund.write"] },
  "pay.record": { grants: within("any", ["pay"], "personnel") },
  "pay.release": { grants: within("any", ["pay"], "personnel", "segretario"), anotherPersonThan: ["pay.record"] },
  "pay.readAmounts": {
    grants: [...any("personnel"), ...within("any", ["pay"], "accounts", "segretario"), ...related("own", ...EVALUATED)]
  },
  // publication
  "publication.build": { grants: any("planning", "personnel") },
  "publication.release": { grants: any("segretario", "rpct"), anotherPersonThan: ["publication.build"] },
  // copies, log, accounts
  "export.withNames": { grants: [...any("personnel"), ...related("staff", "dirigente")], fields: ["reason"] },
  "ownData.copy": { grants: related("own", ...SIGNED_IN) },
  "rights.start": { grants: any("dpo") },
  "rights.execute": { grants: any("personnel"), neverAboutSelf: true, anotherPersonThan: ["rights.start"] },
  "legalHold.write": { grants: any("dpo", "segretario"), neverAboutSelf: true },
  "retention.set": { grants: any("segretario") },
  "retention.run": { grants: any("technicalAdministrator", "personnel"), anotherPersonThan: ["retention.set"] },
  "log.readAll": { grants: any("dpo"), fields: ["reason"] },
  "log.readActs": { grants: any("oiv", "rpct") },
  "log.readOwn": { grants: related("own", "technicalAdministrator", "employee") },
  "log.verify": { grants: EVERYBODY },
  "account.manage": { grants: any("technicalAdministrator") },
  "role.propose": { grants: any("technicalAdministrator"), neverAboutSelf: true },
  "role.confirm": { grants: any("personnel", "segretario"), neverAboutSelf: true, neverAfter: ["role.propose"] },
  "role.end": { grants: any("technicalAdministrator", "personnel", "segretario") },
  "role.read": { grants: any("technicalAdministrator", "personnel", "segretario", "oiv", "dpo") },
  // acting for another, abstaining
  "delegation.write": { grants: [...any("personnel"), ...related("assigned", "segretario", "dirigente", "eq")], neverAboutSelf: true },
  "delegation.revoke": { grants: [...any("personnel", "segretario"), ...related("assigned", "segretario", "dirigente", "eq")] },
  "delegation.read": {
    grants: [...any("personnel", "segretario", "oiv"), ...related("own", ...SIGNED_IN), ...related("assigned", ...SIGNED_IN)]
  },
  "conflict.declare": { grants: [...any("personnel"), ...related("own", ...SIGNED_IN)] },
  "conflict.end": { grants: any("personnel"), neverAboutSelf: true },
  "conflict.read": { grants: [...any("personnel"), ...related("own", ...SIGNED_IN)] },
  "substitution.write": { grants: any("personnel"), neverAboutSelf: true },
  // the year as such: closing and opening it is of whoever keeps the acts
  "track.read": { grants: any(...SIGNED_IN) },
  "track.open": { grants: any("segretario", "planning", "registry"), fields: ["track", "lastDay", "act"] },
  "track.close": { grants: any("segretario", "planning", "registry"), fields: ["track", "act"] },
  "track.reopen": { grants: any("segretario", "registry"), fields: ["track", "reason", "act", "lastDay"] },
  "track.confirmReopening": { grants: any("segretario", "registry", "organ"), anotherPersonThan: ["track.reopen"] },
  // one's own office: what everybody has who has signed in
  "office.read": { grants: any(...SIGNED_IN) },
  "draft.save": { grants: any(...SIGNED_IN) },
  "log.read": { grants: any(...SIGNED_IN) },
  "derogation.read": { grants: any("oiv", "segretario", "dpo") },
  "configuration.write": { grants: any("technicalAdministrator") },
  "backup.run": { grants: any("technicalAdministrator") }
};
var RIGHTS = TABLE;

// src/data/subject.ts
import { sql as sql5 } from "kysely";

// src/domain/organization/unitsUnder.ts
function unitsUnder(spans, unit, day) {
  const there = onDay(spans, day);
  const found = /* @__PURE__ */ new Set([unit]);
  for (const each of found) for (const { unit: below, parent } of there) if (parent === each) found.add(below);
  return [...found];
}

// src/data/subject.ts
async function loadSubject(tx, administration, person, today) {
  const { rows: delegated } = await sql5`
    select of_person as of, actions, lower(valid)::text as first, upper(valid)::text as past
    from delegation where administration_id = ${administration} and to_person = ${person} and revoked_at is null`.execute(tx);
  const people = [person, ...delegated.map(({ of }) => of)];
  const { rows: held } = await sql5`
    select person, role, unit_id as unit, lower(valid)::text as first, upper(valid)::text as past
    from holdings_of(${administration}) where person = any(${people}::text[])`.execute(tx);
  const { rows: conflicts } = await sql5`
    select person, about from conflicts_of(${administration}) where person = any(${people}::text[])`.execute(tx);
  const units = held.some(({ unit }) => unit !== null) ? await loadUnits(tx, administration) : [];
  const holdings = groupBy(held, (row) => row.person);
  const factsOf = (whose) => ({
    person: whose,
    holdings: (holdings.get(whose) ?? []).flatMap((row) => holdingsFrom(row, (unit) => unitsUnder(units, unit, today))),
    conflicts: conflicts.filter((each) => each.person === whose).map(({ about }) => about)
  });
  const delegations = delegated.map(({ of, actions, first, past }) => ({ of: factsOf(of), actions, ...daysOf(first, past) }));
  return { ...factsOf(person), delegations };
}
function holdingsFrom({ role, unit, first, past }, under) {
  const days = past === null ? { from: civilDate(first) } : daysOf(first, past);
  return unit === null ? [{ role, ...days }] : under(unit).map((each) => ({ role, unit: String(each), ...days }));
}
function daysOf(first, past) {
  return { from: civilDate(first), to: dayBefore(civilDate(past)) };
}
async function hasSecondPerson(tx, administration, person, action) {
  const roles = RIGHTS[action].grants.map(({ role }) => role);
  const { rows } = await sql5`
    select exists (
      select from holdings_of(${administration}) h where h.person <> ${person} and h.role = any(${roles}::text[]) and h.valid @> rome_day(now())
    ) as found`.execute(tx);
  return rows[0].found;
}

// src/domain/access/mayDo.ts
function mayDo(action, subject, thing, moment) {
  const right = RIGHTS[action];
  const wall = wallOf(right, subject, thing);
  if (wall) return { allowed: false, why: wall };
  const own = grantFor(right, subject, thing, moment);
  const delegation = own === "open" ? void 0 : subject.delegations.find((each) => reaches(each, action, right, thing, moment));
  if (own !== "open" && !delegation) return { allowed: false, why: own === "closed" ? "trackNotOpen" : "noRole" };
  const before = (right.anotherPersonThan ?? []).find((step) => hasDone(subject, step, thing));
  if (before !== void 0 && moment.hasSecondPerson) return { allowed: false, why: "secondPersonNeeded" };
  return { allowed: true, ...delegation && { inPlaceOf: delegation.of.person }, ...before !== void 0 && { derogatesFrom: before } };
}
function wallOf(right, subject, thing) {
  if (right.neverAboutSelf && thing.about === subject.person) return "aboutSelf";
  if (right.neverAboutSelf && thing.about !== void 0 && subject.conflicts.includes(thing.about)) return "conflictOfInterest";
  return right.neverAfter?.some((step) => hasDone(subject, step, thing)) ? "decidedBefore" : void 0;
}
function hasDone({ person }, step, { done = [] }) {
  return done.some((each) => each.action === step && each.person === person);
}
function grantFor(right, subject, thing, { today, open }) {
  const held = right.grants.filter((grant) => holds(grant, subject, thing, today));
  const isOpen = (track) => open.has(track) && (thing.track === void 0 || thing.track === track);
  if (held.some(({ during }) => during === void 0 || during.some(isOpen))) return "open";
  return held.length > 0 ? "closed" : "none";
}
function holds({ role, relation }, subject, thing, today) {
  if (role === "citizen") return true;
  return subject.holdings.some((held) => held.role === role && coversDay(held, today) && relates(relation, subject.person, held, thing));
}
function relates(relation, person, { unit }, thing) {
  switch (relation) {
    case "any":
      return true;
    case "own":
      return thing.about === person;
    case "staff":
      return thing.evaluators?.includes(person) ?? false;
    case "unit":
      return unit !== void 0 && thing.unit === unit;
    case "assigned":
      return thing.assignedTo?.includes(person) ?? false;
  }
}
function reaches({ of, actions, ...days }, action, right, thing, moment) {
  if (!actions.includes(action) || !coversDay(days, moment.today)) return false;
  if (thing.about === of.person || wallOf(right, { ...of, delegations: [] }, thing)) return false;
  return grantFor(right, of, thing, moment) === "open";
}

// src/features/permit.ts
var PERMIT_REFUSALS = {
  noRole: "Nessuno dei suoi incarichi di oggi permette questa operazione.",
  trackNotOpen: "In questo momento dell'anno non si pu\xF2 fare: la fase non \xE8 aperta.",
  aboutSelf: "Riguarda lei: lo deve fare un'altra persona.",
  conflictOfInterest: "Ha dichiarato un conflitto di interessi: lo fa chi la sostituisce.",
  decidedBefore: "Il passo precedente l'ha fatto lei: questo tocca a un'altra persona.",
  secondPersonNeeded: "Il passo precedente l'ha fatto lei, e nell'ente c'\xE8 chi pu\xF2 fare questo: tocca a un'altra persona.",
  derogationNeedsReason: "Il passo precedente l'ha fatto lei, e nell'ente non c'\xE8 nessun altro: pu\xF2 farlo in deroga, ma deve scrivere perch\xE9. Il motivo lo legger\xE0 l'OIV o il Nucleo."
};
async function permit(tx, { actor, administration, action, thing, today, open }) {
  if (actor.capacity === "commandLine") return { ok: true };
  const subject = await loadSubject(tx, administration, actor.person, today);
  const isPair = RIGHTS[action].anotherPersonThan !== void 0;
  const moment = { today, open, hasSecondPerson: isPair && await hasSecondPerson(tx, administration, actor.person, action) };
  const decision = mayDo(action, subject, thing, moment);
  if (!decision.allowed) return { ok: false, why: decision.why };
  return { ok: true, ...decision.derogatesFrom !== void 0 && { derogatesFrom: decision.derogatesFrom } };
}
async function openTracks(tx, administration, year) {
  if (year === void 0) return /* @__PURE__ */ new Set();
  const tracks = await readTracks(tx, { administration, year });
  return new Set(tracks.filter(({ state }) => state === "open").map(({ track }) => track));
}

// src/features/act.ts
var STANDING_REFUSALS = {
  ...PERMIT_REFUSALS,
  keyUsedElsewhere: "Questa richiesta \xE8 gi\xE0 stata usata per un'altra operazione: ricarichi la pagina e ripeta.",
  administrationUnknown: "Questa amministrazione non c'\xE8 ancora: prima si importa il suo piano.",
  notFound: "Non c'\xE8, oppure non \xE8 cosa sua."
};
var ACT_REFUSALS = {
  ...PERMIT_REFUSALS,
  trackNotOpened: "Questa fase non \xE8 ancora aperta: non si possono registrare modifiche.",
  trackClosed: "Questa fase \xE8 chiusa: non si possono pi\xF9 registrare modifiche.",
  changedMeanwhile: "Nel frattempo qualcuno ha modificato questi dati: li ricarichi e controlli prima di ripetere.",
  yearNotStarted: "Per quest'anno non c'\xE8 ancora nulla: prima si importa o si crea il piano.",
  keyUsedElsewhere: STANDING_REFUSALS.keyUsedElsewhere,
  notFound: STANDING_REFUSALS.notFound
};
function act(ambient, action, options, perform) {
  const { administration, year } = ambient;
  const key = { administration, year };
  const entry = entryOf(action);
  const { expectedRevision, administrationName, track: own = entry.track, alsoTracks = [] } = options;
  return once(ambient, action, options, async (tx, today) => {
    if (entry.startsYear) await startYear(tx, key, own, administrationName);
    const held = await enterTracks(tx, key, [own, ...alsoTracks], entry, tracksAsked(action));
    if (!held.ok) return held;
    const allowed = await ask(tx, ambient, action, options, today, held.value);
    if (!allowed.ok) return allowed;
    if (expectedRevision !== void 0 && await holdRevision(tx, key) !== expectedRevision) return refuse("changedMeanwhile");
    const track = { track: own, state: "open" };
    const verdict = await perform(tx, { today, track });
    if (!verdict.ok) return verdict;
    await record(tx, ambient, action, { ...verdict.value, ...allowed.value, year, track });
    await raiseRevision(tx, key);
    return verdict;
  });
}
function actOutsideYears(ambient, action, options, perform) {
  return once(ambient, action, options, async (tx, today) => {
    if (await nameOfAdministration(tx, ambient.administration) === void 0) return refuse("administrationUnknown");
    const allowed = await ask(tx, ambient, action, options, today, /* @__PURE__ */ new Set());
    if (!allowed.ok) return allowed;
    const verdict = await perform(tx, { today });
    if (verdict.ok) await record(tx, ambient, action, { ...verdict.value, ...allowed.value });
    return verdict;
  });
}
function actOnTrack(ambient, action, { track, ...options }, perform) {
  const { administration, year } = ambient;
  const key = { administration, year };
  return once(ambient, action, options, async (tx, today) => {
    const held = await holdTrackAlone(tx, key, track);
    if (!held) return refuse("yearNotStarted");
    const allowed = await ask(tx, ambient, action, options, today, /* @__PURE__ */ new Set());
    if (!allowed.ok) return allowed;
    const verdict = await perform(tx, { today, track: held });
    if (!verdict.ok) return verdict;
    await record(tx, ambient, action, { ...verdict.value, ...allowed.value, year, track: { track, state: held.state } });
    await raiseRevision(tx, key);
    return verdict;
  });
}
function once({ db, actor, administration }, action, { idempotencyKey, dryRun = false }, work) {
  const request = { administration, key: idempotencyKey, person: actor.person, action };
  return transact(db, async (tx) => {
    const today = await enterTransaction(tx, { ...request, capacity: actor.capacity });
    const earlier = await findAnswer(tx, request);
    if (earlier === "keyUsedElsewhere") return { keep: false, value: refuse(earlier) };
    if (earlier) return { keep: false, value: { ok: true, value: earlier.answer } };
    const verdict = await work(tx, today);
    if (!verdict.ok) return { keep: false, value: verdict };
    const { answer, isRefused = false } = verdict.value;
    await storeAnswer(tx, request, answer);
    return { keep: !dryRun && !isRefused, value: { ok: true, value: answer } };
  });
}
async function ask(tx, { actor, administration }, action, { thing: find, derogation }, today, open) {
  const thing = find ? await find(tx) : {};
  if (!thing) return refuse("notFound");
  const permission = await permit(tx, { actor, administration, action, thing, today, open });
  if (!permission.ok) return refuse(permission.why);
  const from = permission.derogatesFrom;
  if (from === void 0) return { ok: true, value: {} };
  const reason = derogation?.trim() ?? "";
  return reason === "" ? refuse("derogationNeedsReason") : { ok: true, value: { derogation: { from, reason } } };
}
async function record(tx, { actor: { person }, administration }, action, { object, content, derogation, year, track }) {
  const when = year === void 0 ? {} : { year };
  await appendAuditLine(tx, { administration, person, action, object, content, ...when, ...track && { track } });
  if (!derogation) return;
  const { from: fromAction, reason } = derogation;
  await insertDerogation(tx, administration, { person, action, fromAction, object, reason, ...when });
}
function refuse(reason) {
  return { ok: false, reasons: [reason] };
}
function tracksAsked(action) {
  return RIGHTS[action].grants.flatMap(({ during = [] }) => during);
}
async function enterTracks(tx, key, own, { opensTrack }, asked) {
  if (opensTrack) for (const track of own) await openTrack(tx, key, track);
  const held = await holdTracks(tx, key, [...own, ...asked]);
  if (held.size === 0) return refuse("yearNotStarted");
  const shut = own.map((track) => held.get(track)?.state).find((state) => state !== "open");
  if (shut !== void 0) return refuse(shut === "closed" ? "trackClosed" : "trackNotOpened");
  return { ok: true, value: new Set([...held.values()].filter(({ state }) => state === "open").map(({ track }) => track)) };
}

export {
  appendAuditLine,
  lastWrittenOn,
  transact,
  nameActor,
  RIGHTS,
  coversDay,
  onDay,
  unitsUnder,
  loadSubject,
  mayDo,
  TRACKS,
  TRACK_WORDS,
  TRACK_STATE_WORDS,
  readTracks,
  changeTrack,
  holdRevision,
  openTracks,
  nameOfAdministration,
  listDerogations,
  STANDING_REFUSALS,
  ACT_REFUSALS,
  act,
  actOutsideYears,
  actOnTrack
};
//# sourceMappingURL=chunk-JGRYUSCM.js.map
