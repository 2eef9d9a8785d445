import { type Declaration, gone, own } from "../declaration.ts";

/** What people are told, by mail and in their office. */
export const MESSAGES: readonly Declaration[] = [
  {
    table: "mail",
    columns: {
      recipient: gone("a", "copied"),
      subject: gone("oggetto", "copied"),
      body: gone(undefined, "changed"),
      trouble: gone(undefined, "changed"),
    },
    erases: {
      where:
        "account_id = any($4) or (administration_id is null or administration_id = $1) and lower(recipient) in (select lower(value) from unnest($3) as value)",
    },
    toldAs: "mail",
    policy: "the_machine_reads",
    retention: ["mail"],
    ownData: { mail: own("account.readOwn", `select kind, recipient, subject, state, queued_at, settled_at from own_mail()`) },
    inExitArchive: false,
  },
  {
    table: "notice",
    people: ["person"],
    columns: { reader: gone("chi può leggere o fare", "copied"), recorded_by: gone("registrato da", "copied") },
    erases: { where: "administration_id = $1 and $2 in (person) and recorded_at <= now()" },
    toldAs: "notices",
    policy: "who_may_reads",
    retention: ["mail"],
    ownData: {
      notices: {
        right: "office.read",
        as: "any",
        query: `select kind, reader, year, recorded_by, recorded_at from notice where administration_id = $a and person = $p order by notice_id`,
      },
    },
    inExitArchive: false,
  },
];
