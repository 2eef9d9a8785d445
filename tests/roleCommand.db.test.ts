import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { startYear } from "../src/data/cycle/cycleYear.ts";
import { writePeople } from "../src/data/organisation/staff.ts";
import { transact } from "../src/data/database/transact.ts";
import { freshDatabase } from "./support/database.ts";
import { runProgramWith } from "./support/program.ts";

const { app, owner, urlOf } = await freshDatabase();
const run = (...words: string[]) => runProgramWith({ DATABASE_URL: urlOf("app"), TRAGUARDO_KEY: "07".repeat(32) }, ...words);

beforeAll(async () => {
  await transact(app, async (tx) => {
    await startYear(tx, { administration: "c_i703", year: 2026 }, "plan", "Comune");
    return { keep: true, value: undefined };
  });
  await sql`
    with made as (insert into unit (administration_id) values ('c_i703') returning unit_id)
    insert into unit_version (administration_id, unit_id, name, valid) select 'c_i703', unit_id, 'Settore Ambiente', '[2020-01-01,)' from made`.execute(
    owner,
  );
  await writePeople(
    app,
    "c_i703",
    ["U-1", "D-1"].map((code) => ({ code, name: `Persona ${code}` })),
  );
});

describe("traguardo role", () => {
  const grant = (person: string, role: string, ...others: string[]) =>
    run("role", "grant", "--person", person, "--role", role, "--from", "01/01/2026", "--reason", "Decreto del Sindaco n. 4", ...others);

  test("the first ones hold at once, and the command says so, until somebody with an account is there who confirms", async () => {
    expect((await run("role", "list")).stdout).toBe("Non è stato ancora dato nessun incarico.\n");
    const first = await grant("U-1", "ufficio personale");
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toMatch(/^Confermato: Ufficio personale, a U-1, dal 01\/01\/2026 \(numero \d+\)\. Vale senza altre conferme/);
    await run("account", "add", "--mail", "u@ente.example", "--name", "Ugo", "--administration", "c_i703", "--person", "U-1");
    const second = await grant("N-1", "oiv", "--to", "31/12/2026", "--external");
    expect([second.code, second.stdout]).toEqual([0, expect.stringMatching(/^Proposto: OIV .* Non vale ancora: lo conferma nel sito/)]);
    expect((await run("role", "list")).stdout.split("\n")).toEqual([
      expect.stringMatching(/^\d+\tN-1\tOIV o Nucleo di valutazione\t\t01\/01\/2026\t31\/12\/2026\tda confermare$/),
      expect.stringMatching(/^\d+\tU-1\tUfficio personale\t\t01\/01\/2026\t\tconfermato da riga di comando$/),
      "",
    ]);
  });

  test("whoever could confirm and whose account is closed is nobody: what is given from here holds at once again", async () => {
    expect((await run("account", "disable", "--mail", "u@ente.example")).code).toBe(0);
    expect((await grant("N-2", "rpct", "--external")).stdout).toMatch(/^Confermato: /);
    expect((await run("account", "enable", "--mail", "u@ente.example")).code).toBe(0);
    expect((await grant("N-3", "rpct", "--external")).stdout).toMatch(/^Proposto: /);
  });

  test("an administration that is not there is told with those that are, here as where accounts are made", async () => {
    const told = "Non c'è l'amministrazione «c_x999»; ci sono: c_i703.\n";
    expect((await grant("U-1", "oiv", "--administration", "c_x999")).stderr).toBe(told);
    const account = await run("account", "add", "--mail", "x@ente.example", "--name", "X", "--administration", "c_x999", "--person", "U-9");
    expect([account.code, account.stderr]).toEqual([1, told]);
  });

  test("a code nobody has there is refused, with what to write; whoever is from outside is said so once", async () => {
    const told =
      "In questo ente nessuno ha la matricola «U-11». Controlli come è scritta (maiuscole comprese); se la persona lavora nell'ente, importi prima l'elenco del personale con «traguardo import --staff FILE»; se è esterna (OIV, Nucleo, DPO), aggiunga --external.\n";
    const granted = await grant("U-11", "oiv");
    expect([granted.code, granted.stdout, granted.stderr]).toEqual([1, "", told]);
    const account = ["account", "add", "--mail", "n@ente.example", "--name", "Nino", "--administration", "c_i703", "--person"];
    const added = await run(...account, "U-11");
    expect([added.code, added.stdout, added.stderr]).toEqual([1, "", told]);
    expect((await run(...account, "U-1", "--external")).stderr).toContain(
      "«U-1» è la matricola di una persona dell'ente: tolga --external",
    );
    expect((await run(...account, "N-1")).code).toBe(0); // known from the role given to it before
    expect((await grant("N-1", "dpo")).code).toBe(0);
  });

  test("a role given on some of the same days is refused, with what to do; the days after are free", async () => {
    const told =
      "In questi giorni la persona ha già questo incarico, o una proposta che aspetta: scelga i giorni dopo, o prima faccia finire quello che c'è.\n";
    const twice = await grant("N-1", "oiv");
    expect([twice.code, twice.stderr]).toEqual([1, told]);
    const from = (day: string) => run("role", "grant", "--person", "N-1", "--role", "oiv", "--reason", "Rinnovo", "--from", day);
    expect((await from("31/12/2026")).stderr).toBe(told);
    expect((await from("01/01/2027")).code).toBe(0);
  });

  test("a dirigente says which unit, by its name", async () => {
    expect((await grant("D-1", "dirigente")).stderr).toContain("guida un'unità");
    expect((await grant("D-1", "dirigente", "--unit", "Settore che non c'è")).stderr).toContain("non c'è nessuna unità");
    expect((await grant("D-1", "dirigente", "--unit", "settore ambiente")).code).toBe(0);
    expect((await run("role", "list")).stdout).toContain("\tD-1\tDirigente\tSettore Ambiente\t");
  });

  test("one ends today or before, and no other day", async () => {
    const { rows } = await sql<{ id: bigint }>`select grant_id as id from role_grant where person = 'U-1'`.execute(owner);
    const end = (on: string) => run("role", "end", "--id", String(rows[0]!.id), "--on", on);
    expect([(await end("31/12/2999")).code, (await end("31/12/2025")).code]).toEqual([1, 1]);
    expect((await end("02/01/2026")).stdout).toContain("finisce il 02/01/2026");
    expect((await end("02/01/2026")).stderr).toContain("già finito");
    expect((await run("role", "end", "--id", "999999", "--on", "02/01/2026")).code).toBe(1);
  });

  test.each([
    [["give"], "non è tra grant, end e list"],
    [["grant", "--role", "oiv"], "Manca a chi"],
    [["grant", "--person", "N-1", "--role", "capo"], "«capo» non è un incarico"],
    [["grant", "--person", "N-1", "--role", "citizen"], "«citizen» non è un incarico"],
    [["grant", "--person", "N-1", "--role", "oiv"], "Manca da quando"],
    [["grant", "--person", "N-1", "--role", "oiv", "--from", "31/06/2026", "--reason", "x"], "non è un giorno del calendario"],
    [["end", "--on", "01/01/2026"], "Manca quale"],
  ])("%j is called wrongly, and the words say why", async (words, why) => {
    const { code, stderr } = await run("role", ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });
});

describe("traguardo track", () => {
  const track = (...words: string[]) => run("track", "--year", "2026", ...words);
  const ACT = "Giunta comunale; 12; 31/01/2026";

  test("lists the tracks, opens one until a day and closes it, each by its act", async () => {
    expect((await track()).stdout).toMatch(/^Impianto\tnon ancora aperta\nPiano\taperta\n/);
    const opened = await track("--open", "monitoraggio", "--act", ACT, "--until", "31/12/2999");
    expect([opened.code, opened.stdout]).toEqual([0, expect.stringContaining("Monitoraggio\taperta\tultimo giorno 31/12/2999\n")]);
    const closed = await track("--close", "monitoring", "--act", ACT);
    expect(closed.stdout).toContain("Monitoraggio\tchiusa\t");
    const again = await track("--open", "monitoraggio", "--act", ACT);
    expect([again.code, again.stderr]).toEqual([1, "Questa fase è già chiusa.\n"]);
    expect((await track("--close", "premi", "--act", ACT)).stderr).toContain("non è mai stata aperta");
    const { rows } = await sql`select action, person from audit where action like 'track.%' order by sequence`.execute(owner);
    expect(rows).toEqual([
      { action: "track.open", person: "riga di comando" },
      { action: "track.close", person: "riga di comando" },
    ]);
  });

  test.each([
    [["--open", "piano"], "Manca l'atto"],
    [["--open", "piano", "--close", "premi", "--act", ACT], "una cosa sola"],
    [["--open", "fine", "--act", ACT], "«fine» non è una fase"],
    [["--close", "piano", "--act", ACT, "--until", "31/12/2026"], "va con --open"],
    [["--act", ACT], "--open o --close"],
  ])("%j is called wrongly, and the words say why", async (words, why) => {
    const { code, stderr } = await track(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });

  test("[T24] of eight processes that do the same at once, one does it", async () => {
    const close = (number: number) =>
      run("track", "--year", "2026", "--close", "Piano", "--act", `Giunta comunale; ${String(number)}; 31/01/2026`);
    const closings = await Promise.all(Array.from({ length: 8 }, (_, i) => close(200 + i)));
    expect(closings.map(({ code }) => code).sort()).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
    for (const { code, stderr } of closings) if (code === 1) expect(stderr).toContain("già chiusa");
    const { rows } = await sql`select count(*)::int as n from audit where action = 'track.close' and object = 'track plan'`.execute(owner);
    expect(rows).toEqual([{ n: 1 }]);
    const invite = () => run("account", "add", "--mail", "insieme@ente.example", "--name", "Insieme");
    const accounts = await Promise.all(Array.from({ length: 8 }, invite));
    expect(accounts.map(({ code }) => code).sort()).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
  });

  test("of a year that is not there it says so", async () => {
    expect([(await run("track", "--year", "2031")).code, (await run("track")).code]).toEqual([1, 2]);
  });
});
