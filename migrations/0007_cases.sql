-- Cases: one run of a measure's procedure, its clocks, its papers and everything that happened to it.

create table case_counter (
  jurisdiction_id uuid not null references jurisdiction,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (jurisdiction_id, series, year)
);
comment on table case_counter is '编号：办件与文书各成系列，按年连续';

create table case_file (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- The measure in force when the case began; the case keeps it.
  regime_id text not null,
  procedure text not null,
  number text not null,
  organisation_id uuid not null,
  system_id uuid,
  provider_id uuid,
  -- Null when the case has ended.
  step text,
  entered_at timestamptz not null,
  ends_as text check (ends_as in ('done', 'refused', 'withdrawn')),
  ended_at timestamptz,
  -- What the case carries because its measure had run out when it began.
  notice text,
  -- What is being written: fields of the forms, and the order's lines.
  fields jsonb not null default '{}',
  lines jsonb not null default '[]',
  -- How often the first step was left: the number of the form's latest submitted version.
  submissions integer not null default 0,
  -- Grows with every change: whoever acts on an older one is told.
  version integer not null default 1 check (version > 0),
  begun_at timestamptz not null,
  begun_by uuid not null,
  unique (jurisdiction_id, number),
  unique (jurisdiction_id, id),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  check ((step is null) = (ended_at is not null)),
  check ((ended_at is null) = (ends_as is null))
);
comment on table case_file is '办件';
create index case_file_by_jurisdiction on case_file (jurisdiction_id, begun_at desc, id desc);
create index case_file_by_organisation on case_file (organisation_id, begun_at desc, id desc);
create index case_file_by_provider on case_file (provider_id, begun_at desc, id desc);
create index case_file_open on case_file (jurisdiction_id, procedure, step) where step is not null;

-- What happened, in order. Never altered.
create table case_event (
  id bigint generated always as identity primary key,
  case_id uuid not null references case_file,
  at timestamptz not null,
  -- begun, left (a step by an outcome), elapsed (a term moved the case), overdue, proposed, endorsed, returned, advised
  kind text not null check (kind in ('begun', 'left', 'elapsed', 'overdue', 'proposed', 'endorsed', 'returned', 'advised')),
  step text not null,
  outcome text,
  opinion text,
  fields jsonb not null default '{}',
  level text,
  person_id uuid,
  person_name text,
  organisation_id uuid,
  organisation_name text
);
comment on table case_event is '办件经过';
create index case_event_by_case on case_event (case_id, id);

-- A statutory term that runs, ran, or stands still.
create table case_clock (
  id uuid primary key,
  case_id uuid not null references case_file,
  step text not null,
  term_count numeric not null,
  term_unit text not null check (term_unit in ('hour', 'day', 'working-day', 'month')),
  started_at timestamptz not null,
  -- Null while the clock stands still.
  due_on date,
  due_at timestamptz,
  -- The answer rests on a year whose notice is not published yet.
  provisional boolean not null default false,
  suspensions jsonb not null default '[]',
  overdue_at timestamptz,
  ended_at timestamptz,
  check ((due_on is null) = (due_at is null))
);
comment on table case_clock is '办件时限';
create index case_clock_by_case on case_clock (case_id, started_at);
create unique index case_clock_running on case_clock (case_id, step) where ended_at is null;
create index case_clock_due on case_clock (due_at) where ended_at is null and overdue_at is null;

-- What a level proposed, until the last level has endorsed it.
create table case_proposal (
  case_id uuid primary key references case_file,
  step text not null,
  outcome text not null,
  opinion text,
  fields jsonb not null default '{}',
  -- Levels passed, in order: [{ level, personId, personName, at, opinion }].
  passed jsonb not null
);
comment on table case_proposal is '逐级办理中的拟办意见';

-- What was submitted, each time it was: kept and compared.
create table case_version (
  case_id uuid not null references case_file,
  version integer not null check (version > 0),
  step text not null,
  fields jsonb not null,
  lines jsonb not null,
  materials jsonb not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  primary key (case_id, version)
);
comment on table case_version is '申请的各个版本';

create table case_finding (
  id bigint generated always as identity primary key,
  case_id uuid not null references case_file,
  version integer not null,
  rule text not null,
  message text not null,
  cite text not null,
  at timestamptz not null
);
comment on table case_finding is '提交时规则提示的事项';
create index case_finding_by_case on case_finding (case_id, id);

-- Files by the digest of their content: the same content is kept once, and its path is never the client's.
create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  bytes bytea not null
);
comment on table stored_file is '附件内容';

create table case_material (
  id uuid primary key,
  case_id uuid not null references case_file,
  step text not null,
  document text not null,
  name text not null check (name <> '' and length(name) <= 200),
  media_type text not null,
  sha256 text not null references stored_file,
  size integer not null,
  attached_at timestamptz not null,
  attached_by uuid not null,
  attached_by_name text not null,
  -- Taken back while it was still a draft; kept for the record.
  withdrawn_at timestamptz
);
comment on table case_material is '办件材料';
create index case_material_by_case on case_material (case_id, attached_at);

create table issued_document (
  id uuid primary key,
  -- Papers issued at the same instant keep their order.
  seq bigint generated always as identity,
  case_id uuid not null references case_file,
  document text not null,
  name text not null,
  number text not null,
  text text not null,
  sha256 text not null,
  cite text not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  issued_by_name text not null,
  issuer_name text not null
);
comment on table issued_document is '平台出具的文书';
create index issued_document_by_case on issued_document (case_id, issued_at);

create trigger case_event_is_history before update or delete on case_event for each row execute function refuse_to_alter_history();
create trigger case_version_is_history before update or delete on case_version for each row execute function refuse_to_alter_history();
create trigger issued_document_is_history before update or delete on issued_document for each row execute function refuse_to_alter_history();
create trigger stored_file_is_history before update or delete on stored_file for each row execute function refuse_to_alter_history();

-- A material is taken back once, as long as it may be; otherwise it stays what was handed in.
create function refuse_to_alter_material() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null or new.withdrawn_at is null
    or to_jsonb(new) - 'withdrawn_at' is distinct from to_jsonb(old) - 'withdrawn_at'
  then
    raise exception 'what was handed in is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger case_material_is_kept before update or delete on case_material for each row execute function refuse_to_alter_material();
