import type { UnitId } from "../../src/domain/organisation/unitId.ts";

/** A unit, whatever names it: in the database it is a number. */
export const aUnit = (name: number | string): UnitId => String(name) as UnitId;
