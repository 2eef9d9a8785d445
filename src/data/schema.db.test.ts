import { posix } from "node:path";
import { sql } from "kysely";
import ts from "typescript";
import { expect, test } from "vitest";
import { freshDatabase } from "../../tests/support/database.ts";

const { owner } = await freshDatabase();

/** Of each table, each column: as what it reaches the program, with "?" where it may be null. JSON has a null of its own, so that it has no "?". */
type Schema = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** As what each type of PostgreSQL reaches the program. */
const KIND_OF: Readonly<Record<string, string>> = {
  text: "text",
  uuid: "text",
  date: "text",
  daterange: "text",
  datemultirange: "text",
  numeric: "text",
  int4: "number",
  int8: "bigint",
  bool: "boolean",
  timestamptz: "moment",
  bytea: "bytes",
  jsonb: "json",
  _text: "json",
  _int4: "json",
  _int8: "json",
};

async function schemaOfDatabase(): Promise<Schema> {
  const { rows } = await sql<{ table: string; name: string; nullable: boolean; type: string }>`
    select c.relname as table, a.attname as name, not a.attnotnull as nullable, t.typname as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and has_any_column_privilege('traguardo_app', c.oid, 'select, insert, update')`.execute(owner);
  const schema: Record<string, Record<string, string>> = {};
  for (const { table, name, nullable, type } of rows) (schema[table] ??= {})[name] = withNull(KIND_OF[type] ?? type, nullable);
  return schema;
}

/** What `Tables` says of each column, asked of the compiler. */
function schemaOfProgram(): Schema {
  const file = posix.join(import.meta.dirname, "schema.ts");
  const { config } = ts.readConfigFile("tsconfig.base.json", (path) => ts.sys.readFile(path)) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ".");
  const program = ts.createProgram([file], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file)!;
  const tables = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).find(({ name }) => name === "Tables")!;
  const membersOf = (type: ts.Type) => type.getProperties().map((member) => [member.name, checker.getTypeOfSymbol(member)] as const);
  const columnOf = (type: ts.Type): string => {
    const selected = type.getProperty("__select__");
    return kindOf(checker, selected ? checker.getTypeOfSymbol(selected) : type);
  };
  return Object.fromEntries(
    membersOf(checker.getDeclaredTypeOfSymbol(tables)).map(([table, type]) => [
      table,
      Object.fromEntries(membersOf(type).map(([name, column]) => [name, columnOf(column)])),
    ]),
  );
}

function kindOf(checker: ts.TypeChecker, type: ts.Type): string {
  const bare = checker.getNonNullableType(type);
  if (bare !== type) return withNull(kindOf(checker, bare), true);
  if (bare.isUnion() && bare.types.some(({ flags }) => (flags & ts.TypeFlags.Object) !== 0)) return "json";
  const one = bare.isUnion() || bare.isIntersection() ? bare.types[0]! : bare;
  if ((one.flags & ts.TypeFlags.StringLike) !== 0) return "text";
  if ((one.flags & ts.TypeFlags.NumberLike) !== 0) return "number";
  if ((one.flags & ts.TypeFlags.BigIntLike) !== 0) return "bigint";
  if ((one.flags & ts.TypeFlags.BooleanLike) !== 0) return "boolean";
  const name = one.getSymbol()?.name;
  return name === "Date" ? "moment" : name === "Buffer" ? "bytes" : "json";
}

function withNull(kind: string, nullable: boolean): string {
  return nullable && kind !== "json" ? `${kind}?` : kind;
}

test("the tables the program knows are those of the database, column by column", async () => {
  expect(schemaOfProgram()).toEqual(await schemaOfDatabase());
});
