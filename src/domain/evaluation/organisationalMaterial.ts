import type { DecimalText } from "../kernel/decimalText.ts";
import type { IndicatorCatalogueEntry, IndicatorReading, IndicatorUse } from "./indicators/indicatorUse.ts";
import type { HolderPart } from "./rollUp/rollUpAdministration.ts";
import type { Judgement } from "./rollUp/judgement.ts";

/** The ordinary activity of a service within a unit (it. "attività ordinaria"): indicators with the readings of the year, and its share of the unit's grade. */
export type ServiceActivity = {
  readonly name: string;
  readonly share: DecimalText;
  readonly indicators: readonly { readonly use: IndicatorUse; readonly readings: readonly IndicatorReading[] }[];
};

/** What the year says of organisational performance beside its objectives. Units are named as in the plan. */
export type OrganisationalMaterial = {
  readonly units: readonly {
    readonly unit: string;
    readonly weight?: DecimalText;
    /** What the OIV judged beside the computed value. */
    readonly judged?: Judgement;
    readonly services: readonly ServiceActivity[];
  }[];
  readonly administration?: Judgement;
  /** Objectives that several units hold, each with its weight there and its share; the others are of the unit the plan names, or of all. */
  readonly shared: readonly { readonly objective: string; readonly holders: readonly HolderPart[] }[];
  /** The catalogue of the indicators that services use (it. "anagrafe degli indicatori"). */
  readonly catalogue: readonly IndicatorCatalogueEntry[];
};
