import type { Proof, Provenance } from "../../src/domain/kernel/proof.ts";

/** A proof as people follow it: what it took in and from where, then each step in words. */
export function proofLines({ inputs, steps }: Proof): string[] {
  return [...inputs.map(({ name, value, provenance }) => `${name}: ${value} (${placeOf(provenance)})`), ...steps.map(({ text }) => text)];
}

function placeOf(provenance: Provenance): string {
  switch (provenance.kind) {
    case "document":
      return `${provenance.file}, riga ${String(provenance.line)}`;
    case "figure":
      return provenance.figure;
    case "act":
      return provenance.act;
    case "clause":
      return `${provenance.document}, ${provenance.clause}`;
    case "law":
      return provenance.citation;
    case "entry":
      return provenance.where;
  }
}
