import type { ClientBase } from "pg";

// What services promise goes from the JSON of each file of evaluations to rows of its own, and each of their indicators is recognised from file to file. Services are
// known by names as the program of then compared them, which SQL cannot do: all that decides is written here, and stays as it is whatever the program becomes.

/** SHA-256 of this file without this line. */
export const checksum = "369cf079193ea0293869a84c0ca2146639112029ab46ae7d936eb0bc29a10d33";

type Told = { readonly use: { readonly entry: string; readonly name: string; readonly weight?: string }; readonly readings: unknown };
type Service = { readonly name: string; readonly indicators: readonly Told[] };
type Organisation = { readonly units?: readonly { readonly unit: string; readonly services?: readonly Service[] }[] };
type File = { readonly administration: string; readonly number: string; readonly year: number; readonly organisation: string };

/** A service as a list of a year or a file calls it; `shown` is what a person said that it is. */
type Mention = {
  readonly isListed: boolean;
  readonly year: number;
  readonly name: string;
  readonly service: string;
  readonly shown: string;
};

type Indicator = { readonly entry: string; readonly name: string; readonly unit: string };
type Known = Indicator & { readonly service: string; readonly number: number; readonly year: number };

/** Moves what services promise in every file, from the first that was read. Answers what it cannot place, before it changes anything, or what it does not find again. */
export async function run(client: ClientBase): Promise<string | undefined> {
  const unplaced = await findUnplaced(client);
  if (unplaced.length > 0)
    return `Questi indicatori dei servizi non hanno un nome, un codice o un'unità, e l'aggiornamento non sa dove metterli: ${unplaced.join("; ")}. Importi di nuovo i file con il programma di prima, e riprovi.`;
  const before = await countTold(client);
  const { rows: numbers } = await client.query<{ administration: string; number: string }>(
    "select administration_id as administration, file_number::text as number from evaluation_file order by administration_id, file_number",
  );
  const houses = new Map<string, House>();
  for (const { administration, number } of numbers) {
    const house = houses.get(administration) ?? { mentions: await loadLists(client, administration), known: [] };
    houses.set(administration, house);
    const file = await loadFile(client, administration, number);
    await moveFile(client, file, house);
    const { rows } = await client.query<{ isWhole: boolean }>(
      `select with_service_indicators(administration_id, file_number, organisation)::text = $3 as "isWhole" from evaluation_file
       where administration_id = $1 and file_number = $2`,
      [administration, number, file.organisation],
    );
    if (rows[0]?.isWhole !== true) return lost(`il file ${number} di ${administration} del ${file.year}`);
  }
  const after = await countMoved(client);
  return before === after ? undefined : lost(`${before} indicatori nei file, ${after} nella tabella`);
}

const lost = (what: string) =>
  `L'aggiornamento non ha ritrovato tutto ciò che i file di valutazioni dicono dei servizi (${what}), e non ha cambiato nulla: scriva a chi mantiene il programma.`;

/** What is known so far of the services of an administration and of their indicators. */
type House = { readonly mentions: Mention[]; readonly known: Known[] };

const EACH_TOLD = `evaluation_file f cross join jsonb_array_elements(f.organisation -> 'units') unit cross join jsonb_array_elements(unit -> 'services') service`;

async function findUnplaced(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ place: string }>(
    `select distinct format('%s %s «%s», unità «%s», servizio «%s»', f.administration_id, f.year, f.file_name, unit ->> 'unit', service ->> 'name') as place
     from ${EACH_TOLD} left join jsonb_array_elements(service -> 'indicators') told on true
       left join evaluation_unit u on u.administration_id = f.administration_id and u.file_number = f.file_number and u.written = unit ->> 'unit'
     where coalesce(service ->> 'name', '') = ''
       or told is not null and (u.unit_id is null or coalesce(told -> 'use' ->> 'entry', '') = '' or coalesce(told -> 'use' ->> 'name', '') = '')
     order by 1`,
  );
  return rows.map(({ place }) => place);
}

async function countTold(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ many: number }>(
    `select count(*)::int as many from ${EACH_TOLD} cross join jsonb_array_elements(service -> 'indicators')`,
  );
  return rows[0]!.many;
}

async function countMoved(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ many: number }>("select count(*)::int as many from service_indicator");
  return rows[0]!.many;
}

async function loadFile(client: ClientBase, administration: string, number: string): Promise<File> {
  const { rows } = await client.query<File>(
    `select administration_id as administration, file_number::text as number, year, organisation::text from evaluation_file
     where administration_id = $1 and file_number = $2`,
    [administration, number],
  );
  return rows[0]!;
}

/** The services of the lists in force, from the first year. */
async function loadLists(client: ClientBase, administration: string): Promise<Mention[]> {
  const { rows } = await client.query<Mention>(
    `with list as (
       select s.name, s.identity, d.year, document_number = max(document_number) over (partition by d.year) as holds
       from service s join parsed_document d using (administration_id, document_number) where administration_id = $1
     )
     select true as "isListed", l.year, l.name, l.identity::text as service, coalesce(p.same_as, p.identity)::text as shown
     from list l join plan_identity p on p.administration_id = $1 and p.identity = l.identity where holds order by l.year`,
    [administration],
  );
  return rows;
}

async function moveFile(
  client: ClientBase,
  { administration, number, year, organisation }: File,
  { mentions, known }: House,
): Promise<void> {
  const said = JSON.parse(organisation) as Organisation;
  const units = said.units ?? [];
  const written = [...new Set(units.flatMap(({ services = [] }) => services.map(({ name }) => name)))];
  const services = await placeServices(client, administration, year, written, mentions);
  await client.query(
    `insert into evaluation_service (administration_id, file_number, written, service)
     select $1, $2, name, service from unnest($3::text[], $4::bigint[]) as each (name, service)`,
    [administration, number, written, written.map((name) => services.get(name))],
  );
  for (const name of written) {
    const service = services.get(name)!;
    mentions.push({ isListed: false, year, name, service, shown: service });
  }
  const unitOf = await loadUnits(client, administration, number);
  const told = units.flatMap(({ unit, services: own = [] }) =>
    own.flatMap(({ name, indicators }) =>
      indicators.map(({ use }) => ({ service: services.get(name)!, entry: use.entry, name: use.name, unit: unitOf.get(unit)!, use })),
    ),
  );
  const numbers = new Map<Told["use"], number>();
  for (const [service, uses] of grouped(told, (each) => each.service)) {
    const ofService = known.filter((each) => each.service === service);
    for (const [i, given] of numbered(lastOfEach(ofService, year), uses, Math.max(0, ...ofService.map((each) => each.number))).entries())
      numbers.set(uses[i]!.use, given);
  }
  const rows = told.map(({ use, ...indicator }) => ({ ...indicator, use, number: numbers.get(use)! }));
  await insertRows(client, administration, number, rows);
  known.push(...rows.map(({ service, entry, name, unit, number: own }) => ({ service, entry, name, unit, number: own, year })));
  const rest = {
    ...said,
    units: units.map((unit) => ({
      ...unit,
      services: unit.services?.map((service) => ({
        ...service,
        indicators: service.indicators.map(({ use, ...others }) => ({ number: numbers.get(use)!, ...others })),
      })),
    })),
  };
  if (rows.length > 0)
    await client.query("update evaluation_file set organisation = $3 where administration_id = $1 and file_number = $2", [
      administration,
      number,
      JSON.stringify(rest),
    ]);
}

async function loadUnits(client: ClientBase, administration: string, number: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ written: string; unit: string }>(
    "select written, unit_id::text as unit from evaluation_unit where administration_id = $1 and file_number = $2",
    [administration, number],
  );
  return new Map(rows.map(({ written, unit }) => [written, unit]));
}

async function insertRows(
  client: ClientBase,
  administration: string,
  file: string,
  rows: readonly (Indicator & { readonly service: string; readonly number: number; readonly use: Told["use"] })[],
): Promise<void> {
  const own = rows.map(({ service, unit, number, use: { entry, name, weight, ...scoring } }) => ({
    service,
    indicator: number,
    unit_id: unit,
    catalogue_code: entry,
    name,
    weight: weight ?? null,
    scoring,
  }));
  await client.query(
    `with row as (
       select * from jsonb_to_recordset($3) as each (service bigint, indicator int, unit_id bigint, catalogue_code text, name text, weight text, scoring jsonb)
     ), made as (
       insert into indicator (administration_id, service, indicator) select $1, service, indicator from row on conflict do nothing
     )
     insert into service_indicator (administration_id, file_number, service, indicator, unit_id, catalogue_code, name, weight, scoring)
     select $1, $2, service, indicator, unit_id, catalogue_code, name, weight, scoring from row`,
    [administration, file, JSON.stringify(own)],
  );
}

/** The identity of each service that a file names; new ones are made, one for names that are alike. */
async function placeServices(
  client: ClientBase,
  administration: string,
  year: number,
  names: readonly string[],
  mentions: readonly Mention[],
): Promise<Map<string, string>> {
  const placed = new Map<string, string>();
  const made = new Map<string, string>();
  for (const name of names) {
    const service = called(name, year, mentions) ?? made.get(folded(name)) ?? (await addService(client, administration));
    if (called(name, year, mentions) === undefined) made.set(folded(name), service);
    placed.set(name, service);
  }
  return placed;
}

async function addService(client: ClientBase, administration: string): Promise<string> {
  const { rows } = await client.query<{ identity: string }>(
    "insert into plan_identity (administration_id, kind) values ($1, 'service') returning identity::text",
    [administration],
  );
  return rows[0]!.identity;
}

/** The service of a name: of the list of the year; else of a file, of that year before others; else the only one of the lists of other years. */
function called(name: string, year: number, mentions: readonly Mention[]): string | undefined {
  const same = mentions.filter((mention) => folded(mention.name) === folded(name));
  const [lists, files] = [same.filter(({ isListed }) => isListed), same.filter(({ isListed }) => !isListed)];
  const [listed, ...others] = lists.filter((each) => each.year === year);
  if (listed && others.length === 0) return listed.service;
  const meant = files.findLast((each) => each.year === year) ?? files.at(-1);
  if (meant) return meant.service;
  return new Set(lists.map(({ shown }) => shown)).size === 1 ? lists.at(-1)?.service : undefined;
}

/** Of each number what the last file of the year says, or else the last file. */
function lastOfEach(known: readonly Known[], year: number): Known[] {
  return [...grouped(known, ({ number }) => number).values()].map((said) => said.findLast((each) => each.year === year) ?? said.at(-1)!);
}

/** The number of each indicator of a service: of the known one with its code, told apart by name and by unit; where one of each is left the one is the other. */
function numbered(known: readonly Known[], told: readonly Indicator[], last: number): number[] {
  const likenesses: readonly ((indicator: Indicator) => readonly string[])[] = [
    ({ entry, name, unit }) => [entry, folded(name), unit],
    ({ entry, name }) => [entry, folded(name)],
    ({ entry, unit }) => [entry, unit],
    ({ entry }) => [entry],
  ];
  const numbers = new Map<Indicator, number>();
  const free = new Set(known);
  for (const [i, likeness] of likenesses.entries()) {
    const key = (indicator: Indicator) => JSON.stringify(likeness(indicator));
    const left = grouped([...free], key);
    for (const [of, same] of grouped(
      told.filter((each) => !numbers.has(each)),
      key,
    )) {
      const found = left.get(of) ?? [];
      if (found.length !== same.length || (i > 0 && same.length > 1)) continue;
      for (const [at, each] of same.entries()) {
        numbers.set(each, found[at]!.number);
        free.delete(found[at]!);
      }
    }
  }
  let next = last;
  return told.map((each) => numbers.get(each) ?? (next += 1));
}

function grouped<Thing, Key>(things: readonly Thing[], keyOf: (thing: Thing) => Key): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing]);
  return groups;
}

/** A name as it is compared: small letters without accents; one kind of apostrophe, dash and space; no apostrophe that stands for an accent, nothing unseen. */
function folded(name: string): string {
  return name
    .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u2032`\u00b4]/g, "'")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase()
    .replace(/'(?= |$)/g, "");
}
