import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rowBeside } from "./besideBaseline.mjs";

const OBJECTIVES = 5000;
const ROUNDS = 5;

/**
 * A plan of 5,000 objectives with three indicators each into a new folder, beside the baseline and one indicator for each, which is all that it reads: the whole
 * command and its memory at the most. Then the list of 5,000 objectives with one indicator each, as it is first drawn after something was written in its year.
 */
export async function planOfThree(folder, { ours, baseline }) {
  const three = planOf(join(folder, "tre.csv"), 3);
  const one = planOf(join(folder, "uno.csv"), 1);
  const [times, memory, lists] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const [mine, theirs] = [await intoNew(folder, ours, three), await intoNew(folder, baseline, one)];
    times.push([mine.milliseconds, theirs.milliseconds]);
    memory.push([mine.megabytes, theirs.megabytes]);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const changed = planOf(join(folder, `uno-${String(round)}.csv`), 1, round);
    const pair = [];
    for (const program of [ours, baseline]) {
      await program.run("import", changed, ...INTO, "--data", program.data);
      await program.publish("--year", "2026", "--administration", "lungo", "--data", program.data);
      const start = performance.now();
      const answer = await fetch(`http://127.0.0.1:${String(program.port)}/lungo/2026/obiettivi`);
      if (!answer.ok) throw new Error(`The list answered ${String(answer.status)}`);
      await answer.arrayBuffer();
      pair.push(performance.now() - start);
    }
    lists.push(pair);
  }
  return [
    rowBeside("a plan of 5,000 objectives with three indicators each into a new folder, beside one each, ms", times),
    rowBeside("the same: memory at the most, MB", memory),
    rowBeside("the list of 5,000 objectives, first drawn after a write, ms", lists),
  ];
}

const INTO = ["--year", "2026", "--administration", "lungo", "--name", "Prova"];

async function intoNew(folder, { peak }, plan) {
  const data = join(folder, "nuovo");
  const measured = await peak("import", plan, ...INTO, "--data", data);
  rmSync(data, { recursive: true, force: true });
  return measured;
}

/** A plan with so many indicators for each objective; `changed` is the target of the first. */
function planOf(path, indicators, changed = 0) {
  const lines = Array.from({ length: OBJECTIVES }, (_, i) => {
    const head = `Settore ${String(i % 20)};Obiettivo ${String(i + 1)};Consegna del lavoro numero ${String(i + 1)}`;
    const weights = indicators === 3 ? ["50", "30", "20"] : ["100"];
    const rows = weights.map(
      (weight, k) =>
        `Numerico ${String(k + 1)};${indicators === 1 ? "" : `${weight};`}almeno ${String(i === 0 ? changed + 1 : (i % 90) + k + 1)};Registro;raggiunto`,
    );
    return rows.map((row, k) => (k === 0 ? `${head};${row}` : `;;;${row}`)).join("\n");
  });
  writeFileSync(
    path,
    `Settore;Titolo;Descrizione;Indicatore;${indicators === 1 ? "" : "Peso indicatore;"}Target;Fonte;Esito\n${lines.join("\n")}\n`,
  );
  return path;
}
