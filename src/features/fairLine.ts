import { AsyncResource } from "node:async_hooks";
import { RequestOver } from "../data/request/requestScope.ts";

/** After how many seconds it is worth asking again when the line was full. */
export const LINE_SECONDS = 30;

/** The sentence of each reason, for people. */
export const LINE_FULL =
  "In questo momento molti chiedono documenti o file grandi, e il suo non è stato messo in attesa. Riprovi tra mezzo minuto: le pagine si leggono anche adesso.";

/** The line has no room left, for this body or for anybody: nothing was begun. */
export class LineFull extends Error {
  override readonly name = "LineFull";
}

/** A place that turned out too narrow for the work, which waits again, first of its body, for a wide one. */
export const TOO_NARROW: unique symbol = Symbol("too narrow");

/** Where work is done, one piece at a time: `isWide` where the largest fits too. */
export type Place = { readonly isWide: boolean };

/** How many places one body holds at once, and how many pieces of work wait at most: of one body, and in all. */
export type LineLimits = { readonly placesOfOne: number; readonly waitingOfOne: number; readonly waiting: number };

/** Places shared among bodies in turn. */
export type FairLine<P extends Place> = {
  /**
   * Does `work` in a place when its turn comes. `work` answers TOO_NARROW where the place is not wide enough for it, and is begun again in a wide one.
   * Throws LineFull at once, and RequestOver when `signal` says before the work begins that the person who asked has gone; once begun it goes on.
   */
  readonly inTurn: <Value>(body: string, work: (place: P) => Promise<Value | typeof TOO_NARROW>, signal?: AbortSignal) => Promise<Value>;
};

type Waiting<P extends Place> = {
  readonly begin: (place: P) => Promise<"done" | typeof TOO_NARROW>;
  needsWide: boolean;
};

/**
 * A line that no body can fill for the others: bodies take turns, and within a body who came first is first. A place takes the first body in turn that holds
 * fewer places than it may and whose first work fits; the earlier of the places that are free is taken.
 */
export function fairLine<P extends Place>(
  places: readonly P[],
  { placesOfOne, waitingOfOne, waiting: mostWaiting }: LineLimits,
): FairLine<P> {
  const bodies = new Map<string, Waiting<P>[]>(); // in the order of their turns
  const held = new Map<P, string>();
  let waiting = 0;

  const holds = (body: string) => [...held.values()].filter((each) => each === body).length;

  function fillPlaces(): void {
    for (const place of places) {
      if (held.has(place)) continue;
      const next = [...bodies].find(
        ([body, [first]]) => first !== undefined && holds(body) < placesOfOne && (place.isWide || !first.needsWide),
      );
      if (next) begin(place, next[0]);
    }
  }

  function begin(place: P, body: string): void {
    const line = bodies.get(body)!;
    const job = line.shift()!;
    waiting -= 1;
    bodies.delete(body);
    if (line.length > 0) bodies.set(body, line); // the last in turn now
    held.set(place, body);
    void job.begin(place).then((end) => {
      held.delete(place);
      if (end === TOO_NARROW) {
        job.needsWide = true;
        waiting += 1;
        const others = bodies.get(body);
        if (others) others.unshift(job);
        else bodies.set(body, [job]);
      }
      fillPlaces();
    });
  }

  function leave(body: string, job: Waiting<P>): boolean {
    const line = bodies.get(body);
    const at = line?.indexOf(job) ?? -1;
    if (!line || at < 0) return false;
    line.splice(at, 1);
    waiting -= 1;
    if (line.length === 0) bodies.delete(body);
    return true;
  }

  return {
    inTurn: (body, work, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(new RequestOver("left"));
          return;
        }
        const canBegin = places.some((place) => !held.has(place)) && holds(body) < placesOfOne && !bodies.has(body);
        if (!canBegin && (waiting >= mostWaiting || (bodies.get(body)?.length ?? 0) >= waitingOfOne)) {
          reject(new LineFull());
          return;
        }
        const inOwnRequest = AsyncResource.bind(work); // the person who leaves a place begins the work of the next
        const job: Waiting<P> = {
          needsWide: false,
          begin: async (place) => {
            try {
              const value = await inOwnRequest(place);
              if (value === TOO_NARROW) return TOO_NARROW;
              resolve(value);
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)));
            }
            signal?.removeEventListener("abort", gone);
            return "done";
          },
        };
        const gone = () => {
          if (leave(body, job)) reject(new RequestOver("left"));
        };
        signal?.addEventListener("abort", gone, { once: true });
        const line = bodies.get(body);
        if (line) line.push(job);
        else bodies.set(body, [job]);
        waiting += 1;
        fillPlaces();
      }),
  };
}
