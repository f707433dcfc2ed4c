-- Budgets (预算): estimates of a cycle to come, what was issued to units for it, what has been accrued against that, and who was warned.

-- What a cycle will cost, as it looked when the estimate was made. Never altered: a later one stands beside it.
create table budget_estimate (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  regime_id text not null check (regime_id <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- Counted within a cycle from 1.
  version integer not null check (version > 0),
  -- The day from which approved lines are assumed to be charged.
  starts_on date not null,
  note text not null,
  -- [{ kind, says, names }]: what was taken for granted.
  assumptions jsonb not null check (jsonb_typeof(assumptions) = 'array'),
  -- Resources without a price are left out, and the first of them named: [{ path, message }].
  left_out integer not null check (left_out >= 0),
  faults jsonb not null check (jsonb_typeof(faults) = 'array'),
  -- Sums of its rows: what the level pays, what units pay themselves.
  level_fen bigint not null check (level_fen >= 0),
  unit_fen bigint not null check (unit_fen >= 0),
  made_by uuid not null references organisation,
  made_by_name text not null,
  made_by_person text not null,
  made_at timestamptz not null,
  unique (jurisdiction_id, during, version)
);
comment on table budget_estimate is '预算测算';

-- One row a system, item and payer: units, categories and months are sums of these, and so is why two estimates differ.
create table budget_estimate_row (
  estimate_id uuid not null references budget_estimate,
  organisation_id uuid not null,
  system_id uuid not null,
  item_id uuid not null,
  -- As it was called then.
  category text not null,
  -- Who pays: the level, or the unit itself.
  payer text not null check (payer in ('level', 'unit')),
  -- Approved, and not charged yet.
  awaited boolean not null,
  -- Quantity × days in ten-thousandths; of what is charged once or by quantities the quantity itself.
  measure numeric(30) not null check (measure >= 0),
  -- Fen in each month of the cycle.
  months bigint[] not null check (cardinality(months) between 1 and 13),
  amount_fen bigint not null check (amount_fen >= 0),
  primary key (estimate_id, system_id, item_id, payer, awaited)
);
comment on table budget_estimate_row is '预算测算明细：按单位、系统、服务项、付款方和月份';
create index budget_estimate_row_by_unit on budget_estimate_row (estimate_id, organisation_id, category);

create table budget (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- Counted within a cycle from 1; from the second on each adjusts one that was issued before.
  number integer not null check (number > 0),
  estimate_id uuid not null references budget_estimate,
  adjusts uuid references budget,
  -- Why it is adjusted.
  reason text check (reason <> ''),
  state text not null default 'draft' check (state in ('draft', 'issued', 'withdrawn')),
  version integer not null default 1 check (version > 0),
  drafted_by uuid not null references organisation,
  drafted_by_person text not null,
  drafted_at timestamptz not null,
  issued_by uuid references organisation,
  issued_by_name text,
  issued_by_person text,
  issued_at timestamptz,
  unique (jurisdiction_id, during, number),
  check ((adjusts is null) = (reason is null)),
  check ((state = 'issued') = (issued_at is not null) and (issued_at is null) = (issued_by is null))
);
comment on table budget is '预算：编制、下达与调整';
create unique index budget_draft_at_once on budget (jurisdiction_id, during) where state = 'draft';
-- Each issued budget is adjusted by one other, which is adjusted in its turn: the newest of a cycle is the one that counts.
create unique index budget_adjusted_once on budget (adjusts) where state = 'issued';
create unique index budget_issued_first on budget (jurisdiction_id, during) where state = 'issued' and adjusts is null;

create table budget_line (
  budget_id uuid not null references budget,
  jurisdiction_id uuid not null,
  organisation_id uuid not null,
  category text not null,
  payer text not null check (payer in ('level', 'unit')),
  estimated_fen bigint not null check (estimated_fen >= 0),
  -- What was issued before, where this adjusts it.
  before_fen bigint check (before_fen >= 0),
  amount_fen bigint not null check (amount_fen between 0 and 9000000000000000),
  reason text check (reason <> ''),
  primary key (budget_id, organisation_id, category, payer),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  -- What is not as estimated, or not as issued before, says why.
  check (amount_fen = coalesce(before_fen, estimated_fen) or reason is not null)
);
comment on table budget_line is '预算明细：按单位、类别和付款方';

-- A budget moves from draft to issued or withdrawn, and then nowhere; its lines are written while it is a draft.
create function budget_moves_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'draft'
    or to_jsonb(new) - array['state', 'version', 'issued_by', 'issued_by_name', 'issued_by_person', 'issued_at']
      is distinct from to_jsonb(old) - array['state', 'version', 'issued_by', 'issued_by_name', 'issued_by_person', 'issued_at'] then
    raise exception 'a budget that was issued or withdrawn is never altered: %', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger budget_moves before update or delete on budget for each row execute function budget_moves_on();
create trigger budget_is_kept before truncate on budget for each statement execute function refuse_to_alter_history();

create function budget_lines_of_a_draft() returns trigger language plpgsql as $$
begin
  if exists (select 1 from budget where id = case when tg_op = 'DELETE' then old.budget_id else new.budget_id end and state = 'draft')
    and (tg_op <> 'UPDATE' or old.budget_id = new.budget_id) then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception 'lines of a budget are written while it is a draft: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger budget_line_of_a_draft before insert or update or delete on budget_line for each row execute function budget_lines_of_a_draft();
create trigger budget_line_is_kept before truncate on budget_line for each statement execute function refuse_to_alter_history();

create trigger budget_estimate_is_history before update or delete on budget_estimate for each row execute function refuse_to_alter_history();
create trigger budget_estimate_row_is_history before update or delete on budget_estimate_row for each row execute function refuse_to_alter_history();
create trigger budget_estimate_is_kept before truncate on budget_estimate for each statement execute function refuse_to_alter_history();
create trigger budget_estimate_row_is_kept before truncate on budget_estimate_row for each statement execute function refuse_to_alter_history();

-- What a cycle has come to and what the rest of it will cost: a result that can be reckoned anew at any time. The newest of a cycle is kept.
create table budget_accrual (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- The last day counted as it was.
  through date not null,
  -- The sealed statement that it is taken from; null: reckoned.
  statement_id uuid references statement,
  adjusted_fen bigint not null,
  left_out integer not null check (left_out >= 0),
  reckoned_at timestamptz not null,
  unique (jurisdiction_id, during)
);
comment on table budget_accrual is '预算执行：截至某日的费用';

create table budget_accrual_row (
  accrual_id uuid not null references budget_accrual on delete cascade,
  organisation_id uuid not null,
  category text not null,
  payer text not null check (payer in ('level', 'unit')),
  -- Fen in each month of the cycle: as it was, and as it is expected.
  accrued bigint[] not null,
  rest bigint[] not null,
  accrued_fen bigint not null check (accrued_fen >= 0),
  rest_fen bigint not null check (rest_fen >= 0),
  primary key (accrual_id, organisation_id, category, payer)
);
comment on table budget_accrual_row is '预算执行明细：按单位、类别、付款方和月份';

-- At which shares of a budget somebody is warned, in percent; 80 and 100 before the first.
create table budget_threshold (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  shares numeric(7, 2)[] not null check (cardinality(shares) between 1 and 10),
  reason text not null check (reason <> ''),
  set_by uuid not null references organisation,
  set_by_person text not null,
  set_at timestamptz not null,
  unique (jurisdiction_id, during without overlaps)
);
comment on table budget_threshold is '预算预警比例沿革';

-- That a share was reached: once, whatever becomes of the budget afterwards.
create table budget_finding (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  budget_id uuid not null references budget,
  organisation_id uuid not null,
  category text not null,
  payer text not null check (payer in ('level', 'unit')),
  share numeric(7, 2) not null check (share > 0),
  budget_fen bigint not null,
  accrued_fen bigint not null,
  through date not null,
  found_at timestamptz not null,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  constraint budget_finding_once unique (jurisdiction_id, during, organisation_id, category, payer, share)
);
comment on table budget_finding is '预算预警';
create index budget_finding_by_time on budget_finding (jurisdiction_id, found_at desc, id desc);
create trigger budget_finding_is_history before update or delete on budget_finding for each row execute function refuse_to_alter_history();
create trigger budget_finding_is_kept before truncate on budget_finding for each statement execute function refuse_to_alter_history();
