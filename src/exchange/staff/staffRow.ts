import type { Employment } from "../../domain/organisation/employment.ts";

/** One row of a staff file: a person, and one working relation of theirs, with the name of the unit. `evaluator` is a staff number or fiscal code as written, or a person outside. */
export type StaffRow = {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly fiscalCode?: string;
  readonly mail?: string;
  readonly employment: Omit<Employment, "unit"> & { readonly unit: string };
};
