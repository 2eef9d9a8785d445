import pg from "pg";

/** All that a database holds and how it is made, in a fingerprint of each table and one of everything else. When a migration was applied is left out. */
const STATE = `
  select jsonb_object_agg(name, print) as state from (
    select c.relname as name, md5(query_to_xml(format('select to_jsonb(t) - ''applied_at'' from %I t order by 1', c.relname), true, false, '')::text) as print
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    union all select 'columns', md5(string_agg(a.attrelid::regclass || a.attname || format_type(a.atttypid, a.atttypmod) || a.attnotnull || coalesce(a.attacl::text, ''), ',' order by a.attrelid::regclass::text, a.attnum))
      from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    union all select 'constraints', md5(string_agg(conrelid::regclass || conname || pg_get_constraintdef(oid), ',' order by conrelid::regclass::text, conname))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'functions', md5(string_agg(oid::regprocedure || prosrc || coalesce(proacl::text, ''), ',' order by oid::regprocedure::text))
      from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'triggers', md5(string_agg(tgrelid::regclass || tgname || pg_get_triggerdef(oid), ',' order by tgrelid::regclass::text, tgname))
      from pg_trigger where not tgisinternal
    union all select 'policies', md5(string_agg(p::text, ',' order by p::text)) from pg_policies p
    union all select 'views', md5(coalesce(string_agg(pg_get_viewdef(c.oid) || coalesce(c.relacl::text, ''), ',' order by relname), ''))
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'published'
    union all select 'indexes', md5(string_agg(indexdef, ',' order by indexdef)) from pg_indexes where schemaname = 'public'
    union all select 'rights', md5(string_agg(relname || coalesce(relacl::text, '') || coalesce(obj_description(oid), ''), ',' order by relname))
      from pg_class where relnamespace = 'public'::regnamespace
  ) as told`;

/** The state of a database, asked as its superuser: one fingerprint for each table, and one for each other part of how it is made. */
export async function stateOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ state: Record<string, string> }>(STATE).finally(() => client.end());
  return rows[0]!.state;
}
