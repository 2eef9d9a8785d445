import { realpathSync } from "node:fs";
import { openDatabasePool, openPublishedPool } from "../data/database/database.ts";
import type { Database, PublishedDatabase } from "../data/database/database.ts";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import type { Migration } from "../data/migrations.ts";
import { migrate, pendingMigrations, pendingUpdate } from "../data/database/migrate.ts";
import { refusePrivilegedRole } from "../data/database/refusePrivilegedRole.ts";
import { copyBeforeUpdate } from "./embedded/copyBeforeUpdate.ts";
import { endGoingBack, isGoingBack } from "./embedded/goBack.ts";
import { servingUrl } from "./embedded/servingUrl.ts";
import { signingKeyFile } from "./keyFile.ts";
import { refuseKeysBeforeUpdate } from "./keysInUse.ts";
import type { SealingMeans } from "./sealing.ts";
import { afterUpdate } from "./afterUpdate.ts";
import { waitingForPlace } from "../data/database/waitingForPlace.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded/startEmbeddedPostgres.ts";
import { type Installation, openInstallation } from "./installation.ts";
import type { DatabaseSettings } from "./settings.ts";
import { whyUnreachable } from "./whyUnreachable.ts";

/** An open database, as the app role: for people who have signed in, for public pages, and for the person who runs a command on this machine. */
export type OpenDatabase = {
  readonly serving: Database;
  /** What public pages read, where their role was given. */
  readonly published: Published | undefined;
  readonly commandLine: Database;
  /** Settles when the embedded server ends by itself or by `close`; never for a server that is not ours. */
  readonly serverEnded: Promise<void>;
  /** What the log is sealed with; undefined on a server that was given no role for it. */
  readonly sealing: SealingMeans | undefined;
  readonly installation: Installation;
  /** The address of the role that owns the tables; undefined on a server where it was not given. */
  readonly ownerUrl: string | undefined;
  readonly close: () => Promise<void>;
};

/** What was published, as its reader sees it, and where that is: the address holds a password. */
export type Published = { readonly db: PublishedDatabase; readonly url: string };

type EmbeddedSettings = Extract<DatabaseSettings, { readonly kind: "embedded" }>;

type Options = {
  readonly onLost?: (error: Error) => void;
  /** Works on the embedded server of a Traguardo that is already running on the folder, if there is one. */
  readonly joins?: boolean;
  /** Is told, in Italian, where the folder was copied before an update. */
  readonly tell?: (words: string) => void;
  /** The folder with the programs of an older PostgreSQL, to move a folder of that version. */
  readonly oldPrograms?: string | undefined;
};

/**
 * Opens the database the settings name, up to date and with a harmless role. The embedded one is started and migrated, its folder copied before; a server is
 * never migrated from here. Throws DatabaseRefused, in Italian, when it is behind or newer, unreachable, or its role has too much power.
 */
export async function openDatabase(settings: DatabaseSettings, options: Options = {}): Promise<OpenDatabase> {
  const open = await openAsTold(settings, options);
  try {
    return { ...open, installation: await openInstallation(settings, open.commandLine) };
  } catch (error) {
    await open.close();
    throw error;
  }
}

async function openAsTold(settings: DatabaseSettings, options: Options): Promise<Omit<OpenDatabase, "installation">> {
  switch (settings.kind) {
    case "embedded": {
      const keyFile = signingKeyFile(settings);
      const running = options.joins ? servingUrl(settings.dataFolder, "app") : undefined;
      const sealerUrl = options.joins ? servingUrl(settings.dataFolder, "sealer") : undefined;
      const readerUrl = options.joins ? servingUrl(settings.dataFolder, "publicReader") : undefined;
      const ownerUrl = options.joins ? servingUrl(settings.dataFolder, "owner") : undefined;
      if (running !== undefined) {
        const sealing = sealerUrl === undefined ? undefined : { url: sealerUrl, keyFile };
        return join({ app: running, reader: readerUrl, owner: ownerUrl }, options, sealing);
      }
      const server = await startUpToDate(settings, options);
      try {
        const { close, ...pools } = await connect({ app: server.appUrl, reader: server.publicReaderUrl }, options, waitingTold(options));
        return {
          ...pools,
          serverEnded: server.exited,
          sealing: { url: server.sealerUrl, keyFile },
          ownerUrl: server.ownerUrl,
          close: () => close().then(server.stop),
        };
      } catch (error) {
        await server.stop();
        throw error;
      }
    }
    case "server":
      return join(
        { app: settings.url, reader: settings.publicUrl, owner: settings.ownerUrl },
        options,
        settings.sealerUrl === undefined ? undefined : { url: settings.sealerUrl, keyFile: signingKeyFile(settings) },
      );
  }
}

/**
 * Starts the embedded server and brings its database up to date. Where there is something in it, the keys are asked for and the folder is copied first, while nobody
 * serves it. Where a person was going back to before an update, that is ended first, and nothing is updated then.
 */
async function startUpToDate(settings: EmbeddedSettings, { tell, oldPrograms }: Options): Promise<EmbeddedPostgres> {
  const { dataFolder } = settings;
  const wentBack = isGoingBack(dataFolder) ? endGoingBack(realpathSync(dataFolder)) : undefined;
  if (wentBack !== undefined) tell?.(wentBack);
  let server = await startEmbeddedPostgres({ dataFolder, oldPrograms, tell });
  try {
    const update = await pendingUpdate(server.ownerUrl);
    if (update && wentBack !== undefined) throw new DatabaseRefused(WENT_BACK_FIRST);
    if (update) await refuseKeysBeforeUpdate(settings, server.appUrl);
    if (update && update.from > 0) {
      await server.stop();
      const folder = realpathSync(dataFolder);
      const copy = copyBeforeUpdate(folder, update);
      tell?.(copiedWords(folder, copy));
      server = await startEmbeddedPostgres({ dataFolder });
    }
    if (update) await migrate(server.ownerUrl);
    for (const words of await afterUpdate(server.ownerUrl)) tell?.(words);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function copiedWords(folder: string, copy: string): string {
  return `Prima dell'aggiornamento la cartella dei dati è stata copiata in «${copy}», dove resta fino al prossimo. Per tornare indietro: fermi Traguardo, scriva «traguardo migrate --go-back --data "${folder}"» e avvii la versione di prima.`;
}

const WENT_BACK_FIRST =
  "Il ritorno a prima dell'aggiornamento era rimasto a metà: l'ho finito, e questa versione di Traguardo, più recente, non ha aggiornato nulla. Avvii quella di prima; se invece vuole aggiornare, avvii di nuovo questa.";

/** The addresses of the roles that serve; that of the reader of publications may not have been given. */
type Urls = { readonly app: string; readonly reader: string | undefined };

/** Connects to a server that another person keeps. */
async function join(
  { owner, ...urls }: Urls & { readonly owner: string | undefined },
  options: Options,
  sealing: SealingMeans | undefined,
): Promise<Omit<OpenDatabase, "installation">> {
  const onWaiting = waitingTold(options);
  await refuseBehind(urls.app, onWaiting);
  return { ...(await connect(urls, options, onWaiting)), serverEnded: new Promise(() => undefined), sealing, ownerUrl: owner };
}

/** How many connections people who have signed in may hold together, and how many are kept for public pages; after how many seconds each statement is ended. */
const LIMITS = { serving: { max: 8, statementSeconds: 30 }, reading: { max: 4, statementSeconds: 15 } };

/** How long a command waits for a place at a server that has none left, in milliseconds. */
const PLACE_PATIENCE = 60_000;

const NO_PLACE_YET = "Sulla base dati ora lavorano tutti quelli che può servire insieme: aspetto che si liberi un posto…";

/** Tells once that a place is waited for, however many wait. */
function waitingTold({ tell }: Options): () => void {
  let isTold = false;
  return () => {
    if (!isTold) tell?.(NO_PLACE_YET);
    isTold = true;
  };
}

/** Three pools, of which one that nobody asks anything holds no connection. */
async function connect(
  { app: url, reader }: Urls,
  { onLost }: Options,
  onWaiting: () => void,
): Promise<Pick<OpenDatabase, "serving" | "published" | "commandLine" | "close">> {
  const options = onLost ? { onLost } : {};
  const waiting = { placePatience: PLACE_PATIENCE, onWaiting };
  const commandLine = openDatabasePool(url, { ...options, ...waiting, max: 4, purpose: "commandLine" });
  try {
    await refusePrivilegedRole(commandLine);
  } catch (error) {
    await commandLine.destroy();
    throw error;
  }
  const serving = openDatabasePool(url, { ...options, ...LIMITS.serving });
  const published = reader === undefined ? undefined : { db: openPublishedPool(reader, { ...options, ...LIMITS.reading }), url: reader };
  const close = async () => {
    await Promise.all([serving.destroy(), published?.db.destroy(), commandLine.destroy()]);
  };
  return { serving, published, commandLine, close };
}

async function refuseBehind(url: string, onWaiting: () => void): Promise<void> {
  const pending = await waitingForPlace(() => pendingMigrations(url), PLACE_PATIENCE, onWaiting).catch((error: unknown) => {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(whyUnreachable(error, "DATABASE_URL"));
  });
  if (pending.length === 0) return;
  throw new DatabaseRefused(behindOnServer(pending));
}

/** That the database of a server lacks migrations, which one runs there with a command. */
export function behindOnServer(pending: readonly Migration[]): string {
  const names = pending.map(({ name }) => name).join(", ");
  return `La struttura della base dati non è aggiornata (manca: ${names}). Fermi le altre copie di Traguardo, faccia una copia di sicurezza e avvii «traguardo migrate».`;
}
