import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inTurn, words } from "./measure.mjs";
import { ROOT, run } from "./program.mjs";

/** Importing the report of 74 objectives, and a plan of 5,000, against reading and hashing the same file with Node alone. */
export async function imports(folder) {
  const large = join(folder, "piano-5000.csv");
  writeFileSync(large, planOf(5000));
  const report = join(ROOT, "demo", "settimo-torinese-2023.txt");
  return [await importing(folder, "74 objectives", report), await importing(folder, "5,000 objectives", large)];
}

async function importing(folder, name, file) {
  const data = join(folder, "import");
  const whole = async () => {
    rmSync(data, { recursive: true, force: true });
    return run("import", file, "--year", "2023", "--administration", "prova", "--name", "Prova", "--data", data);
  };
  const again = async () => run("import", file, "--year", "2023", "--administration", "prova", "--data", data);
  const { ours, peer, ratio } = await inTurn(5, whole, again);
  const size = (readFileSync(file).length / 1024).toFixed(0);
  return {
    what: `import of ${name} (${size} KB) into a new folder, ms`,
    ours: words(ours),
    peer: `the same again, nothing changed: ${words(peer)}`,
    ratio: words(ratio, 2),
  };
}

function planOf(rows) {
  const lines = Array.from({ length: rows }, (_, i) => {
    const area = `Settore ${String(1 + (i % 40))}`;
    return `${area};Obiettivo ${String(i + 1)};Consegna del lavoro numero ${String(i + 1)} di ${area};Numerico;almeno ${String(1 + (i % 90))};Registro;raggiunto`;
  });
  return `Settore;Titolo;Descrizione;Indicatore;Target;Fonte;Esito\n${lines.join("\n")}\n`;
}
