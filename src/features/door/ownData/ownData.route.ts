import type { Context } from "hono";
import type { AccessAmbient } from "../accessAmbient.ts";
import { carried } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { readPosted } from "../postedForm.ts";
import { signedIn } from "../signedIn.ts";
import { copyForAccount } from "./ownDataCopy.ts";

const FORM = entryForm({ administration: carried("ente", /^[a-z0-9_-]{1,40}$/) });

/** Gives the copy of one's own data in one administration; a person with no role there gets nothing, not even whether it exists. */
export async function postOwnData(c: Context, access: AccessAmbient): Promise<Response> {
  const posted = await readPosted(c, access, FORM);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const copy = posted.kind === "read" ? await copyForAccount(access.db, session.accountId, posted.data.administration) : undefined;
  if (!copy) return c.redirect(paths.myAccount, 303);
  return c.body(Buffer.from(copy.content), 200, {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="${copy.name}"`,
  });
}
