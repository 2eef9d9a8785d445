-- What a fuller plan says of an objective: its kind, what it hangs from, resources, earlier values; what was measured, and why it ended otherwise.
-- Runs as traguardo_owner.

alter table objective_version
  add column kind text check (kind in ('statutory', 'maintenance', 'improvement', 'development', 'innovation', 'unrecognised')),
  add column kind_written text,
  add column strategic integer[] not null default '{}',
  add column operational text[] not null default '{}',
  add column services text[] not null default '{}',
  add column resources text,
  add column stakeholders text,
  add column unread jsonb not null default '[]',
  add check ((kind is null) = (kind_written is null));
comment on column objective_version.kind is 'Tipo di obiettivo, se il documento lo dice; kind_written come è scritto.';
comment on column objective_version.strategic is 'Numeri degli obiettivi strategici a cui il documento lo collega; anche di quelli che il documento non elenca.';
comment on column objective_version.operational is 'Codici degli obiettivi operativi a cui il documento lo collega.';
comment on column objective_version.services is 'Nomi dei servizi dell''Albero della performance a cui il documento lo collega.';
comment on column objective_version.resources is 'Risorse (denaro e persone) come sono scritte.';
comment on column objective_version.stakeholders is 'Portatori di interesse come sono scritti.';
comment on column objective_version.unread is 'Celle che non si possono leggere senza indovinare: campo e testo come è scritto.';
grant update (kind, kind_written, strategic, operational, services, resources, stakeholders, unread) on objective_version to traguardo_app;

alter table indicator_use
  drop constraint indicator_use_kind_check,
  add constraint indicator_use_kind_check check (kind in (
    'date', 'number', 'percentage', 'yesNo', 'phases', 'qualitative', 'composite', 'financial', 'satisfaction', 'formula', 'unstated')),
  add column baselines jsonb not null default '[]',
  add column benchmark text;
comment on column indicator_use.baselines is 'Valori degli anni precedenti: anno e numero in testo, dal più lontano.';
comment on column indicator_use.benchmark is 'Valore di confronto come è scritto.';
grant update (baselines, benchmark) on indicator_use to traguardo_app;

alter table result add column deviation text, add column deviation_by text;
comment on table result is 'Esiti, sempre aggiunti e mai riscritti: valore grezzo, calcolato, valutato e validato, e motivo dello scostamento, ciascuno con il suo autore. Di ogni cosa vale l''ultima riga che la dice.';
comment on column result.raw is 'Valore misurato: come è scritto e come è stato inteso.';
comment on column result.deviation is 'Motivo dello scostamento, con le parole di chi lo dà.';
grant insert (deviation, deviation_by) on result to traguardo_app;

alter table strategic_objective add column responsible text;
comment on column strategic_objective.responsible is 'Unità che ne risponde, se il documento la nomina.';

alter table operational_objective add column code text, add column strategic integer;
comment on column operational_objective.code is 'Codice nel documento («1.2»), se ne ha uno.';
comment on column operational_objective.strategic is 'Numero dell''obiettivo strategico sotto cui sta nel documento.';
