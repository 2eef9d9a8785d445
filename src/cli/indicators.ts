import { type CatalogueIndicator, loadCatalogue } from "../data/evaluation/catalogueIndicator.ts";
import { italianDate } from "../domain/kernel/civilDate.ts";
import { INDICATOR_CLASS_WORDS, INDICATOR_KIND_WORDS, SOURCE_RELIABILITY_WORDS } from "../domain/plan/indicator.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { callOf, EXIT, type Exit, jsonText, readArguments } from "./commandLine.ts";

export const help = `traguardo indicators

L'anagrafe degli indicatori: che cosa è ciascuno, ovunque si usi. La riempie «traguardo import --evaluations»; di ogni indicatore
vale ciò che dice il file dell'anno più recente che lo ha.

  --administration COD   quale amministrazione, se sono più d'una
  --json                 risponde in JSON
  --data CARTELLA        cartella dei dati`;

/** Lists the catalogue of indicators. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { administration: "text", json: "flag", data: "text" });
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("indicators", values) });
  try {
    const administration = await chooseKnownAdministration(application.db, values.administration);
    const catalogue = administration === undefined ? [] : await loadCatalogue(application.db, administration);
    if (values.json === true) process.stdout.write(jsonText({ indicators: catalogue }));
    else process.stdout.write(catalogue.length === 0 ? EMPTY : catalogue.map(entryWords).join("\n"));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

const EMPTY = "L'anagrafe degli indicatori è vuota: la riempie il file delle valutazioni di un anno («traguardo import --evaluations»).\n";

const DIRECTION_WORDS: Readonly<Record<CatalogueIndicator["direction"], string>> = {
  higher: "meglio se sale",
  lower: "meglio se scende",
  inRange: "deve stare in un intervallo",
  onDate: "conta il giorno",
  none: "senza verso",
};

function entryWords(entry: CatalogueIndicator): string {
  const { code, name, kind, formula, numerator, denominator, unit, decimals, direction, source, dataOwner, year, toldOn } = entry;
  const what = [INDICATOR_KIND_WORDS[kind], entry.class && INDICATOR_CLASS_WORDS[entry.class], DIRECTION_WORDS[direction]];
  const rounding = decimals === 0 ? "" : decimals === 1 ? ", con un decimale" : `, con ${String(decimals)} decimali`;
  const lines = [
    `${code}: ${name}`,
    `  ${what.filter(Boolean).join("; ")}`,
    `  si misura in ${unit}${rounding}: ${formula}`,
    ...(numerator !== undefined || denominator !== undefined ? [`  ${numerator ?? "?"} su ${denominator ?? "?"}`] : []),
    `  fonte: ${source.written} (${SOURCE_RELIABILITY_WORDS[source.reliability]})${dataOwner === undefined ? "" : `; dà il dato: ${dataOwner}`}`,
    `  dal file del ${String(year)}, del ${italianDate(toldOn)}`,
  ];
  return `${lines.join("\n")}\n`;
}
