import type { Figure } from "../kernel/figure.ts";
import type { Place } from "../kernel/place.ts";
import type { ProofInput, Provenance } from "../kernel/proof.ts";
import { countFiguresOf } from "../plan/countOutcomes.ts";
import type { Objective } from "../plan/objective.ts";
import { provenanceOf } from "../plan/origin.ts";
import type { Structure } from "./structure.ts";
import { linkedToOperational, linkedToService, linkedToStrategic } from "./linkedObjectives.ts";

/** The names of the figures that count what a plan is made of. */
export const STRUCTURE_FIGURES = {
  strategic: "obiettivi-strategici",
  operational: "obiettivi-operativi",
  services: "servizi",
  linkedToStrategy: "obiettivi-collegati-alla-strategia",
  linkedToServices: "obiettivi-collegati-ai-servizi",
} as const;

type LinkedStructure = Pick<Structure, "strategic" | "operational" | "services"> & {
  readonly objectives: readonly Objective[];
  readonly year: number;
};

/** How many strategic and operational objectives and services a document lists, how many objectives are linked, and how those ended. */
export function structureFigures({ objectives, strategic, operational, services, year }: LinkedStructure): Figure[] {
  const sets = [
    ...strategic.map((each) => linkedToStrategic(objectives, each)),
    ...operational.map((each) => linkedToOperational(objectives, each)),
    ...services.map((each) => linkedToService(objectives, each)),
  ];
  const titles = (rows: readonly { readonly title: string; readonly place: Place }[]) =>
    rows.map(({ title, place }, i) => inputOf(String(i + 1), title, title, { kind: "document", ...place }));
  const linked = (linksOf: (links: Objective["links"]) => readonly (string | number)[]) =>
    objectives
      .filter(({ links }) => linksOf(links).length > 0)
      .map(({ code, title, links, origin }) => inputOf(code, title, linksOf(links).join("; "), provenanceOf(origin)));
  const inYear = `nel ${String(year)}`;
  return [
    count(
      STRUCTURE_FIGURES.strategic,
      `Obiettivi strategici ${inYear}`,
      "Si contano gli obiettivi strategici elencati nel documento.",
      titles(strategic),
    ),
    count(
      STRUCTURE_FIGURES.operational,
      `Obiettivi operativi ${inYear}`,
      "Si contano gli obiettivi operativi elencati nel documento.",
      titles(operational),
    ),
    count(
      STRUCTURE_FIGURES.services,
      `Servizi dell'Albero della performance ${inYear}`,
      "Si contano i servizi elencati nel documento, esterni e interni.",
      titles(services.map(({ name, place }) => ({ title: name, place }))),
    ),
    count(
      STRUCTURE_FIGURES.linkedToStrategy,
      `Obiettivi collegati alla strategia ${inYear}`,
      "Si contano gli obiettivi che nel documento indicano almeno un obiettivo strategico o operativo.",
      linked((links) => [...links.strategic, ...links.operational]),
    ),
    count(
      STRUCTURE_FIGURES.linkedToServices,
      `Obiettivi collegati ai servizi ${inYear}`,
      "Si contano gli obiettivi che nel documento indicano almeno un servizio.",
      linked((links) => links.services),
    ),
    ...sets.filter((set) => set.objectives.length > 0).flatMap((set) => countFiguresOf(set.objectives, year, set.name)),
  ];
}

function inputOf(id: string, name: string, value: string, provenance: Provenance): ProofInput {
  return { id, name, value, provenance };
}

function count(id: string, figure: string, rule: string, inputs: readonly ProofInput[]): Figure {
  const result = String(inputs.length);
  const step = {
    id: "conteggio",
    operation: "count",
    operands: inputs.map((input) => input.id),
    result,
    text: `Sono ${result}.`,
  } as const;
  return { id, text: result, proof: { figure, rule, inputs, steps: [step], result } };
}
