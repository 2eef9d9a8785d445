import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import type { Database } from "../src/data/database/database.ts";
import { migrate, pendingMigrations } from "../src/data/database/migrate.ts";
import { loadWrittenFile } from "../src/data/evaluation/evaluationFile.ts";
import { evaluationFileFingerprint } from "../src/data/log/fingerprint.ts";
import { readMigrations } from "../src/data/migrations.ts";
import { namesOfUnits } from "../src/domain/evaluation/unitNames.ts";
import { acceptEvaluations, type Evaluations } from "../src/exchange/evaluations/readEvaluations.ts";
import { PRESETS } from "../src/exchange/rules/smvpPresets.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { joinThings } from "../src/features/commands/plan/joinThings.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { draftRules } from "../src/features/commands/rules/draftRules.ts";
import { emptyDatabase, freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

// The indicators of services: which service they are of, which one each is from file to file and from year to year, and what was kept before they were rows.

const POLICE = "Servizio Polizia locale";
const RESOURCES = "Settore Risorse: Area Finanze e personale";

const { app: db, owner } = await freshDatabase();
const at = (administration: string, year: number) => ({
  db,
  workers,
  actor: { person: "prova", capacity: "commandLine" as const },
  administration,
  year,
});
const request = () => ({ idempotencyKey: crypto.randomUUID() });

/** An indicator: its code, and its name after a blank where it is another than the code. */
type Indicator = string;
type Services = Readonly<Record<string, readonly Indicator[]>>;

const days = (year: number) => ({ dal: `${String(year)}-01-01`, al: `${String(year)}-12-31` });
const indicatorOf = (told: Indicator, i: number) => {
  const [, codice = told, nome = codice] = /^(\S+) (.+)$/.exec(told) ?? [];
  const rilevazioni = [{ al: "2024-06-30", raggiunto: i % 2 === 0 }];
  return { codice, nome, ...(i === 0 && { peso: "2.50" }), regola: { tipo: "tutto_o_niente", confronto: "almeno" }, rilevazioni };
};
const catalogued = (codice: string) => ({ codice, nome: codice, tipo: "si_no", formula: "fatto", unita_di_misura: "sì o no", decimali: 0, verso: "alto", fonte: "Atti" }); // prettier-ignore

/** A file of evaluations with the services of some units. */
function fileWith(year: number, units: Readonly<Record<string, Services>>, nota: string): Buffer {
  const codes = Object.values(units).flatMap((services) =>
    Object.values(services).flatMap((each) => each.map((told) => told.split(" ")[0]!)),
  );
  const form = { ...days(year), persona: "P-1", ruolo: "istruttori", unita: POLICE, valutatore: "D-1", stato: "definitiva", obiettivi: [{ titolo: "Controlli", peso: "100", grado: "90" }], comportamenti: { impegno: "3", collaborazione: "3", cittadini: "3", competenza: "3" } }; // prettier-ignore
  const document = {
    schema: "traguardo/valutazioni/1",
    nota,
    persone: [{ codice: "P-1", nome: "Persona inventata", periodi: [{ ...days(year), unita: POLICE, ruolo: "istruttori" }] }],
    schede: [form],
    unita: Object.entries(units).map(([unita, services]) => ({
      unita,
      servizi: Object.entries(services).map(([servizio, told]) => ({ servizio, quota: "10", indicatori: told.map(indicatorOf) })),
    })),
    anagrafe_indicatori: [...new Set(codes)].map(catalogued),
  };
  return Buffer.from(JSON.stringify(document));
}

let files = 0;
async function importing(administration: string, year: number, units: Readonly<Record<string, Services>>) {
  files += 1;
  const content = fileWith(year, units, `file ${String(files)}`);
  await db.insertInto("administration").values({ administration_id: administration, name: administration }).onConflict((known) => known.doNothing()).execute(); // prettier-ignore
  await draftRules(at(administration, year), { kind: "smvp", source: { kind: "document", document: PRESETS.intermedio as never }, ...request() }); // prettier-ignore
  const verdict = await importEvaluations(at(administration, year), { name: "valutazioni.json", content, ...request() });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return content;
}

/** The plan of a year of Valdora, its list of services written anew. */
async function planning(administration: string, year: number, rewrite = (list: string) => list) {
  const document = readFileSync(new URL(`../demo/valdora-${String(year)}.txt`, import.meta.url), "utf8");
  const content = Buffer.from(document.replace(/- Servizi esterni:[^]*?\n\n/, rewrite));
  const named = { isAdministrationChosen: true, administrationName: administration };
  const verdict = await importPlan(at(administration, year), { name: `piano-${String(year)}.txt`, content, ...named, ...request() });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
}

/** Each indicator of each file: "2024 Anagrafe A1 attesa", with a letter for the service and its number in it. */
async function told(administration: string): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select concat_ws(' ', f.year, w.written, chr(64 + (dense_rank() over (order by s.service))::int) || s.indicator, s.catalogue_code,
      nullif(s.name, s.catalogue_code)) as told
    from service_indicator s join evaluation_file f using (administration_id, file_number)
      join lateral (select min(written) as written from evaluation_service w
        where w.administration_id = s.administration_id and w.file_number = s.file_number and w.service = s.service) w on true
    where s.administration_id = ${administration} order by s.file_number, s.service, s.indicator`.execute(owner);
  return rows.map((row) => row.told);
}

/** The services of the lists in force that an evaluations file names, with the identity it knows them by. */
async function listed(administration: string): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select distinct d.year || ' ' || s.name as told from service s join parsed_document d using (administration_id, document_number)
      join indicator i on i.administration_id = s.administration_id and i.service = s.identity
    where s.administration_id = ${administration} order by 1`.execute(owner);
  return rows.map((row) => row.told);
}

const DEMOGRAPHIC = { [POLICE]: { "SERVIZI  DEMOGRAFICI": ["attesa", "carte"], "Sicurezza stradale": ["multe"] } };

describe("an indicator of a service", () => {
  test.each([
    ["before", "prima", ["file 2024", "plan 2024", "file 2024", "plan 2025", "file 2025"]],
    ["after", "dopo", ["plan 2024", "plan 2025", "file 2024", "file 2024", "file 2025"]],
    ["between, a year after the other way round,", "tra", ["plan 2025", "file 2024", "file 2024", "plan 2024", "file 2025"]],
  ])(
    "is one from file to file and from year to year, its file %s the plan; so is that of a service that no list names",
    async (_, administration, steps) => {
      for (const step of steps) {
        const [what, year] = step.split(" ");
        await (what === "plan" ? planning(administration, Number(year)) : importing(administration, Number(year), DEMOGRAPHIC));
      }
      const each = (year: number, [one, other]: readonly [string, string]) => [
        ...[1, 2].map((n) => `${String(year)} SERVIZI  DEMOGRAFICI ${one}${String(n)} ${n === 1 ? "attesa" : "carte"}`),
        `${String(year)} Sicurezza stradale ${other}1 multe`,
      ];
      expect(await told(administration)).toEqual([...each(2024, ["A", "B"]), ...each(2024, ["A", "B"]), ...each(2025, ["A", "B"])]);
      expect(await listed(administration)).toEqual(["2024 Servizi demografici", "2025 Servizi demografici"]);
    },
  );

  test("is known by its code, and by its name where the code is of two", async () => {
    const use = (...indicators: Indicator[]) => ({ [POLICE]: { Vigilanza: indicators } });
    await importing("codici", 2024, use("turni Mattina", "turni Sera", "multe"));
    await importing("codici", 2025, use("multe Multe date", "turni Sera", "turni Mattina"));
    await importing("codici", 2024, use("turni Notte", "turni Sera"));
    await importing("codici", 2025, use("turni Notte", "turni Mattina", "turni Sera"));
    expect(await told("codici")).toEqual([
      "2024 Vigilanza A1 turni Mattina",
      "2024 Vigilanza A2 turni Sera",
      "2024 Vigilanza A3 multe",
      "2025 Vigilanza A1 turni Mattina",
      "2025 Vigilanza A2 turni Sera",
      "2025 Vigilanza A3 multe Multe date",
      "2024 Vigilanza A1 turni Notte", // one of each was left with the code
      "2024 Vigilanza A2 turni Sera",
      "2025 Vigilanza A1 turni Mattina",
      "2025 Vigilanza A2 turni Sera",
      "2025 Vigilanza A4 turni Notte", // in 2025 the first was still the morning
    ]);
  });

  test("of a service that two units hold is one for each, since each is measured apart", async () => {
    const both = { [POLICE]: { Notifiche: ["attesa"] }, [RESOURCES]: { NOTIFICHE: ["attesa", "costo"] } };
    await importing("due", 2024, both);
    await importing("due", 2025, { [RESOURCES]: both[RESOURCES], [POLICE]: both[POLICE] });
    expect(await told("due")).toEqual([
      ...["A1 attesa", "A2 attesa", "A3 costo"].map((each) => `2024 NOTIFICHE ${each}`),
      ...["A1 attesa", "A2 attesa", "A3 costo"].map((each) => `2025 NOTIFICHE ${each}`),
    ]);
    const { rows } = await sql<{ told: string }>`
      select f.year || ' ' || s.indicator || ' ' || u.written as told from service_indicator s join evaluation_file f using (administration_id, file_number)
        join evaluation_unit u on u.administration_id = s.administration_id and u.file_number = s.file_number and u.unit_id = s.unit_id
      where s.administration_id = 'due' and s.catalogue_code = 'attesa' order by 1`.execute(owner);
    expect(rows.map((row) => row.told)).toEqual(
      [2024, 2025].flatMap((year) => [`${String(year)} 1 ${POLICE}`, `${String(year)} 2 ${RESOURCES}`]),
    );
  });

  test("is of neither of two services that the list calls alike, but of the one that files of before meant", async () => {
    const twice = () => "- Servizi esterni:\n - Protocollo\n- Servizi interni:\n - Protocollo\n - Altro\n\n";
    const use = { [POLICE]: { Protocollo: ["attesa"] } };
    await planning("alike", 2024, twice);
    await importing("alike", 2024, use);
    await importing("alike", 2024, use);
    await importing("alike", 2025, use);
    expect(await told("alike")).toEqual(["2024", "2024", "2025"].map((year) => `${year} Protocollo A1 attesa`));
    expect(await listed("alike")).toEqual([]);
  });

  test("stays of the service of its list, also where a person says that two services are one", async () => {
    await planning("uniti", 2024, (list) => list.replace("Servizi demografici", "Anagrafe"));
    await planning("uniti", 2025);
    await importing("uniti", 2024, { [POLICE]: { Anagrafe: ["attesa"] } });
    await importing("uniti", 2025, { [POLICE]: { "Servizi demografici": ["attesa"] } });
    const before = await told("uniti");
    const things = { first: "2024/servizio/anagrafe", second: "2025/servizio/servizi-demografici" };
    expect(await joinThings(at("uniti", 2025), things, request())).toMatchObject({ ok: true });
    await importing("uniti", 2025, { [POLICE]: { "Servizi demografici": ["attesa"] } });
    expect(before).toEqual(["2024 Anagrafe A1 attesa", "2025 Servizi demografici B1 attesa"]);
    expect(await told("uniti")).toEqual([...before, before[1]]);
  });
});

test("what was read comes back whole, and what is promised is kept once", async () => {
  const content = await importing("intero", 2024, { ...DEMOGRAPHIC, [RESOURCES]: { Notifiche: ["attesa", "costo"], Vuoto: [] } });
  const read = acceptEvaluations(JSON.parse(content.toString()));
  const held = await loadWrittenFile(db, { administration: "intero", year: 2024 });
  expect(held?.organisation).toEqual(read.ok && read.value.organisation);
  const { rows } = await sql<{ kept: unknown }>`
    select organisation #> '{units,1,services}' as kept from evaluation_file where administration_id = 'intero'`.execute(owner);
  expect(rows[0]?.kept).toEqual([
    {
      name: "Notifiche",
      share: "10",
      indicators: [
        { number: 1, readings: [{ on: "2024-06-30", observed: { kind: "met", isMet: true } }] },
        { number: 2, readings: [{ on: "2024-06-30", observed: { kind: "met", isMet: false } }] },
      ],
    },
    { name: "Vuoto", share: "10", indicators: [] },
  ]);
});

describe("the database", () => {
  const ofOne = sql`select administration_id, service from indicator where administration_id = 'intero' order by service limit 1`;

  test.each([
    ["an indicator of nothing", sql`insert into indicator (administration_id, indicator) values ('intero', 9)`, "indicator_is_of_one"],
    ["one of an objective and of a service", sql`insert into indicator (administration_id, code, service, indicator) select administration_id, '2024-001', service, 9 from (${ofOne}) one`, "indicator_is_of_one"],
    ["a number given twice in a service", sql`insert into indicator (administration_id, service, indicator) select administration_id, service, 1 from (${ofOne}) one`, "indicator_administration_id_service_indicator_key"],
    ["a promise for an indicator that nobody has", sql`insert into service_indicator select administration_id, file_number, service, 99, unit_id, catalogue_code, name, weight, scoring from service_indicator limit 1`, "violates foreign key"],
    ["two promises of one file for one indicator", sql`insert into service_indicator select * from service_indicator`, "service_indicator_pkey"],
    ["a name that is written twice", sql`update service_indicator set scoring = scoring || '{"name":"x"}'`, "service_indicator_scoring_check"],
  ])("refuses %s", async (_, statement, words) => {
    await expect(statement.execute(owner)).rejects.toThrow(words);
  }); // prettier-ignore

  test.each(["update service_indicator set name = 'x'", "delete from service_indicator", "update evaluation_service set written = 'x'", "update indicator set service = 1"])(
    "lets nobody change what a file said: %s",
    async (statement) => {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow("permission denied");
    },
  ); // prettier-ignore
});

describe("an update", () => {
  const BEFORE = readMigrations().slice(
    0,
    readMigrations().findIndex(({ name }) => name === "service_indicators"),
  );

  function read(year: number): Evaluations {
    const file = acceptEvaluations(valdoraPeople(year));
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    return file.value;
  }

  /** A database of before with the files of Valdora, the first of 2024 overtaken by another, and a list of 2025 that writes some services otherwise. */
  async function oldDatabase() {
    const { app, owner: old, urlOf } = await emptyDatabase();
    await migrate(urlOf("owner"), BEFORE);
    const [first, second] = [read(2024), read(2025)];
    const units = [...new Set([...namesOfUnits(first), ...namesOfUnits(second)])];
    const listedAs = first.organisation.units.flatMap(({ services }) =>
      services.map(({ name }) => name.toUpperCase().replaceAll("À", "A'")),
    );
    await sql`
      insert into administration (administration_id, name) values ('ente', 'Ente');
      insert into year (administration_id, year) values ('ente', 2024), ('ente', 2025);
      insert into imported_file (administration_id, year, name, sha256, content) values ('ente', 2025, 'p.txt', sha256(''), '');
      insert into parsed_document (administration_id, year, file_id) select administration_id, year, file_id from imported_file`.execute(
      old,
    );
    for (const name of units) {
      await sql`insert into unit (administration_id) values ('ente')`.execute(old);
      await sql`insert into unit_version (administration_id, unit_id, name, valid) select 'ente', max(unit_id), ${name}, '(,)' from unit`.execute(
        old,
      );
    }
    for (const [i, name] of listedAs.slice(0, 6).entries())
      await sql`
        with made as (insert into plan_identity (administration_id, kind) values ('ente', 'service') returning identity)
        insert into service (administration_id, document_number, position, scope, name, line, identity)
        select 'ente', 1, ${i + 1}::int, 'external', ${name}, 1, identity from made`.execute(old);
    const shuffled = { ...first.organisation, units: first.organisation.units.toReversed().slice(1) };
    for (const [year, { pay }, organisation] of [
      [2024, first, first.organisation],
      [2024, first, shuffled],
      [2025, second, second.organisation],
    ] as const) {
      await sql`
        insert into evaluation_file (administration_id, year, file_name, sha256, content, organisation, pay, read_by)
        values ('ente', ${year}, 'v.json', sha256(''), '', ${JSON.stringify(organisation)}::jsonb, ${JSON.stringify(pay)}::jsonb, 'prova')`.execute(
        old,
      );
      await sql`
        insert into evaluation_unit (administration_id, file_number, written, unit_id)
        select 'ente', (select max(file_number) from evaluation_file), name, unit_id from unit_version`.execute(old);
    }
    return { app, old, urlOf };
  }

  const USES = sql.lit("$.units[*].services[*].indicators[*].use");
  const WHOLE_OF_THEN = sql<{
    file: number;
    organisation: string;
    uses: number;
    fingerprint: string;
  }>`select file_number::int as file, organisation::text as organisation,
    (select count(*)::int from jsonb_path_query(organisation, ${USES})) as uses, encode(sha256(convert_to(
    jsonb_build_array('whole', year, organisation, pay)::text, 'UTF8')), 'hex') as fingerprint from evaluation_file order by 1`;

  const told = async (database: Database, query: ReturnType<typeof sql<{ told: string }>>) =>
    (await query.execute(database)).rows.map((row) => row.told);

  test("moves what services promised, recognised by their folded names; each file is byte for byte what it was, and its fingerprint too", async () => {
    const { app, old, urlOf } = await oldDatabase();
    const { rows: then } = await WHOLE_OF_THEN.execute(old);
    await migrate(urlOf("owner"));
    for (const { file, organisation, fingerprint } of then) {
      const key = { administration: "ente", year: file === 3 ? 2025 : 2024 };
      const held = await loadWrittenFile(app, key, BigInt(file));
      expect(JSON.stringify(held?.organisation)).toBe(JSON.stringify(JSON.parse(organisation)));
      expect(await evaluationFileFingerprint(old, "ente", BigInt(file))).toBe(fingerprint);
    }
    const uses = then.map((each) => each.uses);
    const counts = await told(old, sql`select count(*)::text as told from service_indicator group by file_number order by file_number`);
    expect(counts.map(Number)).toEqual(uses);
    expect(await told(old, sql`select 'left' as told from evaluation_file where jsonb_path_exists(organisation, ${USES})`)).toEqual([]);
    const [indicators, services] = await Promise.all([
      told(old, sql`select count(*)::text as told from indicator`),
      told(
        old,
        sql`select count(distinct service) || ' services, ' || count(distinct service) filter (where exists (
        select from service s where s.identity = e.service)) || ' listed' as told from evaluation_service e`,
      ),
    ]);
    expect(indicators).toEqual([String(uses[0])]); // the three files tell the same ones
    expect(services).toEqual(["10 services, 6 listed"]);
  });

  test.each([
    ["has no name", "jsonb_set(organisation, '{units,0,services,0,name}', '\"\"')", "servizio «»"],
    ["has no code", "organisation #- '{units,0,services,0,indicators,0,use,entry}'", "servizio «Segreteria, controlli e trasparenza»"],
    ["is of a unit that nobody knows", "jsonb_set(organisation, '{units,0,unit}', '\"Ufficio perso\"')", "unità «Ufficio perso»"],
  ])("names what %s before it changes anything", async (_, change, place) => {
    const { old, urlOf } = await oldDatabase();
    await sql`update evaluation_file set organisation = ${sql.raw(change)} where file_number = 3`.execute(old);
    const before = (await WHOLE_OF_THEN.execute(old)).rows;
    await expect(migrate(urlOf("owner"))).rejects.toThrow(
      new RegExp(`ente 2025 «v\\.json».*${place}.*Importi di nuovo i file con il programma di prima`),
    );
    expect((await pendingMigrations(urlOf("owner")))[0]?.name).toBe("service_indicators");
    expect((await WHOLE_OF_THEN.execute(old)).rows).toEqual(before);
  });

  test("stops, and changes nothing, where it does not find again what a file said", async () => {
    const { old, urlOf } = await oldDatabase();
    await sql`update evaluation_file set organisation = jsonb_set(organisation, '{units,0,services,0,indicators,0,use,readingsDue}', '4.0') where file_number = 3`.execute(
      old,
    );
    await expect(migrate(urlOf("owner"))).rejects.toThrow("il file 3 di ente del 2025), e non ha cambiato nulla");
    expect(await told(old, sql`select coalesce(to_regclass('service_indicator')::text, 'none') as told`)).toEqual(["none"]);
  });
});
