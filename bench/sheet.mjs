import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The year as a spreadsheet: grades, scores, bands and pay by formulas, without proofs. */
export function writeSheet(path, { plan, staff, units, pool }) {
  const last = staff.length;
  const all = (column) => `[$Persone.$${column}$1:.$${column}$${String(last)}]`;
  const people = staff.map(({ role, unit, days, fte, own, planned, behaviours }, i) => {
    const row = String(i + 1);
    return [
      unit + 1, role.unit, role.objectives, role.judged, ...behaviours, planned + 1, own, days, Number(fte), Number(role.coefficient), // A–M
      `of:=INDEX([$Unita.$A$1:.$A$${String(units)}];[.A${row}])`, // N: the unit
      `of:=IF([.C${row}]=0;0;(60*INDEX([$Obiettivi.$E$1:.$E$${String(plan.length)}];[.I${row}])+40*[.J${row}])/100)`, // O: the objectives
      `of:=AVERAGE([.E${row}:.H${row}])/4*100`, // P: the behaviours
      `of:=([.N${row}]*[.B${row}]+[.O${row}]*[.C${row}]+[.P${row}]*[.D${row}])/([.B${row}]+[.C${row}]+[.D${row}])`, // Q: the score
      `of:=ROUND([.Q${row}];2)`, // R: as published
      `of:=([.Q${row}]>=60)+([.Q${row}]>=80)+([.Q${row}]>=95)`, // S: the band
      `of:=IF([.R${row}]<60;0;[.R${row}]/100*[.K${row}]/366*[.L${row}]*[.M${row}])`, // T: the points
      `of:=[$Fondo.$A$1]*[.T${row}]/[$Fondo.$A$2]`, // U: the share
      `of:=INT([.U${row}])`, // V: whole cents
      `of:=ROUND([.U${row}]-[.V${row}];6)-ROW()*1E-12`, // W: the remainder, the earlier first among equals
      `of:=[.V${row}]+(RANK([.W${row}];${all("W")})<=[$Fondo.$A$3])`, // X: what is paid
    ]; // prettier-ignore
  });
  const objectives = plan.map(({ unit, target, measured, weight }, i) => {
    const row = String(i + 1);
    return [unit + 1, target, measured, weight, `of:=MIN(100;100*[.C${row}]/[.B${row}])`, `of:=[.E${row}]*[.D${row}]`];
  });
  const column = (letter) => `[$Obiettivi.$${letter}$1:.$${letter}$${String(plan.length)}]`;
  const grades = Array.from({ length: units }, (_, i) => {
    const unit = String(i + 1);
    return [`of:=SUMIF(${column("A")};${unit};${column("F")})/SUMIF(${column("A")};${unit};${column("D")})`];
  });
  const fund = [[pool], [`of:=SUM(${all("T")})`], [`of:=[.A1]-SUM(${all("V")})`]];
  const tables = Object.entries({ Persone: people, Obiettivi: objectives, Unita: grades, Fondo: fund });
  writeFileSync(path, `${HEAD}${tables.map(([name, rows]) => tableOf(name, rows)).join("")}${TAIL}`);
}

/** LibreOffice computes the sheet: how long it takes, and each person's published score, band and cents. Undefined where it has no Calc. */
export async function computedBySheet(folder, path) {
  const out = join(folder, "sheet");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const profile = `-env:UserInstallation=file://${join(folder, "office-profile")}`;
  const start = performance.now();
  await new Promise((resolve) => {
    const child = spawn(process.env.SOFFICE ?? "soffice", ["--headless", profile, "--convert-to", "csv", "--outdir", out, path], {
      stdio: "ignore",
    });
    child.once("error", resolve).once("close", resolve);
  });
  const milliseconds = performance.now() - start;
  const computed = join(out, "sheet.csv");
  if (!existsSync(computed)) return undefined;
  const lines = readFileSync(computed, "utf8").trim().split("\n");
  const rows = lines.map((line) => line.split(",").map(Number));
  return { milliseconds, people: rows.map((cells) => ({ score: cells[17], band: cells[18], cents: cells[23] })) };
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>';
const TAIL = "</office:spreadsheet></office:body></office:document>";

function tableOf(name, rows) {
  return `<table:table table:name="${name}">${rows.map((cells) => `<table:table-row>${cells.map(cellOf).join("")}</table:table-row>`).join("")}</table:table>`;
}

function cellOf(cell) {
  if (typeof cell === "number") return `<table:table-cell office:value-type="float" office:value="${String(cell)}"/>`;
  return `<table:table-cell table:formula="${cell.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}" office:value-type="float"/>`;
}
