import {
  civilDate
} from "./chunk-V65HRVHO.js";

// src/data/evaluationRun.ts
import { createHash } from "node:crypto";
import { sql } from "kysely";
async function addRun(tx, { administration, year }, {
  kind,
  reading,
  smvpVersion,
  cciVersion,
  engine,
  result,
  proofsSha256,
  by
}) {
  const { run } = await tx.insertInto("evaluation_run").values({
    administration_id: administration,
    year,
    kind,
    reading,
    smvp_version: smvpVersion,
    cci_version: cciVersion ?? null,
    engine,
    result,
    sha256: createHash("sha256").update(result, "utf8").digest(),
    proofs_sha256: proofsSha256,
    recorded_by: by
  }).returning("run").executeTakeFirstOrThrow();
  return run;
}
async function hasRun(db, { administration, year }, kind) {
  const row = await db.selectFrom("evaluation_run").select("run").where("administration_id", "=", administration).where("year", "=", year).where("kind", "=", kind).limit(1).executeTakeFirst();
  return row !== void 0;
}
async function loadLastRun(db, { administration, year }, kind) {
  const row = await db.selectFrom("evaluation_run").select(["run", "reading", "smvp_version", "cci_version", "engine", "result", "proofs_sha256"]).select(sql`(recorded_at at time zone 'Europe/Rome')::date`.as("recorded_on")).where("administration_id", "=", administration).where("year", "=", year).where("kind", "=", kind).orderBy("run", "desc").limit(1).executeTakeFirst();
  return row && {
    run: row.run,
    kind,
    reading: row.reading,
    smvpVersion: row.smvp_version,
    engine: row.engine,
    result: row.result,
    proofsSha256: row.proofs_sha256,
    recordedOn: civilDate(row.recorded_on),
    ...row.cci_version !== null && { cciVersion: row.cci_version }
  };
}

export {
  addRun,
  hasRun,
  loadLastRun
};
//# sourceMappingURL=chunk-PFD33CO2.js.map
