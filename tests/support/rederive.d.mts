import type { Proof } from "../../src/domain/kernel/proof.ts";

/** What is wrong with a proof, in words; empty when every step gives what it says. */
export function rederive(proof: Proof): string[];
