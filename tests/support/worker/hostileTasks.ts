import type { Tasks } from "../../../src/server/worker/task.ts";

const kept: Buffer[] = [];

/** Work that misbehaves in every way we know. */
export const hostileTasks = {
  echo: { what: "La prova", run: (text: string) => text },
  processId: { what: "La prova", run: () => process.pid },
  environment: { what: "La prova", run: () => Object.keys(process.env) },
  fails: {
    what: "La prova",
    run: (): string => {
      throw new Error("the file is not what it says");
    },
  },
  loops: {
    what: "La lettura del file",
    run: (): string => {
      for (;;);
    },
  },
  eats: {
    what: "La lettura del file",
    run: () => {
      const eaten: Buffer[] = [];
      for (;;) eaten.push(Buffer.alloc(1024 * 1024, 1));
    },
  },
  grows: {
    what: "La prova",
    run: (megabytes: number) => {
      kept.push(Buffer.alloc(megabytes * 1024 * 1024, 1));
      return megabytes;
    },
  },
  leaves: { what: "La prova", run: () => process.exit(3) },
  leavesLater: {
    what: "La prova",
    run: () => {
      setTimeout(() => process.exit(0), 20);
      return "a presto";
    },
  },
} satisfies Tasks;
