import { careersOf, leaderOf, PART_TIME } from "./careers.ts";
import { nameOf } from "./names.ts";
import { DIRIGENTI, OFFICES, type RoleInFile, UNITS } from "./offices.ts";

/** One working relation, as a row of the list. */
type Relation = { readonly unit: string; readonly area: string; readonly evaluator: string; readonly from: string; readonly to: string };

const AREAS: Readonly<Record<RoleInFile, string>> = {
  segretario: "Segretario generale",
  dirigente: "Dirigente",
  eq: "Incaricato di elevata qualificazione",
  funzionari: "Area dei funzionari",
  istruttori: "Area degli istruttori",
  operatori_esperti: "Area degli operatori esperti",
  operatori: "Area degli operatori",
};

const YEARS = [2024, 2025, 2026];
const [FIRST, LAST] = ["2024-01-01", "2026-12-31"];

/** The list that the personnel office of Valdora keeps, as CSV: everybody in service from 2024 on, with who evaluates them. All invented. */
export function valdoraStaffList(): string {
  const head = "Matricola;Cognome e nome;Area;Unità;Dal;Al;Tempo pieno;Valutatore";
  const lines = [...leaders(), ...staff()].flatMap(([code, relations]) =>
    relations.map(({ unit, area, evaluator, from, to }) =>
      [
        code,
        nameOf(code),
        area,
        unit,
        italian(from),
        to === LAST ? "" : italian(to),
        PART_TIME[code]?.replace(".", ",") ?? "1",
        evaluator,
      ].join(";"),
    ),
  );
  return `${[head, ...lines].join("\r\n")}\r\n`;
}

function leaders(): (readonly [string, Relation[]])[] {
  const always = { from: FIRST, to: LAST };
  const settore = (unit: string) => unit.split(": ")[0]!;
  const segretario: Relation = { unit: UNITS.segreteria, area: AREAS.segretario, evaluator: "sindaco", ...always };
  return [
    ["V-001", [segretario]],
    ...DIRIGENTI.map(({ code, unit }): readonly [string, Relation[]] => [
      code,
      [{ unit: settore(unit), area: AREAS.dirigente, evaluator: "oiv", ...always }],
    ]),
  ];
}

function staff(): (readonly [string, Relation[]])[] {
  const relations = new Map<string, Relation[]>();
  for (const year of YEARS) {
    for (const [code, stretches] of careersOf(year)) {
      for (const { dal, al, office, role } of stretches) {
        const leader = leaderOf(office, al);
        const evaluator = leader === code ? OFFICES[office].above : leader;
        const relation = { unit: OFFICES[office].unit.split(": ").at(-1)!, area: AREAS[role], evaluator, from: dal, to: al };
        relations.set(code, joined(relations.get(code) ?? [], relation));
      }
    }
  }
  return [...relations].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** What goes on as it was from one year to the next is one relation. */
function joined(before: Relation[], next: Relation): Relation[] {
  const last = before.at(-1);
  const goesOn = last?.to.slice(5) === "12-31" && next.from.slice(5) === "01-01";
  const isSame = last?.unit === next.unit && last.area === next.area && last.evaluator === next.evaluator;
  return goesOn && isSame ? [...before.slice(0, -1), { ...last, to: next.to }] : [...before, next];
}

function italian(day: string): string {
  return day.split("-").toReversed().join("/");
}
