import {
  makeSecretFile,
  noteCall,
  openDatabase,
  readDatabaseSettings
} from "./chunk-MIFUOFLC.js";
import {
  DatabaseRefused
} from "./chunk-PU4KY2VD.js";
import {
  WorkFailed
} from "./chunk-LLOIXRTK.js";
import {
  MEMORY_MARK,
  tasks
} from "./chunk-Z5UWR23G.js";

// src/server/accessKey.ts
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
var BYTES = 32;
function readAccessKey(settings, env = process.env) {
  switch (settings.kind) {
    case "embedded": {
      const file = join(settings.dataFolder, "chiave-accessi");
      if (!existsSync(file)) makeSecretFile(file, `${randomBytes(BYTES).toString("hex")}
`);
      return keyOf(readFileSync(file, "utf8"), `Il file \xAB${file}\xBB`);
    }
    case "server": {
      const written = env["TRAGUARDO_KEY"] || void 0;
      return written === void 0 ? void 0 : keyOf(written, "TRAGUARDO_KEY");
    }
  }
}
function keyOf(written, where) {
  const hexadecimal = written.trim();
  if (/^[0-9a-f]{64}$/i.test(hexadecimal)) return Buffer.from(hexadecimal, "hex");
  throw new DatabaseRefused(`${where} non contiene una chiave di 64 cifre esadecimali: la rimetta da una copia di sicurezza.`);
}

// src/server/workers.ts
import { fileURLToPath } from "node:url";

// src/server/worker/caps.ts
var usualCaps = { seconds: 20, megabytes: 1024, idleSeconds: 60 };
var MEGABYTE = 1024 * 1024;

// src/server/worker/child.ts
import { fork } from "node:child_process";
var NEEDED = ["SystemRoot", "windir", "TEMP", "TMP"];
var KEPT = 4e3;
function startChild(entry, { megabytes }) {
  const env = Object.fromEntries(NEEDED.flatMap((name) => process.env[name] === void 0 ? [] : [[name, process.env[name]]]));
  const child = fork(entry, [String(megabytes * MEGABYTE)], {
    env,
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"]
  });
  let trouble = "";
  child.stderr.setEncoding("utf8").on("data", (text) => trouble = (trouble + text).slice(-KEPT));
  const ended = new Promise((resolve) => {
    child.once("error", (error) => {
      trouble += error.message;
      resolve();
    });
    child.once("close", (code, signal) => {
      trouble += `
exit ${String(signal ?? code)}`;
      resolve();
    });
  });
  async function kill() {
    hold(child);
    child.kill("SIGKILL");
    await ended;
  }
  return {
    kill,
    isAlive: () => child.connected,
    ask: async (job, milliseconds) => {
      let timer;
      let heard = () => void 0;
      const answered = new Promise((resolve) => {
        heard = (answer) => resolve({ kind: "answered", answer });
      });
      const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve({ kind: "tooLong" }), milliseconds);
      });
      hold(child);
      child.once("message", heard);
      try {
        child.send(job, () => void 0);
        const end = await Promise.race([answered, late, ended.then(() => ({ kind: "ended", trouble }))]);
        if (end.kind === "tooLong") await kill();
        return end;
      } finally {
        clearTimeout(timer);
        child.removeListener("message", heard);
        release(child);
      }
    }
  };
}
function hold(child) {
  child.ref();
  child.channel?.ref();
  child.stderr.ref();
}
function release(child) {
  child.unref();
  child.channel?.unref();
  child.stderr.unref();
}

// src/server/worker/workFailure.ts
function workFailure(kind, what, caps, detail) {
  return { kind, sentence: `${what} ${predicate(kind, caps)}`, detail };
}
function predicate(kind, { seconds, megabytes }) {
  switch (kind) {
    case "tooLong":
      return `ha superato il tempo massimo di ${seconds} secondi. Provi con meno dati; se accade ancora, lo segnali a chi gestisce il sistema.`;
    case "tooMuchMemory":
      return `ha superato la memoria massima di ${megabytes} MB. Provi con meno dati; se accade ancora, lo segnali a chi gestisce il sistema.`;
    case "crashed":
      return "si \xE8 interrotta per un guasto. Riprovi; se accade ancora, lo segnali a chi gestisce il sistema.";
    case "failed":
      return "non ha avuto esito per un errore del programma. Lo segnali a chi gestisce il sistema.";
    case "stopped":
      return "si \xE8 interrotta perch\xE9 il sistema si sta fermando. Riprovi tra qualche minuto.";
  }
}

// src/server/worker/cappedRunner.ts
function cappedRunner(tasks2, { entry, caps }) {
  let child;
  let idle;
  let disposed = false;
  let last = Promise.resolve();
  const isDisposed = () => disposed;
  async function runNow(task, input) {
    const refused = (kind, detail) => ({
      ok: false,
      reasons: [workFailure(kind, tasks2[task].what, caps, detail)]
    });
    if (isDisposed()) return refused("stopped", "");
    clearTimeout(idle);
    if (!child?.isAlive()) child = startChild(entry, caps);
    const end = await child.ask({ task, input }, caps.seconds * 1e3);
    if (end.kind === "answered" && end.answer.bytes > caps.megabytes * MEGABYTE / 2) await leave();
    rest();
    switch (end.kind) {
      case "answered":
        return end.answer.ok ? { ok: true, value: end.answer.value } : refused("failed", end.answer.trouble);
      case "tooLong":
        return refused("tooLong", "");
      case "ended":
        return refused(isDisposed() ? "stopped" : end.trouble.includes(MEMORY_MARK) ? "tooMuchMemory" : "crashed", end.trouble);
    }
  }
  function rest() {
    idle = setTimeout(() => void leave(), caps.idleSeconds * 1e3).unref();
  }
  async function leave() {
    clearTimeout(idle);
    const leaving = child;
    child = void 0;
    await leaving?.kill();
  }
  function run(task, input) {
    const turn = last.then(() => runNow(task, input));
    last = turn.catch(() => void 0);
    return turn;
  }
  return {
    run,
    dispose: async () => {
      disposed = true;
      await leave();
      await last;
    }
  };
}

// src/server/workers.ts
var ENTRY = fileURLToPath(new URL("./worker.js", import.meta.url));
function startWorkers(entry = ENTRY) {
  const runner = cappedRunner(tasks, { entry, caps: usualCaps });
  return {
    readReport: async (content) => accepted(await runner.run("readReport", content)),
    readNarrative: async (content) => accepted(await runner.run("readNarrative", content)),
    readStaff: async (content) => accepted(await runner.run("readStaff", content)),
    renderPdf: async (tree, purpose) => accepted(await runner.run("pdf", { tree, options: { createdAt: /* @__PURE__ */ new Date(), purpose } })),
    renderDocx: async (tree) => accepted(await runner.run("docx", { tree, createdAt: /* @__PURE__ */ new Date() })),
    dispose: () => runner.dispose()
  };
}
function accepted(verdict) {
  if (verdict.ok) return verdict.value;
  const [{ sentence, detail }] = verdict.reasons;
  throw new WorkFailed(sentence, detail);
}

// src/server/openApplication.ts
async function openApplication(options) {
  const { dataFolder, joins = false, call } = options;
  const settings = readDatabaseSettings(dataFolder === void 0 ? {} : { dataFolder });
  const { commandLine: db, serving, serverEnded, sealing, close } = await openDatabase(settings, { joins });
  try {
    await noteCall(db, call);
  } catch (error) {
    await close();
    throw error;
  }
  const { dispose, ...workers } = startWorkers();
  return {
    db,
    serving,
    workers,
    accessKey: readAccessKey(settings),
    databaseEnded: serverEnded,
    sealing,
    close: async () => {
      await dispose();
      await close();
    }
  };
}

export {
  openApplication
};
//# sourceMappingURL=chunk-BNR5FGOT.js.map
