import type { CheckName, Finding, FindingState } from "../server/doctor/finding.ts";
import { examine } from "../server/doctor/examine.ts";
import { callOf, EXIT, type Exit, jsonText, readArguments, WrongCall } from "./commandLine.ts";
import { readPort } from "./port.ts";
import { readPublicUrl } from "./publicUrl.ts";

export const help = `traguardo doctor

Guarda se tutto è a posto: impostazioni, cartella o server della base dati, disco, struttura, orologio, posta, chiavi, e se questa è una
copia. Non aggiorna, non crea e non manda nulla; di password e chiavi non scrive nulla. Va accanto a un Traguardo avviato e anche da solo:
allora accende la base dati della cartella per il tempo di guardarla. Le impostazioni sono quelle dell'ambiente in cui lo si avvia: lo
avvii con quelle del servizio. Esce con 1 se qualcosa è guasto.

  --public-url INDIRIZZO quello che si dà a start; anche in PUBLIC_URL
  --json                 l'esito per i programmi
  --data CARTELLA        cartella dei dati`;

const STATE_WORDS: Readonly<Record<FindingState, string>> = { well: "Bene", toLookAt: "Da guardare", broken: "Guasto" };

const CHECK_WORDS: Readonly<Record<CheckName, string>> = {
  settings: "impostazioni",
  folder: "cartella",
  database: "base dati",
  structure: "struttura",
  installation: "installazione",
  backup: "copie di sicurezza",
  disk: "disco",
  clock: "orologio",
  mail: "posta",
  keys: "chiavi",
};

/** Looks at the whole installation, and says what is well, what is to be looked at and what is broken. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { "public-url": "text", json: "flag", data: "text" });
  const troubles: string[] = [];
  const publicUrl = orTrouble(troubles, () => readPublicUrl(values["public-url"] ?? (process.env["PUBLIC_URL"] || undefined)));
  orTrouble(troubles, () => readPort(undefined));
  const findings = await examine({ dataFolder: values.data, publicUrl, troubles }, callOf("doctor", values));
  process.stdout.write(values.json ? jsonText({ findings }) : `${[...findings.map(lineOf), sumOf(findings)].join("\n")}\n`);
  return findings.some(({ state }) => state === "broken") ? EXIT.refused : EXIT.done;
}

/** What is read, or undefined with the reason why it cannot be among the troubles. */
function orTrouble<Value>(troubles: string[], read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    troubles.push(error.message);
    return undefined;
  }
}

function lineOf({ check, state, message, todo }: Finding): string {
  const after = todo === undefined ? [] : [`Che cosa fare: ${todo}`];
  return [`${STATE_WORDS[state]} – ${CHECK_WORDS[check]}: ${message}`, ...after].join("\n").replaceAll("\n", "\n    ");
}

function sumOf(findings: readonly Finding[]): string {
  const count = (state: FindingState) => findings.filter((each) => each.state === state).length;
  const [broken, toLookAt] = [count("broken"), count("toLookAt")];
  if (broken + toLookAt === 0) return "Tutto a posto.";
  return `Guasti: ${String(broken)}. Da guardare: ${String(toLookAt)}.`;
}
