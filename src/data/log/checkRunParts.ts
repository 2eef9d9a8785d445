import { createHash } from "node:crypto";
import { sql } from "kysely";
import { asRedone, type ProofForm } from "../../domain/evaluation/engine.ts";
import type { Proof } from "../../domain/kernel/proof.ts";
import { rederive } from "../../domain/kernel/rederive.ts";
import type { Database } from "../database/database.ts";
import { partLine } from "../evaluation/evaluationRun.ts";
import type { DocumentFault } from "./sealedCheck.ts";
import { loadSealedLines } from "./sealedLine.ts";

/** What came of looking at the parts of recorded computations: what is wrong, and how many of them lost parts with the data of a person. */
export type PartsLooked = { readonly faults: readonly DocumentFault[]; readonly erased: number };

type Run = {
  readonly year: number;
  readonly run: bigint;
  readonly object: string;
  readonly engine: string;
  readonly parts: Buffer;
  readonly proofs: Buffer;
};
type Part = {
  readonly kind: "material" | "proof";
  readonly position: number;
  readonly person: string | null;
  readonly content: string | null;
  readonly sha256: Buffer;
};

/**
 * Opens what recorded computations keep: which parts there are, of whom and with which fingerprints must be those of then, erased or not; a part that was
 * erased must be of a person whose data were, or past the term of the forms; and every proof must come out when its sums are done again, whatever engine made it.
 */
export async function checkRunParts(tx: Database, administration: string): Promise<PartsLooked> {
  const { rows } = await sql<Run>`
    select year, run, kind || ' run ' || run as object, engine, parts_sha256 as parts, proofs_sha256 as proofs
    from evaluation_run where administration_id = ${administration} and parts in ('kept', 'remade') order by year, run`.execute(tx);
  if (rows.length === 0) return { faults: [], erased: 0 };
  const explains = await explanations(tx, administration);
  const faults: DocumentFault[] = [];
  let erased = 0;
  for (const run of rows) {
    const found = await lookAt(tx, administration, run, explains);
    if (found.isErased) erased += 1;
    if (found.kind !== undefined) faults.push({ administration, object: run.object, kind: found.kind });
  }
  return { faults, erased };
}

/** Whether the data of a person may be gone: they were erased, or forms past their term were deleted. */
async function explanations(tx: Database, administration: string): Promise<(person: string) => boolean> {
  const { rows } = await sql<{ person: string }>`
    select person from erasure_request where administration_id = ${administration} and executed_at is not null`.execute(tx);
  const people = new Set(rows.map(({ person }) => person));
  const deletions = await loadSealedLines(tx, administration, ["retention.run"]);
  const isPastTerm = deletions.some(({ said }) => Number(said?.["forms"] ?? 0) > 0);
  return (person) => isPastTerm || people.has(person);
}

async function lookAt(tx: Database, administration: string, run: Run, explains: (person: string) => boolean) {
  const [parts, proofs] = [createHash("sha256"), createHash("sha256")];
  const readable = asRedone(run.engine);
  let [isErased, isWrong, isAltered] = [false, false, false];
  for await (const { kind, position, person, content, sha256 } of partsOf(tx, administration, run)) {
    parts.update(partLine({ kind, position, ...(person !== null && { person }), sha256 }));
    if (content === null) {
      isErased = true;
      isAltered ||= person === null || !explains(person);
      continue;
    }
    isAltered ||= !createHash("sha256").update(content, "utf8").digest().equals(sha256);
    if (kind === "material") continue;
    proofs.update(`${content}\n`);
    isWrong ||= !comesOut(content, readable);
  }
  const isOfThen = parts.digest().equals(run.parts) && (isErased || proofs.digest().equals(run.proofs));
  const kind = isAltered || !isOfThen ? "runPartsAltered" : isWrong ? "runProofWrong" : undefined;
  return { isErased, kind } as const;
}

/** Whether a stored proof comes out; what is no proof any more does not. */
function comesOut(content: string, readable: ProofForm): boolean {
  try {
    return rederive(readable(JSON.parse(content) as Proof)).length === 0;
  } catch {
    return false;
  }
}

/** So many parts are read at a time. */
const PAGE = 500;

async function* partsOf(tx: Database, administration: string, { year, run }: Run): AsyncGenerator<Part> {
  let after: Pick<Part, "kind" | "position"> = { kind: "material", position: 0 };
  for (;;) {
    const { rows } = await sql<Part>`
      select kind, position, person, content, sha256 from run_part
      where administration_id = ${administration} and year = ${year} and run = ${run} and (kind, position) > (${after.kind}, ${after.position})
      order by kind, position limit ${PAGE}`.execute(tx);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last;
  }
}
