import {
  DIRIGENTI,
  OFFICES,
  PART_TIME,
  UNITS,
  careersOf,
  leaderOf,
  nameOf
} from "./chunk-EYR35ZDW.js";
import {
  personOfDemonstration
} from "./chunk-WASEQ7BB.js";
import "./chunk-4BEEGHCV.js";
import "./chunk-EJFBDANO.js";
import {
  GRANTED_ROLES,
  listRoles,
  proposeGrant
} from "./chunk-7CQ36QJR.js";
import {
  importStaff
} from "./chunk-C64JM5B6.js";
import "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  DEMONSTRATION_MAKER
} from "./chunk-LLOIXRTK.js";
import "./chunk-ZFGNALLR.js";
import "./chunk-NMXRGIYE.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-MJTHQE4O.js";
import {
  civilDate
} from "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// demo/valdora/staffList.ts
var AREAS = {
  segretario: "Segretario generale",
  dirigente: "Dirigente",
  eq: "Incaricato di elevata qualificazione",
  funzionari: "Area dei funzionari",
  istruttori: "Area degli istruttori",
  operatori_esperti: "Area degli operatori esperti",
  operatori: "Area degli operatori"
};
var YEARS = [2024, 2025, 2026];
var [FIRST, LAST] = ["2024-01-01", "2026-12-31"];
function valdoraStaffList() {
  const head = "Matricola;Cognome e nome;Area;Unit\xE0;Dal;Al;Tempo pieno;Valutatore";
  const lines = [...leaders(), ...staff()].flatMap(
    ([code, relations]) => relations.map(
      ({ unit, area, evaluator, from, to }) => [
        code,
        nameOf(code),
        area,
        unit,
        italian(from),
        to === LAST ? "" : italian(to),
        PART_TIME[code]?.replace(".", ",") ?? "1",
        evaluator
      ].join(";")
    )
  );
  return `${[head, ...lines].join("\r\n")}\r
`;
}
function leaders() {
  const always = { from: FIRST, to: LAST };
  const settore = (unit) => unit.split(": ")[0];
  const segretario = { unit: UNITS.segreteria, area: AREAS.segretario, evaluator: "sindaco", ...always };
  return [
    ["V-001", [segretario]],
    ...DIRIGENTI.map(({ code, unit }) => [
      code,
      [{ unit: settore(unit), area: AREAS.dirigente, evaluator: "oiv", ...always }]
    ])
  ];
}
function staff() {
  const relations = /* @__PURE__ */ new Map();
  for (const year of YEARS) {
    for (const [code, stretches] of careersOf(year)) {
      for (const { dal, al, office, role } of stretches) {
        const leader = leaderOf(office, al);
        const evaluator = leader === code ? OFFICES[office].above : leader;
        const relation = { unit: OFFICES[office].unit.split(": ").at(-1), area: AREAS[role], evaluator, from: dal, to: al };
        relations.set(code, joined(relations.get(code) ?? [], relation));
      }
    }
  }
  return [...relations].toSorted(([a], [b]) => a < b ? -1 : 1);
}
function joined(before, next) {
  const last = before.at(-1);
  const goesOn = last?.to.slice(5) === "12-31" && next.from.slice(5) === "01-01";
  const isSame = last?.unit === next.unit && last.area === next.area && last.evaluator === next.evaluator;
  return goesOn && isSame ? [...before.slice(0, -1), { ...last, to: next.to }] : [...before, next];
}
function italian(day) {
  return day.split("-").toReversed().join("/");
}

// src/cli/demonstrationOffices.ts
async function makeDemonstrationOffices({ db, workers }) {
  const ambient = { db, actor: DEMONSTRATION_MAKER, administration: "valdora" };
  if ((await listRoles(db, ambient.administration)).length > 0) return;
  const reading = await workers.readStaff(Buffer.from(valdoraStaffList(), "utf8"));
  const list = { name: "valdora-personale.csv", reading, makesUnits: true, dryRun: false, idempotencyKey: "demonstration valdora staff" };
  const imported = await importStaff(ambient, list);
  if (!imported.ok || imported.value.refused.length > 0)
    throw new Error(`The demonstration's staff was refused: ${JSON.stringify(imported)}`);
  for (const role of GRANTED_ROLES) {
    const person = personOfDemonstration(role);
    if (!person.startsWith("demo-")) continue;
    const proposal = { person, role, from: civilDate("2024-01-01"), reason: "Incarico della dimostrazione: questa persona non esiste." };
    const given = await proposeGrant(ambient, proposal, { idempotencyKey: `demonstration valdora ${role}` });
    if (!given.ok) throw new Error(`The demonstration's role was refused: ${JSON.stringify(given)}`);
  }
}
export {
  makeDemonstrationOffices
};
//# sourceMappingURL=demonstrationOffices-N4HPF5IB.js.map
