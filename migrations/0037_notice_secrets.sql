-- Notices that bear attack and time: webhooks' secrets are sealed at rest, and days that pass without anybody's act are told.

-- The secret a webhook signs with, sealed by a key of the configuration (AES-256-GCM); `secret_key` names the key. What stood here in the clear is
-- sealed at the next start of the program, which alone has the keys; until then it may stay, but nothing may be put in the clear any more.
alter table webhook alter column secret drop not null;
alter table webhook add column sealed_secret text, add column secret_key text, add column secret_since timestamptz;
update webhook set secret_since = created_at;
-- What was withdrawn signs nothing any more.
update webhook set secret = null where state = 'withdrawn';
alter table webhook alter column secret_since set not null;
alter table webhook add constraint webhook_secret_is_named check ((sealed_secret is null) = (secret_key is null));
alter table webhook add constraint webhook_secret_is_one check (num_nonnulls(secret, sealed_secret) = case when state = 'withdrawn' then 0 else 1 end);
comment on column webhook.secret is '升级之前明文保存的签名密钥；启动时加密后清空';
comment on column webhook.sealed_secret is '加密保存的签名密钥';

create function refuse_secret_in_the_clear() returns trigger language plpgsql as $$
begin
  if new.secret is not null and (tg_op = 'INSERT' or new.secret is distinct from old.secret) then
    raise exception 'a webhook''s secret is never put in the clear' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger webhook_secret_is_sealed before insert or update on webhook for each row execute function refuse_secret_in_the_clear();
create index webhook_to_seal on webhook (id) where secret is not null;

-- A day that came near is told again when it has become another day: the calendar moved it.
update notice_outbox o set source_id = o.source_id || ':' || coalesce(k.due_on::text, '') from case_clock k where o.source = 'case-due' and k.id::text = o.source_id;
update notice_outbox o set source_id = o.source_id || ':' || i.due_on::text from duty_instance i where o.source = 'duty-due' and i.id::text = o.source_id;
-- lapse: something ends by its own day, without anybody's act: a contract, an authorization, a measure.
alter table notice_outbox drop constraint notice_outbox_source_check;
alter table notice_outbox add constraint notice_outbox_source_check
  check (source in ('act', 'case-event', 'document', 'duty', 'usage-finding', 'case-due', 'duty-due', 'lapse'));

-- A settlement run that fails leaves no act behind: those who account hear of it all the same.
create function tell_of_failed_run() returns trigger language plpgsql as $$
begin
  insert into notice_outbox (source, source_id)
    values ('lapse', 'settlement-run.failed:' || new.id || ':' || (new.ended_at at time zone 'Asia/Shanghai')::date) on conflict do nothing;
  perform pg_notify('zhengyun_notices', 'outbox');
  return null;
end
$$;
create trigger settlement_run_failure_is_told after update of state on settlement_run
  for each row when (new.state = 'failed' and old.state <> 'failed') execute function tell_of_failed_run();

-- The sentences of notices as the operator writes them, over those of the files: a history; of each name the newest counts. Without a title: the files' again.
create table notice_sentence (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  title text check (title <> '' and length(title) <= 200),
  body text check (length(body) <= 2000),
  set_at timestamptz not null,
  set_by uuid not null references person,
  set_by_name text not null,
  check ((title is null) = (body is null))
);
comment on table notice_sentence is '消息文字的修改';
create index notice_sentence_by_name on notice_sentence (name, id desc);
create trigger notice_sentence_is_history before update or delete on notice_sentence for each row execute function refuse_to_alter_history();
create trigger notice_sentence_is_kept before truncate on notice_sentence for each statement execute function refuse_to_alter_history();
