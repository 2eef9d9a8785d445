import { expect, test } from "vitest";
import { readAccessSettings, readDatabaseSettings, readMailSettings, readSecurityContact } from "./settings.ts";

test("without an address the database is our own, in the folder given", () => {
  expect(readDatabaseSettings({ dataFolder: "/srv/dati" }, {})).toEqual({ kind: "embedded", dataFolder: "/srv/dati" });
});

test("with an address it is that server; empty variables count as missing", () => {
  expect(readDatabaseSettings({}, { DATABASE_URL: "postgres://app@db/t", DATABASE_OWNER_URL: "" })).toEqual({
    kind: "server",
    url: "postgres://app@db/t",
    ownerUrl: undefined,
  });
});

test("who seals the log and the key that signs its checkpoints are given apart", () => {
  const env = {
    DATABASE_URL: "postgres://app@db/t",
    DATABASE_SEALER_URL: "postgres://sealer@db/t",
    CHECKPOINT_KEY_FILE: "/run/chiave.pem",
  };
  expect(readDatabaseSettings({}, env)).toEqual({
    kind: "server",
    url: "postgres://app@db/t",
    ownerUrl: undefined,
    sealerUrl: "postgres://sealer@db/t",
    keyFile: "/run/chiave.pem",
  });
  expect(() => readDatabaseSettings({}, { DATABASE_SEALER_URL: "postgres://sealer@db/t" })).toThrow(
    "C'è DATABASE_SEALER_URL ma non DATABASE_URL",
  );
});

test("a folder and an address together are refused: data must not go where nobody expects them", () => {
  expect(() => readDatabaseSettings({ dataFolder: "/srv/dati" }, { DATABASE_URL: "postgres://app@db/t" })).toThrow(
    "scelga dove stanno i dati",
  );
});

test("an address of the owner alone is refused", () => {
  expect(() => readDatabaseSettings({}, { DATABASE_OWNER_URL: "postgres://owner@db/t" })).toThrow(
    "C'è DATABASE_OWNER_URL ma non DATABASE_URL",
  );
});

test("what is no address of a PostgreSQL database is refused with its setting, without its password", () => {
  const good = "postgres://app@db/t";
  const refusal = (env: Record<string, string>) => {
    try {
      readDatabaseSettings({}, env);
    } catch (error) {
      return String(error);
    }
    return "none";
  };
  for (const wrong of ["127.0.0.1:5432/t", "postgres://app:seg#reta@db/t", "mysql://app:segreta@db/t"]) {
    expect(refusal({ DATABASE_URL: wrong })).toContain("DATABASE_URL non è l'indirizzo di una base dati");
    expect(refusal({ DATABASE_URL: good, DATABASE_OWNER_URL: wrong })).toContain("DATABASE_OWNER_URL non è");
    expect(refusal({ DATABASE_URL: good, DATABASE_SEALER_URL: wrong })).toContain("DATABASE_SEALER_URL non è");
    expect(refusal({ DATABASE_URL: wrong })).not.toContain("reta");
  }
  expect(refusal({ DATABASE_URL: "postgresql:///traguardo?host=/run/postgresql" })).toBe("none");
});

test("the proxy in front is an address: a name or a network would be nobody's", () => {
  for (const each of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) expect(readAccessSettings({ TRUSTED_PROXY: each }).trustedProxy).toBe(each);
  expect(readAccessSettings({ TRUSTED_PROXY: "" }).trustedProxy).toBeUndefined();
  for (const each of ["localhost", "10.0.0.0/8", "127.0.0.1, 10.0.0.1", "127.0.0.1:443"])
    expect(() => readAccessSettings({ TRUSTED_PROXY: each })).toThrow(`TRUSTED_PROXY vale «${each}»: scriva l'indirizzo IP`);
});

const MAIL_FROM = "Comune di Prova <performance@comune.example>";

test("without a mail server there is none; with one, everything but the way to this machine wants TLS", () => {
  expect(readMailSettings({})).toBeUndefined();
  const tlsOf = (SMTP_URL: string, more = {}) => {
    const { host, port, isImplicitTls, tls } = readMailSettings({ SMTP_URL, MAIL_FROM, ...more })!;
    return [host, port, isImplicitTls, tls];
  };
  expect(tlsOf("smtp://posta.comune.example")).toEqual(["posta.comune.example", 587, false, "required"]);
  expect(tlsOf("smtps://posta.comune.example")).toEqual(["posta.comune.example", 465, true, "required"]);
  expect(tlsOf("smtp://posta.comune.example:25", { SMTP_ALLOW_PLAIN: "1" })).toEqual(["posta.comune.example", 25, false, "whenOffered"]);
  expect(tlsOf("smtp://127.0.0.1:25")).toEqual(["127.0.0.1", 25, false, "never"]);
  expect(tlsOf("smtp://[::1]:25")).toEqual(["::1", 25, false, "never"]);
  expect(tlsOf("smtp://127.0.0.1.altrove.example")).toEqual(["127.0.0.1.altrove.example", 587, false, "required"]);
});

test("who writes, with what password, and who is sent the checkpoints", () => {
  const env = {
    SMTP_URL: "smtps://utente%40comune:pa%3Ass@posta.example",
    MAIL_FROM,
    CHECKPOINT_MAIL: "a@b.example, c@d.example,a@b.example",
  };
  expect(readMailSettings(env)).toMatchObject({
    login: { user: "utente@comune", pass: "pa:ss" },
    from: { name: "Comune di Prova", address: "performance@comune.example" },
    checkpointRecipients: ["a@b.example", "c@d.example"],
  });
});

test.each([
  [{ SMTP_URL: "smtp://u:segreta@posta.example" }, "MAIL_FROM"],
  [{ MAIL_FROM }, "SMTP_URL"],
  [{ SMTP_URL: "https://u:segreta@posta.example", MAIL_FROM }, "SMTP_URL"],
  [{ SMTP_URL: "u:segreta", MAIL_FROM }, "SMTP_URL"],
  [{ SMTP_URL: "smtp://u:segreta%@posta.example", MAIL_FROM }, "SMTP_URL"],
  [{ SMTP_URL: "smtp://posta.example", MAIL_FROM: "a@b.example\r\nBcc: x@y.example" }, "MAIL_FROM"],
  [{ SMTP_URL: "smtp://posta.example", MAIL_FROM, CHECKPOINT_MAIL: "a@b.example;c@d.example" }, "CHECKPOINT_MAIL"],
])("%j is refused by the name of the setting, and no password is told", (env, named) => {
  const refused = (() => {
    try {
      return JSON.stringify(readMailSettings(env));
    } catch (error) {
      return String(error);
    }
  })();
  expect(refused).toContain(named);
  expect(refused).not.toContain("segreta");
});

test.each([
  [undefined, undefined],
  ["", undefined],
  ["mailto:sicurezza@comune.example", "mailto:sicurezza@comune.example"],
  ["https://comune.example/sicurezza", "https://comune.example/sicurezza"],
])("SECURITY_CONTACT %j is %j", (written, contact) => {
  expect(readSecurityContact({ SECURITY_CONTACT: written })).toBe(contact);
});

test.each([
  "sicurezza@comune.example",
  "mailto:",
  "http://comune.example/",
  "https://",
  "https://comune.example/\nExpires: mai",
  "mailto:a@b.example\r\nX: y",
])("SECURITY_CONTACT %j is refused, with words that say what to write", (written) => {
  expect(() => readSecurityContact({ SECURITY_CONTACT: written })).toThrow("scriva per esempio mailto:sicurezza@comune.it");
});
