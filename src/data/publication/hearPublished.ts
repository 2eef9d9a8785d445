import pg from "pg";
import { PUBLISHED_CHANNEL } from "./publication.ts";

/** How long to wait before a connection that was lost is made again, in milliseconds. */
const AGAIN = 1_000;

/**
 * Hears, on a connection of its own, each administration whose publications change, whichever instance or command changed them. After the connection was lost
 * anything may have changed: then `told` is given nothing. `stop` ends it.
 */
export function hearPublished(url: string, told: (administration: string | undefined) => void): { readonly stop: () => Promise<void> } {
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function connect(): Promise<void> {
    const own = new pg.Client({ connectionString: url, keepAlive: true });
    client = own;
    let isLost = false;
    const lost = () => {
      if (isLost || isStopped) return;
      isLost = true;
      told(undefined);
      again = setTimeout(() => void connect(), AGAIN).unref();
      own.end().catch(() => undefined);
    };
    own.on("error", lost);
    own.on("end", lost);
    own.on("notification", ({ payload }) => told(payload));
    try {
      await own.connect();
      await own.query(`listen ${PUBLISHED_CHANNEL}`);
      told(undefined); // what changed before it could hear
    } catch {
      lost();
    }
  }

  void connect();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
