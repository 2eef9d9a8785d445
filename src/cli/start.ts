import { serve, type ServeSettings, type Serving } from "../server/serve.ts";
import { aheadWords } from "./aheadWords.ts";
import { COPY_AT_START } from "./copyWords.ts";
import { readPublicUrl } from "./publicUrl.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, tellProgress, WrongCall } from "./commandLine.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { startForgetting } from "../server/forgetting.ts";
import { startMailing } from "../server/mail/mailing.ts";
import { type Sealing, startSealing } from "../server/sealing.ts";
import { KEY_MAKER } from "../server/accessKey.ts";
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
import { readMailSettings } from "../server/settings.ts";

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
  const mailSettings = readMailSettings();
  tellProgress("Apro la base dati…");
  const application = await openApplication({ dataFolder, makes: true, call });
  try {
    const { published } = application;
    if (!published) throw new CommandRefused(NO_READER);
    await prepare?.(application);
    const disk = startDiskWatch(application.dataFolder, tellTrouble);
    const clock = await startClockWatch(() => readDatabaseClock(application.db), tellTrouble);
    const ahead = aheadWords(await momentsAhead(application.db));
    if (ahead !== undefined) tellTrouble(ahead);
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
        mailsFrom: mailSettings && publicUrl,
        now: clock.now,
        diskTrouble: disk.trouble,
      },
    ).catch(async (error: unknown) => {
      clock.stop();
      await sealing?.stop();
      throw error;
    });
    const { isCopy } = application.installation;
    const mailing = startMailing(application.db, mailSettings, tellTrouble, { isCopy });
    const forgetting = startForgetting(application.db);
    await rememberPublicAddress(application.db, publicUrl ?? new URL(server.address).origin);
    if (application.dataFolder !== undefined && !isOwnSite) tellTrouble(await versionTold(application));
    if (publicUrl === undefined && !isOwnSite) process.stderr.write(`${NO_ADDRESS}\n`);
    process.stdout.write(`Traguardo è pronto: ${server.address}\n`);
    const hasEndedByItself = await Promise.race([stopSignal().then(() => false), application.databaseEnded.then(() => true)]);
    clock.stop();
    await server.close();
    await forgetting.stop();
    await mailing.stop();
    await sealing?.stop();
    if (hasEndedByItself)
      throw new CommandRefused("La base dati si è fermata: controlli lo spazio su disco e il file postgres.log nella cartella dei dati.");
    return EXIT.done;
  } finally {
    await application.close();
  }
}

/** Said where the database is on a server and nobody gave the role that reads what was published. */
const NO_READER = `Manca DATABASE_PUBLIC_URL, l'indirizzo con il ruolo che legge soltanto ciò che è pubblicato: senza, il sito non si avvia. Nella base dati lo fa chi la amministra con
  create role traguardo_pubblico login password '…';
  grant traguardo_public_reader to traguardo_pubblico;`;

/** Said where the database is on a server and nobody gave the key. */
const NO_KEY = `Nessuno può accedere: manca TRAGUARDO_KEY, la chiave dell'installazione. Ne faccia una con
  ${KEY_MAKER}
la metta nell'ambiente del servizio e la conservi con le copie di sicurezza, ma non insieme alla base dati: senza, i secondi fattori non si aprono più.`;

/** Said once where nobody told the address people use. */
const NO_ADDRESS =
  "Manca l'indirizzo pubblico del sito (PUBLIC_URL o --public-url, per esempio https://performance.comune.it): pagine e inviti usano quello di questo computer, e non c'è l'elenco per i motori di ricerca.";

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
    process.stderr.write(
      "Il registro delle operazioni non è sigillato: manca DATABASE_SEALER_URL, l'indirizzo con un ruolo membro di «traguardo_sealer».\n",
    );
    return undefined;
  }
  if (sealing.keyFile === undefined)
    process.stderr.write("I punti di controllo del registro non sono firmati: manca CHECKPOINT_KEY_FILE, il file della chiave.\n");
  return startSealing(sealing, tellTrouble, installation.isCopy);
}

/** Why one cannot listen there, by the system's code. */
const LISTEN_REFUSALS: Readonly<Record<string, (settings: ServeSettings) => string>> = {
  EADDRINUSE: ({ port }) => `La porta ${String(port)} è già in uso: ne scelga un'altra con --port, o 0 per una qualsiasi libera.`,
  EACCES: ({ port }) => `Il sistema non permette di usare la porta ${String(port)}: ne scelga una da 1024 in su.`,
  EADDRNOTAVAIL: ({ host }) => `«${host}» non è un indirizzo di questo computer: con --host si indica uno dei suoi.`,
  ENOTFOUND: ({ host }) => `L'indirizzo «${host}» non esiste: controlli --host.`,
  EAI_AGAIN: ({ host }) => `L'indirizzo «${host}» non si trova: controlli --host.`,
};

async function listen(application: Application & { readonly published: Published }, settings: ServeSettings): Promise<Serving> {
  try {
    return await serve(application, settings);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? LISTEN_REFUSALS[String(error.code)] : undefined;
    if (why !== undefined) throw new CommandRefused(why(settings));
    throw error;
  }
}

function readPort(written: string | undefined): number {
  const port = written ?? process.env["PORT"] ?? "8080";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new WrongCall(`«${port}» non è una porta: scriva un numero da 0 a 65535.`);
  return Number(port);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
