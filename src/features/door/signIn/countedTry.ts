import type { Context } from "hono";
import { forgiveTry, reserveTry } from "../../../data/account/signInAttempt.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { keyed } from "../../accessKeys.ts";
import { askerAddress } from "../../clientAddress.ts";
import { isKnownBrowser } from "./knownBrowser.ts";

/** Makes a try at something secret of an account, whatever the door: counted before, forgiven when it succeeds. */
export async function countedTry<Value>(
  c: Context,
  access: AccessAmbient,
  { mail, accountId }: { readonly mail: string; readonly accountId: string | undefined },
  attempt: () => Promise<Value | undefined>,
): Promise<Value | "wrong" | "tooManyTries"> {
  const { db, keys, trustedProxy } = access;
  const reserved = await reserveTry(db, {
    subject: keyed(keys.attempt, `account ${mail.toLowerCase()}`),
    address: keyed(keys.attempt, `address ${askerAddress(c, trustedProxy)}`),
    isKnownBrowser: isKnownBrowser(c, access, accountId),
  });
  if (reserved === undefined) return "tooManyTries";
  const value = await attempt();
  if (value === undefined) return "wrong";
  await forgiveTry(db, reserved);
  return value;
}
