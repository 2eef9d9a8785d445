import type { Account, AccountPerson } from "../../../data/account/account.ts";
import type { Database } from "../../../data/database/database.ts";
import { INVITATION_DAYS } from "../../../data/account/invitation.ts";
import { queueMail } from "../../../data/mail/outbox.ts";
import { paths } from "../../paths.ts";

/** The link of an invitation on the site of this address. */
export function invitationLink(token: string, siteUrl: string): string {
  return new URL(paths.invitationLink(token), siteUrl).href;
}

/** Queues an invitation, which names the administrations it is for and who invites; false where mail cannot be sent to such an address. Its text holds the link, and is erased once it left or expired. */
export function queueInvitation(
  tx: Database,
  { id, mail, name }: Pick<Account, "id" | "mail" | "name">,
  { link, bodies }: { readonly link: string; readonly bodies: readonly string[] },
): Promise<boolean> {
  const whose = bodies.join(", ");
  return queueMail(tx, {
    kind: "invitation",
    accountId: id,
    recipient: mail,
    days: INVITATION_DAYS,
    subject: whose === "" ? "Invito a Traguardo" : `Invito a Traguardo: ${whose}`,
    body: `Buongiorno ${name},

chi amministra il sistema${whose === "" ? "" : ` di ${whose}`} la invita a lavorare con Traguardo, il sistema del ciclo della performance. Apra questo indirizzo, scelga la password e poi il secondo fattore:

${link}

L'indirizzo vale ${String(INVITATION_DAYS)} giorni, per una sola persona: non lo inoltri. Se non aspettava questo invito, non faccia nulla e lo dica a chi amministra il sistema.
`,
  });
}

const QUARTER_OF_HOUR = 900_000;

/** Queues the message by which the holder of an account makes a browser known; at most one in a quarter of an hour. */
export async function queueBrowserMail(
  tx: Database,
  { id, mail, name }: Pick<Account, "id" | "mail" | "name">,
  link: string,
  now: number,
): Promise<void> {
  await queueMail(tx, {
    kind: "browser",
    accountId: id,
    recipient: mail,
    days: 1,
    occasion: `browser ${id} ${String(Math.floor(now / QUARTER_OF_HOUR))}`,
    subject: "Traguardo: accedere nonostante i tentativi di altri",
    body: `Buongiorno ${name},

nella sua utenza ci sono stati troppi tentativi di accesso sbagliati, ed è stato chiesto come accedere lo stesso. Apra questo indirizzo con il browser che usa:

${link}

L'indirizzo vale un giorno. Se non lo ha chiesto lei, non faccia nulla: nessuno è entrato.
`,
  });
}

/** What of an account was changed. */
type Change = "password" | "factor" | "recoveryCodes";

const CHANGED: Readonly<Record<Change, string>> = {
  password: "la password",
  factor: "il telefono dei codici (secondo fattore)",
  recoveryCodes: "i codici di recupero",
};

/** How long a notice is worth sending. */
const NOTICE_DAYS = 3;

/** Tells the person, by mail, that what they sign in with was changed: the person who did not do it learns of it. */
export async function queueChangeNotice(
  tx: Database,
  { id, mail, name }: Pick<Account, "id" | "mail" | "name">,
  change: Change,
): Promise<void> {
  await queueMail(tx, {
    kind: "credentials",
    accountId: id,
    recipient: mail,
    days: NOTICE_DAYS,
    subject: "Traguardo: sono cambiate le sue credenziali",
    body: `Buongiorno ${name},

nella sua utenza di Traguardo è cambiato quanto segue: ${CHANGED[change]}.

Se è stato lei, non deve fare nulla. Se non è stato lei, lo dica subito a chi amministra il sistema, che può chiudere l'utenza.
`,
  });
}

/** Tells the person that another person took away what they sign in with; false where mail cannot be sent to them. */
export function queueResetNotice(tx: Database, { id, mail, name }: Pick<Account, "id" | "mail" | "name">): Promise<boolean> {
  return queueMail(tx, {
    kind: "credentials",
    accountId: id,
    recipient: mail,
    days: NOTICE_DAYS,
    subject: "Traguardo: le hanno tolto il modo di accedere",
    body: `Buongiorno ${name},

chi amministra il sistema ha tolto ciò con cui accede a Traguardo oltre alla password: secondo fattore, passkey, collegamento con il servizio di identità. Con un nuovo invito li sceglierà di nuovo; per 24 ore potrà solo leggere.

Se lo ha chiesto lei, per esempio perché ha perso il telefono, non deve fare altro. Se non lo ha chiesto, lo dica subito al Segretario: qualcuno potrebbe accedere al suo posto.
`,
  });
}

/** Tells the Segretario the same: the person who did it could now sign in as that person. False where mail cannot be sent to them. */
export function queueResetWarning(
  tx: Database,
  segretario: Pick<Account, "id" | "mail" | "name">,
  { name, place }: { readonly name: string; readonly place: AccountPerson },
): Promise<boolean> {
  const { administration, administrationName, person } = place;
  return queueMail(tx, {
    kind: "credentials",
    accountId: segretario.id,
    administration,
    recipient: segretario.mail,
    days: NOTICE_DAYS,
    subject: "Traguardo: tolto il modo di accedere a un'utenza",
    body: `Buongiorno ${segretario.name},

in ${administrationName} chi amministra il sistema ha tolto ciò con cui accede ${name} (matricola ${person}): con un nuovo invito sceglierà di nuovo il secondo fattore. Per 24 ore la sua utenza può solo leggere.

Se la persona lo ha chiesto, per esempio perché ha perso il telefono, non deve fare nulla. Se non lo ha chiesto, faccia chiudere subito l'utenza: qualcuno potrebbe accedere al suo posto.
`,
  });
}
