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

test("things of a list are called by their name, or by their place where they have none of their own", () => {
  const band = (fino_a: string, compreso: boolean) => ({ fino_a, compreso });
  expect(differencesOf({ fasce: [band("80", true)] }, { fasce: [band("80", false)] })).toEqual(["fasce › 80 › compreso: da sì a no"]);
  const twice = (weight: string) => ({
    pesi: [
      { codice: "a", peso: "1" },
      { codice: "a", peso: weight },
    ],
  });
  expect(differencesOf(twice("2"), twice("3"))).toEqual(["pesi › n. 2 › peso: da «2» a «3»"]);
  expect(differencesOf({ soglie: [[1], [2]] }, { soglie: [[1], [3]] })).toEqual(["soglie › n. 2 › n. 1: da 2 a 3"]);
  expect(differencesOf({ ruoli: [{ ruolo: "operatori_esperti", peso: "1" }] }, { ruoli: [] })).toEqual([
    "ruoli › operatori esperti: tolto",
  ]);
});

test.each([
  [{ audizione: false }, { audizione: true }, "audizione: da no a sì"],
  [{ titolo: "" }, { titolo: "SMVP 2024" }, "titolo: da vuoto a «SMVP 2024»"],
  [{ giorni: 5 }, { giorni: 10 }, "giorni: da 5 a 10"],
  [{ decide: "segretario_generale" }, { decide: "oiv" }, "decide: da «segretario generale» a «oiv»"],
  [{ tetto: null }, { tetto: "95" }, "tetto: da un altro contenuto a «95»"],
  [{ tetto: "95" }, { tetto: { da: "95" } }, "tetto: da «95» a un altro contenuto"],
  [{ tetto: null }, { tetto: { da: "95" } }, "tetto: da un altro contenuto a un altro contenuto"],
  [{ tetto: ["95"] }, { tetto: "95" }, "tetto: da un altro contenuto a «95»"],
  [{ tetto: "95" }, { tetto: ["95"] }, "tetto: da «95» a un altro contenuto"],
  [{}, { giorni: 10 }, "giorni: aggiunto, 10"],
  [{ audizione: true }, {}, "audizione: tolto, sì"],
  [{ tetto: { da: "95" } }, {}, "tetto: tolto"],
])("%j and %j: %s", (before, after, sentence) => {
  expect(differencesOf(before, after)).toEqual([sentence]);
});
