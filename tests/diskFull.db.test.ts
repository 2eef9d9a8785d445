import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { type DemonstrationBrowser, demonstrationBrowser } from "./support/demonstrationBrowser.ts";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, type Serving, startServing } from "./support/program.ts";
import { mayMount, type SmallDisk, smallDisk } from "./support/smallDisk.ts";
import { besideVersion, preparing, WITHOUT_ADDRESS } from "./support/startWords.ts";

const place = passableFolder();
const HAS_DISK = mayMount(place); // elsewhere these are skipped: a disk to fill is mounted by root alone, on Linux

/** Every program started here, to be ended whatever happens. */
const started: Serving[] = [];
const startOn = async (data: string) => {
  const serving = await startServing("start", "--port", "0", "--data", data);
  started.push(serving);
  return serving;
};
const untilKept = (data: string) => expect.poll(() => existsSync(join(data, "riserva-di-spazio")), { timeout: 20_000 }).toBe(true);

/** Works on a small disk in memory, and takes it away. */
async function onDisk(name: string, work: (disk: SmallDisk, data: string) => Promise<void>): Promise<void> {
  const disk = smallDisk(join(place, name), 500);
  try {
    await work(disk, join(place, name, "dati"));
  } finally {
    await Promise.all(started.splice(0).map(({ stop }) => stop("SIGKILL")));
    await untilNoServer(place);
    disk.unmount();
  }
}

afterAll(() => rmSync(place, { recursive: true }));

test.runIf(HAS_DISK)(
  "[T29] a program whose disk is full starts again by giving up what was kept aside, says so, and keeps it aside again when there is room",
  () =>
    onDisk("disco", async (disk, data) => {
      const first = await startOn(data);
      await untilKept(data);
      expect(statSync(join(data, "riserva-di-spazio")).size).toBe(64 * 1024 ** 2);
      expect(besideVersion((await first.stop()).stderr)).toBe(preparing(data) + WITHOUT_ADDRESS);

      disk.fill();
      expect(disk.free()).toBe(0);
      const second = await startOn(data);
      expect((await fetch(second.address)).status).toBe(200);
      expect(existsSync(join(data, "riserva-di-spazio"))).toBe(false);
      const { stderr } = await second.stop();
      expect(stderr).toContain(`Il disco della cartella dei dati «${data}» è pieno e la base dati non poteva avviarsi: ho tolto i 64 MB`);
      expect(stderr).toContain(`Attenzione: sul disco della cartella dei dati «${data}» restano liberi`);

      disk.fill();
      const refused = await runProgram("start", "--port", "0", "--data", data);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain("è pieno, e la base dati non può scrivere. Non è andato perso nulla");

      disk.clear();
      const last = await startOn(data);
      await untilKept(data);
      expect(besideVersion((await last.stop()).stderr)).toBe(WITHOUT_ADDRESS);
    }),
);

test.runIf(HAS_DISK)("[T29] an import that fills the disk writes nothing and says why, and who works meanwhile gets back what they typed, each time", () =>
  onDisk("importazione", async (disk, data) => {
    await runProgram("demo", "--prepare", "--data", data);
    const serving = await startOn(data);
    const personnel = await demonstrationBrowser(serving.address, "Ufficio personale");
    const rows = Array.from({ length: 8_000 }, (_, i) => `Settore ${String(i % 20)};Obiettivo ${String(i)} ${"parola ".repeat(30)};Numerico;almeno 3`);
    const plan = join(place, "piano.csv");
    writeFileSync(plan, ["Settore;Titolo;Indicatore;Target", ...rows, ""].join("\n"));
    disk.fill(4 * 1024 ** 2);
    const { code, stderr } = await runProgram("import", plan, "--year", "2031", "--administration", "valdora", "--data", data);
    expect([code, stderr]).toEqual([1, "Sul disco della base dati non c'è più spazio: non è stato scritto nulla. Liberi spazio e ripeta il comando.\n"]);
    for (let edit = 1; edit <= 4; edit += 1) {
      const nome = `Ufficio nuovo ${String(edit)}`;
      const { status, text } = await personnel.send("/valdora/ufficio/unita", { nome, sotto: "", dal: "01/01/2026" });
      expect([status, text.includes(nome)]).toEqual([503, true]);
    }
  }),
); // prettier-ignore

test.runIf(HAS_DISK && IS_LONG)(
  "[T29] no form that was said to be done is lost when the disk fills, the program is killed, and starts again on the full disk",
  () =>
    onDisk("pieno", async (disk, data) => {
      const done: string[] = [];
      let tries = 0;
      /** A conflict of interest that the personnel office declares, with a reason no other has. */
      const declare = async (personnel: DemonstrationBrowser, more: string) => {
        const ragione = `Motivo ${String((tries += 1))} ${more}`;
        const answer = await personnel.send("/valdora/ufficio/astensioni", {
          chi: `V-${String(100 + (tries % 40))}`,
          su: "V-020",
          ragione,
        });
        if (answer.status === 303) done.push(ragione);
        return { ...answer, ragione };
      };
      const asOwner = async (statement: string) => {
        const owner = new pg.Client({ connectionString: servingUrl(data, "owner")! });
        await owner.connect();
        const { rows } = await owner.query<{ reason: string }>(statement);
        await owner.end();
        return rows.map(({ reason }) => reason);
      };
      const kept = () => asOwner("select reason from conflict_of_interest");

      await runProgram("demo", "--prepare", "--data", data);
      let serving = await startOn(data);
      for (let round = 1; round <= 3; round += 1) {
        await untilKept(data);
        const personnel = await demonstrationBrowser(serving.address, "Ufficio personale");
        const technical = await demonstrationBrowser(serving.address, "Amministratore tecnico");
        expect((await declare(personnel, "con spazio")).status).toBe(303);
        expect((await technical.ask("/valdora/ufficio")).text).not.toContain("Attenzione: sul disco");
        expect((await fetch(`${serving.address}/valdora/2024`)).status).toBe(200);

        disk.fill(1024 ** 2);
        let refused: Awaited<ReturnType<typeof declare>> | undefined;
        while (!refused) {
          const eight = await Promise.all(Array.from({ length: 8 }, () => declare(personnel, "x".repeat(1_500))));
          refused = eight.find(({ status }) => status !== 303);
          if (!refused && tries % 40 < 8) await asOwner("delete from request_count"); // a minute holds sixty forms: nobody waits here for the next
        }
        expect(refused.status).toBe(503);
        expect(refused.text).toContain("Si può leggere, ma non si può scrivere nulla");
        expect(refused.text).toContain(refused.ragione);
        expect((await fetch(`${serving.address}/valdora/2024`)).status).toBe(200);
        expect((await technical.ask("/valdora/ufficio")).text).toContain("su 500 MB (0 %)");
        await serving.stop("SIGKILL");
        await untilNoServer(data);
        disk.fill(); // what the server gave back as it ended, too

        serving = await startOn(data);
        expect(existsSync(join(data, "riserva-di-spazio"))).toBe(false);
        expect(await kept()).toEqual(expect.arrayContaining(done));
        expect((await fetch(`${serving.address}/valdora/2024`)).status).toBe(200);
        disk.clear();
        expect((await declare(await demonstrationBrowser(serving.address, "Ufficio personale"), "con spazio di nuovo")).status).toBe(303);
      }
      expect(await kept()).toEqual(expect.arrayContaining(done));
      tellFigure(
        `T29: ${String(tries)} forms sent, ${String(done.length)} said to be done, 0 of them lost, 3 times killed and started on a full disk`,
      );
      expect((await serving.stop()).stderr).toContain("ho tolto i 64 MB");
    }),
);
