import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { type ProviderSettings, readProviderSettings } from "./identityProvider/providerSettings.ts";
import {
  type AccessSettings,
  type DatabaseSettings,
  type MailSettings,
  readAccessSettings,
  readMailSettings,
  readSecurityContact,
} from "./settings.ts";

/** All that is told from outside of how people are served, beside where the database is. */
export type ServingSettings = {
  readonly access: AccessSettings;
  readonly provider: ProviderSettings | undefined;
  readonly contact: string | undefined;
  readonly mail: MailSettings | undefined;
};

/** The readers of each part of it, by name: each throws DatabaseRefused, in Italian, for what it cannot take. */
const READERS = {
  access: (_, env) => readAccessSettings(env),
  provider: (publicUrl, env) => readProviderSettings(publicUrl, env),
  contact: (_, env) => readSecurityContact(env),
  mail: (_, env) => readMailSettings(env),
} satisfies {
  readonly [Part in keyof ServingSettings]: (publicUrl: string | undefined, env: NodeJS.ProcessEnv) => ServingSettings[Part];
};

/** Reads how people are served. Throws DatabaseRefused for the first thing that is wrong. */
export function readServingSettings(publicUrl: string | undefined, env: NodeJS.ProcessEnv = process.env): ServingSettings {
  const { access, provider, contact, mail } = READERS;
  return {
    access: access(publicUrl, env),
    provider: provider(publicUrl, env),
    contact: contact(publicUrl, env),
    mail: mail(publicUrl, env),
  };
}

/** Everything that is wrong with them: one sentence for each part that cannot be read. */
export function servingTroubles(publicUrl: string | undefined, env: NodeJS.ProcessEnv = process.env): string[] {
  return Object.values(READERS).flatMap((read) => {
    try {
      read(publicUrl, env);
      return [];
    } catch (error) {
      if (error instanceof DatabaseRefused) return [error.message];
      throw error;
    }
  });
}

/** Refuses to serve from a database of a server without the role that reads what was published. Throws DatabaseRefused. */
export function refuseNoReader(settings: DatabaseSettings): void {
  if (settings.kind === "server" && settings.publicUrl === undefined) throw new DatabaseRefused(NO_READER);
}

const NO_READER = `Manca DATABASE_PUBLIC_URL, l'indirizzo con il ruolo che legge soltanto ciò che è pubblicato: senza, il sito non si avvia. Nella base dati lo fa chi la amministra con
  create role traguardo_pubblico login password '…';
  grant traguardo_public_reader to traguardo_pubblico;`;
