import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inTurn, words } from "./measure.mjs";
import { run } from "./program.mjs";

/** The Relazione 2023 as a tagged PDF, against LibreOffice turning the same Relazione's DOCX into one. Cold: whole processes; warm: asked of a running server. */
export async function documents(folder, data, port) {
  const docx = join(folder, "relazione.docx");
  await run("report", "--year", "2023", "--administration", "c_i703", "--format", "docx", "--out", docx, "--data", data);
  const cold = () =>
    run("report", "--year", "2023", "--administration", "c_i703", "--format", "pdf", "--out", join(folder, "r.pdf"), "--data", data);
  const office = spawnSync("soffice", ["--version"]).status === 0;
  const { ours, peer, ratio } = await inTurn(5, cold, office ? () => converted(folder, docx) : undefined);
  const rows = [
    {
      what: "Relazione 2023 to tagged PDF, whole process, ms",
      ours: words(ours),
      peer: peer ? `LibreOffice, DOCX to PDF: ${words(peer)}` : "LibreOffice is not on this machine",
      ratio: ratio ? words(ratio, 2) : "–",
    },
  ];
  const warm = await inTurn(7, () => made(port), office ? () => converted(folder, docx) : undefined);
  rows.push({
    what: "the same asked of a running server, made anew each time, ms",
    ours: words(warm.ours),
    peer: warm.peer ? `LibreOffice, DOCX to PDF: ${words(warm.peer)}` : "to reach: 300",
    ratio: words(warm.ratio ?? { middle: warm.ours.middle / 300, least: warm.ours.least / 300, most: warm.ours.most / 300 }, 2),
  });
  return rows;
}

let asked = 0;

/** A PDF is kept once made: each asking is of another year of the same report, so that none is. */
async function made(port) {
  asked += 1;
  const start = performance.now();
  const answer = await fetch(`http://127.0.0.1:${String(port)}/prova-${String(asked)}/2023/relazione.pdf`);
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || bytes.byteLength < 10_000) throw new Error(`The PDF answered ${String(answer.status)}`);
  return performance.now() - start;
}

function converted(folder, docx) {
  const out = join(folder, "office");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(
      "soffice",
      ["--headless", `-env:UserInstallation=file://${join(folder, "office-profile")}`, "--convert-to", "pdf", "--outdir", out, docx],
      { stdio: "ignore" },
    );
    child
      .once("error", reject)
      .once("close", () =>
        existsSync(join(out, "relazione.pdf")) ? resolve(performance.now() - start) : reject(new Error("LibreOffice wrote nothing")),
      );
  });
}
