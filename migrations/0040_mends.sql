-- Mends: deliveries are fair to every receiver.

-- Whom messages go to, one row a receiver: a webhook, or for e-mails the organisation of the person. Takes note of how it fares, so that one that hangs or
-- fails delays no other: who was served longest ago is next, who is slow shares few places, who fails rests for longer and longer.
create table notice_lane (
  id uuid primary key,
  channel text not null check (channel in ('email', 'webhook')),
  organisation_id uuid not null references organisation,
  served_at timestamptz,
  -- Failures in a row; nothing is sent until the rest is over.
  failures integer not null default 0 check (failures >= 0),
  resting_until timestamptz,
  -- Whether the last message took long.
  slow boolean not null default false
);
comment on table notice_lane is '消息投递的接收方：轮到谁、是否缓慢、连续失败后停歇到何时';
create index notice_lane_by_channel on notice_lane (channel, organisation_id);

alter table notice_delivery add column lane uuid references notice_lane;
-- Until when a process holds the message: it is on its way, and counts among those of its organisation.
alter table notice_delivery add column held_until timestamptz;
comment on column notice_delivery.lane is '接收方';
comment on column notice_delivery.held_until is '正在发送，由一个进程持有到何时';

insert into notice_lane (id, channel, organisation_id) select id, 'webhook', organisation_id from webhook;
insert into notice_lane (id, channel, organisation_id)
  select distinct p.organisation_id, 'email', p.organisation_id from notice_delivery d join person p on p.id = d.person_id;
update notice_delivery d set lane = coalesce(d.webhook_id, (select p.organisation_id from person p where p.id = d.person_id));
alter table notice_delivery alter column lane set not null;

create function put_in_notice_lane() returns trigger language plpgsql as $$
declare organisation uuid;
begin
  if new.channel = 'webhook' then
    select w.organisation_id into organisation from webhook w where w.id = new.webhook_id;
  else
    select p.organisation_id into organisation from person p where p.id = new.person_id;
  end if;
  new.lane := coalesce(new.webhook_id, organisation);
  insert into notice_lane (id, channel, organisation_id) values (new.lane, new.channel, organisation) on conflict do nothing;
  return new;
end
$$;
create trigger notice_delivery_has_lane before insert on notice_delivery for each row execute function put_in_notice_lane();
create function webhook_has_lane() returns trigger language plpgsql as $$
begin
  insert into notice_lane (id, channel, organisation_id) values (new.id, 'webhook', new.organisation_id) on conflict do nothing;
  return null;
end
$$;
create trigger webhook_has_lane after insert on webhook for each row execute function webhook_has_lane();
create index notice_delivery_in_lane on notice_delivery (lane, due_at) where state = 'waiting';
create index notice_delivery_held on notice_delivery (held_until) where held_until is not null;

-- What is derived is written by its triggers alone: these work as the owner, and the application only reads it (`migrate` takes its rights away).
alter function search_refresh(text, uuid[]) security definer set search_path = public, pg_temp;
alter function resource_held(uuid[]) security definer set search_path = public, pg_temp;
do $$
declare kept text;
begin
  foreach kept in array array['resource_holding', 'search_entry', 'search_entry_case', 'search_entry_system', 'search_entry_resource',
      'search_entry_document', 'search_entry_duty', 'search_entry_opinion', 'search_entry_official'] loop
    execute format('create trigger %1$I_is_kept before truncate on %1$I for each statement execute function refuse_to_alter_history()', kept);
  end loop;
end
$$;

-- Rows of these are never lost, one by one: neither are they all at once. Earlier migrations said so of some tables only; `src/app/tables.test.ts` asks it of each.
do $$
declare kept text;
begin
  foreach kept in array array['authorization_form', 'beyond_contract_consent', 'case_event', 'case_material', 'case_version', 'catalogue_edition', 'catalogue_listing',
      'contract', 'contract_item', 'document_address', 'document_counter', 'duty_begin', 'duty_filing', 'duty_instance', 'duty_interval',
      'emergency_look', 'evaluation_objection', 'evaluation_result', 'evaluation_round', 'evaluation_scale', 'evaluation_score',
      'evaluation_scorecard', 'important_period', 'issued_document', 'item_price', 'metered_quantity', 'notice', 'notice_attempt', 'operating_grant',
      'operating_grant_event', 'operating_handover', 'outage', 'pool_supervision', 'resource_check', 'rights_authorization', 'rights_event',
      'rights_look', 'settled_elsewhere', 'stored_file', 'system_paper', 'system_paper_content', 'system_paper_version', 'unqualified_service',
      'usage_figure', 'usage_finding', 'usage_season'] loop
    execute format('create trigger %1$I_is_not_emptied before truncate on %1$I for each statement execute function refuse_to_alter_history()', kept);
  end loop;
end
$$;

-- A new name of an organisation or a service item concerns a hundred thousand entries: too many for the request that changes it. It is put down here, and the
-- job brings the entries up to date in portions. A row stays until what was under way when it was first seen has ended, and is gone through once more then:
-- what was written meanwhile may still bear the old name.
create table search_rename (
  kind text not null check (kind in ('organisation', 'item')),
  id uuid not null,
  -- Null: not gone through yet. Else gone through, and once more when all transactions before this one have ended.
  settled xid8,
  primary key (kind, id)
);
comment on table search_rename is '已更名、检索索引尚待更新的单位与服务项';
create table search_stale (
  kind text not null,
  id uuid not null,
  primary key (kind, id)
);
comment on table search_stale is '待更新的检索索引条目';

create or replace function search_renamed() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'organisation' then
    insert into search_rename (kind, id) values ('organisation', new.id) on conflict (kind, id) do update set settled = null;
  elsif tg_table_name = 'system' then
    perform search_refresh('system', array[new.id]);
    perform search_refresh('case', (select array_agg(id) from case_file where system_id = new.id));
    perform search_refresh('opinion', (select array_agg(event_uuid(e.id)) from case_event e join case_file c on c.id = e.case_id
      where c.system_id = new.id and e.opinion <> ''));
    perform search_refresh('resource', (select array_agg(id) from resource where system_id = new.id));
    perform search_refresh('duty', (select array_agg(id) from duty_instance where system_id = new.id));
  else
    insert into search_rename (kind, id) values ('item', new.id) on conflict (kind, id) do update set settled = null;
  end if;
  return null;
end
$$;

-- A trial can be stopped: by whom, and when, stands on record.
alter table measure_trial drop constraint measure_trial_state_check;
alter table measure_trial add constraint measure_trial_state_check check (state in ('running', 'finished', 'failed', 'stopped'));
alter table measure_trial add column stopped_by_name text;
alter table measure_trial add constraint measure_trial_is_stopped_by check ((state = 'stopped') = (stopped_by_name is not null));
create or replace function measure_trial_moves_on() returns trigger language plpgsql as $$
declare
  moving text[] := array['state', 'part', 'done', 'total', 'attempts', 'ended_at', 'failure', 'outcome', 'stopped_by_name'];
begin
  if tg_op = 'DELETE' or old.state <> 'running' or to_jsonb(new) - moving is distinct from to_jsonb(old) - moving then
    raise exception 'a trial that has ended is never altered: %', old.no using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

-- An e-mail address is its chooser's only when a code that went there was entered. Addresses from before this migration are taken as proven: they have been written to already.
alter table notice_preference add column proven_at timestamptz;
update notice_preference set proven_at = changed_at where email is not null;
comment on column notice_preference.proven_at is '邮箱地址通过验证的时间；未验证的不发送';

-- The code that was sent last: of it only a salted hash.
create table notice_email_proof (
  person_id uuid primary key references person,
  email text not null,
  salt text not null check (salt ~ '^[0-9a-f]{32}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  tries integer not null default 0 check (tries between 0 and 5)
);
comment on table notice_email_proof is '待验证的邮箱地址与验证码（散列）';
-- How often codes were asked for: by one person, and for one address.
create table notice_email_asking (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  email text not null,
  at timestamptz not null
);
comment on table notice_email_asking is '验证码的发送次数';
create index notice_email_asking_by_person on notice_email_asking (person_id, at);
create index notice_email_asking_by_email on notice_email_asking (lower(email), at);
