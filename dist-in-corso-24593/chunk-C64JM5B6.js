import {
  STANDING_REFUSALS,
  actOutsideYears
} from "./chunk-JGRYUSCM.js";
import {
  OUTSIDE_EVALUATORS,
  STAFF_FILE_REFUSALS
} from "./chunk-ZFGNALLR.js";
import {
  createUnit,
  daysOfRange,
  loadUnits,
  rangeOf,
  spanOf
} from "./chunk-ZMLSEMQW.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  fromDecimalText,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  dayBefore,
  italianDate
} from "./chunk-V65HRVHO.js";
import {
  FILE_REFUSALS
} from "./chunk-RWJMKMBA.js";

// src/data/staff.ts
import { sql } from "kysely";
async function loadStaff(db, administration, one) {
  const everybody = db.selectFrom("person").selectAll().where("administration_id", "=", administration).orderBy("person");
  const people = await (one === void 0 ? everybody : everybody.where("person", "=", one)).execute();
  const relations = db.selectFrom("employment").select(["employment_id", "person", "unit_id", "role", "fte", "evaluator", ...daysOfRange]).where("administration_id", "=", administration).where("replaced_at", "is", null).orderBy("person").orderBy("valid");
  const rows = await (one === void 0 ? relations : relations.where("person", "=", one)).execute();
  const of = groupBy(rows, ({ person }) => person);
  return people.map(({ person, name, fiscal_code, mail, version }) => ({
    code: person,
    name,
    version,
    ...fiscal_code !== null && { fiscalCode: fiscal_code },
    ...mail !== null && { mail },
    employments: (of.get(person) ?? []).map(({ employment_id, unit_id, role, fte, evaluator, ...span }) => ({
      id: employment_id,
      unit: String(unit_id),
      role,
      fte: toDecimalText(fromDecimalText(fte)),
      ...evaluator !== null && { evaluator },
      ...spanOf(span)
    }))
  }));
}
async function writePerson(tx, administration, member) {
  const facts = { name: member.name, fiscal_code: member.fiscalCode ?? null, mail: member.mail ?? null };
  await tx.insertInto("person").values({ administration_id: administration, person: member.code, ...facts }).onConflict(
    (conflict) => conflict.columns(["administration_id", "person"]).doUpdateSet({ ...facts, version: sql`person.version + 1` })
  ).execute();
}
async function holdPerson(tx, administration, person) {
  const row = await tx.selectFrom("person").select("version").where("administration_id", "=", administration).where("person", "=", person).forUpdate().executeTakeFirst();
  return row?.version;
}
async function raisePerson(tx, administration, person) {
  await tx.updateTable("person").set({ version: sql`version + 1` }).where("administration_id", "=", administration).where("person", "=", person).execute();
}
async function replaceEmployments(tx, administration, ids) {
  if (ids.length === 0) return;
  await tx.updateTable("employment").set({ replaced_at: sql`now()` }).where("administration_id", "=", administration).where("employment_id", "in", ids).execute();
}
async function addEmployments(tx, administration, person, employments) {
  if (employments.length === 0) return;
  const rows = employments.map(({ unit, role, fte, evaluator, ...days }) => ({
    administration_id: administration,
    person,
    valid: rangeOf(days),
    unit_id: BigInt(unit),
    role,
    fte,
    evaluator: evaluator ?? null
  }));
  await tx.insertInto("employment").values(rows).execute();
}
async function hasPerson(db, administration, person) {
  const { rows } = await sql`select is_known_person(${administration}, ${person}) as known`.execute(db);
  return rows[0].known;
}

// src/domain/organization/staffChanges.ts
function staffChanges(known, listed) {
  const before = new Map(known.map((member) => [member.code, member]));
  const told = new Set(listed.map(({ code }) => code));
  const all = listed.map((member) => changeOf(before.get(member.code), member));
  const changes = all.filter(({ isNew, isRenamed, replaced, added }) => isNew || isRenamed || replaced.length + added.length > 0);
  return { changes, unchanged: all.length - changes.length, missing: known.filter(({ code }) => !told.has(code)) };
}
function changeOf(known, { employments, ...listed }) {
  const { employments: before = [], ...was } = known ?? {};
  const member = { ...was, ...listed };
  const start = employments.reduce((first, { from }) => from < first ? from : first, employments[0].from);
  const touched = before.filter(({ to }) => to === void 0 || to >= start);
  const cut = touched.filter(({ from }) => from < start).map((employment) => ({ ...employment, to: dayBefore(start) }));
  const after = [...cut, ...employments];
  return {
    member,
    isNew: known === void 0,
    isRenamed: known !== void 0 && (known.name !== member.name || known.fiscalCode !== member.fiscalCode || known.mail !== member.mail),
    replaced: touched.filter((employment) => !after.some((each) => isSame(each, employment))),
    added: after.filter((employment) => !touched.some((each) => isSame(each, employment)))
  };
}
function isSame(a, b) {
  return a.from === b.from && a.to === b.to && a.unit === b.unit && a.role === b.role && a.fte === b.fte && a.evaluator === b.evaluator;
}
function membersOf(rows) {
  return [...groupBy(rows, ({ code }) => code).values()].map((own) => {
    const { code, name, fiscalCode, mail } = own[0];
    const employments = own.map(({ employment }) => employment).toSorted((a, b) => a.from < b.from ? -1 : 1);
    return { code, name, ...fiscalCode !== void 0 && { fiscalCode }, ...mail !== void 0 && { mail }, employments };
  });
}

// src/features/organisation/importStaff.ts
var IMPORT_STAFF_REFUSALS = { ...FILE_REFUSALS, ...STAFF_FILE_REFUSALS, ...STANDING_REFUSALS };
async function importStaff(ambient, { name, reading, makesUnits, dryRun, idempotencyKey }) {
  if (!reading.ok) return { ok: false, reasons: [reading.refusal] };
  const { staff } = reading;
  return actOutsideYears(ambient, "organisation.write", { idempotencyKey, dryRun }, async (tx) => {
    const known = await loadStaff(tx, ambient.administration);
    const placed = placeRows(staff.rows, known, await loadUnits(tx, ambient.administration), makesUnits);
    const refused = [...staff.refused, ...placed.refused, ...aboutSelf(ambient, placed.rows, known)].toSorted((a, b) => a.line - b.line);
    const done = refused.length > 0 ? NOTHING : await write(tx, ambient.administration, known, placed);
    const people = new Set(staff.rows.map(({ code }) => code)).size;
    const sheet = staff.sheet === void 0 ? {} : { sheet: staff.sheet };
    const answer = { ...done, people, ...sheet, refused, ignoredColumns: staff.ignoredColumns };
    const { added, changed, replaced, relations } = answer;
    const content = { file: name, added, changed, replaced, relations };
    return { ok: true, value: { answer, object: "personale", content, isRefused: refused.length > 0 } };
  });
}
function aboutSelf({ actor }, rows, known) {
  if (actor.capacity === "commandLine") return [];
  const own = rows.filter(({ code }) => code === actor.person);
  if (staffChanges(known, membersOf(own)).changes.length === 0) return [];
  return own.map(({ line, code }) => ({
    line,
    field: "Matricola",
    text: code,
    message: "Riguarda lei: lo deve importare un'altra persona."
  }));
}
var NOTHING = { added: 0, changed: 0, unchanged: 0, replaced: 0, relations: 0, newUnits: [], missing: [] };
function placeRows(rows, known, units, makesUnits) {
  const newUnits = /* @__PURE__ */ new Map();
  const codes = codesOf(rows, known);
  const owners = new Map(known.flatMap(({ code, fiscalCode }) => fiscalCode === void 0 ? [] : [[fiscalCode, code]]));
  const placed = [];
  const refused = [];
  for (const row of rows) {
    const { line, code, fiscalCode, employment } = row;
    const refuse = (field, text, message) => refused.push({ line, field, text, message });
    const spans = spansNamed(units, employment.unit);
    const found = spans.filter(({ from, to }) => from <= employment.from && (to === void 0 || employment.from <= to));
    const owner = fiscalCode === void 0 ? void 0 : owners.get(fiscalCode);
    const evaluator = employment.evaluator === void 0 ? void 0 : codes.get(employment.evaluator);
    if (owner !== void 0 && owner !== code)
      refuse("Codice fiscale", fiscalCode ?? "", `\xC8 gi\xE0 di un'altra persona, con matricola ${owner}.`);
    if (employment.evaluator !== void 0 && evaluator === void 0)
      refuse("Valutatore", employment.evaluator, "Il valutatore non \xE8 nell'elenco, n\xE9 tra le persone gi\xE0 note.");
    if (evaluator === code) refuse("Valutatore", employment.evaluator ?? "", "Nessuno valuta s\xE9 stesso.");
    if (found.length > 1) refuse("Unit\xE0", employment.unit, "Pi\xF9 unit\xE0 hanno questo nome: non si pu\xF2 dire quale sia.");
    const key = employment.unit.toLowerCase();
    if (found.length === 0 && (spans.length > 0 || !makesUnits)) refuse("Unit\xE0", employment.unit, unknownUnit(spans, employment.from));
    if (found.length === 0) {
      const before = newUnits.get(key);
      newUnits.set(key, {
        name: before?.name ?? employment.unit,
        from: before && before.from < employment.from ? before.from : employment.from
      });
    }
    const unit = found[0] === void 0 ? key : String(found[0].unit);
    placed.push({ ...row, employment: { ...employment, unit, ...evaluator !== void 0 && { evaluator } } });
  }
  return { rows: placed, newUnits: makesUnits ? newUnits : /* @__PURE__ */ new Map(), refused };
}
function codesOf(rows, known) {
  const outside = Object.keys(OUTSIDE_EVALUATORS).map((word) => [word, word]);
  const people = [...known, ...rows].flatMap(({ code, fiscalCode }) => [[code, code], ...fiscalCode === void 0 ? [] : [[fiscalCode, code]]]);
  return new Map([...people, ...outside]);
}
function spansNamed(units, name) {
  return units.filter((unit) => unit.name.toLowerCase() === name.toLowerCase());
}
function unknownUnit([span], day) {
  if (!span) return "Non c'\xE8 un'unit\xE0 con questo nome: si corregga il nome, oppure si chieda di creare le unit\xE0 che mancano.";
  const until = span.to === void 0 ? "" : ` al ${italianDate(span.to)}`;
  return `Il ${italianDate(day)} questa unit\xE0 non c'\xE8: \xE8 nota dal ${italianDate(span.from)}${until}.`;
}
async function write(tx, administration, known, { rows, newUnits }) {
  const made = /* @__PURE__ */ new Map();
  for (const [key, { name, from }] of newUnits) made.set(key, String(await createUnit(tx, administration, { name, parent: null, from })));
  const inUnits = rows.map((row) => ({
    ...row,
    employment: { ...row.employment, unit: made.get(row.employment.unit) ?? row.employment.unit }
  }));
  const listed = membersOf(inUnits);
  const { changes, unchanged, missing } = staffChanges(known, listed);
  for (const { member, isNew, isRenamed } of changes) if (isNew || isRenamed) await writePerson(tx, administration, member);
  await replaceEmployments(tx, administration, changes.flatMap(({ replaced }) => replaced.map(({ id }) => id)));
  for (const { member, added } of changes) await addEmployments(tx, administration, member.code, added);
  return {
    added: changes.filter(({ isNew }) => isNew).length,
    changed: changes.filter(({ isNew }) => !isNew).length,
    unchanged,
    replaced: changes.reduce((sum, { replaced }) => sum + replaced.length, 0),
    relations: changes.reduce((sum, { added }) => sum + added.length, 0),
    newUnits: [...newUnits.values()].map(({ name }) => name),
    missing: missing.map(({ code, name }) => ({ code, name }))
  };
}

export {
  loadStaff,
  writePerson,
  holdPerson,
  raisePerson,
  replaceEmployments,
  addEmployments,
  hasPerson,
  staffChanges,
  IMPORT_STAFF_REFUSALS,
  importStaff
};
//# sourceMappingURL=chunk-C64JM5B6.js.map
