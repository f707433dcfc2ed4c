-- Decisions that a service is settled under another measure or contract on some days, so that it is not paid for twice.

-- What a decision about one resource names is that system's.
alter table resource add constraint resource_of_system unique (system_id, id);

create table settled_elsewhere (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  system_id uuid not null,
  -- Null: all that the system has.
  resource_id uuid,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- The other measure or contract, as people name it.
  measure text not null check (measure <> ''),
  reason text not null check (reason <> ''),
  decided_by uuid not null references organisation,
  decided_by_person text not null,
  decided_at timestamptz not null,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  foreign key (system_id, resource_id) references resource (system_id, id)
);
comment on table settled_elsewhere is '认定已按另一部办法或另一合同结算的期间';
create index settled_elsewhere_by_system on settled_elsewhere (system_id);
create index settled_elsewhere_by_time on settled_elsewhere (jurisdiction_id, decided_at desc, id desc);

create trigger settled_elsewhere_is_history before update or delete on settled_elsewhere
  for each row execute function refuse_to_alter_history();
