import {
  slugOf
} from "./chunk-IPUZRVVS.js";
import {
  ensureUnit
} from "./chunk-ZMLSEMQW.js";

// src/data/annualReport.ts
import { sql as sql3 } from "kysely";

// src/data/documentReading.ts
import { sql } from "kysely";
async function saveReading(tx, key, fileId, read) {
  const held = await loadReading(tx, key);
  const isNew = (list) => read[list].length > 0 && contentOf(read[list]) !== contentOf(held[list]);
  const changed = ["services", "strategic", "operational", "scoreBands"].filter(isNew);
  if (changed.length === 0) return;
  const { reading } = await tx.insertInto("document_reading").values({ administration_id: key.administration, year: key.year, file_id: fileId }).returning("reading").executeTakeFirstOrThrow();
  for (const list of changed) {
    const at = (line, i) => ({ administration_id: key.administration, reading, position: i + 1, line });
    switch (list) {
      case "services":
        await tx.insertInto("service").values(read.services.map(({ scope, name, place }, i) => ({ ...at(place.line, i), scope, name }))).execute();
        break;
      case "strategic":
        await tx.insertInto("strategic_objective").values(read.strategic.map(({ number, title, responsible, place }, i) => ({ ...at(place.line, i), number, title, responsible: responsible ?? null }))).execute();
        break;
      case "operational":
        await tx.insertInto("operational_objective").values(read.operational.map(({ title, code, strategic, place }, i) => ({ ...at(place.line, i), title, code: code ?? null, strategic: strategic ?? null }))).execute();
        break;
      case "scoreBands":
        await tx.insertInto("reported_band").values(read.scoreBands.map(({ label, count, share, place }, i) => ({ ...at(place.line, i), label, count, share: share ?? null }))).execute();
        break;
    }
  }
}
function contentOf(list) {
  return JSON.stringify(list.map((row) => ({ ...row, place: void 0 })));
}
async function loadReading(db, key) {
  const services = await latest(db, key, "service");
  const strategic = await latest(db, key, "strategic_objective");
  const operational = await latest(db, key, "operational_objective");
  const bands = await latest(db, key, "reported_band");
  return {
    services: services.map(({ scope, name, file, line }) => ({ scope, name, place: { file, line } })),
    strategic: strategic.map(({ number, title, responsible, file, line }) => ({
      number,
      title,
      ...responsible !== null && { responsible },
      place: { file, line }
    })),
    operational: operational.map(({ title, code, strategic: parent, file, line }) => ({
      title,
      ...code !== null && { code },
      ...parent !== null && { strategic: parent },
      place: { file, line }
    })),
    scoreBands: bands.map(({ label, count, share, file, line }) => ({
      label,
      count,
      ...share !== null && { share },
      place: { file, line }
    }))
  };
}
async function latest(db, { administration, year }, table) {
  const { rows } = await sql`
    select list.*, f.name as file
    from ${sql.table(table)} list
    join document_reading d using (administration_id, reading)
    join imported_file f using (administration_id, file_id)
    where list.administration_id = ${administration} and list.reading = (
      select max(reading) from ${sql.table(table)} join document_reading o using (administration_id, reading)
      where administration_id = ${administration} and o.year = ${year}
    )
    order by list.position`.execute(db);
  return rows;
}

// src/data/narrative.ts
async function loadNarrative(db, { administration, year }) {
  const row = await db.selectFrom("narrative").select(["version", "chapters"]).where("administration_id", "=", administration).where("year", "=", year).orderBy("version", "desc").limit(1).executeTakeFirst();
  return row && { version: row.version, narrative: row.chapters };
}
async function addNarrative(tx, { administration, year }, version, narrative, fileId, person) {
  await tx.insertInto("narrative").values({ administration_id: administration, year, version, chapters: JSON.stringify(narrative), file_id: fileId, recorded_by: person }).execute();
}

// src/data/objective.ts
import { sql as sql2 } from "kysely";

// src/domain/plan/group.ts
function tidyGroup(heading) {
  return heading.replace(/\s+/g, " ").trim().replace(/\s+:/g, ":").replace(/:(?=\S)/g, ": ").replace(/ ?[–—] ?| -|- /g, " \u2013 ").replace(/ {2,}/g, " ").replace(/:$/, "");
}
function splitGroup(group) {
  const [, parent, name] = /^(.+?): (.+)$/.exec(group) ?? [];
  return parent !== void 0 && name !== void 0 ? { parent, name } : { name: group };
}
var CROSS_CUTTING = "Obiettivi trasversali";
function holderOf(group) {
  return group === CROSS_CUTTING ? { kind: "crossCutting" } : { kind: "unit", unit: group };
}
function mergeGroups(headings, existing = []) {
  const spellings = /* @__PURE__ */ new Map();
  for (const heading of headings) {
    const group = spellings.get(keyOf(heading)) ?? /* @__PURE__ */ new Map();
    spellings.set(keyOf(heading), group.set(heading, (group.get(heading) ?? 0) + 1));
  }
  const known = new Map(existing.map((group) => [keyOf(group), group]));
  const parents = /* @__PURE__ */ new Map();
  for (const group of existing) withFirstParent(group, parents);
  const nameOf = /* @__PURE__ */ new Map();
  const merged = [];
  for (const [key, group] of spellings) {
    const mostFrequent = [...group].reduce((best, next) => next[1] > best[1] ? next : best)[0];
    const isCrossCutting = /^(obiettivi )?trasversali$/i.test(tidyGroup(mostFrequent));
    const kept = known.get(key) ?? (isCrossCutting ? CROSS_CUTTING : withFirstParent(tidyGroup(mostFrequent), parents));
    for (const spelling of group.keys()) nameOf.set(spelling, kept);
    if (group.size > 1) merged.push({ kept, spellings: [...group.keys()] });
  }
  return { nameOf, merged };
}
function keyOf(heading) {
  return slugOf(tidyGroup(heading));
}
function withFirstParent(group, parents) {
  const { parent, name } = splitGroup(group);
  if (parent === void 0) {
    parents.set(keyOf(group), parents.get(keyOf(group)) ?? group);
    return group;
  }
  const first = parents.get(keyOf(parent)) ?? parent;
  parents.set(keyOf(parent), first);
  return `${first}: ${name}`;
}

// src/domain/plan/objective.ts
function objectiveCode(year, ordinal) {
  return `${String(year)}-${String(ordinal).padStart(3, "0")}`;
}
function ordinalOf(code) {
  return Number(code.slice(5));
}
function fullTitle({ title, description }) {
  return description === "" || description === title ? title : `${title}: ${description}`;
}
function isMissed({ evaluated: { outcome } }) {
  return outcome === "notAchieved" || outcome === "partlyAchieved";
}

// src/data/objective.ts
async function ensurePlanVersion(tx, { administration, year }) {
  const latest2 = await tx.selectFrom("plan_version").select(["version", "approved_by_act"]).where("administration_id", "=", administration).where("year", "=", year).orderBy("version", "desc").executeTakeFirst();
  if (latest2) return { version: latest2.version, isApproved: latest2.approved_by_act !== null };
  await tx.insertInto("plan_version").values({ administration_id: administration, year, version: 1, approved_by_act: null }).execute();
  return { version: 1, isApproved: false };
}
async function insertObjectives(tx, key, version, read) {
  const { last } = await tx.selectFrom("objective").select(sql2`coalesce(max(ordinal), 0)`.as("last")).where("administration_id", "=", key.administration).where("year", "=", key.year).executeTakeFirstOrThrow();
  const codes = read.map((_, i) => objectiveCode(key.year, last + 1 + i));
  const unitOf = await unitsOf(tx, key, read);
  for (const batch of batchesOf(read.map((objective, i) => ({ objective, code: codes[i] })))) {
    const identities = batch.map(({ objective, code }) => ({ objective, identity: { administration_id: key.administration, code } }));
    const years = identities.map(({ identity }) => ({ ...identity, year: key.year, ordinal: ordinalOf(identity.code) }));
    const promises = identities.map(({ objective, identity }) => ({ ...identity, year: key.year, version, ...promiseOf(objective) }));
    const indicators = identities.map(({ objective, identity }) => ({ ...identity, version, position: 1, ...indicatorOf(objective) }));
    const holders = identities.flatMap(({ objective, identity }) => {
      const unit = unitOf.get(objective.group);
      return unit === void 0 ? [] : [{ ...identity, version, unit_id: unit }];
    });
    await tx.insertInto("objective").values(years).execute();
    await tx.insertInto("objective_version").values(promises).execute();
    await tx.insertInto("indicator_use").values(indicators).execute();
    if (holders.length > 0) await tx.insertInto("holder").values(holders).execute();
  }
  return codes;
}
async function unitsOf(tx, key, read) {
  const units = /* @__PURE__ */ new Map();
  for (const { group, holder } of read) {
    if (holder.kind === "crossCutting" || units.has(group)) continue;
    const { parent, name } = splitGroup(holder.unit);
    const above = parent === void 0 ? null : await ensureUnit(tx, key, parent, null);
    units.set(group, await ensureUnit(tx, key, name, above));
  }
  return units;
}
var BATCH = 1e3;
function batchesOf(items) {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));
}
async function updateObjective(tx, key, version, code, read) {
  await tx.updateTable("objective_version").set(promiseOf(read)).where("administration_id", "=", key.administration).where("code", "=", code).where("version", "=", version).execute();
  await tx.updateTable("indicator_use").set(indicatorOf(read)).where("administration_id", "=", key.administration).where("code", "=", code).where("version", "=", version).where("position", "=", 1).execute();
}
function promiseOf({
  holder,
  group,
  heading,
  title,
  description,
  number,
  weight,
  kind,
  links,
  resources,
  stakeholders,
  unread,
  fileId,
  line
}) {
  return {
    scope: holder.kind,
    group_name: group,
    heading,
    title,
    description,
    number: number ?? null,
    weight: weight ?? null,
    kind: kind?.kind ?? null,
    kind_written: kind?.written ?? null,
    strategic: [...links.strategic],
    operational: [...links.operational],
    services: [...links.services],
    resources: resources ?? null,
    stakeholders: stakeholders ?? null,
    unread: JSON.stringify(unread),
    file_id: fileId,
    line
  };
}
function indicatorOf({ indicator }) {
  const { written, kind, class: stated, target, source, baselines, benchmark } = indicator;
  return {
    baselines: JSON.stringify(baselines),
    benchmark: benchmark ?? null,
    written,
    kind,
    class: stated ?? null,
    target_written: target.written,
    target: JSON.stringify(target.reading),
    source_written: source.written,
    reliability: source.reliability
  };
}
async function addEndings(tx, { administration }, read) {
  for (const batch of batchesOf(read)) {
    const rows = batch.map(({ code, evaluated, measured, deviation, fileId, line }) => ({
      administration_id: administration,
      code,
      raw: measured ? JSON.stringify(measured) : null,
      raw_by: measured ? BY_DOCUMENT : null,
      evaluated: evaluated?.outcome ?? null,
      evaluated_degree: evaluated?.degree ?? null,
      evaluated_written: evaluated?.written ?? null,
      evaluated_by: evaluated ? BY_DOCUMENT : null,
      deviation: deviation ?? null,
      deviation_by: deviation === void 0 ? null : BY_DOCUMENT,
      file_id: fileId,
      line
    }));
    await tx.insertInto("result").values(rows).execute();
  }
}
var BY_DOCUMENT = "documento importato";
async function proposeVariation(tx, { administration, year }, person, { fileId, line, ...after }, of) {
  await tx.insertInto("variation").values({
    administration_id: administration,
    year,
    code: of?.code ?? null,
    before: of ? JSON.stringify(of.before) : null,
    after: JSON.stringify(after),
    file_id: fileId,
    line,
    proposed_by: person
  }).execute();
}
async function loadObjectives(db, { administration, year }) {
  const { rows } = await sql2`
    select o.code, v.heading, v.group_name, v.title, v.description, v.number, v.weight, v.scope, v.line, f.name as file,
      v.kind, v.kind_written, v.strategic, v.operational, v.services, v.resources, v.stakeholders, v.unread,
      i.written, i.kind as indicator_kind, i.class, i.target_written, i.target, i.source_written, i.reliability, i.baselines, i.benchmark,
      e.evaluated, e.evaluated_degree, e.evaluated_written, e.line as evaluated_line, e.file as evaluated_file,
      m.raw, m.line as raw_line, m.file as raw_file, d.deviation, d.line as deviation_line, d.file as deviation_file
    from objective o
    join lateral (
      select * from objective_version v where v.administration_id = o.administration_id and v.code = o.code order by v.version desc limit 1
    ) v on true
    join indicator_use i on i.administration_id = o.administration_id and i.code = o.code and i.version = v.version and i.position = 1
    join imported_file f on f.administration_id = o.administration_id and f.file_id = v.file_id
    left join lateral ${lastResult("evaluated")} e on true
    left join lateral ${lastResult("raw")} m on true
    left join lateral ${lastResult("deviation")} d on true
    where o.administration_id = ${administration} and o.year = ${year}
    order by o.ordinal`.execute(db);
  return rows.map((row) => toObjective(row, year));
}
function lastResult(column) {
  return sql2`(
    select r.*, rf.name as file
    from result r left join imported_file rf on rf.administration_id = r.administration_id and rf.file_id = r.file_id
    where r.administration_id = o.administration_id and r.code = o.code and ${sql2.ref(`r.${column}`)} is not null
    order by r.sequence desc limit 1
  )`;
}
function toObjective(row, year) {
  const place = { file: row.file, line: row.line };
  const placeOf = (file, line) => file === null || line === null ? void 0 : { file, line };
  const evaluatedPlace = placeOf(row.evaluated_file, row.evaluated_line);
  return {
    code: row.code,
    year,
    title: row.title,
    description: row.description,
    group: row.group_name,
    heading: row.heading,
    holder: row.scope === "unit" ? { kind: "unit", unit: row.group_name } : { kind: "crossCutting" },
    ...row.number !== null && { number: row.number },
    ...row.weight !== null && { weight: row.weight },
    ...row.kind !== null && row.kind_written !== null && { kind: { written: row.kind_written, kind: row.kind } },
    indicator: toIndicator(row),
    links: { strategic: row.strategic, operational: row.operational, services: row.services },
    ...row.resources !== null && { resources: row.resources },
    ...row.stakeholders !== null && { stakeholders: row.stakeholders },
    unread: row.unread,
    place,
    evaluated: {
      outcome: row.evaluated ?? "unknown",
      ...row.evaluated_degree !== null && { degree: row.evaluated_degree },
      written: row.evaluated_written ?? "",
      ...evaluatedPlace && { place: evaluatedPlace }
    },
    ...row.raw && { measured: { ...row.raw, place: placeOf(row.raw_file, row.raw_line) ?? place } },
    ...row.deviation !== null && {
      deviation: { reason: row.deviation, place: placeOf(row.deviation_file, row.deviation_line) ?? place }
    }
  };
}
function toIndicator(row) {
  return {
    written: row.written,
    kind: row.indicator_kind,
    ...row.class !== null && { class: row.class },
    target: { written: row.target_written, reading: row.target },
    source: { written: row.source_written, reliability: row.reliability },
    baselines: row.baselines,
    ...row.benchmark !== null && { benchmark: row.benchmark }
  };
}

// src/data/reportedFigure.ts
async function loadReportedFigures(db, { administration, year }) {
  const rows = await db.selectFrom("reported_figure as r").innerJoin(
    "imported_file as f",
    (on) => on.onRef("f.administration_id", "=", "r.administration_id").onRef("f.file_id", "=", "r.file_id")
  ).distinctOn("r.key").select(["r.key", "r.value", "r.line", "f.name as file"]).where("r.administration_id", "=", administration).where("r.year", "=", year).orderBy("r.key").orderBy("r.sequence", "desc").execute();
  return rows.map(({ key, value, line, file }) => ({ key, value, place: { file, line } }));
}
async function addReportedFigures(tx, key, read, fileId) {
  const known = await loadReportedFigures(tx, key);
  const fresh = read.filter((figure) => !known.some((old) => old.key === figure.key && old.value === figure.value));
  for (const { key: name, value, place } of fresh) {
    await tx.insertInto("reported_figure").values({ administration_id: key.administration, year: key.year, key: name, value, file_id: fileId, line: place.line }).execute();
  }
}

// src/data/annualReport.ts
var hasPlan = sql3`exists (select from objective o where o.administration_id = y.administration_id and o.year = y.year)`;
async function listAdministrations(db) {
  const rows = await db.selectFrom("administration").select("administration_id").orderBy("name").orderBy("administration_id").execute();
  return rows.map(({ administration_id }) => administration_id);
}
async function listYears(db, administration) {
  const rows = await db.selectFrom("year as y").innerJoin("administration as a", "a.administration_id", "y.administration_id").select(["a.administration_id", "a.name", "y.year", "y.revision"]).where(hasPlan).$if(administration !== void 0, (query) => query.where("y.administration_id", "=", administration ?? "")).orderBy("a.name").orderBy("a.administration_id").orderBy("y.year", "desc").execute();
  return rows.map(({ administration_id: code, name, year, revision }) => ({ administration: { code, name }, year, revision }));
}
async function findYear(db, { administration, year }) {
  const row = await db.selectFrom("year as y").innerJoin("administration as a", "a.administration_id", "y.administration_id").select(["a.name", "y.revision"]).where("y.administration_id", "=", administration).where("y.year", "=", year).where(hasPlan).executeTakeFirst();
  return row && { administration: { code: administration, name: row.name }, year, revision: row.revision };
}
async function loadAnnualReport(db, key) {
  return inSnapshot(db, (tx) => readAnnualReport(tx, key));
}
async function inSnapshot(db, read) {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);
}
async function readAnnualReport(tx, key) {
  const listed = await findYear(tx, key);
  if (!listed) return void 0;
  const written = await loadNarrative(tx, key);
  return {
    administration: listed.administration,
    year: key.year,
    objectives: await loadObjectives(tx, key),
    ...await loadReading(tx, key),
    reported: await loadReportedFigures(tx, key),
    ...written && { narrative: written.narrative }
  };
}

export {
  saveReading,
  loadReading,
  loadNarrative,
  addNarrative,
  splitGroup,
  CROSS_CUTTING,
  holderOf,
  mergeGroups,
  objectiveCode,
  fullTitle,
  isMissed,
  ensurePlanVersion,
  insertObjectives,
  updateObjective,
  addEndings,
  proposeVariation,
  loadObjectives,
  addReportedFigures,
  listAdministrations,
  listYears,
  loadAnnualReport,
  inSnapshot,
  readAnnualReport
};
//# sourceMappingURL=chunk-S5Y7YUWN.js.map
