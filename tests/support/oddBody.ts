import { sql } from "kysely";
import { nameActor } from "../../src/data/database/nameActor.ts";
import { migrate } from "../../src/data/database/migrate.ts";
import { transact } from "../../src/data/database/transact.ts";
import { readMigrations } from "../../src/data/migrations.ts";
import { erasePerson } from "../../src/data/personal/erasure.ts";
import { emptyDatabase, type TestDatabase } from "./database.ts";

/** How many migrations there were when the odd body was written: a reading was still a document read, an objective had one indicator, there were two registers. */
export const ODD_BODY_SCHEMA = 28;

/** Words on people whose data were erased, each planted where an erasure of that schema reaches it. */
export const ERASED_WORDS = ["Zenobia Quarantotti", "QRNZNB80A41H501X", "zenobia@ente.example", "Orsola Settembrini", "Girasoli in cortile", "Lunga convalescenza", "Delibera dei girasoli"]; // prettier-ignore

const TARGET = `{"understood": true, "target": {"kind": "deadline", "deadline": {"kind": "day", "by": "2024-12-31"}}}`;

const THE_PLAN = `
  insert into administration (administration_id, name) values ('ente', 'Ente'), ('altro', 'Altro');
  insert into year (administration_id, year) values ('ente', 2023), ('ente', 2024), ('altro', 2024);
  insert into act (administration_id, act_id, organ, number, date, enforceable_from) values
    ('ente', '00000000-0000-0000-0000-000000000001', 'Giunta', '1', '2023-01-31', '2023-02-12');
  insert into imported_file (administration_id, year, name, sha256, content) values
    ('ente', 2023, 'vecchio.txt', sha256('a'), 'a'), ('ente', 2024, 'piano.txt', sha256('b'), 'b'), ('altro', 2024, 'suo.txt', sha256('c'), 'c');
  insert into unit (administration_id) select 'ente' from generate_series(1, 4);
  insert into unit_version (administration_id, unit_id, name, parent_unit_id, valid) values
    ('ente', 1, ' ', null, '(,)'), ('ente', 2, 'Settore Tecnico', null, '(,)'), ('ente', 3, 'Settore Scuola', null, '[2024-01-01,)'),
    ('ente', 4, 'Settore Tributi', null, '[2010-03-01,)');
  insert into plan_version (administration_id, year, version) values ('ente', 2023, 1), ('ente', 2024, 1), ('altro', 2024, 1);
  insert into document_reading (administration_id, year, file_id) values ('ente', 2024, 2);
  insert into strategic_objective (administration_id, reading, position, number, title, line) values
    ('ente', 1, 1, 1, 'Città verde', 3), ('ente', 1, 2, 2, 'Città sicura', 4);
  insert into objective (administration_id, code, year, ordinal) values
    ('ente', '2023-001', 2023, 1), ('ente', '2024-001', 2024, 1), ('ente', '2024-003', 2024, 3), ('altro', '2024-001', 2024, 1);
  insert into objective_version (administration_id, code, year, version, scope, group_name, heading, title, description, file_id, line, strategic) values
    ('ente', '2023-001', 2023, 1, 'unit', 'Settore Tecnico', 'Settore Tecnico', 'Strade', '', 1, 9, '{1}'),
    ('ente', '2024-001', 2024, 1, 'unit', 'Settore Tecnico', 'Settore Tecnico', 'Alberi', 'Piantarli', 2, 7, '{1,9}'),
    ('ente', '2024-003', 2024, 1, 'crossCutting', 'Obiettivi trasversali', 'TRASVERSALI', 'Tempi', '', 2, 8, '{}'),
    ('altro', '2024-001', 2024, 1, 'unit', 'Area', 'Area', 'Suo', '', 3, 2, '{}');
  insert into indicator_use (administration_id, code, version, position, written, kind, target_written, target, source_written, reliability)
    select administration_id, code, 1, 1, 'Temporale', 'date', 'Entro il 31/12/2024', '${TARGET}', 'Atti', 'unclassified' from objective;
  insert into holder (administration_id, code, version, unit_id, share) values
    ('ente', '2024-001', 1, 2, 60), ('ente', '2024-001', 1, 3, 40), ('ente', '2023-001', 1, 2, null);
  update plan_version set approved_by_act = '00000000-0000-0000-0000-000000000001' where year = 2023;
  insert into variation (administration_id, year, code, before, after, file_id, line, proposed_by) values
    ('ente', 2023, '2023-001', '{"title": "Strade"}', '{"title": "Vie"}', 1, 9, 'V-1');
  insert into result (administration_id, code, evaluated, evaluated_written, file_id, line) values ('ente', '2024-001', 'achieved', 'sì', 2, 7);
  insert into result (administration_id, code, raw, raw_by, evaluated, evaluated_degree, evaluated_written, deviation, file_id, line) values
    ('ente', '2024-001', '{"written": "31/03/2024", "measured": {"completedOn": "2024-03-31"}}', 'documento', 'partlyAchieved', 80, '80 %', 'Pioggia', 2, 7);
  insert into result (administration_id, code, deviation, file_id, line) values ('ente', '2024-001', 'Pioggia e vento', 2, 7);
  insert into result (administration_id, code, raw, raw_by, file_id, line) values
    ('ente', '2023-001', '{"written": "boh", "measured": {}}', 'documento', 1, 9)`;

/** Whom the office knows and whom only a file does, forms and a recorded run, what was done for them in the log. V-9 and V-8 are to be erased; V-8 is in the file alone. */
const THE_PEOPLE = `
  insert into person (administration_id, person, name, fiscal_code, mail) values
    ('ente', 'V-1', 'Ada Rossi', null, null), ('ente', 'V-2', 'Ugo Neri', null, 'ugo@ente.example'),
    ('ente', 'V-9', 'Zenobia Quarantotti', 'QRNZNB80A41H501X', 'zenobia@ente.example');
  insert into employment (administration_id, person, valid, unit_id, role, fte, evaluator) values
    ('ente', 'V-1', '[2015-01-01,)', 2, 'dirigente', 1, 'sindaco'), ('ente', 'V-2', '[2023-07-01,)', 3, 'eqWithFunctions', 0.5, 'V-1'),
    ('ente', 'V-9', '[1999-05-01,2024-01-01)', 2, 'funzionari', 1, 'V-1');
  update employment set replaced_at = now() where person = 'V-2';
  insert into employment (administration_id, person, valid, unit_id, role, fte, evaluator) values ('ente', 'V-2', '[2023-07-01,)', 3, 'istruttori', 0.5, 'V-1');
  insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at) values
    ('ente', 'V-9', 'planning', '[2023-01-01,)', 'Delibera dei girasoli', 'V-1', 'confirmed', 'V-2', now());
  insert into rule_document (administration_id, year, kind, version, content, sha256, recorded_by, act_id, approved_by, approved_at) values
    ('ente', 2023, 'smvp', 1, '{}', sha256('{}'), 'V-1', '00000000-0000-0000-0000-000000000001', 'V-2', now());
  insert into evaluation_reading (administration_id, year, file_name, sha256, content, organisation, pay, read_by) values
    ('ente', 2023, 'valutazioni.json', sha256('1'), 'Zenobia Quarantotti e Orsola Settembrini', '{"units": [{"unit": "Settore Tecnico", "services": []}], "shared": [], "catalogue": [
      {"code": "I-1", "name": "Attesa", "kind": "number", "formula": "a / b", "unit": "minuti", "decimals": 1, "direction": "lower",
        "source": {"written": "Protocollo", "reliability": "internalSystem"}}]}', '{"people": []}', 'V-1');
  insert into evaluated_person (administration_id, reading, code, name) values
    ('ente', 1, 'V-1', 'Ada Rossi'), ('ente', 1, 'V-7', 'Elio Verdi'), ('ente', 1, 'V-8', 'Orsola Settembrini'), ('ente', 1, 'V-9', 'Zenobia Quarantotti');
  insert into stint (administration_id, reading, person, from_day, to_day, unit, role, fte, neutral_days, counted_days) values
    ('ente', 1, 'V-1', '2023-01-01', '2023-12-31', ' ', 'dirigente', 1, 0, 0),
    ('ente', 1, 'V-7', '2023-01-01', '2023-06-30', 'Ufficio nuovo: Sportello', 'operatori', 1, 3, 0),
    ('ente', 1, 'V-8', '2023-01-01', '2023-12-31', 'Settore Tecnico', 'operatori', 1, 0, 5),
    ('ente', 1, 'V-9', '2023-01-01', '2023-06-30', 'Settore Tecnico', 'funzionari', 1, 40, 2),
    ('ente', 1, 'V-9', '2023-07-01', '2023-12-31', 'Settore Tecnico', 'funzionari', 1, 7, 0);
  insert into form (administration_id, reading, person, from_day, to_day, unit, role, evaluator, is_interim, state, not_evaluable, not_evaluable_note, content) values
    ('ente', 1, 'V-1', '2023-01-01', '2023-12-31', ' ', 'dirigente', 'sindaco', false, 'final', null, null, '{"objectives": []}'),
    ('ente', 1, 'V-7', '2023-01-01', '2023-06-30', 'Ufficio nuovo: Sportello', 'operatori', 'V-1', false, 'assigned', null, null, '{"objectives": []}'),
    ('ente', 1, 'V-9', '2023-01-01', '2023-06-30', 'Settore Tecnico', 'funzionari', 'V-1', false, 'final', null, null,
      '{"objectives": [{"kind": "own", "title": "Girasoli in cortile", "weight": "100"}]}'),
    ('ente', 1, 'V-9', '2023-07-01', '2023-12-31', 'Settore Tecnico', 'funzionari', 'V-1', false, 'final', 'absence', 'Lunga convalescenza', '{"objectives": []}');
  insert into evaluation_run (administration_id, year, kind, reading, smvp_version, engine, result, sha256, proofs_sha256, recorded_by) values
    ('ente', 2023, 'evaluation', 1, 1, '1', '{"people": [{"person": "V-9", "points": "87,20"}]}', sha256('{"people": [{"person": "V-9", "points": "87,20"}]}'), sha256('prove'), 'V-1');
  insert into audit (administration_id, person, action, object, salt, content, commitment)
    select 'ente', 'V-1', action, object, sha256('sale'), content, sha256(sha256('sale') || convert_to(content, 'UTF8')) from (values
      ('organisation.write', 'unit 4', '{"from": "2010-03-01"}'),
      ('organisation.write', 'person V-9', '{"person": "V-9", "name": "Zenobia Quarantotti"}'),
      ('evaluation.record', 'evaluation 2023', '{"run": 1}')) as line (action, object, content);
  insert into erasure_request (administration_id, person, reason, started_by) values
    ('ente', 'V-9', 'richiesta', 'V-1'), ('ente', 'V-8', 'richiesta', 'V-1')`;

/**
 * A body as odd as they come, in a database of an earlier schema: a draft, an approved plan with a proposed variation, an objective of two units, outcomes told again
 * and again, a unit whose name is a blank; and two people whose data that schema erased. `erase: false` leaves these as they were before.
 */
export async function oddBody({ erase = true } = {}): Promise<TestDatabase> {
  const database = await emptyDatabase();
  await migrate(database.urlOf("owner"), readMigrations().slice(0, ODD_BODY_SCHEMA));
  await sql.raw(THE_PLAN).execute(database.owner);
  await sql.raw(THE_PEOPLE).execute(database.owner);
  for (const request of erase ? [1n, 2n] : [])
    await transact(database.app, async (tx) => {
      await nameActor(tx, { administration: "ente", person: "V-2" });
      return { keep: true, value: await erasePerson(tx, "ente", request, "V-2") };
    });
  return database;
}
