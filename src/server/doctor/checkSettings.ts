import { erasuresFileOf } from "../backup/erasuresFile.ts";
import { isKnownSetting, KNOWN_SETTINGS, OWN_NAMES } from "../knownSettings.ts";
import { NO_ADDRESS, NO_ERASURES, NO_KEY, NO_MAIL_SERVER, NOT_SEALED, NOT_SIGNED } from "../missingWords.ts";
import { refuseNoReader, servingTroubles } from "../servingSettings.ts";
import { type DatabaseSettings, readDatabaseSettings } from "../settings.ts";
import type { Finding } from "./finding.ts";
import { refusalOf } from "./looking.ts";

/** What the call said, as the command line reads it: where the data are, the public address, and what is wrong with its words. */
export type Told = {
  readonly dataFolder: string | undefined;
  readonly publicUrl: string | undefined;
  readonly troubles: readonly string[];
};

/** Where the database is, where that can be read. */
export function databaseTold({ dataFolder }: Told, env: NodeJS.ProcessEnv): DatabaseSettings {
  return readDatabaseSettings(dataFolder === undefined ? {} : { dataFolder }, env);
}

/** The settings of the environment: which are given, which cannot be read, which are missing, which nobody reads. Their values, which may be secrets, are not told. */
export async function checkSettings(told: Told, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const finding = (state: Finding["state"], message: string): Finding => ({ check: "settings", state, message });
  const where = await refusalOf(() => databaseTold(told, env));
  const settings = where === undefined ? databaseTold(told, env) : undefined;
  const reader = settings && (await refusalOf(() => refuseNoReader(settings)));
  const wrong = [...told.troubles, where, reader, ...servingTroubles(told.publicUrl, env)].filter((each) => each !== undefined);
  const missing = settings ? missingOf(settings, told, env) : [];
  const given = KNOWN_SETTINGS.filter((name) => env[name]);
  const unread = Object.keys(env).filter((name) => env[name] && OWN_NAMES.test(name) && !isKnownSetting(name));
  return [
    ...wrong.map((message) => finding("broken", message)),
    ...(wrong.length > 0
      ? []
      : [finding("well", given.length === 0 ? "Nessuna: valgono quelle di sempre." : `Si leggono: ${given.join(", ")}.`)]),
    ...missing.map((message) => finding("toLookAt", message)),
    ...(unread.length === 0 ? [] : [finding("toLookAt", `Traguardo non legge ${unread.join(", ")}: controlli come si scrive.`)]),
  ];
}

/** What is missing without which the program works, and something of it does not. */
function missingOf(settings: DatabaseSettings, { publicUrl }: Told, env: NodeJS.ProcessEnv): string[] {
  const isOnServer = settings.kind === "server";
  const sealer = isOnServer ? settings.sealerUrl : "";
  const missing: Readonly<Record<string, boolean>> = {
    [NO_ADDRESS]: publicUrl === undefined && !env["PUBLIC_URL"],
    [NO_MAIL_SERVER]: !env["SMTP_URL"],
    [NO_KEY]: isOnServer && !env["TRAGUARDO_KEY"],
    [NOT_SEALED]: sealer === undefined,
    [NO_ERASURES]: erasuresFileOf(settings) === undefined,
    [NOT_SIGNED]: isOnServer && sealer !== undefined && settings.keyFile === undefined,
  };
  return Object.entries(missing).flatMap(([words, isMissing]) => (isMissing ? [words] : []));
}
