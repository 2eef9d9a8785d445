import type { ReportedFigure } from "../../domain/report/reportedFigure.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** The latest value of each figure read from documents of a year. */
export async function loadReportedFigures(db: Database, { administration, year }: YearKey): Promise<ReportedFigure[]> {
  const rows = await db
    .selectFrom("reported_figure as r")
    .innerJoin("imported_file as f", (on) =>
      on.onRef("f.administration_id", "=", "r.administration_id").onRef("f.file_id", "=", "r.file_id"),
    )
    .distinctOn("r.key")
    .select(["r.key", "r.value", "r.line", "f.name as file"])
    .where("r.administration_id", "=", administration)
    .where("r.year", "=", year)
    .orderBy("r.key")
    .orderBy("r.sequence", "desc")
    .execute();
  return rows.map(({ key, value, line, file }) => ({ key, value, place: { file, line } }));
}

/** Adds the figures that differ from the latest ones. */
export async function addReportedFigures(tx: Database, key: YearKey, read: readonly ReportedFigure[], fileId: bigint): Promise<void> {
  const known = await loadReportedFigures(tx, key);
  const fresh = read.filter((figure) => !known.some((old) => old.key === figure.key && old.value === figure.value));
  for (const { key: name, value, place } of fresh) {
    await tx
      .insertInto("reported_figure")
      .values({ administration_id: key.administration, year: key.year, key: name, value, file_id: fileId, line: place.line })
      .execute();
  }
}
