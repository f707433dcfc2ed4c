-- Standing obligations: what an organisation owes by the calendar, after an event, in a declared important period, or because a
-- paper must always be valid.

create table important_period (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  name text not null check (name <> ''),
  first_day date not null,
  -- The last day as declared; `ended_on` is the last day where it was ended early.
  last_day date not null,
  reason text not null check (reason <> ''),
  declared_by uuid not null,
  declared_by_name text not null,
  declared_at timestamptz not null,
  ended_on date,
  ended_reason text check (ended_reason <> ''),
  ended_by_name text,
  ended_at timestamptz,
  unique (jurisdiction_id, name, first_day),
  check (last_day >= first_day),
  check (ended_on >= first_day and ended_on < last_day),
  check ((ended_on is null) = (ended_at is null) and (ended_on is null) = (ended_reason is null))
);
comment on table important_period is '重要时期（重大节日、重要活动、重要会议等），由主管部门宣布，可提前结束';
create index important_period_by_jurisdiction on important_period (jurisdiction_id, first_day desc, id);

create function only_end_important_period() returns trigger language plpgsql as $$
declare
  ending text[] := array['ended_on', 'ended_reason', 'ended_by_name', 'ended_at'];
begin
  if tg_op = 'DELETE' or old.ended_on is not null or to_jsonb(new) - ending is distinct from to_jsonb(old) - ending then
    raise exception 'a declared period is never altered, only ended: %', tg_op using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger important_period_is_history before update or delete on important_period
  for each row execute function only_end_important_period();

-- How often a duty falls due where the jurisdiction set it: from when to when.
create table duty_interval (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  regime_id text not null,
  duty text not null,
  -- month, quarter, half-year, year, or a term: `6 months`
  every text not null check (every <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  reason text not null check (reason <> ''),
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null,
  unique (jurisdiction_id, regime_id, duty, during without overlaps)
);
comment on table duty_interval is '本区域设定的义务周期（历史）';
create trigger duty_interval_is_history before update or delete on duty_interval for each row execute function only_end_history();

-- Whether a duty's condition (`when`) holds for somebody, and since which day; null: since he owes it. What changes later binds from that
-- day on, never backwards.
create table duty_condition (
  jurisdiction_id uuid not null references jurisdiction,
  regime_id text not null,
  duty text not null,
  organisation_id uuid not null,
  system_id uuid,
  holds boolean not null,
  since date,
  unique nulls not distinct (jurisdiction_id, regime_id, duty, organisation_id, system_id),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id)
);
comment on table duty_condition is '义务的适用条件对某单位（系统）是否成立、自何日起成立';

create table duty_instance (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- The measure under which it arose; the instance keeps it.
  regime_id text not null,
  duty text not null,
  -- Who owes it, and for which system where it is owed for each.
  organisation_id uuid not null,
  system_id uuid,
  -- The case whose event brought it about.
  case_id uuid references case_file,
  important_period_id uuid references important_period,
  -- What it is owed for: `2025-07`, `2025-Q3`, `event:123`, `period:<id>`, `paper:2025-07-01`. Each exists once.
  origin text not null check (origin <> ''),
  subject_from date not null,
  subject_to date,
  arises_on date not null,
  -- What its due day is computed from; null where the day stands by itself (a paper's last day). `term` null: the day itself, rolled on.
  counted_from timestamptz,
  term text check (term <> ''),
  due_on date not null,
  due_at timestamptz not null,
  -- The day rests on a year whose notice is not published yet.
  provisional boolean not null default false,
  warn_on date,
  state text not null default 'open' check (state in ('open', 'fulfilled', 'waived')),
  fulfilled_at timestamptz,
  fulfilled_by uuid,
  fulfilled_by_name text,
  -- Fulfilled after its due day, or with a paper that left a gap.
  late boolean not null default false,
  -- For how long the paper is good that it was fulfilled with; `valid_to` null: without an end.
  valid_from date,
  valid_to date,
  waived_at timestamptz,
  waived_by uuid,
  waived_by_name text,
  waived_reason text check (waived_reason <> ''),
  -- When it was marked; it is overdue from `due_at` on.
  overdue_at timestamptz,
  -- What the measure's rules flagged when it was overdue.
  findings jsonb not null default '[]',
  created_at timestamptz not null,
  unique nulls not distinct (jurisdiction_id, duty, organisation_id, system_id, origin),
  unique (jurisdiction_id, id),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  check ((state = 'fulfilled') = (fulfilled_at is not null)),
  check ((state = 'waived') = (waived_at is not null)),
  check ((waived_at is null) = (waived_reason is null)),
  check (not late or state = 'fulfilled'),
  check (valid_from is null or state = 'fulfilled'),
  check (valid_to is null or valid_to >= valid_from),
  check (subject_to is null or subject_to >= subject_from)
);
comment on table duty_instance is '义务：谁、何时之前、须做什么，是否做到';
create index duty_instance_by_due on duty_instance (jurisdiction_id, due_on, id);
create index duty_instance_by_organisation on duty_instance (organisation_id, duty, system_id, subject_from desc);
create index duty_instance_to_mark on duty_instance (due_at) where state = 'open' and overdue_at is null;
create index duty_instance_provisional on duty_instance (id) where state = 'open' and provisional;

-- What was fulfilled or waived stays so. A wrong paper is replaced by a further filing: then only its validity is read anew.
create function refuse_to_alter_duty() returns trigger language plpgsql as $$
declare
  paper text[] := array['valid_from', 'valid_to'];
begin
  if tg_op = 'DELETE' or (old.state <> 'open'
    and (old.state = 'waived' or to_jsonb(new) - paper is distinct from to_jsonb(old) - paper))
  then
    raise exception 'what was fulfilled or waived is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger duty_instance_is_kept before update or delete on duty_instance for each row execute function refuse_to_alter_duty();

-- What was handed in for it: the first fulfils, further ones replace. All are kept and shown.
create table duty_filing (
  id uuid primary key,
  seq bigint generated always as identity,
  instance_id uuid not null references duty_instance,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  note text not null,
  sha256 text references stored_file,
  name text check (name <> '' and length(name) <= 200),
  media_type text,
  size integer,
  valid_from date,
  valid_to date,
  check ((sha256 is null) = (name is null) and (sha256 is null) = (media_type is null) and (sha256 is null) = (size is null)),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table duty_filing is '履行义务的证明';
create index duty_filing_by_instance on duty_filing (instance_id, seq);
create trigger duty_filing_is_history before update or delete on duty_filing for each row execute function refuse_to_alter_history();
