import type { EvaluationsFile } from "../../src/exchange/evaluations/readEvaluations.ts";
import { leaderOf, type Stretch } from "./careers.ts";
import { drawn } from "./drawn.ts";
import { exceptionOf } from "./exceptions.ts";
import { DIRIGENTI, objectiveCode, OFFICES, type RoleInFile, UNITS } from "./offices.ts";
import { STAFF_BEHAVIOURS, LEADING_BEHAVIOURS } from "./smvp.ts";
import { stateOf } from "./states.ts";

type FormInFile = EvaluationsFile["schede"][number];
type ObjectiveInFile = NonNullable<FormInFile["obiettivi"]>[number];

const WORDS = ["migliorabile", "buono", "buono", "ottimo"];

/** The form of one stretch of a year: what the plan asks of the office, what is the person's own, behaviours as the leader judges. */
export function formOf(year: number, code: string, { dal, al, office, role }: Stretch): FormInFile {
  const { unit, above } = OFFICES[office];
  const leader = leaderOf(office, al);
  const state = stateOf(year, code, office);
  const isScored = state !== "assegnata" && state !== "presa_visione";
  const judged = exceptionOf(year, code);
  return {
    persona: code,
    ruolo: role,
    unita: unit,
    valutatore: leader === code ? above : leader,
    dal,
    al,
    stato: state,
    ...(judged?.notEvaluable && { non_valutabile: judged.notEvaluable }),
    obiettivi: judged?.notEvaluable?.motivo === "nessun_obiettivo" ? [] : objectivesOf(year, code, { office, role }, isScored),
    obiettivi_collegati: OFFICES[office].linked.map((number) => objectiveCode(year, number)),
    comportamenti: isScored ? behavioursOf(year, code, { office, role }) : {},
  };
}

/** Those who lead have the plan's objectives and one of their own; functionaries one of each; istruttori one of the two; operatori esperti the plan's. */
function objectivesOf(
  year: number,
  code: string,
  { office, role }: Pick<Stretch, "office" | "role">,
  isScored: boolean,
): ObjectiveInFile[] {
  const { linked, work, centre } = OFFICES[office];
  const planned = linked.map((number) => objectiveCode(year, number));
  const first = planned[drawn(planned.length, year, code, "obiettivo")] ?? "";
  const degree = String(Math.min(100, 64 + centre - drawn(12, year, code, "grado") + drawn(4, code)));
  const own = (titolo: string, peso: string): ObjectiveInFile => ({ titolo, peso, ...(isScored && { grado: degree }) });
  const neutralised = exceptionOf(year, code)?.neutralised;
  switch (role) {
    case "eq":
      return [
        { obiettivo: planned[0] ?? "", peso: "50" },
        own(work, neutralised ? "30" : "50"),
        ...(neutralised ? [{ titolo: "Apertura della sala lettura serale", peso: "20", neutralizzato: neutralised }] : []),
      ];
    case "funzionari":
      return [{ obiettivo: first, peso: "60" }, own(work, "40")];
    case "istruttori":
      return drawn(2, code, "proprio") === 0 ? [own(work, "100")] : [{ obiettivo: first }];
    case "operatori_esperti":
      return [{ obiettivo: planned[0] ?? "" }];
    case "segretario":
    case "dirigente":
    case "operatori":
      return [];
  }
}

/** From 0 to 4 with one decimal, around what the leader usually gives; from 2025 operatori are judged in words. */
function behavioursOf(year: number, code: string, { office, role }: Pick<Stretch, "office" | "role">): Record<string, string> {
  const leads = role === "eq" || role === "dirigente" || role === "segretario";
  const asked = leads ? LEADING_BEHAVIOURS : STAFF_BEHAVIOURS;
  if (role === "operatori" && year >= 2025)
    return Object.fromEntries(asked.map((each) => [each, WORDS[drawn(WORDS.length, year, code, each)] ?? ""]));
  const { centre, width } = OFFICES[office];
  const around =
    exceptionOf(year, code)?.around ?? (leads ? 33 + drawn(6, code) : centre + drawn(2 * width + 1, year, code, "persona") - width);
  const spread = width < 2 ? 1 : 3;
  return Object.fromEntries(asked.map((each) => [each, tenths(around + drawn(2 * spread + 1, year, code, each) - spread)]));
}

function tenths(value: number): string {
  const kept = Math.max(0, Math.min(40, value));
  return kept % 10 === 0 ? String(kept / 10) : `${String(Math.floor(kept / 10))}.${String(kept % 10)}`;
}

/** The forms of the Segretario, of the dirigenti, and of posts held ad interim. */
export function formsOfLeaders(year: number): FormInFile[] {
  const whole = { dal: `${String(year)}-01-01`, al: `${String(year)}-12-31` };
  const planned = (numbers: readonly number[]) => numbers.map((number) => objectiveCode(year, number));
  const leader = (code: string, role: RoleInFile, unit: string, objectives: readonly number[], linked: readonly number[]): FormInFile => {
    const state = stateOf(year, code, undefined);
    const isScored = state !== "assegnata" && state !== "presa_visione";
    return {
      persona: code,
      ruolo: role,
      unita: unit,
      valutatore: role === "segretario" ? "sindaco" : "oiv",
      ...whole,
      stato: state,
      obiettivi: planned(objectives).map((obiettivo) => ({ obiettivo })),
      obiettivi_collegati: planned(linked),
      comportamenti: isScored ? behavioursOf(year, code, { office: "segreteria", role }) : {},
    };
  };
  return [
    leader("V-001", "segretario", UNITS.segreteria, [5, 6, 7, 8], []),
    ...DIRIGENTI.map(({ code, unit, offices }) => leader(code, "dirigente", unit, [1, 2, 3, 4], offices.flatMap((name) => [...OFFICES[name].linked]))), // prettier-ignore
    ...(year === 2024 ? INTERIM_2024 : []),
  ];
}

const INTERIM_2024: readonly FormInFile[] = [
  {
    persona: "V-003",
    ruolo: "dirigente",
    unita: UNITS.polizia,
    valutatore: "oiv",
    dal: "2024-01-01",
    al: "2024-12-31",
    interim: true,
    stato: "definitiva",
    obiettivi: [{ obiettivo: "2024-034" }, { obiettivo: "2024-035" }],
    obiettivi_collegati: ["2024-034", "2024-035"],
    comportamenti: { guida: "3.4", programmazione: "3.5", decisione: "3.6", collaborazione: "3.5" },
  },
  {
    persona: "V-011",
    ruolo: "eq",
    unita: UNITS.urbanistica,
    valutatore: "V-003",
    dal: "2024-03-01",
    al: "2024-06-30",
    interim: true,
    stato: "con_osservazioni",
    obiettivi: [{ obiettivo: "2024-019" }],
    obiettivi_collegati: ["2024-019", "2024-023"],
    comportamenti: { guida: "2.6", programmazione: "2.4", decisione: "2.8", collaborazione: "3" },
  },
];
