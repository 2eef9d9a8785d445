import {
  STANDING_REFUSALS,
  actOutsideYears
} from "./chunk-JGRYUSCM.js";
import {
  daysOfRange,
  rangeOf,
  spanOf
} from "./chunk-ZMLSEMQW.js";
import {
  civilDate,
  italianDate
} from "./chunk-V65HRVHO.js";

// src/data/roleGrant.ts
import { sql } from "kysely";
async function proposeRole(tx, administration, by, proposal) {
  const { person, role, unit = null, reason } = proposal;
  const { grant_id } = await tx.insertInto("role_grant").values({ administration_id: administration, person, role, unit_id: unit, valid: rangeOf(proposal), reason, proposed_by: by }).returning("grant_id").executeTakeFirstOrThrow();
  return grant_id;
}
async function decideRole(tx, administration, id, { decision, by }) {
  const row = await tx.updateTable("role_grant").set({ decision, decided_by: by, decided_at: sql`now()` }).where("administration_id", "=", administration).where("grant_id", "=", id).where("decision", "is", null).returning("grant_id").executeTakeFirst();
  return row !== void 0;
}
async function endRole(tx, administration, id, { on, by }) {
  const row = await tx.updateTable("role_grant").set({ ended_on: on, ended_by: by, ended_at: sql`now()` }).where("administration_id", "=", administration).where("grant_id", "=", id).where("decision", "=", "confirmed").where("ended_on", "is", null).returning("grant_id").executeTakeFirst();
  return row !== void 0;
}
async function listRoles(db, administration) {
  const rows = await grants(db, administration).orderBy("grant_id", "desc").execute();
  return rows.map(grantOf);
}
async function findRole(db, administration, id) {
  const row = await grants(db, administration).where("grant_id", "=", id).executeTakeFirst();
  return row && grantOf(row);
}
async function isAnybody(db, administration, roles) {
  const { rows } = await sql`
    select exists (
      select from holdings_of(${administration}) h join account_person a on a.administration_id = ${administration} and a.person = h.person
      where h.role = any(${[...roles]}::text[]) and h.valid @> rome_day(now())
    ) as found`.execute(db);
  return rows[0].found;
}
function grants(db, administration) {
  return db.selectFrom("role_grant").select(["grant_id", "person", "role", "unit_id", "reason", "proposed_by", "decision", "decided_by", "ended_on", ...daysOfRange]).where("administration_id", "=", administration);
}
function grantOf({ grant_id: id, person, role, unit_id, reason, proposed_by, decision, decided_by, ended_on, ...days }) {
  return {
    id,
    person,
    role,
    ...unit_id !== null && { unit: unit_id },
    reason,
    proposedBy: proposed_by,
    decision,
    decidedBy: decided_by,
    ...ended_on !== null && { endedOn: civilDate(ended_on) },
    ...spanOf(days)
  };
}

// src/domain/access/accessRole.ts
var ACCESS_ROLES = [
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
  "dpo",
  "citizen"
];
var GRANTED_ROLES = ACCESS_ROLES.filter((role) => role !== "citizen");
var ACCESS_ROLE_WORDS = {
  technicalAdministrator: "Amministratore tecnico",
  personnel: "Ufficio personale",
  planning: "Ufficio programmazione e controllo",
  accounts: "Ragioneria",
  registry: "Segreteria (registra gli atti)",
  segretario: "Segretario generale",
  dirigente: "Dirigente",
  eq: "Incaricato di elevata qualificazione",
  employee: "Dipendente",
  dataOwner: "Referente del dato",
  oiv: "OIV o Nucleo di valutazione",
  rpct: "Responsabile della prevenzione della corruzione e della trasparenza",
  revisori: "Organo di revisione",
  organ: "Organo politico (Sindaco, Giunta)",
  dpo: "Responsabile della protezione dei dati",
  citizen: "Cittadino"
};

// src/features/roles/grantRole.ts
var ROLE_REFUSALS = {
  ...STANDING_REFUSALS,
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  leadsNoUnit: "Un dirigente o un incaricato di EQ guida un'unit\xE0: scelga quale.",
  alreadyDecided: "Su questo incarico si \xE8 gi\xE0 deciso.",
  notInForce: "Questo incarico non \xE8 in vigore, o \xE8 gi\xE0 finito.",
  endsInTheFuture: "Un incarico si fa finire oggi o in un giorno passato: la fine non si pu\xF2 pi\xF9 cambiare."
};
function proposeGrant(office, proposal, options) {
  const { actor, administration } = office;
  const asked = { ...options, thing: () => Promise.resolve({ about: proposal.person }) };
  return actOutsideYears(office, "role.propose", asked, async (tx) => {
    const { from, to, role, unit } = proposal;
    if (to !== void 0 && to < from) return { ok: false, reasons: ["endsBeforeItBegins"] };
    if ((role === "dirigente" || role === "eq") && unit === void 0) return { ok: false, reasons: ["leadsNoUnit"] };
    const id = await proposeRole(tx, administration, actor.person, proposal);
    const isFirst = actor.capacity === "commandLine" && !await isAnybody(tx, administration, ["personnel", "segretario"]);
    if (isFirst) await decideRole(tx, administration, id, { decision: "confirmed", by: actor.person });
    const answer = { id: String(id), isConfirmed: isFirst };
    const content = {
      person: proposal.person,
      role,
      from,
      to: to ?? null,
      unit: unit === void 0 ? null : String(unit),
      isConfirmed: isFirst
    };
    return { ok: true, value: { answer, object: `role ${String(id)}`, content } };
  });
}
function decideGrant(office, { id, decision }, options) {
  const { actor, administration } = office;
  const thing = async (tx) => {
    const grant = await findRole(tx, administration, id);
    return grant && { about: grant.person, done: [{ action: "role.propose", person: grant.proposedBy }] };
  };
  return actOutsideYears(office, "role.confirm", { ...options, thing }, async (tx) => {
    if (!await decideRole(tx, administration, id, { decision, by: actor.person })) return { ok: false, reasons: ["alreadyDecided"] };
    return { ok: true, value: { answer: null, object: `role ${String(id)}`, content: { decision } } };
  });
}
function endGrant(office, { id, on }, options) {
  const { actor, administration } = office;
  const thing = async (tx) => {
    const grant = await findRole(tx, administration, id);
    return grant && { about: grant.person };
  };
  return actOutsideYears(office, "role.end", { ...options, thing }, async (tx, { today }) => {
    if (on > today) return { ok: false, reasons: ["endsInTheFuture"] };
    const grant = await findRole(tx, administration, id);
    if (grant && on < grant.from) return { ok: false, reasons: ["endsBeforeItBegins"] };
    if (!await endRole(tx, administration, id, { on, by: actor.person })) return { ok: false, reasons: ["notInForce"] };
    return { ok: true, value: { answer: null, object: `role ${String(id)}`, content: { on: italianDate(on) } } };
  });
}

export {
  listRoles,
  GRANTED_ROLES,
  ACCESS_ROLE_WORDS,
  ROLE_REFUSALS,
  proposeGrant,
  decideGrant,
  endGrant
};
//# sourceMappingURL=chunk-7CQ36QJR.js.map
