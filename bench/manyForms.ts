// Bundled by formsAfterImport.mjs: the invented people of a year of Valdora, and as many more as are wanted.
import { valdoraPeople } from "../demo/valdoraPeople.ts";

/** A file of people and forms in which so many more have the same form as one of them. */
export function manyForms(year: number, people: number): string {
  const file = valdoraPeople(year);
  const form = file.schede.find(({ persona }) => persona === "V-020")!;
  const model = file.persone.find(({ codice }) => codice === "V-020")!;
  const codes = Array.from({ length: people }, (_, i) => `N-${String(i + 1).padStart(5, "0")}`);
  return JSON.stringify({
    ...file,
    persone: [...file.persone, ...codes.map((codice) => ({ ...model, codice, nome: `Persona inventata ${codice}` }))],
    schede: [...file.schede, ...codes.map((persona) => ({ ...form, persona }))],
  });
}
