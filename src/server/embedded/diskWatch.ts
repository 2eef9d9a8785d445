import { type DiskSpace, readDiskSpace, spaceTrouble } from "./diskSpace.ts";
import { keepReserve } from "./spaceReserve.ts";

const EVERY = 600_000;
/** The reserve waits until the first pages are out. */
const RESERVE_AFTER = 3_000;

/** What the watch does, for tests: how it reads the disk, and keeps the reserve. */
export type DiskMeans = { readonly read: () => DiskSpace; readonly keep: () => Promise<unknown> };

/** The disk at work: `trouble` says what is wrong with it now, in Italian. */
export type DiskWatch = { readonly trouble: () => string | undefined };

/**
 * Looks at the disk of a data folder at once and then every ten minutes, and tells, once until it is well again, that it is nearly full; keeps the reserve
 * aside as soon as there is room. A database that is not in a folder of ours has its disk elsewhere: nothing is looked at.
 */
export function startDiskWatch(
  dataFolder: string | undefined,
  tell: (trouble: string) => void,
  { read, keep }: DiskMeans = {
    read: () => readDiskSpace(dataFolder ?? ""),
    keep: () => keepReserve(dataFolder ?? ""),
  },
): DiskWatch {
  if (dataFolder === undefined) return { trouble: () => undefined };
  let isTold = false;

  /** A disk that cannot be asked for a moment is asked again. */
  function trouble(): string | undefined {
    try {
      return spaceTrouble(dataFolder!, read());
    } catch {
      return undefined;
    }
  }
  function look(): void {
    const found = trouble();
    if (found !== undefined && !isTold) tell(found);
    isTold = found !== undefined;
  }

  look();
  setTimeout(() => void keep(), RESERVE_AFTER).unref();
  setInterval(() => {
    look();
    void keep();
  }, EVERY).unref();
  return { trouble };
}
