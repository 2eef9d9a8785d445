import { createHash } from "node:crypto";
import { sql } from "kysely";
import { asRedone } from "../../domain/evaluation/engine.ts";
import type { Proof } from "../../domain/kernel/proof.ts";
import { rederive } from "../../domain/kernel/rederive.ts";
import type { Database } from "../database/database.ts";
import type { DocumentFault } from "./sealedCheck.ts";

/** What came of looking at the parts of recorded computations: what is wrong, and how many of them lost parts with the data of a person. */
export type PartsLooked = { readonly faults: readonly DocumentFault[]; readonly erased: number };

type Run = {
  readonly year: number;
  readonly run: bigint;
  readonly object: string;
  readonly engine: string;
  readonly material: Buffer | null;
  readonly proofs: Buffer;
};
type Part = { readonly kind: "material" | "proof"; readonly position: number; readonly content: string | null };

/**
 * Opens what recorded computations keep: the parts of each must have the fingerprints of the run, and every proof must come out when its sums are done again,
 * whatever engine made it. Where parts were erased with the data of a person, those that are left are redone and the fingerprint says nothing any more.
 */
export async function checkRunParts(tx: Database, administration: string): Promise<PartsLooked> {
  const { rows } = await sql<Run>`
    select year, run, kind || ' run ' || run as object, engine, material_sha256 as material, proofs_sha256 as proofs
    from evaluation_run where administration_id = ${administration} and parts in ('kept', 'remade') order by year, run`.execute(tx);
  const faults: DocumentFault[] = [];
  let erased = 0;
  for (const run of rows) {
    const found = await lookAt(tx, administration, run);
    if (found.isErased) erased += 1;
    if (found.kind !== undefined) faults.push({ administration, object: run.object, kind: found.kind });
  }
  return { faults, erased };
}

async function lookAt(tx: Database, administration: string, run: Run) {
  const hashes = { material: createHash("sha256"), proof: createHash("sha256") };
  const readable = asRedone(run.engine);
  let isErased = false;
  let isWrong = false;
  for await (const { kind, content } of partsOf(tx, administration, run)) {
    if (content === null) isErased = true;
    else {
      hashes[kind].update(`${content}\n`);
      isWrong ||= kind === "proof" && rederive(readable(JSON.parse(content) as Proof)).length > 0;
    }
  }
  const isWhole = isErased || (hashes.proof.digest().equals(run.proofs) && run.material?.equals(hashes.material.digest()));
  const kind = !isWhole ? "runPartsAltered" : isWrong ? "runProofWrong" : undefined;
  return { isErased, kind } as const;
}

/** So many parts are read at a time. */
const PAGE = 500;

async function* partsOf(tx: Database, administration: string, { year, run }: Run): AsyncGenerator<Part> {
  let after: Pick<Part, "kind" | "position"> = { kind: "material", position: 0 };
  for (;;) {
    const { rows } = await sql<Part>`
      select kind, position, content from run_part
      where administration_id = ${administration} and year = ${year} and run = ${run} and (kind, position) > (${after.kind}, ${after.position})
      order by kind, position limit ${PAGE}`.execute(tx);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last;
  }
}
