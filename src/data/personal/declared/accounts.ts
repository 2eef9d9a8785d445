import { type Declaration, emptied, gone, kept, own, rewritten } from "../declaration.ts";

/** Who signs in, with what, and when they did: of no single administration, and read by who signs in alone. */
export const ACCOUNTS: readonly Declaration[] = [
  {
    table: "account",
    columns: {
      mail: rewritten("'cancellata-' || account_id || '@invalid'", "posta", "copied"),
      name: rewritten("'Persona cancellata'", "nome", "copied", "changed"),
      disabled_at: rewritten("coalesce(disabled_at, now())", "chiusa il", "copied", "changed"),
      password_hash: emptied(undefined, "secret", "changed"),
      password_changed_at: emptied("password del", "copied", "changed"),
    },
    erases: "accounts",
    toldAs: "accounts",
    ownData: {
      account: own(
        "account.readOwn",
        `select a.mail, a.name, a.created_at, a.password_changed_at, a.factor_reset_at, a.disabled_at, p.recorded_at as linked_at,
      (select min(confirmed_at) from second_factor f where f.account_id = a.account_id and f.ended_at is null) as second_factor_since
    from account a join account_person p using (account_id) where p.administration_id = $a and p.person = $p`,
      ),
    },
    inExitArchive: false,
  },
  { table: "account_person", people: ["person"], erases: "people", inExitArchive: false },
  {
    table: "session",
    erases: "accounts",
    retention: ["sessions"],
    ownData: {
      sessions: own(
        "account.readOwn",
        `select s.means, s.signed_in_at, s.last_seen_at, s.stepped_up_at, s.ended_at
    from session s join account_person p using (account_id) where p.administration_id = $a and p.person = $p order by s.session_id`,
      ),
    },
    inExitArchive: false,
  },
  {
    table: "identity",
    columns: { issuer: gone("servizio di identità", "copied"), subject: gone(undefined, "copied") },
    erases: "accounts",
    ownData: {
      identities: own(
        "account.readOwn",
        `select i.issuer, i.subject as provider_code, i.linked_at, i.ended_at from identity i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.identity_id`,
      ),
    },
    inExitArchive: false,
  },
  {
    table: "passkey",
    columns: { name: gone("nome", "copied"), credential_id: gone(), public_key: gone() },
    erases: "accounts",
    policy: "of_the_account_named",
    ownData: {
      passkeys: own(
        "account.readOwn",
        `select k.name, k.created_at, k.last_used_at, k.ended_at from passkey k join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by k.passkey_id`,
      ),
    },
    inExitArchive: false,
  },
  {
    table: "passkey_challenge",
    erases: { where: "session_id in (select session_id from session where account_id = any($4))" },
    retention: ["sessions"],
    inExitArchive: false,
  },
  {
    table: "identity_transaction",
    erases: {
      where:
        "session_id in (select session_id from session where account_id = any($4)) or invitation_hash in (select token_hash from invitation where account_id = any($4))",
    },
    retention: ["sessions"],
    inExitArchive: false,
  },
  { table: "second_factor", columns: { secret: gone() }, erases: "accounts", policy: "of_the_account_named", inExitArchive: false },
  { table: "recovery_code", columns: { code_hash: gone() }, erases: "accounts", policy: "of_the_account_named", inExitArchive: false },
  {
    table: "invitation",
    erases: "accounts",
    retention: ["invitations"],
    ownData: {
      invitations: own(
        "account.readOwn",
        `select i.created_at, i.expires_at, i.used_at, i.ended_at from invitation i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.created_at`,
      ),
    },
    inExitArchive: false,
  },
  {
    table: "account_event",
    columns: { event: gone("che cosa", "copied") },
    erases: "accounts",
    retention: ["accountEvents"],
    ownData: {
      accountEvents: own(
        "account.readOwn",
        `select e.event, e.recorded_at from account_event e join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by e.sequence`,
      ),
    },
    inExitArchive: false,
  },
  // a hash of the mail that was tried and one of the address it was tried from: whose they are cannot be said
  { table: "sign_in_attempt", columns: { subject: kept(), address: kept() }, retention: ["attempts"], inExitArchive: false },
];
