import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Whether a small disk can be mounted here: Linux, as root, where the machine lets it. */
export function mayMount(place: string): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    smallDisk(join(place, "prova"), 1).unmount();
    return true;
  } catch {
    return false;
  }
}

export type SmallDisk = ReturnType<typeof smallDisk>;

/** A disk of its own at a folder, of so many megabytes, in memory: to be filled to the last byte, and freed again. */
export function smallDisk(folder: string, megabytes: number) {
  mkdirSync(folder);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${String(megabytes)}m,mode=755`, "tmpfs", folder], { stdio: "ignore" });
  const filler = join(folder, "riempimento");
  return {
    free: () => statfsSync(folder).bavail * statfsSync(folder).bsize,
    /** With random bytes, until nothing more goes in; or nearly. */
    fill: (leaving = 0) => {
      const file = openSync(filler, "a");
      try {
        for (const size of [1024 ** 2, 4096]) {
          try {
            for (;;) writeSync(file, randomBytes(size));
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
          }
        }
        ftruncateSync(file, fstatSync(file).size - leaving);
      } finally {
        closeSync(file);
      }
    },
    clear: () => rmSync(filler, { force: true }),
    readOnly: () => execFileSync("mount", ["-o", "remount,ro", folder], { stdio: "ignore" }),
    unmount: () => execFileSync("umount", ["-l", folder], { stdio: "ignore" }),
  };
}
