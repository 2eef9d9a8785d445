import type { Place } from "../kernel/place.ts";

/** A number read from a document, where it stands. What we compute is reconciled with it and never replaces it (it. "dato riportato"). */
export type ReportedFigure = { readonly key: string; readonly value: string; readonly place: Place };
