import { existsSync, readFileSync } from "node:fs";
import { anybodyHasSecondFactor } from "../../data/account/secondFactor.ts";
import type { Database } from "../../data/database/database.ts";
import { keyFileIn } from "../keyFile.ts";
import { accessKeyFileIn, keyOf } from "../accessKey.ts";
import type { DatabaseSettings } from "../settings.ts";
import type { KeyMarks } from "./keyMarks.ts";
import { type Keys, marksOf } from "./keysFile.ts";

/** The keys this installation has, none made. Throws DatabaseRefused for one that is not as it should be. */
export function installedKeys(settings: DatabaseSettings, env: NodeJS.ProcessEnv = process.env): Keys {
  const isOurs = settings.kind === "embedded";
  const access = isOurs ? textOf(accessKeyFileIn(settings.dataFolder)) : env["TRAGUARDO_KEY"] || undefined;
  const signing = settings.keyFile ?? (isOurs ? keyFileIn(settings.dataFolder) : undefined);
  return {
    access:
      access === undefined ? undefined : keyOf(access, isOurs ? `Il file «${accessKeyFileIn(settings.dataFolder)}»` : "TRAGUARDO_KEY"),
    checkpointPem: signing === undefined ? undefined : textOf(signing),
  };
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The marks of the keys of an installation, with what has need of them. */
export async function keyMarksOf(db: Database, keys: Keys): Promise<KeyMarks> {
  const signed = await db.selectFrom("checkpoint").select("public_key").distinct().orderBy("public_key").execute();
  return {
    ...marksOf(keys),
    isAccessInUse: await anybodyHasSecondFactor(db),
    checkpointsBy: signed.map(({ public_key }) => public_key.toString("hex")),
  };
}
