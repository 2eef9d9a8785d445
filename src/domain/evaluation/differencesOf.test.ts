import { expect, test } from "vitest";
import { differencesOf } from "./differencesOf.ts";

const roles = (weight: string) => [
  {
    ruolo: "dirigente",
    componenti: [
      { tipo: "unita", peso: weight },
      { tipo: "ente", peso: "10" },
    ],
  },
];

test("what changed is said where it stands, in words", () => {
  const before = { titolo: "SMVP 2024", ruoli: roles("40"), individuale: { giorni_minimi: 90 }, tetto: { da: "95" } };
  const after = { titolo: "SMVP 2024", ruoli: roles("45"), individuale: { giorni_minimi: 120 }, procedura: { audizione: true } };
  expect(differencesOf(before, after)).toEqual([
    "ruoli › dirigente › componenti › unita › peso: da «40» a «45»",
    "individuale › giorni minimi: da 90 a 120",
    "tetto: tolto",
    "procedura: aggiunto",
  ]);
});

test("the order of things with a name is no change; a thing more or less is", () => {
  const [a, b] = [
    { codice: "a", peso: "1" },
    { codice: "b", peso: "2" },
  ];
  expect(differencesOf({ pesi: [a, b] }, { pesi: [b, a] })).toEqual([]);
  expect(differencesOf({ pesi: [a] }, { pesi: [a, b] })).toEqual(["pesi › b: aggiunto"]);
  expect(differencesOf({ parole: ["sì"] }, { parole: [] })).toEqual(["parole › sì: tolto, «sì»"]);
});
