import type { OperationalObjective, Service, StrategicObjective } from "../domain/report/annualReport.ts";
import type { YearKey } from "./cycleYear.ts";
import type { Database } from "./database.ts";

/** What the plan hangs from, as a document lists it. */
export type Structure = {
  readonly services: readonly Service[];
  readonly strategic: readonly StrategicObjective[];
  readonly operational: readonly OperationalObjective[];
};

/** Keeps services, strategic and operational objectives; one at the same place is replaced, none is ever removed. */
export async function saveStructure(tx: Database, { administration, year }: YearKey, structure: Structure, fileId: bigint): Promise<void> {
  const key = { administration_id: administration, year, file_id: fileId };
  for (const [i, { scope, name, place }] of structure.services.entries()) {
    const row = { scope, name, file_id: fileId, line: place.line };
    await tx
      .insertInto("service")
      .values({ ...key, ...row, position: i + 1 })
      .onConflict((at) => at.columns(["administration_id", "year", "position"]).doUpdateSet(row))
      .execute();
  }
  for (const { number, title, place } of structure.strategic) {
    const row = { title, file_id: fileId, line: place.line };
    await tx
      .insertInto("strategic_objective")
      .values({ ...key, ...row, number })
      .onConflict((at) => at.columns(["administration_id", "year", "number"]).doUpdateSet(row))
      .execute();
  }
  for (const [i, { title, place }] of structure.operational.entries()) {
    const row = { title, file_id: fileId, line: place.line };
    await tx
      .insertInto("operational_objective")
      .values({ ...key, ...row, position: i + 1 })
      .onConflict((at) => at.columns(["administration_id", "year", "position"]).doUpdateSet(row))
      .execute();
  }
}

/** Services, strategic and operational objectives of a year, in the order of the document. */
export async function loadStructure(db: Database, { administration, year }: YearKey): Promise<Structure> {
  const services = await db
    .selectFrom("service as s")
    .innerJoin("imported_file as f", (on) =>
      on.onRef("f.administration_id", "=", "s.administration_id").onRef("f.file_id", "=", "s.file_id"),
    )
    .select(["s.scope", "s.name", "s.line", "f.name as file"])
    .where("s.administration_id", "=", administration)
    .where("s.year", "=", year)
    .orderBy("s.position")
    .execute();
  const strategic = await db
    .selectFrom("strategic_objective as s")
    .innerJoin("imported_file as f", (on) =>
      on.onRef("f.administration_id", "=", "s.administration_id").onRef("f.file_id", "=", "s.file_id"),
    )
    .select(["s.number", "s.title", "s.line", "f.name as file"])
    .where("s.administration_id", "=", administration)
    .where("s.year", "=", year)
    .orderBy("s.number")
    .execute();
  const operational = await db
    .selectFrom("operational_objective as s")
    .innerJoin("imported_file as f", (on) =>
      on.onRef("f.administration_id", "=", "s.administration_id").onRef("f.file_id", "=", "s.file_id"),
    )
    .select(["s.title", "s.line", "f.name as file"])
    .where("s.administration_id", "=", administration)
    .where("s.year", "=", year)
    .orderBy("s.position")
    .execute();
  return {
    services: services.map(({ scope, name, line, file }) => ({ scope, name, place: { file, line } })),
    strategic: strategic.map(({ number, title, line, file }) => ({ number, title, place: { file, line } })),
    operational: operational.map(({ title, line, file }) => ({ title, place: { file, line } })),
  };
}
