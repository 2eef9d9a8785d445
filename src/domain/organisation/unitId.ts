declare const unitIdBrand: unique symbol;

/** Which unit of the organisation, whatever it is called on a day: the same text in tables, addresses and JSON ("17"). */
export type UnitId = string & { readonly [unitIdBrand]: true };

/** Reads it; undefined for what names no unit. */
export function readUnitId(written: string): UnitId | undefined {
  return /^[1-9]\d{0,17}$/.test(written) ? (written as UnitId) : undefined;
}

/** The unit with this number in the database. */
export function unitId(number: bigint): UnitId {
  return String(number) as UnitId;
}

/** The number of a unit in the database; null for none. */
export function unitNumber(unit: UnitId): bigint;
export function unitNumber(unit: UnitId | null | undefined): bigint | null;
export function unitNumber(unit: UnitId | null | undefined): bigint | null {
  return unit === null || unit === undefined ? null : BigInt(unit);
}
