-- How systems use what they were given, and how steadily providers deliver it: figures, seasons, outages, checks, findings.

-- One figure of a series (system, indicator, zone). A corrected one supersedes it; the old one is kept.
create table usage_figure (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  system_id uuid not null,
  indicator text not null check (indicator in ('cpu', 'memory', 'storage')),
  -- Network zone; empty: the system as a whole.
  zone text not null,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- Percent. The ratio is that of what is used to the allowance, and may be more than all of it.
  mean numeric(7, 4) not null check (mean between 0 and 100),
  peak numeric(7, 4) check (peak between mean and 100),
  ratio numeric(12, 4) check (ratio >= 0),
  -- The provider that reported it; null: somebody else did.
  provider_id uuid,
  reported_by uuid not null references organisation,
  reported_by_person text not null,
  reported_at timestamptz not null,
  supersedes uuid unique references usage_figure,
  -- Why it was corrected.
  reason text check (reason <> ''),
  superseded_at timestamptz,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  check ((supersedes is null) = (reason is null)),
  exclude using gist (system_id with =, indicator with =, zone with =, during with &&) where (superseded_at is null)
);
comment on table usage_figure is '资源利用情况（更正另立新行，原行保留）';
create index usage_figure_by_time on usage_figure (jurisdiction_id, reported_at desc, id desc);
create index usage_figure_by_organisation on usage_figure (organisation_id, reported_at desc);
create index usage_figure_by_provider on usage_figure (provider_id, reported_at desc);

-- A system's declared busy and quiet times.
create table usage_season (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  system_id uuid not null,
  season text not null check (season in ('peak', 'trough')),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  note text not null,
  declared_by uuid not null references organisation,
  declared_by_person text not null,
  declared_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  -- A day is busy or quiet, not both.
  exclude using gist (system_id with =, during with &&) where (withdrawn_at is null)
);
comment on table usage_season is '报备的业务高峰和低谷期';

create table outage (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  provider_id uuid not null,
  -- Null: all of the provider's pools.
  pool_id uuid,
  kind text not null check (kind in ('fault', 'planned', 'force-majeure')),
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null check (reason <> ''),
  -- Systems that are known to have been affected.
  system_ids uuid[] not null,
  reported_by uuid not null references organisation,
  reported_by_person text not null,
  reported_at timestamptz not null,
  supersedes uuid unique references outage,
  correction text check (correction <> ''),
  superseded_at timestamptz,
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  foreign key (provider_id, pool_id) references pool (provider_id, id),
  check (to_at > from_at),
  check ((supersedes is null) = (correction is null))
);
comment on table outage is '服务中断（更正另立新行，原行保留）';
create index outage_by_provider on outage (provider_id, from_at);
create index outage_by_time on outage (jurisdiction_id, reported_at desc, id desc);

-- What somebody found when he looked who uses a resource, and for what.
create table resource_check (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  resource_id uuid not null references resource,
  organisation_id uuid not null,
  system_id uuid not null,
  provider_id uuid not null,
  actual_system_id uuid,
  actual_system text check (actual_system <> ''),
  as_applied boolean not null,
  idle boolean not null,
  note text not null,
  checked_by uuid not null references organisation,
  checked_by_person text not null,
  checked_at timestamptz not null,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  foreign key (jurisdiction_id, actual_system_id) references system (jurisdiction_id, id),
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  -- Somebody uses it, or nobody does.
  check (idle <> (actual_system is not null))
);
comment on table resource_check is '云资源实际用途核查';
create index resource_check_by_resource on resource_check (resource_id, checked_at desc);

-- What the measure's rules flagged at a figure or a check.
create table usage_finding (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  system_id uuid not null,
  provider_id uuid,
  figure_id uuid references usage_figure,
  check_id uuid references resource_check,
  rule text not null check (rule <> ''),
  message text not null,
  regime text not null,
  cite text not null,
  -- The case that it began or joined.
  case_id uuid references case_file,
  -- void: the figure was corrected, and it does not hold any more.
  state text not null default 'open' check (state in ('open', 'answered', 'void')),
  answer text check (answer <> ''),
  answered_by_person text,
  answered_at timestamptz,
  found_at timestamptz not null,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  check ((figure_id is null) <> (check_id is null)),
  check (state <> 'answered' or answer is not null),
  check ((answer is null) = (answered_at is null))
);
comment on table usage_finding is '资源利用与用途核查发现的情况';
-- A rule holds once of a figure.
create unique index usage_finding_of_figure on usage_finding (figure_id, rule) where state <> 'void';
create index usage_finding_by_check on usage_finding (check_id);
create index usage_finding_by_time on usage_finding (jurisdiction_id, found_at desc, id desc);
create index usage_finding_by_system on usage_finding (system_id, found_at desc);

-- What providers report of their monitoring data: how much of it is right, and what the measure's rules say of it.
alter table connection_report
  add column accuracy numeric(5, 4) check (accuracy between 0 and 1),
  add column findings jsonb not null default '[]';

create function refuse_to_alter_figure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_at is null and new.superseded_at is not null
    and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then
    return new;
  end if;
  raise exception 'a figure is never altered, only superseded: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger usage_figure_is_history before update or delete on usage_figure for each row execute function refuse_to_alter_figure();
create trigger outage_is_history before update or delete on outage for each row execute function refuse_to_alter_figure();
create trigger resource_check_is_history before update or delete on resource_check for each row execute function refuse_to_alter_history();

create function only_withdraw_season() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
    and to_jsonb(new) - 'withdrawn_at' = to_jsonb(old) - 'withdrawn_at' then
    return new;
  end if;
  raise exception 'a season is never altered, only withdrawn: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger usage_season_is_history before update or delete on usage_season for each row execute function only_withdraw_season();

-- What was found stays as it was found; only its state, its answer and its case are told later.
create function only_answer_finding() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state <> 'void'
    and to_jsonb(new) - array['state', 'answer', 'answered_by_person', 'answered_at', 'case_id']
      = to_jsonb(old) - array['state', 'answer', 'answered_by_person', 'answered_at', 'case_id'] then
    return new;
  end if;
  raise exception 'a finding is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger usage_finding_is_history before update or delete on usage_finding for each row execute function only_answer_finding();
