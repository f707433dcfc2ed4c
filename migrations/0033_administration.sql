-- Administration: holiday notices that are entered while the platform runs, what they move, background work, drafts of measures that are tried.

-- A year of the State Council's notices as a person entered it, and as another approved it. A correction is a further version of the year.
create table holiday_notice (
  id uuid primary key,
  year integer not null check (year between 1949 and 2999),
  -- Counted within a year from 1.
  version integer not null check (version > 0),
  title text not null check (title <> ''),
  number text not null check (number <> ''),
  issued_on date not null,
  address text check (address <> ''),
  -- [{ name, off: ['2027-01-01..2027-01-03'], workdays: ['2027-01-04'] }], as in calendars/<year>.yaml.
  holidays jsonb not null check (jsonb_typeof(holidays) = 'array' and holidays <> '[]'),
  -- Why it takes the place of what counts already, where it does.
  reason text check (reason <> ''),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  -- Counted over all years from 1, in the order of approval: every process compares it with the one it works by.
  revision integer unique check (revision > 0),
  proposed_by uuid not null references person,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid references person,
  decided_by_name text,
  decided_at timestamptz,
  decided_reason text check (decided_reason <> ''),
  unique (year, version),
  check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check ((state = 'approved') = (revision is not null)),
  -- Two people: what one entered, another approves or rejects; only its own author withdraws it.
  constraint holiday_notice_by_two check ((state in ('approved', 'rejected') and decided_by <> proposed_by)
    or (state = 'withdrawn' and decided_by = proposed_by) or state = 'proposed')
);
comment on table holiday_notice is '节假日安排：录入、核准与更正';
create unique index holiday_notice_at_once on holiday_notice (year) where state = 'proposed';

create function holiday_notice_is_decided_once() returns trigger language plpgsql as $$
declare
  deciding text[] := array['state', 'revision', 'decided_by', 'decided_by_name', 'decided_at', 'decided_reason'];
begin
  if tg_op = 'DELETE' or old.state <> 'proposed' or to_jsonb(new) - deciding is distinct from to_jsonb(old) - deciding then
    raise exception 'a holiday notice is never altered, only decided once: %', tg_op using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger holiday_notice_is_history before update or delete on holiday_notice
  for each row execute function holiday_notice_is_decided_once();
create trigger holiday_notice_is_kept before truncate on holiday_notice for each statement execute function refuse_to_alter_history();

-- Terms being read again after an approval: how far it is, and what came of it.
create table calendar_reading (
  revision integer primary key references holiday_notice (revision),
  changed_from date not null,
  changed_to date not null check (changed_to >= changed_from),
  asked_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz check (ended_at is null or begun_at is not null),
  -- Passes over all terms; looked at in this one so far; moved to another day or made certain, in all passes.
  passes integer not null default 0,
  looked integer not null default 0,
  moved integer not null default 0,
  failed integer not null default 0
);
comment on table calendar_reading is '节假日安排核准后期限的重算';
create index calendar_reading_open on calendar_reading (revision) where ended_at is null;

-- The day of a step moved because the calendar did: told on the case itself.
alter table case_event drop constraint case_event_kind_check;
alter table case_event add constraint case_event_kind_check
  check (kind in ('begun', 'left', 'elapsed', 'overdue', 'proposed', 'endorsed', 'returned', 'advised', 'reread'));

-- The same of a duty.
create table duty_due_move (
  id bigint generated always as identity primary key,
  duty_instance_id uuid not null references duty_instance,
  at timestamptz not null,
  from_day date not null,
  to_day date not null check (to_day <> from_day),
  because text not null check (because <> '')
);
comment on table duty_due_move is '义务期限因节假日安排改变的经过';
create index duty_due_move_by_instance on duty_due_move (duty_instance_id, id);
create trigger duty_due_move_is_history before update or delete on duty_due_move for each row execute function refuse_to_alter_history();
create trigger duty_due_move_is_kept before truncate on duty_due_move for each statement execute function refuse_to_alter_history();

-- What may move: running clocks and open duties, found by their day or by their being provisional.
create index case_clock_running_by_day on case_clock (due_on) where ended_at is null;
create index case_clock_provisional on case_clock (id) where ended_at is null and provisional;
create index duty_instance_open_by_day on duty_instance (due_on) where state = 'open';

-- Background work: how each job went the last time. Replaced with every run: the record of acts says what it did.
create table job_state (
  job text primary key check (job <> ''),
  begun_at timestamptz not null,
  -- Null while it runs.
  ended_at timestamptz,
  milliseconds integer check (milliseconds >= 0),
  runs bigint not null default 0,
  failures bigint not null default 0,
  failing_since timestamptz,
  -- In words for people, never an error's own text: that may hold what nobody should read.
  failure text check (failure <> ''),
  failed_at timestamptz
);
comment on table job_state is '后台任务的最近一次运行';

-- The record is read by person, organisation, act and time, the newest first.
create index audit_entry_by_time on audit_entry (at, id);
create index audit_entry_by_person on audit_entry (person_name, at, id);
create index audit_entry_by_organisation on audit_entry (organisation_id, at, id);
create index audit_entry_by_act on audit_entry (act, at, id);
create index audit_entry_by_kind on audit_entry (object_kind, at, id);
