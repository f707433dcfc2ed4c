-- A contract may be ended before its agreed last day: for a violation, or because the provider leaves. What was agreed stays on record.
alter table contract
  -- The agreed last day, where it was ended before it.
  add column agreed_to date,
  add column ended_reason text check (ended_reason <> ''),
  add column ended_by_name text,
  add column ended_at timestamptz,
  add constraint contract_ended check ((agreed_to is null) = (ended_reason is null) and (agreed_to is null) = (ended_by_name is null)
    and (agreed_to is null) = (ended_at is null) and (agreed_to is null or agreed_to >= upper(during)));

create function only_end_contract() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.agreed_to is null and new.agreed_to = upper(old.during) - 1
    and lower(new.during) = lower(old.during) and upper(new.during) < upper(old.during)
    and to_jsonb(new) - array['during', 'agreed_to', 'ended_reason', 'ended_by_name', 'ended_at']
      = to_jsonb(old) - array['during', 'agreed_to', 'ended_reason', 'ended_by_name', 'ended_at'] then
    return new;
  end if;
  raise exception 'a contract is never altered, only ended early, once: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
drop trigger contract_is_history on contract;
create trigger contract_is_history before update or delete on contract for each row execute function only_end_contract();
