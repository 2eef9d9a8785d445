import { randomUUID } from "node:crypto";
import { loadSettings } from "../data/organisation/administrationSetting.ts";
import type { Database } from "../data/database/database.ts";
import { civilDate, italianDate } from "../domain/kernel/civilDate.ts";
import { type Setting, SETTING_WORDS, settingNamed, SETTINGS } from "../domain/organisation/setting.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { SETTING_REFUSALS, writeSetting } from "../features/commands/settings/writeSetting.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo settings [NOME=VALORE]

Che cosa l'ente dice di sé nelle pagine Informazioni, Accessibilità e Privacy. Senza NOME=VALORE elenca; con un valore vuoto
(NOME=) lo toglie. Vale da oggi; ciò che c'era prima resta nella base dati, con i suoi giorni.

  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati

Nomi:
${SETTINGS.map((setting) => `  ${SETTING_WORDS[setting].name.padEnd(28)} ${SETTING_WORDS[setting].label}`).join("\n")}

Esempio: traguardo settings posta=performance@comune.example`;

/** Lists and writes what an administration says of itself. */
export async function run(words: readonly string[]): Promise<Exit> {
  const isGiven = words.some((word) => !word.startsWith("-") && word.includes("="));
  const { values, positionals } = readArguments(words, { administration: "text", data: "text" }, isGiven ? ["NOME=VALORE"] : []);
  const written = positionals[0] === undefined ? undefined : readSetting(positionals[0]);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("settings", values) });
  try {
    const { db } = application;
    const administration = await chooseKnownAdministration(db, values.administration);
    if (administration === undefined) throw new CommandRefused(SETTING_REFUSALS.administrationUnknown);
    const ambient = { db, administration, actor: COMMAND_LINE };
    if (written) accepted(await writeSetting(ambient, written, { idempotencyKey: randomUUID() }), SETTING_REFUSALS);
    process.stdout.write(`${await settingsWords(db, administration)}\n`);
    if (written) process.stdout.write(writtenLine(`${SETTING_WORDS[written.setting].name} di ${administration}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function readSetting(word: string): { readonly setting: Setting; readonly value: string | null } {
  const at = word.indexOf("=");
  const setting = settingNamed(word.slice(0, at));
  const names = SETTINGS.map((each) => SETTING_WORDS[each].name).join(", ");
  if (setting === undefined) throw new WrongCall(`«${word.slice(0, at)}» non è un'impostazione: scelga tra ${names}.`);
  return { setting, value: word.slice(at + 1).trim() || null };
}

async function settingsWords(db: Database, administration: string): Promise<string> {
  const held = (await loadSettings(db)).filter((each) => each.administration === administration);
  return SETTINGS.map((setting) => {
    const found = held.find((each) => each.setting === setting);
    const said = found ? `${found.value}\tdal ${italianDate(civilDate(found.holdsFrom))}` : "da indicare";
    return `${SETTING_WORDS[setting].name}\t${said}`;
  }).join("\n");
}
