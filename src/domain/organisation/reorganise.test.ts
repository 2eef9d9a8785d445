import { because } from "../../../tests/support/because.ts";
import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { classificationOf } from "./classification.ts";
import { organisationOn, peopleIn } from "./organisationOn.ts";
import { reorganise, type Span } from "./reorganise.ts";
import { unitsUnder } from "./unitsUnder.ts";
import { aUnit } from "../../../tests/support/aUnit.ts";

function span(unit: number, name: string, parent: number | null, from: string, to?: string): Span {
  return {
    unit: aUnit(unit),
    name,
    parent: parent === null ? null : aUnit(parent),
    from: civilDate(from),
    ...(to && { to: civilDate(to) }),
  };
}

const SPANS = [
  span(1, "Settore Risorse", null, "2024-01-01"),
  span(2, "Area Finanze", 1, "2024-01-01"),
  span(3, "Ufficio Tributi", 2, "2024-01-01"),
  span(4, "Settore Territorio", null, "2024-01-01"),
  span(5, "Area Sport", 4, "2024-01-01", "2025-12-31"),
];
/** What is written already of days to come: 6 will stand under 4, 7 will be closed, 6 will be called otherwise, 19 will stand under 8. */
const AHEAD = [
  span(6, "Settore Futuro", null, "2024-01-01", "2026-12-31"),
  span(6, "Settore Futuro", 4, "2027-01-01"),
  span(7, "Settore Breve", null, "2024-01-01", "2026-12-31"),
  span(8, "Settore Padre", null, "2024-01-01"),
  span(19, "Settore Nuovo", null, "2027-01-01", "2027-06-30"),
  span(19, "Ufficio Figlio", 8, "2027-07-01"),
];
const nobody = { peopleAfter: 0 };
const DAY = civilDate("2026-07-01");

test("a unit that is renamed ends at the eve and begins with its new name", () => {
  expect(reorganise(SPANS, { unit: aUnit(2), from: DAY, to: { name: "Area Bilancio", parent: aUnit(1) } }, nobody)).toEqual({
    ok: true,
    value: {
      ends: SPANS[1],
      lastDay: "2026-06-30",
      begins: { unit: aUnit(2), name: "Area Bilancio", parent: aUnit(1), from: "2026-07-01" },
    },
  });
});

test("a unit that is closed ends, and nothing begins", () => {
  expect(reorganise(SPANS, { unit: aUnit(3), from: DAY }, nobody)).toEqual({ ok: true, value: { ends: SPANS[2], lastDay: "2026-06-30" } });
});

test.each([
  ["a unit nobody knows", { unit: aUnit(9), from: DAY, to: { name: "X", parent: null } }, nobody, ["unitNotThere"]],
  [
    "on its own first day",
    { unit: aUnit(2), from: civilDate("2024-01-01"), to: { name: "X", parent: aUnit(1) } },
    nobody,
    ["changesTheFuture"],
  ],
  [
    "before its first day",
    { unit: aUnit(2), from: civilDate("2023-12-31"), to: { name: "X", parent: aUnit(1) } },
    nobody,
    ["changesTheFuture"],
  ],
  ["after it was closed", { unit: aUnit(5), from: DAY, to: { name: "X", parent: aUnit(4) } }, nobody, ["unitNotThere"]],
  [
    "under a unit that is not there that day",
    { unit: aUnit(2), from: DAY, to: { name: "X", parent: aUnit(5) } },
    nobody,
    ["parentNotThere"],
  ],
  ["under itself", { unit: aUnit(2), from: DAY, to: { name: "X", parent: aUnit(2) } }, nobody, ["underItself"]],
  [
    "under one that depends on it",
    { unit: aUnit(1), from: DAY, to: { name: "Settore Risorse", parent: aUnit(3) } },
    nobody,
    ["underItself"],
  ],
  [
    "with the name of its neighbour",
    { unit: aUnit(1), from: DAY, to: { name: "settore  TERRITÒRIO", parent: null } },
    nobody,
    ["nameTaken"],
  ],
  ["closed while others stand under it", { unit: aUnit(2), from: DAY }, nobody, ["hasUnitsUnder"]],
  [
    "under one that will depend on it",
    { unit: aUnit(4), from: DAY, to: { name: "Settore Territorio", parent: aUnit(6) } },
    nobody,
    ["underItself"],
  ],
  [
    "under one that will be closed",
    { unit: aUnit(2), from: DAY, to: { name: "Area Finanze", parent: aUnit(7) } },
    nobody,
    ["parentNotThere"],
  ],
  [
    "with the name that its neighbour will have",
    { unit: aUnit(1), from: DAY, to: { name: "Settore Nuovo", parent: null } },
    nobody,
    ["nameTaken"],
  ],
  ["closed while others will stand under it", { unit: aUnit(8), from: DAY }, nobody, ["hasUnitsUnder"]],
  ["closed while somebody works there", { unit: aUnit(3), from: DAY }, { peopleAfter: 1 }, ["hasPeople"]],
])("%s is refused", (_, change, people, reasons) => {
  expect(reorganise([...SPANS, ...AHEAD], change, people)).toEqual(because(...reasons));
});

test("what is already planned for later is not overtaken", () => {
  const planned = [
    ...SPANS.filter(({ unit }) => unit !== aUnit(2)),
    span(2, "Area Finanze", 1, "2024-01-01", "2026-12-31"),
    span(2, "Area Bilancio", 1, "2027-01-01"),
  ];
  const early = reorganise(planned, { unit: aUnit(2), from: DAY, to: { name: "Altro", parent: aUnit(1) } }, nobody);
  expect(early).toEqual(because("changesTheFuture"));
  const later = reorganise(planned, { unit: aUnit(2), from: civilDate("2027-02-01"), to: { name: "Altro", parent: aUnit(1) } }, nobody);
  expect(later).toMatchObject({ ok: true, value: { lastDay: "2027-01-31" } });
});

test("a unit and those under it, on a day", () => {
  expect(unitsUnder(SPANS, aUnit(1), DAY)).toEqual([aUnit(1), aUnit(2), aUnit(3)]);
  expect(unitsUnder(SPANS, aUnit(4), civilDate("2025-12-31"))).toEqual([aUnit(4), aUnit(5)]);
  expect(unitsUnder(SPANS, aUnit(4), civilDate("2026-01-01"))).toEqual([aUnit(4)]);
});

test("the organisation on a day has the units, who leads and who works there that day, and a unit whose own is gone stands by itself", () => {
  const staff = [
    {
      code: "D-1",
      name: "Dora",
      employments: [{ from: civilDate("2024-01-01"), unit: aUnit("1"), ...classificationOf("dirigente"), fte: "1" }],
    },
    {
      code: "I-1",
      name: "Ivo",
      employments: [
        { from: civilDate("2024-01-01"), to: civilDate("2026-06-30"), unit: aUnit("3"), ...classificationOf("istruttori"), fte: "1" },
        { from: civilDate("2026-07-01"), unit: aUnit("4"), ...classificationOf("istruttori"), fte: "1" },
      ],
    },
  ];
  const closed = SPANS.map((each) => (each.unit === aUnit(2) ? { ...each, to: civilDate("2026-06-30") } : each));
  const [risorse, territorio] = organisationOn(closed, staff, civilDate("2026-06-30"));
  expect([risorse?.name, risorse?.leaders, peopleIn(risorse!)]).toEqual([
    "Settore Risorse",
    [{ code: "D-1", name: "Dora", profile: "dirigente" }],
    2,
  ]);
  expect([risorse?.below[0]?.below[0]?.name, territorio?.people]).toEqual(["Ufficio Tributi", 0]);
  const after = organisationOn(closed, staff, DAY);
  expect(after.map(({ name, people }) => [name, people])).toEqual([
    ["Settore Risorse", 1],
    ["Settore Territorio", 1],
    ["Ufficio Tributi", 0],
  ]);
});
