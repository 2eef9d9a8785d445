-- What a withdrawn publication held may be erased, by another person than withdrew it: the hash stays (decision 0068). Runs as traguardo_owner.

alter table publication
  add column erased_by text,
  add column erased_at timestamptz,
  add column erasure_reason text check (erasure_reason <> ''),
  add check (num_nonnulls(erased_by, erased_at, erasure_reason) in (0, 3) and (erased_at is null or state = 'withdrawn'));
create index on publication (administration_id, erased_by);
comment on column publication.erased_at is 'Quando ne è stato cancellato il contenuto, dopo il ritiro; l''impronta resta.';
comment on column publication.erasure_reason is 'Perché il contenuto è stato cancellato.';

create or replace function keep_publication() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.state = 'withdrawn' and new.state = 'withdrawn' and old.erased_at is null and new.erased_at is not null
    and to_jsonb(old) - '{erased_by,erased_at,erasure_reason}'::text[] = to_jsonb(new) - '{erased_by,erased_at,erasure_reason}'::text[] then
    return new;
  end if;
  if (old.state, new.state) not in (('prepared', 'released'), ('prepared', 'discarded'), ('released', 'withdrawn')) then
    raise exception 'La pubblicazione % del % non passa da «%» a «%».', old.number, old.year, old.state, new.state;
  end if;
  return new;
end $$;

-- Nobody else calls it: `erase_withdrawn` asks first.
create function erase_withdrawn_of_any(of_administration text, of_year integer, of_number integer, by_person text, why text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  touched bigint;
begin
  update publication set erased_by = by_person, erased_at = now(), erasure_reason = why
  where administration_id = of_administration and year = of_year and number = of_number and state = 'withdrawn' and erased_at is null;
  if not found then
    raise exception 'Si cancella soltanto il contenuto di una pubblicazione ritirata, e una volta sola.';
  end if;
  delete from published_part o using publication p
  where o.administration_id = of_administration and o.year = of_year
    and (p.administration_id, p.year, p.number) = (o.administration_id, o.year, o.number)
    and (o.number = of_number or p.state = 'discarded'); -- what was prepared and never came out may hold the same words
  get diagnostics touched = row_count;
  return touched;
end $$;
revoke all on function erase_withdrawn_of_any(text, integer, integer, text, text) from public;

create function erase_withdrawn(of_administration text, of_year integer, of_number integer, by_person text, why text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_acts_as(of_administration, 'segretario', 'rpct') then -- who may do «publication.erase»
    raise exception 'Il contenuto di una pubblicazione ritirata lo cancella solo chi può ritirarla, nello stesso ente.';
  end if;
  if not app_is_command_line() and by_person is distinct from app_person() then
    raise exception 'Una cancellazione si esegue a proprio nome.';
  end if;
  return erase_withdrawn_of_any(of_administration, of_year, of_number, by_person, why);
end $$;
revoke all on function erase_withdrawn(text, integer, integer, text, text) from public;
grant execute on function erase_withdrawn(text, integer, integer, text, text) to traguardo_app;
comment on function erase_withdrawn(text, integer, integer, text, text) is
  'Cancella le parti di una pubblicazione ritirata, e di quelle dello stesso anno preparate e mai uscite; risponde quante. L''impronta resta.';

-- Of a publication that was taken back the public reads the day and the reason of that, and not why it had corrected another: that may name what it was taken back for.
create or replace view published.publication with (security_barrier) as
  select administration_id, year, number, state, includes, corrects, case when state = 'released' then reason end as reason, prepared_at, released_at,
    withdrawn_at, withdrawal_reason, format, engine, sha256
  from publication where state in ('released', 'withdrawn');
