import type { RuleKind } from "../../../data/evaluation/ruleDocument.ts";
import { checkCci } from "../../../domain/bonus/checkCci.ts";
import { checkSmvp } from "../../../domain/evaluation/checkSmvp.ts";
import type { Problem } from "../../../domain/evaluation/problem.ts";
import { acceptCci } from "../../../exchange/rules/readCci.ts";
import { acceptSmvp } from "../../../exchange/rules/readSmvp.ts";
import type { FileReading } from "../../../exchange/rules/strictJson.ts";

/** What the two documents are called. */
export const RULE_KIND_WORDS: Record<RuleKind, string> = {
  smvp: "Sistema di misurazione e valutazione della performance",
  cci: "Contratto collettivo integrativo",
};

/** Whether a parsed document has the form of its kind; if it has, what there is to say about what it says. */
export function formOf(kind: RuleKind, document: unknown): FileReading<readonly Problem[]> {
  switch (kind) {
    case "smvp": {
      const reading = acceptSmvp(document);
      return reading.ok ? { ok: true, value: checkSmvp(reading.value) } : reading;
    }
    case "cci": {
      const reading = acceptCci(document);
      return reading.ok ? { ok: true, value: checkCci(reading.value) } : reading;
    }
  }
}
