import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readProviderSettings } from "./providerSettings.ts";

const SITE = "https://performance.comune.it";
const GIVEN = { OIDC_ISSUER: "https://accesso.comune.it/realms/ente", OIDC_CLIENT_ID: "traguardo", OIDC_CLIENT_SECRET: "segreto" };

test("everything has a usual value but issuer, name and secret", () => {
  expect(readProviderSettings(SITE, {})).toBeUndefined();
  expect(readProviderSettings(SITE, GIVEN)).toEqual({
    issuer: "https://accesso.comune.it/realms/ente",
    clientId: "traguardo",
    clientSecret: "segreto",
    name: "il servizio dell'ente",
    levels: [],
    hosts: new Set(["accesso.comune.it"]),
    allowsLoopbackHttp: false,
    redirectUri: "https://performance.comune.it/accesso/ente/ritorno",
  });
});

test("levels and hosts are lists, by spaces or commas; a host is exact, with its port", () => {
  const given = {
    ...GIVEN,
    OIDC_ACR_VALUES: "https://www.spid.gov.it/SpidL2, https://www.spid.gov.it/SpidL3",
    OIDC_ALLOWED_HOSTS: "Chiavi.Comune.it 10.0.0.5:8443 x.it:443",
  };
  const { levels, hosts } = readProviderSettings(SITE, given)!;
  expect(levels).toEqual(["https://www.spid.gov.it/SpidL2", "https://www.spid.gov.it/SpidL3"]);
  expect([...hosts]).toEqual(["accesso.comune.it", "chiavi.comune.it", "10.0.0.5:8443", "x.it"]);
});

//  public address, settings, what is said
test.each([
  [undefined, GIVEN, "lo indichi con --public-url o PUBLIC_URL"],
  ["http://performance.comune.it", GIVEN, "deve cominciare con https"],
  [SITE, { ...GIVEN, OIDC_ISSUER: "" }, "C'è OIDC_CLIENT_ID ma non OIDC_ISSUER"],
  [SITE, { ...GIVEN, OIDC_ISSUER: "accesso" }, "deve essere un indirizzo"],
  [SITE, { ...GIVEN, OIDC_ISSUER: "http://accesso.comune.it" }, "deve cominciare con https"],
  [SITE, { ...GIVEN, OIDC_ISSUER: "http://127.0.0.1:9000" }, "deve cominciare con https"],
  [SITE, { ...GIVEN, OIDC_ISSUER: "http://accesso.comune.it", OIDC_ALLOW_HTTP: "loopback" }, "deve cominciare con https"],
  [SITE, { ...GIVEN, OIDC_CLIENT_ID: "" }, "ma non OIDC_CLIENT_ID"],
  [SITE, { ...GIVEN, OIDC_CLIENT_SECRET: "" }, "ma non OIDC_CLIENT_SECRET"],
  [SITE, { ...GIVEN, OIDC_CLIENT_SECRET_FILE: "/x" }, "ne tolga uno"],
  [SITE, { ...GIVEN, OIDC_CLIENT_SECRET: "", OIDC_CLIENT_SECRET_FILE: "/non/esiste" }, "non si può leggere"],
  [SITE, { ...GIVEN, OIDC_ALLOWED_HOSTS: "*.comune.it" }, "non è un host"],
  [SITE, { ...GIVEN, OIDC_ALLOWED_HOSTS: "https://chiavi.comune.it" }, "non è un host"],
])("with %s and %o: %s", (publicUrl, env, words) => {
  expect(() => readProviderSettings(publicUrl, env)).toThrow(words);
});

test("the secret may be in a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-segreto-"));
  const file = join(folder, "segreto");
  writeFileSync(file, "dal file\n");
  const given = { ...GIVEN, OIDC_CLIENT_SECRET: "", OIDC_CLIENT_SECRET_FILE: file };
  expect(readProviderSettings(SITE, given)?.clientSecret).toBe("dal file");
  writeFileSync(file, "\n");
  expect(() => readProviderSettings(SITE, given)).toThrow("è vuoto");
  rmSync(folder, { recursive: true });
});
