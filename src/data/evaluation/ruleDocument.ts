import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Act } from "../../domain/cycle/act.ts";
import { civilDate } from "../../domain/kernel/civilDate.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import { recordAct } from "../cycle/act.ts";
import type { Database } from "../database/database.ts";

/** The two documents of an administration's own rules. */
export type RuleKind = "smvp" | "cci";

/** A version of a document of rules: its JSON text, and the act that approved it, without which it is a draft. */
export type RuleVersion = {
  readonly kind: RuleKind;
  readonly year: number;
  readonly version: number;
  readonly content: string;
  readonly confirmsYear?: number;
  readonly act?: Act;
  /** Whether a recorded run stands on it. */
  readonly isUsed: boolean;
};

/** The versions of a document of a year, the first one first. */
export async function loadRuleVersions(db: Database, { administration, year }: YearKey, kind: RuleKind): Promise<RuleVersion[]> {
  const used = kind === "smvp" ? sql`r.smvp_version` : sql`r.cci_version`;
  const rows = await db
    .selectFrom("rule_document as d")
    .leftJoin("act as a", (join) => join.onRef("a.administration_id", "=", "d.administration_id").onRef("a.act_id", "=", "d.act_id"))
    .select(["d.version", "d.content", "d.confirms_year", "a.organ", "a.number", "a.date"])
    .select(
      sql<boolean>`exists (select from evaluation_run r where r.administration_id = d.administration_id and r.year = d.year and ${used} = d.version)`.as(
        "is_used",
      ),
    )
    .where("d.administration_id", "=", administration)
    .where("d.year", "=", year)
    .where("d.kind", "=", kind)
    .orderBy("d.version")
    .execute();
  return rows.map(({ version, content, confirms_year, organ, number, date, is_used }) => ({
    kind,
    year,
    version,
    content,
    isUsed: is_used,
    ...(confirms_year !== null && { confirmsYear: confirms_year }),
    ...(organ !== null && number !== null && date !== null && { act: { organ, number, date: civilDate(date) } }),
  }));
}

/** Adds a version as a draft. */
export async function addRuleVersion(
  tx: Database,
  { administration, year }: YearKey,
  {
    kind,
    version,
    content,
    confirmsYear,
    by,
  }: Pick<RuleVersion, "kind" | "version" | "content" | "confirmsYear"> & { readonly by: string },
): Promise<void> {
  const sha256 = createHash("sha256").update(content, "utf8").digest();
  await tx
    .insertInto("rule_document")
    .values({
      administration_id: administration,
      year,
      kind,
      version,
      content,
      sha256,
      confirms_year: confirmsYear ?? null,
      recorded_by: by,
    })
    .execute();
}

/** Records the act and approves a version with it; a version approved before is refused by the database. */
export async function approveRuleVersion(
  tx: Database,
  { administration, year }: YearKey,
  { kind, version, act, by }: Pick<RuleVersion, "kind" | "version"> & { readonly act: Act; readonly by: string },
): Promise<void> {
  const act_id = await recordAct(tx, administration, act);
  await tx
    .updateTable("rule_document")
    .set({ act_id, approved_by: by, approved_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .where("kind", "=", kind)
    .where("version", "=", version)
    .execute();
}
