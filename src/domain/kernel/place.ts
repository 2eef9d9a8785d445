/** Where a datum stands in an imported document: the file's name and the line, counted from 1 (it. "riga"). */
export type Place = { readonly file: string; readonly line: number };
