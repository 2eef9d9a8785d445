import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { DatabaseRefused } from "../../src/data/database/databaseRefused.ts";
import { act } from "../../src/features/commands/act.ts";
import { openDatabase } from "../../src/server/openDatabase.ts";
import type { OpenDatabase } from "../../src/server/openDatabase.ts";
import type { ChildLine } from "./embeddedPrograms.ts";

// A program on the embedded database, for tests that kill it: embeddedChild --data FOLDER [--write NAME]
// It tells each act it was acknowledged, and ends in order when its input ends.

const { values } = parseArgs({ options: { data: { type: "string" }, write: { type: "string" } } });

/** At once into the pipe: what was told stays told, whatever happens to us next. */
const tell = (line: ChildLine) => writeSync(1, `${JSON.stringify(line)}\n`);

try {
  const open = await openDatabase({ kind: "embedded", dataFolder: values.data! });
  process.stdin.resume().once("end", () => void open.close());
  await tellWhatIsThere(open);
  if (values.write !== undefined) await Promise.all([1, 2, 3].map((writer) => writeForever(open, `${values.write!} ${writer}`)));
} catch (error) {
  if (!(error instanceof DatabaseRefused)) throw error;
  tell({ kind: "refused", message: error.message });
}

async function tellWhatIsThere({ commandLine: db }: OpenDatabase): Promise<void> {
  const answers = await db.selectFrom("idempotency").select("key").execute();
  const audit = await db.selectFrom("audit").select("object").execute();
  tell({
    kind: "ready",
    keys: answers.map(({ key }) => key),
    objects: audit.map(({ object }) => object),
  });
}

async function writeForever({ commandLine: db }: OpenDatabase, name: string): Promise<never> {
  const ambient = { db, actor: { person: "anna", capacity: "commandLine" as const }, administration: "locale", year: 2023 };
  for (let i = 0; ; i += 1) {
    const idempotencyKey = `${name} ${i}`;
    await act(ambient, "plan.import", { idempotencyKey, administrationName: "Ente" }, () =>
      Promise.resolve({ ok: true, value: { answer: null, object: idempotencyKey, content: {} } }),
    );
    tell({ kind: "acknowledged", key: idempotencyKey });
  }
}
