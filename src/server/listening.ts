import { createServer } from "node:http";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";

/** Where to listen; port 0 is any free one. */
export type ListenAt = { readonly port: number; readonly host: string };

/** Why one cannot listen there, by the system's code. */
const REFUSALS: Readonly<Record<string, (at: ListenAt) => string>> = {
  EADDRINUSE: ({ port }) => `La porta ${String(port)} è già in uso: ne scelga un'altra con --port, o 0 per una qualsiasi libera.`,
  EACCES: ({ port }) => `Il sistema non permette di usare la porta ${String(port)}: ne scelga una da 1024 in su.`,
  EADDRNOTAVAIL: ({ host }) => `«${host}» non è un indirizzo di questo computer: con --host si indica uno dei suoi.`,
  ENOTFOUND: ({ host }) => `L'indirizzo «${host}» non esiste: controlli --host.`,
  EAI_AGAIN: ({ host }) => `L'indirizzo «${host}» non si trova: controlli --host.`,
};

/** The words for a place where one cannot listen; undefined for another error. */
export function listenRefusal(error: unknown, at: ListenAt): string | undefined {
  return error instanceof Error && "code" in error ? REFUSALS[String(error.code)]?.(at) : undefined;
}

/** Refuses a place where one cannot listen now: listens there for a moment. Throws DatabaseRefused. */
export async function refuseNoPlaceToListen(at: ListenAt): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((listening, reject) => {
      probe.once("error", reject).listen(at.port, at.host, listening);
    });
  } catch (error) {
    const why = listenRefusal(error, at);
    if (why !== undefined) throw new DatabaseRefused(why);
    throw error;
  }
  await new Promise((closed) => probe.close(closed));
}
