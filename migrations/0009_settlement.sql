-- Statements: what each cycle costs, line by line, from the first accounting to the seal.

create table statement (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- The measure that governs the cycle.
  regime_id text not null check (regime_id <> ''),
  -- The cycle, half open.
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- draft only within the transaction that accounts: lines may be written then, and never else.
  state text not null check (state in ('draft', 'accounted', 'returned', 'reviewed', 'sealed')),
  -- The run of accounting that stands; a returned statement is accounted again as the next one.
  revision integer not null check (revision > 0),
  version integer not null default 1 check (version > 0),
  line_count integer check (line_count >= 0),
  total_fen bigint check (total_fen >= 0),
  -- What the lines left out would have cost.
  excluded_fen bigint check (excluded_fen >= 0),
  accounted_by uuid,
  reviewed_by uuid,
  -- SHA-256 over the canonical lines (src/settlement/seal.ts).
  seal text check (seal ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz,
  created_at timestamptz not null,
  -- One statement for a day of a jurisdiction: nothing is settled twice.
  unique (jurisdiction_id, during without overlaps),
  check (state = 'draft' or (line_count is not null and total_fen is not null and excluded_fen is not null and accounted_by is not null)),
  check (state not in ('reviewed', 'sealed') or reviewed_by is not null),
  check (reviewed_by is null or reviewed_by <> accounted_by),
  check ((state = 'sealed') = (seal is not null) and (state = 'sealed') = (sealed_at is not null))
);
comment on table statement is '结算单';

create table statement_event (
  id bigint generated always as identity primary key,
  statement_id uuid not null references statement,
  revision integer not null,
  at timestamptz not null,
  kind text not null check (kind in ('accounted', 'reviewed', 'returned', 'sealed')),
  opinion text check (opinion <> ''),
  person_id uuid not null,
  person_name text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  -- As they stood then: the runs of a statement can be compared.
  line_count integer not null,
  total_fen bigint not null,
  check (kind <> 'returned' or opinion is not null)
);
comment on table statement_event is '结算单办理经过';
create index statement_event_by_statement on statement_event (statement_id, id);

-- The resources of one run, with the names they had then: what a line says does not change when a unit is renamed.
create table statement_resource (
  statement_id uuid not null references statement,
  revision integer not null,
  no integer not null check (no > 0),
  resource_id uuid not null,
  organisation_id uuid not null,
  organisation_name text not null,
  system_id uuid not null,
  system_name text not null,
  provider_id uuid not null,
  provider_name text not null,
  pool_name text not null,
  item_id uuid not null,
  item_code text not null,
  item_name text not null,
  category text not null,
  unit text not null,
  basis text not null check (basis in ('month', 'year', 'once', 'free')),
  primary key (statement_id, revision, no),
  unique (resource_id, statement_id, revision)
);
comment on table statement_resource is '结算单所列云资源';
create index statement_resource_by_organisation on statement_resource (organisation_id, statement_id, revision);
create index statement_resource_by_provider on statement_resource (provider_id, statement_id, revision);

create table statement_line (
  statement_id uuid not null,
  revision integer not null,
  no integer not null check (no > 0),
  -- A row of statement_resource: seen to once for the whole run when it is closed, which costs a hundredth of a foreign key.
  resource_no integer not null,
  kind text not null check (kind in ('period', 'once', 'free')),
  -- Both charged; a line that is charged once stands on one day and counts none.
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  days integer not null,
  -- Days of the month or year that the price is for.
  period_days integer check (period_days between 28 and 366),
  quantity numeric(18, 4) not null check (quantity > 0),
  price_id uuid references item_price,
  price numeric(18, 4) check (price >= 0),
  -- What it would have cost, and what it does cost: nothing where a rule leaves it out.
  full_fen bigint not null check (full_fen >= 0),
  amount_fen bigint not null,
  excluded_by text check (excluded_by <> ''),
  excluded_says text,
  excluded_cite text,
  primary key (statement_id, revision, no),
  check (amount_fen = case when excluded_by is null then full_fen else 0 end),
  check ((excluded_by is null) = (excluded_says is null) and (excluded_by is null) = (excluded_cite is null)),
  check ((kind = 'free') = (price_id is null) and (kind = 'free') = (price is null) and (kind <> 'free' or full_fen = 0)),
  check ((kind = 'period') = (period_days is not null)),
  check (days = case when kind = 'once' then 0 else last_day - first_day + 1 end and (period_days is null or days <= period_days))
);
comment on table statement_line is '结算单明细';
create index statement_line_by_resource on statement_line (statement_id, revision, resource_no);

-- The life of a statement: the only moves there are, and what must be so when a run is closed.
create function statement_moves_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.revision <> 1 then
      raise exception 'a statement begins as a draft: %', new.state using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.state = 'sealed' then
    raise exception 'a statement is never deleted, a sealed one never altered: %', old.id using errcode = 'insufficient_privilege';
  end if;
  if (old.id, old.jurisdiction_id, old.during) is distinct from (new.id, new.jurisdiction_id, new.during)
    or (old.state, new.state) not in (('draft', 'accounted'), ('accounted', 'reviewed'), ('accounted', 'returned'),
      ('reviewed', 'returned'), ('reviewed', 'sealed'), ('returned', 'draft'))
    or new.revision <> old.revision + (new.state = 'draft')::int then
    raise exception 'not a move of a statement: % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'accounted' then
    perform settled_without_doubt(new);
  elsif new.state <> 'draft' and (old.line_count, old.total_fen, old.excluded_fen, old.accounted_by, old.regime_id)
    is distinct from (new.line_count, new.total_fen, new.excluded_fen, new.accounted_by, new.regime_id) then
    raise exception 'the sums of a statement stand after it is accounted: %', old.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- Lines are written by the thousand in one go. Until PostgreSQL has counted them it expects one, and would compare each with all others:
-- when the run is closed, and when somebody opens it at once. Counting is the owner's, hence `security definer`.
create function count_lines_anew() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze statement_resource;
  analyze statement_line;
end
$$;

-- The sums are those of the lines, each line has its resource, and no unit of a resource is settled twice for a day.
create function settled_without_doubt(s statement) returns void language plpgsql as $$
begin
  perform count_lines_anew();
  if (select (count(*), coalesce(sum(amount_fen), 0), coalesce(sum(full_fen - amount_fen), 0)) from statement_line
      where statement_id = s.id and revision = s.revision) is distinct from (s.line_count::bigint, s.total_fen::numeric, s.excluded_fen::numeric) then
    raise exception 'the sums of statement % are not those of its lines', s.id using errcode = 'check_violation';
  end if;
  if exists (select 1 from statement_line l
      left join statement_resource r on r.statement_id = l.statement_id and r.revision = l.revision and r.no = l.resource_no
      where l.statement_id = s.id and l.revision = s.revision and r.no is null) then
    raise exception 'statement % has a line without its resource', s.id using errcode = 'foreign_key_violation';
  end if;
  -- Two lines may stand side by side on a day (what is within the contract, what is beyond it): together never more than was allocated.
  -- Where lines overlap at all they do so on the first day of one of them.
  if exists (
      with line as (
        select resource_no, first_day, last_day, quantity, max(last_day) over (partition by resource_no order by first_day, no
          rows between unbounded preceding and 1 preceding) as held_until
        from statement_line where statement_id = s.id and revision = s.revision),
      shared as (select distinct resource_no, first_day as day from line where first_day <= held_until)
      select from shared d join line l on l.resource_no = d.resource_no and d.day between l.first_day and l.last_day
        join statement_resource r on r.statement_id = s.id and r.revision = s.revision and r.no = d.resource_no
      group by r.resource_id, d.day
      having sum(l.quantity) > coalesce((select a.quantity from allocation a where a.resource_id = r.resource_id and a.during @> d.day), 0)) then
    raise exception 'statement % settles more than was allocated on a day', s.id using errcode = 'exclusion_violation';
  end if;
  if exists (select 1 from statement_line where statement_id = s.id and revision = s.revision
      and not daterange(first_day, last_day, '[]') <@ s.during) then
    raise exception 'statement % has lines outside its cycle', s.id using errcode = 'check_violation';
  end if;
end
$$;

create function written_only_into_a_draft() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct statement_id, revision from written) w
      left join statement s on s.id = w.statement_id and s.revision = w.revision and s.state = 'draft' where s.id is null) then
    raise exception 'lines are written only while a statement is being accounted' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;

create trigger statement_moves before insert or update or delete on statement for each row execute function statement_moves_on();
create trigger statement_is_kept before truncate on statement for each statement execute function refuse_to_alter_history();
create trigger statement_event_is_history before update or delete or truncate on statement_event
  for each statement execute function refuse_to_alter_history();
create trigger statement_resource_is_history before update or delete or truncate on statement_resource
  for each statement execute function refuse_to_alter_history();
create trigger statement_line_is_history before update or delete or truncate on statement_line
  for each statement execute function refuse_to_alter_history();
create trigger statement_resource_into_draft after insert on statement_resource referencing new table as written
  for each statement execute function written_only_into_a_draft();
create trigger statement_line_into_draft after insert on statement_line referencing new table as written
  for each statement execute function written_only_into_a_draft();
