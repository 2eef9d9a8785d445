import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { demonstrationBrowser } from "./support/demonstrationBrowser.ts";
import { serverProcesses, untilNoServer } from "./support/embeddedPrograms.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, startServing } from "./support/program.ts";
import { mayMount, smallDisk } from "./support/smallDisk.ts";

const place = passableFolder();
const HAS_DISK = mayMount(place); // elsewhere these are skipped: a disk to fill is mounted by root alone, on Linux
const RESERVE = 64 * 1024 ** 2;

afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

test.runIf(HAS_DISK)(
  "[T29] a program whose disk is full starts again by giving up what was kept aside, says so, and keeps it aside again when there is room",
  async () => {
    const disk = smallDisk(join(place, "disco"), 500);
    const data = join(place, "disco", "dati");
    const reserve = join(data, "riserva-di-spazio");
    const start = () => startServing("start", "--port", "0", "--data", data);
    try {
      const first = await start();
      await expect.poll(() => existsSync(reserve)).toBe(true);
      expect(statSync(reserve).size).toBe(RESERVE);
      expect((await first.stop()).stderr).toBe("");

      disk.fill();
      expect(disk.free()).toBe(0);
      const second = await start();
      expect((await fetch(second.address)).status).toBe(200);
      expect(existsSync(reserve)).toBe(false);
      const { stderr } = await second.stop();
      expect(stderr).toContain(`Il disco della cartella dei dati «${data}» è pieno e la base dati non poteva avviarsi: ho tolto i 64 MB`);
      expect(stderr).toContain(`Attenzione: sul disco della cartella dei dati «${data}» restano liberi`);

      disk.fill();
      const refused = await runProgram("start", "--port", "0", "--data", data);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain("è pieno, e la base dati non può scrivere. Non è andato perso nulla");

      disk.clear();
      const last = await start();
      await expect.poll(() => existsSync(reserve)).toBe(true);
      expect((await last.stop()).stderr).toBe("");
    } finally {
      await untilNoServer(data);
      disk.unmount();
    }
  },
);

test.runIf(HAS_DISK && IS_LONG)(
  "[T29] no form that was said to be done is lost when the disk fills, the program is killed, and starts again on the full disk",
  async () => {
    const disk = smallDisk(join(place, "pieno"), 500);
    const data = join(place, "pieno", "dati");
    const start = () => startServing("start", "--port", "0", "--data", data);
    const done: string[] = [];
    let tries = 0;
    /** A conflict of interest declared by the personnel office, with a reason no other has. */
    const declare = async (browser: Awaited<ReturnType<typeof demonstrationBrowser>>, more: string) => {
      const ragione = `Motivo ${String((tries += 1))} ${more}`;
      const answer = await browser.send("/valdora/ufficio/astensioni", { chi: `V-${String(100 + (tries % 40))}`, su: "V-020", ragione });
      if (answer.status === 303) done.push(ragione);
      return { ...answer, ragione };
    };
    const kept = async () => {
      const owner = new pg.Client({ connectionString: servingUrl(data, "owner")! });
      await owner.connect();
      const { rows } = await owner.query<{ reason: string }>("select reason from conflict_of_interest");
      await owner.query("truncate request_count").catch(() => undefined); // a minute holds sixty forms: nobody waits here for the next
      await owner.end();
      return rows.map(({ reason }) => reason);
    };
    try {
      await runProgram("demo", "--prepare", "--data", data);
      let serving = await start();
      await expect.poll(() => existsSync(join(data, "riserva-di-spazio"))).toBe(true);
      for (let round = 1; round <= 3; round += 1) {
        let personnel = await demonstrationBrowser(serving.address, "Ufficio personale");
        const technical = await demonstrationBrowser(serving.address, "Amministratore tecnico");
        expect((await declare(personnel, "con spazio")).status).toBe(303);
        expect((await technical.ask("/valdora/ufficio")).text).not.toContain("Attenzione: sul disco");
        disk.fill();
        let refused = await declare(personnel, "x".repeat(1_500));
        while (refused.status === 303) {
          if (tries % 40 === 0) await kept();
          refused = await declare(personnel, "x".repeat(1_500));
        }
        expect(refused.status).toBe(503);
        expect(refused.text).toContain("Sul server non c'è più spazio");
        expect(refused.text).toContain(refused.ragione);
        expect((await fetch(`${serving.address}/valdora/2024`)).status).toBe(200);
        expect((await technical.ask("/valdora/ufficio")).text).toContain("su 500 MB (0 %)");
        const told = await serving.stop("SIGKILL");
        tellFigure(`T29, round ${String(round)}: ${String(done.length)} done; after the kill the program had said: ${told.stderr.trim()}`);
        await untilNoServer(data);

        serving = await start();
        expect(await kept()).toEqual(expect.arrayContaining(done));
        expect((await fetch(`${serving.address}/valdora/2024`)).status).toBe(200);
        disk.clear();
        personnel = await demonstrationBrowser(serving.address, "Ufficio personale");
        expect((await declare(personnel, "di nuovo con spazio")).status).toBe(303);
        await expect.poll(() => existsSync(join(data, "riserva-di-spazio"))).toBe(true);
      }
      expect(await kept()).toEqual(expect.arrayContaining(done));
      tellFigure(`T29: ${String(tries)} forms sent, ${String(done.length)} said to be done, 0 lost`);
      await serving.stop();
    } finally {
      expect(serverProcesses(data)).toEqual([]);
      disk.unmount();
    }
  },
);
