const FIRST = [
  "Ada", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Gaia", "Ivo", "Lara", "Marco", "Nadia", "Omar", "Paola", "Remo", "Sara", "Tito", "Ugo", "Vera",
  "Anita", "Berto", "Cinzia", "Diego", "Emma", "Franco", "Greta", "Italo", "Livia", "Mirko", "Nora", "Orso", "Pia", "Rita", "Silvio", "Tea", "Ulisse",
  "Viola", "Zeno", "Alma", "Biagio", "Clio",
]; // prettier-ignore

/** Surnames made up for Valdora: words for things of an office or for what does not exist. */
export const SURNAMES = [
  "Inesistentini", "Segnapostelli", "Esempiucci", "Modelloni", "Provascritta", "Fintinomi", "Sagomelli", "Inventatelli", "Immaginelli", "Quadernoni",
  "Matitucci", "Gommapane", "Temperalapis", "Portapennini", "Fermacarte", "Tagliacarte", "Calamaietti", "Graffettini", "Faldonati", "Timbratelli",
  "Protocollini", "Moduletti", "Scartafaccio", "Abbozzetti", "Bozzettoni", "Copiabella", "Bruttacopia", "Puntevirgola", "Parentesini", "Asteriscone",
  "Virgolettini", "Cancellinetto", "Spillatrici", "Evidenzietti", "Cartellinetti", "Segnalibretti",
]; // prettier-ignore

/** The invented name of the person with a code, "V-012": no two have the same. */
export function nameOf(code: string): string {
  const number = Number(code.slice(2));
  return `${FIRST[(number * 7) % FIRST.length] ?? ""} ${SURNAMES[number % SURNAMES.length] ?? ""}`;
}
