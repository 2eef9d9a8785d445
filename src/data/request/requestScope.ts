import { AsyncLocalStorage } from "node:async_hooks";
import { connect } from "node:net";
import type { PostgresPoolClient } from "kysely";
import type pg from "pg";

/** A request ended before its work was done: its reader has `left`, or it took longer than it may. What was under way is undone, unless it was being kept already. */
export class RequestOver extends Error {
  override readonly name = "RequestOver";
  readonly why: "left" | "late";

  constructor(why: "left" | "late") {
    super(`The request is over: ${why}`);
    this.why = why;
  }
}

const scope = new AsyncLocalStorage<AbortSignal>();

/**
 * Does the work of a request, whose statements end with it: after `milliseconds`, or when `left` says that its reader has gone. A connection that was at work
 * for it is closed. What goes on after the work, without anybody waiting, does not end with it.
 */
export async function inRequest<Value>(
  { milliseconds, left }: { readonly milliseconds: number; readonly left?: AbortSignal | undefined },
  work: () => Value | Promise<Value>,
): Promise<Value> {
  const over = new AbortController();
  const leave = () => over.abort(new RequestOver("left"));
  const timer = setTimeout(() => over.abort(new RequestOver("late")), milliseconds);
  left?.addEventListener("abort", leave, { once: true });
  if (left?.aborted) leave();
  try {
    return await scope.run(over.signal, work);
  } finally {
    clearTimeout(timer);
    left?.removeEventListener("abort", leave);
  }
}

/** How long a statement goes on after its request is over, in milliseconds: one that ends by itself costs less than a new connection. */
const GRACE = 500;

/**
 * Takes a connection out of a pool. When the request of this moment, if there is one, is over, no other statement begins on it, and one that goes on is ended
 * with its connection. Throws RequestOver.
 */
export async function connectInRequest(take: () => Promise<pg.PoolClient>): Promise<PostgresPoolClient> {
  const signal = scope.getStore();
  signal?.throwIfAborted();
  const client = await take();
  if (!signal) return client;
  if (signal.aborted) client.release();
  signal.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const end = () => {
    timer = setTimeout(() => {
      isEnded = true;
      endStatement(client);
    }, GRACE);
  };
  signal.addEventListener("abort", end, { once: true });
  const query = async (text: string, values: unknown[]) => {
    if (text !== "rollback") signal.throwIfAborted();
    try {
      return await client.query(text, values);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  };
  const release = () => {
    signal.removeEventListener("abort", end);
    clearTimeout(timer);
    client.release(isEnded); // what ends it may still be on its way: nobody else is to have this connection
  };
  return { query, release } as unknown as PostgresPoolClient;
}

/** What a connection knows of itself, and its types do not tell. */
type Backend = { readonly host: string; readonly port: number; readonly processID: number; readonly secretKey: number };

/** The number by which PostgreSQL knows a request to end a statement (its protocol, "CancelRequest"). */
const CANCEL_REQUEST = 80_877_102;

/** Asks the server to end what a connection is doing, by a connection that is for this alone. A server that does not hear lets the statement go on to its limit. */
function endStatement(client: pg.PoolClient): void {
  const { host, port, processID, secretKey } = client as unknown as Backend;
  const asked = Buffer.alloc(16);
  for (const [i, number] of [asked.length, CANCEL_REQUEST, processID].entries()) asked.writeUInt32BE(number, i * 4);
  asked.writeInt32BE(secretKey, 12);
  const socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${String(port)}`) : connect(port, host);
  socket.setTimeout(2_000, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.end(asked);
}
