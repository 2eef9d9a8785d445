import type { Citation } from "../kernel/citation.ts";
import type { Finding } from "./finding.ts";
import type { Material } from "./material.ts";

/** One thing the reviewer looks for. `name` is that of its file, and stays: accepted findings remember it. */
export type Check = {
  readonly name: string;
  /** What is found, in the words of a heading: "Date che non esistono". */
  readonly title: string;
  /** Why it matters, in one sentence that the citation supports. */
  readonly why: string;
  readonly citation: Citation;
  readonly find: (material: Material) => readonly Finding[];
};
