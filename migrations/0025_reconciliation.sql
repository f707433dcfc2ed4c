-- A provider's own bill, what it was compared with, where the two differ, and what was decided of each difference. Nothing of it alters a statement or the facts.

create table provider_bill (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  provider_id uuid not null,
  -- The cycle it is for.
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- A further bill of the same provider and cycle is a new version; the older ones stay.
  version integer not null check (version > 0),
  file_name text not null check (file_name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  line_count integer not null check (line_count > 0),
  total_fen bigint not null check (total_fen >= 0),
  imported_by uuid not null references organisation,
  imported_by_id uuid not null,
  imported_by_person text not null,
  imported_at timestamptz not null,
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  unique (jurisdiction_id, provider_id, during, version)
);
comment on table provider_bill is '云服务商账单';
create index provider_bill_by_time on provider_bill (jurisdiction_id, imported_at desc, id desc);

create table provider_bill_line (
  bill_id uuid not null references provider_bill deferrable initially deferred,
  -- The line of the file.
  no integer not null check (no > 1),
  -- Null: no resource of this provider's; `stranger`: one of another's.
  resource_id uuid,
  stranger boolean not null,
  -- How the file calls it.
  named text not null check (named <> ''),
  -- What the file says of item, price and days; null where it says nothing.
  item_code text check (item_code <> ''),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  quantity numeric(18, 4) not null check (quantity >= 0),
  price numeric(18, 4) check (price >= 0),
  days integer check (days >= 0),
  amount_fen bigint not null check (amount_fen >= 0),
  primary key (bill_id, no),
  check (not stranger or resource_id is null)
);
comment on table provider_bill_line is '云服务商账单明细';
create index provider_bill_line_by_resource on provider_bill_line (bill_id, resource_id, no) where resource_id is not null;
create index provider_bill_line_unknown on provider_bill_line (bill_id, named, no) where resource_id is null;
-- Files name resources as the provider does.
create index resource_by_external_name on resource (provider_id, external_name) where external_name is not null;

create table reconciliation (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  bill_id uuid not null references provider_bill,
  statement_id uuid not null references statement,
  -- The run whose lines it was compared with.
  run_no integer not null references settlement_run,
  -- Comparisons (a resource and its months) that agree, and those that do not.
  equal_count integer not null check (equal_count >= 0),
  difference_count integer not null check (difference_count >= 0),
  theirs_fen bigint not null check (theirs_fen >= 0),
  ours_fen bigint not null check (ours_fen >= 0),
  opened_by uuid not null references organisation,
  opened_by_id uuid not null,
  opened_by_person text not null,
  opened_at timestamptz not null,
  closed_by_id uuid,
  closed_by_person text,
  closed_at timestamptz,
  check ((closed_at is null) = (closed_by_id is null) and (closed_at is null) = (closed_by_person is null)),
  -- A bill is compared with a run once.
  unique (bill_id, run_no)
);
comment on table reconciliation is '账单核对';
create index reconciliation_by_statement on reconciliation (statement_id);

create table reconciliation_difference (
  reconciliation_id uuid not null references reconciliation deferrable initially deferred,
  no integer not null check (no > 0),
  -- Null: nobody knows which.
  resource_id uuid,
  -- How the bill calls it; our id where the bill has nothing of it.
  named text not null check (named <> ''),
  organisation_name text,
  system_name text,
  item_code text,
  item_name text,
  unit text,
  first_month date not null,
  last_month date not null check (last_month >= first_month),
  theirs_fen bigint not null check (theirs_fen >= 0),
  ours_fen bigint not null check (ours_fen >= 0),
  -- The likeliest cause; all of them with their amounts and sentences.
  cause text not null check (cause <> ''),
  causes jsonb not null check (jsonb_array_length(causes) > 0),
  -- The lines of both sides.
  lines jsonb not null,
  -- As the last decision says.
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'corrected')),
  primary key (reconciliation_id, no)
);
comment on table reconciliation_difference is '账单核对的差异';
create index reconciliation_difference_by_cause on reconciliation_difference (reconciliation_id, cause, state, no);
create index reconciliation_difference_by_state on reconciliation_difference (reconciliation_id, state, no);

create table reconciliation_decision (
  reconciliation_id uuid not null,
  difference_no integer not null,
  -- Of one difference, counted from 1.
  no integer not null check (no > 0),
  -- open: taken up again.
  decision text not null check (decision in ('open', 'accepted', 'rejected', 'corrected')),
  reason text not null check (reason <> ''),
  -- Which facts on file were corrected.
  fact text check (fact <> ''),
  decided_by uuid not null references organisation,
  decided_by_id uuid not null,
  decided_by_person text not null,
  decided_at timestamptz not null,
  primary key (reconciliation_id, difference_no, no),
  foreign key (reconciliation_id, difference_no) references reconciliation_difference,
  check ((decision = 'corrected') = (fact is not null))
);
comment on table reconciliation_decision is '账单核对的处理沿革';

create table reconciliation_comment (
  reconciliation_id uuid not null,
  difference_no integer not null,
  comment text not null check (comment <> ''),
  commented_by uuid not null references organisation,
  commented_by_id uuid not null,
  commented_by_person text not null,
  commented_at timestamptz not null,
  -- Once a difference.
  primary key (reconciliation_id, difference_no),
  foreign key (reconciliation_id, difference_no) references reconciliation_difference
);
comment on table reconciliation_comment is '云服务商对差异的说明';

-- A bill comes after its lines and adds up to them; from then on it takes no more.
create function bill_is_its_lines() returns trigger language plpgsql as $$
begin
  if (select (count(*), coalesce(sum(amount_fen), 0)) from provider_bill_line where bill_id = new.id) is distinct from (new.line_count::bigint, new.total_fen::numeric)
    or exists (select from provider_bill_line where bill_id = new.id and not (new.during @> first_day and new.during @> last_day)) then
    raise exception 'a bill is what its lines add up to, within its cycle: %', new.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger provider_bill_of_lines before insert on provider_bill for each row execute function bill_is_its_lines();

create function bill_takes_no_more() returns trigger language plpgsql as $$
begin
  if exists (select from added a join provider_bill b on b.id = a.bill_id) then
    raise exception 'a bill that was imported is never altered' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
create trigger provider_bill_line_first after insert on provider_bill_line referencing new table as added
  for each statement execute function bill_takes_no_more();

-- The same for a comparison: what the two sides differ by is what its differences differ by.
create function reconciliation_is_its_differences() returns trigger language plpgsql as $$
begin
  if new.closed_at is not null
    or (select (count(*), coalesce(sum(theirs_fen - ours_fen), 0)) from reconciliation_difference where reconciliation_id = new.id)
      is distinct from (new.difference_count::bigint, (new.theirs_fen - new.ours_fen)::numeric) then
    raise exception 'a comparison is what its differences add up to: %', new.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger reconciliation_of_differences before insert on reconciliation for each row execute function reconciliation_is_its_differences();

create function reconciliation_takes_no_more() returns trigger language plpgsql as $$
begin
  if exists (select from added a join reconciliation r on r.id = a.reconciliation_id) then
    raise exception 'a comparison that was made is never altered' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
create trigger reconciliation_difference_first after insert on reconciliation_difference referencing new table as added
  for each statement execute function reconciliation_takes_no_more();

-- It is closed once, when nothing is open.
create function reconciliation_is_closed_once() returns trigger language plpgsql as $$
declare
  closing constant text[] := array['closed_at', 'closed_by_id', 'closed_by_person'];
begin
  if tg_op = 'UPDATE' and old.closed_at is null and new.closed_at is not null and to_jsonb(new) - closing = to_jsonb(old) - closing
    and not exists (select from reconciliation_difference where reconciliation_id = new.id and state = 'open') then
    return new;
  end if;
  raise exception 'a comparison is never altered, only closed when nothing is open: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger reconciliation_closes before update or delete on reconciliation for each row execute function reconciliation_is_closed_once();

-- The state of a difference is what was decided last.
create function difference_follows_decisions() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state'
    and new.state = (select decision from reconciliation_decision d where d.reconciliation_id = new.reconciliation_id and d.difference_no = new.no
      order by d.no desc limit 1) then
    return new;
  end if;
  raise exception 'a difference is never altered, only decided: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger reconciliation_difference_follows before update or delete on reconciliation_difference
  for each row execute function difference_follows_decisions();

create function decided_while_open() returns trigger language plpgsql as $$
begin
  if exists (select from added a join reconciliation r on r.id = a.reconciliation_id where r.closed_at is not null) then
    raise exception 'a comparison that was closed is never altered' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
create trigger reconciliation_decision_while_open after insert on reconciliation_decision referencing new table as added
  for each statement execute function decided_while_open();
create trigger reconciliation_comment_while_open after insert on reconciliation_comment referencing new table as added
  for each statement execute function decided_while_open();

create trigger provider_bill_is_history before update or delete on provider_bill for each row execute function refuse_to_alter_history();
create trigger provider_bill_line_is_history before update or delete on provider_bill_line for each row execute function refuse_to_alter_history();
create trigger reconciliation_decision_is_history before update or delete on reconciliation_decision for each row execute function refuse_to_alter_history();
create trigger reconciliation_comment_is_history before update or delete on reconciliation_comment for each row execute function refuse_to_alter_history();
do $$
declare kept text;
begin
  foreach kept in array array['provider_bill', 'provider_bill_line', 'reconciliation', 'reconciliation_difference', 'reconciliation_decision',
    'reconciliation_comment'] loop
    execute format('create trigger %1$I_is_kept before truncate on %1$I for each statement execute function refuse_to_alter_history()', kept);
  end loop;
end
$$;
