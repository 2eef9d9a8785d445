import { expect, test } from "vitest";
import { tellRefusals } from "../kernel/refusal.ts";
import { acceptJoin, JOIN_REFUSALS, type ListedThing } from "./joinIdentities.ts";

const thing = (name: string, identity: string, kind: ListedThing["kind"] = "strategic"): ListedThing => ({
  name,
  year: Number(name.slice(0, 4)),
  kind,
  own: identity,
  identity,
});
const THREE = thing("2024/strategico/3", "7");

//  the other                                        meets in    refused because
test.each<[ListedThing, number | undefined, string | undefined]>([
  [thing("2025/strategico/2", "9"), undefined, undefined],
  [
    thing("2025/strategico/2", "9"),
    2026,
    "Nell'elenco del 2026 ci sono tutte e due: in un elenco non si può avere due volte la stessa cosa.",
  ],
  [
    thing("2024/strategico/4", "8"),
    2024,
    "Nell'elenco del 2024 ci sono tutte e due: in un elenco non si può avere due volte la stessa cosa.",
  ],
  [THREE, undefined, "«2024/strategico/3» è indicata due volte: dica con quale altra è la stessa."],
  [thing("2025/strategico/3", "7"), undefined, "Sono già la stessa cosa: non è stato scritto nulla."],
  [
    thing("2025/operativo/3.1", "9", "operational"),
    undefined,
    "Sono cose diverse: la prima è obiettivo strategico, la seconda è obiettivo operativo.",
  ],
])("2024/strategico/3 and %j, which meet in %s", (other, meetsIn, message) => {
  const verdict = acceptJoin(THREE, other, meetsIn);
  expect(verdict.ok ? undefined : tellRefusals(verdict.reasons, JOIN_REFUSALS)[0]?.message).toBe(message);
});
