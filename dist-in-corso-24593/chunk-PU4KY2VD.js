import {
  parseItalianDate
} from "./chunk-V65HRVHO.js";

// src/data/databaseRefused.ts
var DatabaseRefused = class extends Error {
  name = "DatabaseRefused";
};

// src/cli/commandLine.ts
import { parseArgs } from "node:util";
var EXIT = { done: 0, refused: 1, wrongCall: 2 };
var WrongCall = class extends Error {
  name = "WrongCall";
};
var CommandRefused = class extends Error {
  name = "CommandRefused";
};
function accepted(verdict, sentences) {
  if (verdict.ok) return verdict.value;
  throw new CommandRefused(verdict.reasons.map((reason) => sentences[reason]).join("\n"));
}
function readArguments(words, options, positionals = []) {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [name, { type: kind === "flag" ? "boolean" : "string" }])
  );
  try {
    const read = parseArgs({ args: [...words], options: config, allowPositionals: true, strict: true });
    if (read.positionals.length < positionals.length)
      throw new WrongCall(`Manca: ${positionals.slice(read.positionals.length).join(", ")}.`);
    if (read.positionals.length > positionals.length) throw new WrongCall(`Non capisco \xAB${read.positionals[positionals.length] ?? ""}\xBB.`);
    return { values: read.values, positionals: read.positionals };
  } catch (error) {
    if (error instanceof WrongCall) throw error;
    throw new WrongCall(inItalian(error));
  }
}
function inItalian(error) {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? "";
  if (/Unknown option/.test(message)) return `L'opzione ${option} non esiste.`;
  if (/argument missing|ambiguous/.test(message)) return `L'opzione ${option} vuole un valore.`;
  if (/does not take an argument/.test(message)) return `L'opzione ${option} non vuole un valore.`;
  return `Gli argomenti non sono corretti: ${message}`;
}
function callOf(command, values) {
  const given = (name, form) => {
    const value = values[name];
    return typeof value === "string" && form.test(value) ? value : void 0;
  };
  const options = Object.keys(values).filter((name) => values[name] !== void 0);
  return { command, options, administration: given("administration", /^[a-z0-9_-]{1,40}$/), year: given("year", /^\d{4}$/) };
}
function readYear(written) {
  if (written === void 0) throw new WrongCall("Manca l'anno: aggiunga per esempio --year 2023.");
  if (!/^(19|2\d)\d{2}$/.test(written)) throw new WrongCall(`\xAB${written}\xBB non \xE8 un anno: scriva per esempio --year 2023.`);
  return Number(written);
}
function readAct(written) {
  const [organ = "", number = "", day = ""] = written.split(";").map((part) => part.trim());
  const date = parseItalianDate(day);
  if (!organ || !number || !date) throw new WrongCall(`\xAB${written}\xBB non \xE8 un atto: scriva per esempio "Giunta comunale; 12; 31/01/2024".`);
  return { organ, number, date };
}
function readDay(option, written) {
  const day = parseItalianDate(written);
  if (!day) throw new WrongCall(`\xAB${written}\xBB non \xE8 un giorno del calendario: scriva ${option} per esempio come 31/01/2024.`);
  return day;
}
function tellProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`${text}
`);
}

export {
  DatabaseRefused,
  EXIT,
  WrongCall,
  CommandRefused,
  accepted,
  readArguments,
  callOf,
  readYear,
  readAct,
  readDay,
  tellProgress
};
//# sourceMappingURL=chunk-PU4KY2VD.js.map
