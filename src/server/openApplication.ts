import { resolve } from "node:path";
import type { Database } from "../data/database/database.ts";
import { anybodyHasSecondFactor } from "../data/account/secondFactor.ts";
import type { Workers } from "../features/commands/ambient.ts";
import { readAccessKey } from "./accessKey.ts";
import { erasuresFileOf } from "./backup/erasuresFile.ts";
import { refuseHalfRestored } from "./embedded/restoreMark.ts";
import { openWithReserve } from "./embedded/spaceReserve.ts";
import { databasePlace, holdsNothing, refuseEmptyFolder } from "./databasePlace.ts";
import type { Installation } from "./installation.ts";
import { type OpenDatabase, openDatabase, type Published } from "./openDatabase.ts";
import type { SealingMeans } from "./sealing.ts";
import { type DatabaseSettings, readDatabaseSettings } from "./settings.ts";
import { noteCall, type TechnicalCall } from "./technicalCall.ts";
import { startWorkers } from "./workers.ts";

/** What every command of the program stands on: the database as the person who runs it on this machine sees it, and the workers. */
export type Application = {
  readonly db: Database;
  /** The database for people who reach the program from elsewhere: without a person acting it shows only what is public. */
  readonly serving: Database;
  /** What public pages read, by a role and a pool of their own; undefined where its role was not given. */
  readonly published: Published | undefined;
  readonly workers: Workers;
  /** The key under which the secrets of accounts are kept; undefined where nobody gave one. */
  readonly accessKey: Buffer | undefined;
  /** Settles when the embedded database ends by itself. */
  readonly databaseEnded: Promise<void>;
  /** What the log is sealed with; undefined where nothing seals it. */
  readonly sealing: SealingMeans | undefined;
  /** The folder of the embedded database; undefined where the database is on a person's server. */
  readonly dataFolder: string | undefined;
  /** The list of what was erased, beside the data; undefined on a server where no file was named. */
  readonly erasuresFile: string | undefined;
  /** Where the data are, in words for people. */
  readonly place: string;
  /** Whether this is a copy of another installation, which must not act outward. */
  readonly installation: Installation;
  /** The address of the role that owns the tables; undefined on a server where it was not given. */
  readonly ownerUrl: string | undefined;
  readonly close: () => Promise<void>;
};

/**
 * Opens database and workers as the environment and `--data` say, and notes the call that wants them in the log of technical accesses; `joins` works
 * beside a Traguardo already running on the same folder; `makes` lets a folder with nothing in it become a Traguardo, and says so; `workers` may have begun what need
 * not wait for the database. They end with it. Throws DatabaseRefused, in Italian.
 */
export async function openApplication(options: Opening & { readonly workers?: ReturnType<typeof startWorkers> }): Promise<Application> {
  const { dispose, ...workers } = options.workers ?? startWorkers();
  try {
    const { close, ...opened } = await openData(options);
    return {
      ...opened,
      workers,
      close: async () => {
        await dispose();
        await close();
      },
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

type Opening = {
  readonly dataFolder: string | undefined;
  readonly joins?: boolean;
  readonly makes?: boolean;
  readonly call: TechnicalCall;
};

async function openData({ joins = false, makes = false, call, ...options }: Opening): Promise<Omit<Application, "workers">> {
  const settings = readDatabaseSettings(options.dataFolder === undefined ? {} : { dataFolder: options.dataFolder });
  const dataFolder = settings.kind === "embedded" ? settings.dataFolder : undefined;
  if (dataFolder !== undefined) refuseHalfRestored(resolve(dataFolder));
  if (!makes) refuseEmptyFolder(settings);
  else if (holdsNothing(settings)) console.error(`Preparo una base dati nuova (${databasePlace(settings)}).`);
  const attempt = () => openNoted(settings, joins, call);
  const opened = await (dataFolder === undefined ? attempt() : openWithReserve(dataFolder, console.error, attempt));
  const { commandLine: db, serving, published, serverEnded, sealing, installation, ownerUrl, close } = opened;
  const accessKey = await readAccessKey(settings, () => anybodyHasSecondFactor(db)).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    db,
    serving,
    published,
    accessKey,
    databaseEnded: serverEnded,
    sealing,
    dataFolder,
    erasuresFile: erasuresFileOf(settings),
    place: databasePlace(settings),
    installation,
    ownerUrl,
    close,
  };
}

async function openNoted(settings: DatabaseSettings, joins: boolean, call: TechnicalCall): Promise<OpenDatabase> {
  const opened = await openDatabase(settings, { joins, tell: console.error });
  try {
    await noteCall(opened.commandLine, call);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}
