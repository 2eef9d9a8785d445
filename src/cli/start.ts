import { serve, type ServeSettings, type Serving } from "../server/serve.ts";
import { aheadWords } from "../server/aheadWords.ts";
import { COPY_AT_START, HELD_AT_START } from "../server/copyWords.ts";
import { readPort } from "./port.ts";
import { readPublicUrl } from "./publicUrl.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, tellProgress } from "./commandLine.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { startErasuresWatch } from "../server/backup/erasuresWatch.ts";
import { startForgetting } from "../server/forgetting.ts";
import { startMailing } from "../server/mail/mailing.ts";
import { type Sealing, startSealing } from "../server/sealing.ts";
import { NO_ADDRESS, NO_ERASURES, NO_KEY, NOT_SEALED, NOT_SIGNED } from "../server/missingWords.ts";
import type { TechnicalCall } from "../server/technicalCall.ts";
import { rememberPublicAddress } from "../data/database/publicAddress.ts";
import { momentsAhead } from "../data/database/momentsAhead.ts";
import { readDatabaseClock } from "../data/database/databaseClock.ts";
import { readServerVersion } from "../data/database/serverVersion.ts";
import { startClockWatch } from "../server/clockWatch.ts";
import { startDiskWatch } from "../server/embedded/diskWatch.ts";
import { versionWords } from "../server/embedded/postgresVersions.ts";
import type { Published } from "../server/openDatabase.ts";
import { createServerLog } from "../server/serverLog.ts";
import { refuseUnusableKeys } from "../server/keysInUse.ts";
import { refuseServedFolder } from "../server/embedded/folderInUse.ts";
import { listenRefusal, refuseNoPlaceToListen } from "../server/listening.ts";
import { readServingSettings, refuseNoReader, type ServingSettings } from "../server/servingSettings.ts";
import { readDatabaseSettings } from "../server/settings.ts";

export const help = `traguardo start

Avvia il sistema e scrive l'indirizzo a cui aprirlo. Si ferma con Ctrl-C.

  --port N               porta (8080; 0 per una qualsiasi libera)
  --host INDIRIZZO       su quale indirizzo ascoltare (127.0.0.1)
  --public-url INDIRIZZO con quale indirizzo il pubblico conosce il sito (https://performance.comune.it); anche in PUBLIC_URL
  --data CARTELLA        cartella dei dati`;

/** Serves until it is told to stop. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { port: "text", host: "text", "public-url": "text", data: "text" });
  return serveUntilStopped({
    call: callOf("start", values),
    port: values.port,
    host: values.host,
    dataFolder: values.data,
    publicUrl: readPublicUrl(values["public-url"] ?? (process.env["PUBLIC_URL"] || undefined)),
  });
}

/** What a server is started with; `prepare` runs once the database is open, before anybody is served. */
export type ServeOptions = {
  readonly call: TechnicalCall;
  readonly port: string | undefined;
  readonly host: string | undefined;
  readonly dataFolder: string | undefined;
  readonly publicUrl?: string | undefined;
  /** Whether people use the address it listens on. */
  readonly isOwnSite?: boolean;
  readonly prepare?: (application: Application) => Promise<void>;
};

/** Opens the database, serves, prints the address once it answers, and closes everything in order when told to stop. */
export async function serveUntilStopped({
  call,
  port: written,
  host = "127.0.0.1",
  dataFolder,
  publicUrl,
  isOwnSite = false,
  prepare,
}: ServeOptions): Promise<Exit> {
  const port = readPort(written);
  process.on("uncaughtException", endLogged);
  const serving = await askBeforeOpening({ port, host }, dataFolder, publicUrl);
  tellProgress("Apro la base dati…");
  const application = await openApplication({ dataFolder, makes: true, call });
  try {
    const { published } = application;
    if (!published) throw new Error("There is no role that reads what was published");
    await prepare?.(application);
    const disk = startDiskWatch(application.dataFolder, tellTrouble);
    const clock = await startClockWatch(() => readDatabaseClock(application.db), tellTrouble);
    const ahead = aheadWords(await momentsAhead(application.db));
    if (ahead !== undefined) tellTrouble(ahead);
    if (await application.installation.isHeld()) process.stderr.write(`${HELD_AT_START}\n`);
    if (await application.installation.isCopy()) process.stderr.write(`${COPY_AT_START}\n`);
    if (!application.accessKey) process.stderr.write(`${NO_KEY}\n`);
    const sealing = await sealInBackground(application);
    const server = await listen(
      { ...application, published },
      {
        port,
        host,
        publicUrl,
        isOwnSite,
        serving,
        mailsFrom: serving.mail && publicUrl,
        now: clock.now,
        diskTrouble: disk.trouble,
      },
    ).catch(async (error: unknown) => {
      clock.stop();
      await sealing?.stop();
      throw error;
    });
    const mailing = startMailing(application.db, serving.mail, tellTrouble, { isCopy: application.installation.holdsBack });
    const forgetting = startForgetting(application.db);
    const erasures =
      application.erasuresFile === undefined ? undefined : startErasuresWatch(application.db, application.erasuresFile, tellTrouble);
    if (!erasures) process.stderr.write(`${NO_ERASURES}\n`);
    await rememberPublicAddress(application.db, publicUrl ?? new URL(server.address).origin);
    if (application.dataFolder !== undefined && !isOwnSite) tellTrouble(await versionTold(application));
    if (publicUrl === undefined && !isOwnSite) process.stderr.write(`${NO_ADDRESS}\n`);
    const stopped = stopSignal(); // who reads the address may stop it in the same moment
    process.stdout.write(`Traguardo è pronto: ${server.address}\n`);
    const hasEndedByItself = await Promise.race([stopped.then(() => false), application.databaseEnded.then(() => true)]);
    clock.stop();
    await server.close();
    await forgetting.stop();
    await erasures?.stop();
    await mailing.stop();
    await sealing?.stop();
    if (hasEndedByItself)
      throw new CommandRefused("La base dati si è fermata: controlli lo spazio su disco e il file postgres.log nella cartella dei dati.");
    return EXIT.done;
  } finally {
    await application.close();
  }
}

async function versionTold({ db }: Application): Promise<string> {
  const { version, today } = await readServerVersion(db);
  return versionWords(version, today);
}

function tellTrouble(trouble: string): void {
  process.stderr.write(`${trouble}\n`);
}

/** What nobody caught ends the process, as always; but its words, which may quote data, are not printed. */
function endLogged(error: unknown): void {
  createServerLog()(error);
  process.exit(EXIT.refused);
}

/** Seals the log while the program serves; says so where it cannot. */
async function sealInBackground({ sealing, installation }: Application): Promise<Sealing | undefined> {
  if (!sealing) {
    tellTrouble(NOT_SEALED);
    return undefined;
  }
  if (sealing.keyFile === undefined) tellTrouble(NOT_SIGNED);
  return startSealing(sealing, tellTrouble, installation.holdsBack);
}

async function listen(application: Application & { readonly published: Published }, settings: ServeSettings): Promise<Serving> {
  try {
    return await serve(application, settings);
  } catch (error) {
    const why = listenRefusal(error, settings); // a person was faster, since it was asked
    if (why !== undefined) throw new CommandRefused(why);
    throw error;
  }
}

/**
 * Refuses, before anything is opened, copied or updated, what the start would refuse for later: settings, keys, the place to listen at. Answers how people are served.
 * What only the database can tell of the keys is asked there, before an update.
 */
async function askBeforeOpening(
  at: { readonly port: number; readonly host: string },
  dataFolder: string | undefined,
  publicUrl: string | undefined,
): Promise<ServingSettings> {
  const serving = readServingSettings(publicUrl);
  const settings = readDatabaseSettings(dataFolder === undefined ? {} : { dataFolder });
  refuseNoReader(settings);
  refuseUnusableKeys(settings);
  if (settings.kind === "embedded") refuseServedFolder(settings.dataFolder);
  await refuseNoPlaceToListen(at);
  return serving;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
