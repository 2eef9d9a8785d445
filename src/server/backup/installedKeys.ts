import { existsSync, readFileSync } from "node:fs";
import { anybodyHasSecondFactor } from "../../data/account/secondFactor.ts";
import type { Database } from "../../data/database/database.ts";
import { checkpointKeys } from "../../data/log/checkpoint.ts";
import { findAccessKey } from "../accessKey.ts";
import { findSigningKey, signingKeyFile } from "../keyFile.ts";
import type { DatabaseSettings } from "../settings.ts";
import type { KeyMarks } from "./keyMarks.ts";
import { type Keys, marksOf } from "./keysFile.ts";

/** The keys this installation has, none made. Throws DatabaseRefused for one that is not as it should be. */
export function installedKeys(settings: DatabaseSettings): Keys {
  const signing = signingKeyFile(settings) ?? settings.keyFile;
  if (signing !== undefined) findSigningKey(signing);
  return {
    access: findAccessKey(settings),
    checkpointPem: signing !== undefined && existsSync(signing) ? readFileSync(signing, "utf8") : undefined, // with the public keys of before
  };
}

/** The marks of the keys of an installation, with what has need of them. */
export async function keyMarksOf(db: Database, keys: Keys): Promise<KeyMarks> {
  return { ...marksOf(keys), isAccessInUse: await anybodyHasSecondFactor(db), checkpointsBy: await checkpointKeys(db) };
}
