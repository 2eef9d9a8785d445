import type { Figure } from "../../domain/kernel/figure.ts";
import { type AnnualReport, figuresOf, isOnlyPlan } from "../../domain/report/annualReport.ts";
import type { Block, DocumentTree } from "../tree.ts";
import { bonuses } from "./bonuses.ts";
import { citizens, transparency } from "./communication.ts";
import { completeness } from "./completeness.ts";
import { figuresUsed } from "./figures.ts";
import { nameOfDocument } from "./nameOfDocument.ts";
import { objectives } from "./objectives.ts";
import { organization } from "./organization.ts";
import { people } from "./people.ts";
import { presentation } from "./presentation.ts";

/** The Relazione sulla performance of a year: our words around the facts held, chapter by chapter; what is missing is said to be missing. Without outcomes it is the plan. `figures` are those it was published with, where it was. */
export function buildRelazione(report: AnnualReport, figures: Readonly<Record<string, Figure>> = figuresOf(report)): DocumentTree {
  const { administration } = report;
  const blocks: Block[] = [
    ...presentation(report),
    ...organization(report),
    ...objectives(report),
    ...people(report),
    ...citizens(report),
    ...transparency(report),
    ...bonuses(report),
    ...completeness(report),
  ];
  return {
    title: nameOfDocument(report),
    subtitle: isOnlyPlan(report)
      ? "Che cosa è previsto; gli esiti non sono ancora indicati"
      : "Piano della performance e piano degli obiettivi: che cosa è stato raggiunto, che cosa no",
    author: administration.name,
    blocks,
    figures: figuresUsed(blocks, figures),
  };
}
