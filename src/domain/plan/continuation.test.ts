import { expect, test } from "vitest";
import { tellRefusals } from "../kernel/refusal.ts";
import { acceptContinuation, type Continuation, CONTINUATION_REFUSALS } from "./continuation.ts";
import type { ObjectiveCode } from "./objective.ts";

const link = (words: string, how: Continuation["how"] = "repeat"): Continuation => {
  const [code = "", continues = ""] = words.split(" > ") as ObjectiveCode[];
  return { code: code as ObjectiveCode, continues: continues as ObjectiveCode, how };
};
const messageOf = (words: string, standing: readonly string[]) => {
  const verdict = acceptContinuation(
    link(words),
    standing.map((each) => link(each)),
  );
  return verdict.ok ? undefined : tellRefusals(verdict.reasons, CONTINUATION_REFUSALS)[0]?.message;
};

const taken = (year: number, continues: string, other: string) =>
  `Nel ${String(year)} l'obiettivo ${continues} lo continua già ${other}: prima lo sciolga con «traguardo plan continues ${other} --none».`;

//  asked                    standing links                             refused because
test.each<[string, string[], string | undefined]>([
  ["2025-004 > 2024-017", [], undefined],
  ["2026-004 > 2024-017", [], undefined], // a year may be skipped
  ["2025-004 > 2024-017", ["2025-004 > 2024-001"], undefined], // another in the place of what it continued
  ["2026-004 > 2024-017", ["2025-009 > 2024-017"], undefined], // of another year
  ["2025-004 > 2025-004", [], "L'obiettivo 2025-004 non può continuare sé stesso."],
  ["2025-004 > 2025-003", [], "L'obiettivo 2025-003 non è di un anno prima di 2025-004: si continua solo ciò che viene prima."],
  ["2025-004 > 2026-003", [], "L'obiettivo 2026-003 non è di un anno prima di 2025-004: si continua solo ciò che viene prima."],
  ["2025-004 > 2024-017", ["2025-009 > 2024-017"], taken(2025, "2024-017", "2025-009")],
  ["2026-004 > 2025-009", ["2025-009 > 2024-017", "2026-002 > 2024-017"], taken(2026, "2025-009", "2026-002")], // along the links
  ["2025-004 > 2024-017", ["2026-001 > 2025-004", "2026-002 > 2024-017"], taken(2026, "2024-017", "2026-002")],
])("%s, while %j stand", (asked, standing, message) => {
  expect(messageOf(asked, standing)).toBe(message);
});
