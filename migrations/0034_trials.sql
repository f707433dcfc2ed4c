-- Drafts of measures that are tried (推演): what was uploaded, what the checker found, what each trial came to. No fact of any case refers to it.

create table measure_draft (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- Whose draft it is: what is not issued yet is nobody else's to read.
  organisation_id uuid not null,
  organisation_name text not null check (organisation_name <> ''),
  file_name text not null check (file_name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- As its front matter says; empty where that could not be read.
  measure_id text not null,
  title text not null,
  -- The measure in force when it was uploaded: what it is held against.
  against text not null check (against <> ''),
  -- { 'measure.md': '…', 'scenarios/a.yaml': '…' }; null where the pack has faults, for such a one is never tried.
  files jsonb check (jsonb_typeof(files) = 'object'),
  story_count integer not null check (story_count >= 0),
  fault_count integer not null check (fault_count >= 0),
  -- The first of them: [{ file, line, article, fault, remedy }].
  faults jsonb not null check (jsonb_typeof(faults) = 'array'),
  -- What no story proves, in the same form: no fault of a draft in progress.
  unproven jsonb not null check (jsonb_typeof(unproven) = 'array'),
  -- { all, carried }.
  coverage jsonb not null,
  -- The measure in force and the draft, rule by rule; null where it has faults.
  comparison jsonb,
  uploaded_by uuid not null references person,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  check ((fault_count = 0) = (files is not null) and (fault_count = 0) = (comparison is not null))
);
comment on table measure_draft is '办法草案：上传的文件与检查结果';
create index measure_draft_by_time on measure_draft (organisation_id, uploaded_at desc, id desc);
create trigger measure_draft_is_history before update or delete on measure_draft for each row execute function refuse_to_alter_history();
create trigger measure_draft_is_kept before truncate on measure_draft for each statement execute function refuse_to_alter_history();

create table measure_trial (
  no integer generated always as identity primary key,
  id uuid not null unique,
  draft_id uuid not null references measure_draft,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  organisation_name text not null,
  -- The measure whose cases are replayed.
  against text not null check (against <> ''),
  state text not null default 'running' check (state in ('running', 'finished', 'failed')),
  -- What is being done, and how much of all of it is done.
  part text not null default 'waiting' check (part in ('waiting', 'cases', 'amounts', 'stories', 'done')),
  done integer not null default 0 check (done >= 0),
  total integer not null default 0 check (total >= 0),
  -- How often a process began it.
  attempts integer not null default 0 check (attempts >= 0),
  started_by uuid not null references person,
  started_by_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Why it came to nothing, in words for people.
  failure text check (failure <> ''),
  -- What it came to: { cases, differing, kept, before: { terms, overdue }, after, stories, unlike, amounts: [{ before, after, faults }] }.
  outcome jsonb,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'failed') = (failure is not null)),
  check ((state = 'finished') = (outcome is not null))
);
comment on table measure_trial is '办法草案的推演';
-- Two at once would take the machine from those who work on it.
create unique index measure_trial_at_once on measure_trial (jurisdiction_id) where state = 'running';
create index measure_trial_by_draft on measure_trial (draft_id, no desc);
create index measure_trial_by_time on measure_trial (started_at desc, id desc);

create function measure_trial_moves_on() returns trigger language plpgsql as $$
declare
  moving text[] := array['state', 'part', 'done', 'total', 'attempts', 'ended_at', 'failure', 'outcome'];
begin
  if tg_op = 'DELETE' or old.state <> 'running' or to_jsonb(new) - moving is distinct from to_jsonb(old) - moving then
    raise exception 'a trial that has ended is never altered: %', old.no using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger measure_trial_moves before update or delete on measure_trial for each row execute function measure_trial_moves_on();
create trigger measure_trial_is_kept before truncate on measure_trial for each statement execute function refuse_to_alter_history();

-- A case, a system's bill or a story that would be otherwise under the draft; of stories also those that are as they say.
create table measure_trial_row (
  trial_no integer not null references measure_trial (no),
  kind text not null check (kind in ('case', 'amount', 'story')),
  no integer not null check (no > 0),
  -- The case or the system; null for a story.
  subject_id uuid,
  label text not null,
  name text not null,
  jurisdiction_id uuid not null,
  -- Whose matter it is, for who may see it; null for a story, which tells of nobody.
  organisation_id uuid,
  provider_id uuid,
  -- [{ kind, where, before, after }].
  differences jsonb not null check (jsonb_typeof(differences) = 'array'),
  primary key (trial_no, kind, no),
  check ((kind = 'story') = (organisation_id is null))
);
comment on table measure_trial_row is '推演的结果：按草案会有不同的办件、费用与故事';

-- Written and taken back only while their trial runs.
create function measure_trial_row_while_running() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or not exists (select 1 from measure_trial
      where no = case when tg_op = 'DELETE' then old.trial_no else new.trial_no end and state = 'running') then
    raise exception 'results are written only while a trial runs' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger measure_trial_row_is_written before insert or update or delete on measure_trial_row
  for each row execute function measure_trial_row_while_running();
create trigger measure_trial_row_is_kept before truncate on measure_trial_row for each statement execute function refuse_to_alter_history();
