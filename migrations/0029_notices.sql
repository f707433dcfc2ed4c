-- Notices (消息): the outbox of what happened, what each person was told, by which ways he wants to hear, and every attempt to deliver.

-- What happened and may have to be told. Written by triggers in the transaction of the happening itself, so that neither is there without
-- the other; taken from it afterwards, one happening a transaction.
create table notice_outbox (
  id bigint generated always as identity primary key,
  -- act: an entry of the record; case-event, document, duty, usage-finding: a row of that kind; case-due, duty-due: a day that comes near
  source text not null check (source in ('act', 'case-event', 'document', 'duty', 'usage-finding', 'case-due', 'duty-due')),
  source_id text not null check (source_id <> ''),
  told_at timestamptz,
  -- How many people it was told; null until it was.
  recipients integer check (recipients >= 0),
  -- Where telling it failed: how often, why at last, and when it is tried again.
  attempts integer not null default 0 check (attempts >= 0),
  error text,
  again_at timestamptz,
  unique (source, source_id),
  check ((told_at is null) = (recipients is null))
);
comment on table notice_outbox is '待告知的事项';
create index notice_outbox_untold on notice_outbox (id) where told_at is null;

create function put_in_notice_outbox() returns trigger language plpgsql as $$
begin
  insert into notice_outbox (source, source_id) select tg_argv[0], id::text from added on conflict do nothing;
  perform pg_notify('zhengyun_notices', 'outbox');
  return null;
end
$$;
create trigger audit_entry_is_told after insert on audit_entry
  referencing new table as added for each statement execute function put_in_notice_outbox('act');
create trigger case_event_is_told after insert on case_event
  referencing new table as added for each statement execute function put_in_notice_outbox('case-event');
create trigger issued_document_is_told after insert on issued_document
  referencing new table as added for each statement execute function put_in_notice_outbox('document');
create trigger duty_instance_is_told after insert on duty_instance
  referencing new table as added for each statement execute function put_in_notice_outbox('duty');
create trigger usage_finding_is_told after insert on usage_finding
  referencing new table as added for each statement execute function put_in_notice_outbox('usage-finding');

-- What one person was told, in the words of that day.
create table notice (
  id uuid primary key,
  -- The order of telling; what a stream was sent last.
  seq bigint generated always as identity unique,
  person_id uuid not null references person,
  -- What happened, whichever trigger told of it: nobody is told the same twice.
  event text not null check (event <> ''),
  kind text not null check (kind <> ''),
  title text not null check (title <> ''),
  body text not null,
  -- A page of the console.
  link text check (link like '/%'),
  at timestamptz not null,
  read_at timestamptz,
  unique (person_id, event, kind)
);
comment on table notice is '消息';
create index notice_by_person on notice (person_id, seq desc);
create index notice_unread on notice (person_id, seq desc) where read_at is null;

create function only_read_notice() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.read_at is not null or new.read_at is null
    or to_jsonb(new) - 'read_at' is distinct from to_jsonb(old) - 'read_at'
  then
    raise exception 'what somebody was told is never altered, only marked as read: %', tg_op using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger notice_is_history before update or delete on notice for each row execute function only_read_notice();

create function tell_streams_of_notices() returns trigger language plpgsql as $$
begin
  perform pg_notify('zhengyun_notices', 'person:' || person_id) from (select distinct person_id from changed) as people;
  return null;
end
$$;
create trigger notice_is_streamed after insert on notice
  referencing new table as changed for each statement execute function tell_streams_of_notices();
create trigger notice_read_is_streamed after update on notice
  referencing new table as changed for each statement execute function tell_streams_of_notices();

-- A session that ends closes its streams wherever they are served.
create function tell_streams_of_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('zhengyun_notices', 'person:' || person_id) from (select distinct person_id from gone) as people;
  return null;
end
$$;
create trigger session_end_is_streamed after delete on session
  referencing old table as gone for each statement execute function tell_streams_of_session();

-- By which ways a person wants to hear; nobody without a row is written to. The console tells everything always.
create table notice_preference (
  person_id uuid primary key references person,
  email text check (email ~ '^[^@[:space:]<>,;]+@[^@[:space:]<>,;]+$' and length(email) <= 254),
  -- Kinds that are sent by e-mail.
  kinds text[] not null,
  digest text not null check (digest in ('at-once', 'daily')),
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null,
  check (email is not null or cardinality(kinds) = 0)
);
comment on table notice_preference is '消息接收设置';

-- Where an organisation's own systems are told.
create table webhook (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null check (name <> '' and length(name) <= 100),
  url text not null check (length(url) <= 2000),
  kinds text[] not null check (cardinality(kinds) > 0),
  -- What its messages are signed with: shown once to who made it, read by nothing but the sender.
  secret text not null check (length(secret) >= 32),
  state text not null default 'active' check (state in ('active', 'paused', 'failed', 'withdrawn')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  created_by_name text not null
);
comment on table webhook is '单位的消息推送地址';
create index webhook_by_organisation on webhook (organisation_id, created_at, id);

-- One message to one address, and what became of it.
create table notice_delivery (
  id uuid primary key,
  channel text not null check (channel in ('email', 'webhook')),
  person_id uuid references person,
  webhook_id uuid references webhook,
  -- What happened, for a webhook; the day, for a daily digest; the notice, for an e-mail sent at once.
  event text not null check (event <> ''),
  kind text,
  -- What is sent to a webhook; an e-mail is written from its notices.
  payload jsonb,
  notices uuid[] not null default '{}',
  created_at timestamptz not null,
  -- When it is to be tried; while a process is at it, when another may think it dead.
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
  attempts integer not null default 0 check (attempts >= 0),
  -- Where it is sent again by hand, its day of attempts begins anew.
  begun_at timestamptz not null,
  ended_at timestamptz,
  check ((channel = 'email') = (person_id is not null) and (channel = 'webhook') = (webhook_id is not null)),
  check ((channel = 'webhook') = (payload is not null)),
  check ((state = 'waiting') = (ended_at is null)),
  unique (person_id, event),
  unique (webhook_id, event)
);
comment on table notice_delivery is '消息投递';
create index notice_delivery_due on notice_delivery (due_at) where state = 'waiting';
create index notice_delivery_by_webhook on notice_delivery (webhook_id, created_at desc, id desc);
create index notice_delivery_by_time on notice_delivery (channel, created_at desc, id desc);

-- Each attempt. An attempt without an end was cut off: it may have arrived.
create table notice_attempt (
  delivery_id uuid not null references notice_delivery,
  no integer not null check (no > 0),
  begun_at timestamptz not null,
  ended_at timestamptz,
  -- What the other side answered: an HTTP or SMTP status.
  status integer,
  error text,
  duration_ms integer check (duration_ms >= 0),
  primary key (delivery_id, no)
);
comment on table notice_attempt is '投递的每次尝试';
create function only_end_attempt() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or (new.delivery_id, new.no, new.begun_at) is distinct from (old.delivery_id, old.no, old.begun_at) then
    raise exception 'an attempt is never altered, only ended: %', tg_op using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger notice_attempt_is_history before update or delete on notice_attempt for each row execute function only_end_attempt();

