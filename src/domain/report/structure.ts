import type { Place } from "../kernel/place.ts";

/** Which thing it is, in whatever year and however a document writes it (it. "identità"); absent until it is kept. */
type Lasts = { readonly identity?: string };

/** A service of the Albero della performance, towards citizens or towards the other offices. */
export type Service = Lasts & { readonly scope: "external" | "internal"; readonly name: string; readonly place: Place };

/** A strategic objective of the DUP (it. "obiettivo strategico", sezione strategica). */
export type StrategicObjective = Lasts & {
  readonly number: number;
  readonly title: string;
  /** The unit that answers for it, where the document names one. */
  readonly responsible?: string;
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

/** What a document lists that objectives may be linked to. */
export type Structure = {
  readonly services: readonly Service[];
  readonly strategic: readonly StrategicObjective[];
  readonly operational: readonly OperationalObjective[];
};
