import type { Place } from "../kernel/place.ts";
import type { UnitId } from "../organisation/unitId.ts";

/** Which thing it is, in whatever year and however a document writes it (it. "identità"); absent until it is kept. */
type Lasts = { readonly identity?: string };

/** A service of the Albero della performance, towards citizens or towards the other offices. */
export type Service = Lasts & { readonly scope: "external" | "internal"; readonly name: string; readonly place: Place };

/** A line of the mandate (it. "linea di mandato", "linea programmatica"), with the number the document gives it. */
export type MandateLine = Lasts & { readonly number: number; readonly title: string; readonly place: Place };

/** An objective of public value (it. "obiettivo di valore pubblico"), with its code where the document gives one. */
export type PublicValueObjective = Lasts & { readonly code?: string; readonly title: string; readonly place: Place };

/** A strategic objective of the DUP (it. "obiettivo strategico", sezione strategica). */
export type StrategicObjective = Lasts & {
  readonly number: number;
  readonly title: string;
  /** The unit that answers for it, where the document names one: as it is called in that year, and which it is. */
  readonly responsible?: string;
  readonly responsibleUnit?: UnitId;
  /** The number of the mandate line it stands under, where the document says so. */
  readonly mandateLine?: number;
  readonly place: Place;
};

/** An operational objective of the DUP (it. "obiettivo operativo", sezione operativa). */
export type OperationalObjective = Lasts & {
  readonly title: string;
  /** Its code, "1.2", and the number of the strategic objective it belongs to, where the document gives them. */
  readonly code?: string;
  readonly strategic?: number;
  readonly place: Place;
};

/** What a document lists that objectives hang from, near or far. */
export type Structure = {
  readonly mandateLines: readonly MandateLine[];
  readonly publicValue: readonly PublicValueObjective[];
  readonly services: readonly Service[];
  readonly strategic: readonly StrategicObjective[];
  readonly operational: readonly OperationalObjective[];
};
