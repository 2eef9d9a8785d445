import {
  CommandRefused,
  WrongCall
} from "./chunk-PU4KY2VD.js";
import {
  listAdministrations,
  listYears
} from "./chunk-S5Y7YUWN.js";

// src/cli/chooseYear.ts
async function chooseAdministration(db, named) {
  if (named !== void 0) return named;
  const codes = await listAdministrations(db);
  if (codes.length > 1) throw new WrongCall(`Le amministrazioni sono pi\xF9 d'una: indichi quale con --administration (${codes.join(", ")}).`);
  return codes[0];
}
async function chooseYear(db, named, year) {
  const administration = await chooseAdministration(db, named);
  const all = await listYears(db);
  const years = all.filter((listed) => listed.administration.code === administration);
  const found = year === void 0 ? years[0] : years.find((listed) => listed.year === year);
  if (found) return found;
  const held = years.map((listed) => String(listed.year)).join(", ");
  if (all.length > 0 && years.length === 0) {
    const codes = [...new Set(all.map((listed) => listed.administration.code))].join(", ");
    throw new CommandRefused(`Non c'\xE8 l'amministrazione \xAB${administration ?? ""}\xBB; ci sono: ${codes}.`);
  }
  if (administration === void 0 || years.length === 0)
    throw new CommandRefused("Non c'\xE8 ancora nessun piano: ne importi uno con \xABtraguardo import\xBB.");
  throw new CommandRefused(`Del ${String(year ?? "")} non c'\xE8 nulla. Anni presenti: ${held}.`);
}

export {
  chooseAdministration,
  chooseYear
};
//# sourceMappingURL=chunk-YRURVVB2.js.map
