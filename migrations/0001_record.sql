-- The record of every act, and the answers to requests that are sent again.

-- Trusted extension, so the database's owner may create it: histories use it for keys WITHOUT OVERLAPS.
create extension if not exists btree_gist;

-- Who did what, for whom, when, on what, under which article, before and after, from where.
-- Written in the transaction of the act itself; never altered, by nobody.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id text not null,
  -- The name as it was on that day: people change theirs.
  person_name text not null,
  organisation_id text not null,
  -- The act as the use case names it: case.submit
  act text not null check (act <> ''),
  object_kind text not null check (object_kind <> ''),
  object_id text not null,
  jurisdiction_id text,
  -- The unit whose matter it is, so that it can be shown it.
  concerned_organisation_id text,
  -- The measure and the article the act rests on: either both, or none.
  regime text,
  cite text,
  before jsonb,
  after jsonb,
  ip text not null,
  request_id text not null,
  check ((regime is null) = (cite is null))
);
comment on table audit_entry is '审计记录：每一次办理行为；只增不改';

create index audit_entry_by_object on audit_entry (object_kind, object_id, id);
create index audit_entry_by_jurisdiction on audit_entry (jurisdiction_id, at, id);
create index audit_entry_by_concerned_organisation on audit_entry (concerned_organisation_id, at, id);

-- The application's role has no right to alter the record. This holds also for the owner and for a superuser who errs.
create function refuse_to_alter_record() returns trigger language plpgsql as $$
begin
  raise exception 'the record is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_is_never_altered
  before update or delete or truncate on audit_entry
  for each statement execute function refuse_to_alter_record();

-- A key that a client sends with a write, so that the same request sent again does nothing twice and is answered alike.
create table idempotency (
  person_id text not null,
  key text not null check (length(key) between 8 and 64),
  -- SHA-256 of what was asked: the same key with another request is refused.
  input_hash text not null check (input_hash ~ '^[0-9a-f]{64}$'),
  -- What the request was answered with; null only within the transaction that does the work.
  answer jsonb,
  at timestamptz not null,
  primary key (person_id, key)
);
comment on table idempotency is '幂等键：重复的请求不重复办理';
create index idempotency_by_time on idempotency (at);
