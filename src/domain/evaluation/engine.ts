import type { Operation, Proof } from "../kernel/proof.ts";

/** The way of computing: it changes when the same material with the same rules would give another figure or another proof. Recorded runs name theirs. */
export const ENGINE = "2";

/** How an engine writes a proof. */
export type ProofForm = (proof: Proof) => Proof;

const FORMS: ReadonlyMap<string, ProofForm> = new Map([
  [ENGINE, (proof) => proof],
  ["1", inFormOne],
]);

/** How an engine wrote the proofs of its runs; undefined for an engine whose proofs this program does not write. */
export function formOf(engine: string): ProofForm | undefined {
  return FORMS.get(engine);
}

/** The proofs of a run as the checker of `docs/prova.md` redoes them: what engine "1" called `compare` is a judgement, to be read. */
export function asRedone(engine: string): ProofForm {
  return (proof) => (engine === "1" ? renamed(proof, "compare", "say") : proof);
}

/** Engine "1" called `compare` what is now `say`. It had no other step that a run keeps the fingerprint of and that is different now. */
function inFormOne(proof: Proof): Proof {
  return renamed(proof, "say", "compare");
}

function renamed(proof: Proof, from: Operation, to: Operation): Proof {
  return { ...proof, steps: proof.steps.map((step) => (step.operation === from ? { ...step, operation: to } : step)) };
}
