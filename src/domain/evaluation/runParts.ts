import type { PayMaterial } from "../bonus/payMaterial.ts";
import { canonicalJson } from "../kernel/canonicalJson.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { Json } from "../kernel/json.ts";
import type { Proof } from "../kernel/proof.ts";
import type { ProofForm } from "./engine.ts";
import type { CycleMaterial } from "./evaluateCycle.ts";

/** A proof, and the code of the person it speaks of, where it speaks of one. */
export type ProofOfRun = { readonly proof: Proof; readonly person?: string };

/**
 * A piece of what a recorded computation keeps beside its result, as JSON: what it stood on, or a proof. What is of one person stands by itself under their
 * code, so that it can be erased with their data.
 */
export type RunPart = { readonly kind: "material" | "proof"; readonly person?: string; readonly content: string };

/** The rules a computation was done with, as they were approved. */
type Rules = { readonly smvp: Json; readonly cci?: Json };

/**
 * Everything a computation stood on (it. "dati di partenza"), people by their codes alone: first what is of nobody (objectives, organisation, rules), then
 * each person with their periods, their forms and, for pay, what it needs of them. Equal material gives equal texts.
 */
export function materialParts(material: CycleMaterial, rules: Rules, pay?: PayMaterial): RunPart[] {
  const { people, forms, ...year } = material;
  const { people: paid = [], ...payOfAll } = pay ?? {};
  const formsOf = groupBy(forms, ({ person }) => person);
  const payOf = groupBy(paid, ({ person }) => person);
  const codes = [...new Set([...people.map(({ code }) => code), ...formsOf.keys(), ...payOf.keys()])].sort();
  const stintsOf = new Map(people.map(({ code, stints }) => [code, stints]));
  const ofPerson = (code: string) => ({
    code,
    stints: stintsOf.get(code) ?? [],
    forms: formsOf.get(code) ?? [],
    ...(pay && { pay: payOf.get(code) ?? [] }),
  });
  return [
    { kind: "material", content: canonicalJson({ ...year, rules, ...(pay && { pay: payOfAll }) }) },
    ...codes.map((person): RunPart => ({ kind: "material", person, content: canonicalJson(ofPerson(person)) })),
  ];
}

/** A proof as text, as an engine wrote it. */
export function proofText({ proof }: ProofOfRun, form?: ProofForm): string {
  return JSON.stringify(form ? form(proof) : proof);
}

/** The proofs of a computation, in their order, as the engine that made them wrote them. */
export function proofParts(proofs: readonly ProofOfRun[], form?: ProofForm): RunPart[] {
  return proofs.map((each) => ({
    kind: "proof",
    ...(each.person !== undefined && { person: each.person }),
    content: proofText(each, form),
  }));
}
