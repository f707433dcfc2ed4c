-- Settlement of a province (docs/adr/0008): runs with progress, shares of units, one row a resource with the records of its lines, sums by month, entries of their own
-- for results of evaluation, and differences between a sealed statement and what the facts say now.

create table settlement_run (
  no integer generated always as identity primary key,
  id uuid not null unique,
  jurisdiction_id uuid not null references jurisdiction,
  kind text not null check (kind in ('account', 'seal', 'compare')),
  -- The statement it is about; for a first accounting the one that it will make.
  statement_id uuid not null,
  revision integer not null check (revision > 0),
  regime_id text not null check (regime_id <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  state text not null check (state in ('running', 'finished', 'failed')),
  -- Resources (shares, for a seal) that are done, of how many.
  done integer not null default 0 check (done >= 0),
  total integer not null default 0 check (total >= 0),
  attempts integer not null default 1 check (attempts > 0),
  started_by uuid not null,
  started_by_name text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  started_at timestamptz not null,
  -- The process that works on it says so now and then; one that has not for a while is gone.
  alive_at timestamptz not null,
  ended_at timestamptz,
  -- Why it failed: the refusal as people read it.
  refusal jsonb,
  check ((state = 'running') = (ended_at is null)),
  check (refusal is null or state = 'failed')
);
comment on table settlement_run is '结算的一次运行：核算、封存、比对';
-- Two at once would read the same facts and write two bills.
create unique index settlement_run_at_once on settlement_run (jurisdiction_id) where state = 'running';
create index settlement_run_by_jurisdiction on settlement_run (jurisdiction_id, no desc);
create index settlement_run_by_statement on settlement_run (statement_id, no desc);

create table statement_share (
  run_no integer not null references settlement_run,
  no integer not null check (no > 0),
  organisation_id uuid not null,
  organisation_name text not null,
  -- The number of its first line in the statement.
  first_no integer not null check (first_no > 0),
  line_count integer not null check (line_count > 0),
  resource_count integer not null check (resource_count > 0),
  full_fen bigint not null check (full_fen >= 0),
  -- What the level pays, what the unit itself pays, what nobody pays, what rules take off.
  total_fen bigint not null check (total_fen >= 0),
  apart_fen bigint not null check (apart_fen >= 0),
  excluded_fen bigint not null check (excluded_fen >= 0),
  deducted_fen bigint not null check (deducted_fen >= 0),
  -- SHA-256 over the canonical text of its resources and lines (src/settlement/rules/seal.ts); null for statements of before there were shares.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  primary key (run_no, no),
  unique (run_no, organisation_id),
  check (full_fen = total_fen + apart_fen + excluded_fen + deducted_fen)
);
comment on table statement_share is '结算单的单位分册';
create index statement_share_by_organisation on statement_share (organisation_id, run_no);

-- What many lines of a run share, as it was called then: what a line says does not change when a system is renamed.
create table statement_entry (
  run_no integer not null references settlement_run,
  kind text not null check (kind in ('system', 'provider', 'pool', 'item', 'price', 'ruling')),
  no integer not null check (no > 0),
  -- The thing itself; null for rulings.
  ref uuid,
  -- As the seal covers it, to the letter: hence json.
  data json not null,
  primary key (run_no, kind, no)
);
comment on table statement_entry is '结算单中的名称、价格与规则';
create index statement_entry_by_ref on statement_entry (ref, run_no);

alter table statement_line rename to statement_line_v1;
alter table statement_resource rename to statement_resource_v1;
alter index statement_line_pkey rename to statement_line_v1_pkey;
alter index statement_resource_pkey rename to statement_resource_v1_pkey;

create table statement_resource (
  run_no integer not null,
  share_no integer not null,
  -- Within the share.
  no integer not null check (no > 0),
  resource_id uuid not null,
  system_no integer not null,
  provider_no integer not null,
  pool_no integer not null,
  item_no integer not null,
  -- The number of its first line within the share, from 0.
  first_line integer not null check (first_line >= 0),
  line_count integer not null check (line_count > 0),
  full_fen bigint not null check (full_fen >= 0),
  amount_fen bigint not null check (amount_fen between 0 and full_fen),
  -- The records of its lines one after the other (src/settlement/rules/canonical.ts): the very bytes that the digest of the share covers.
  lines bytea not null,
  primary key (run_no, share_no, no),
  check (length(lines) = 42 * line_count)
);
comment on table statement_resource is '结算单所列云资源及其各行';
-- Compressing many short numbers costs more than it saves.
alter table statement_resource alter column lines set storage external, alter column lines set statistics 0;

-- The record of a line. Quantity in ten-thousandths; days that count; `whole`: days of the month, year or term that the price is for, 0 where it is for none; price and ruling: numbers of entries, 0 where
-- it is free, where no rule is at work.
create function packed_line(first_day date, length integer, counted integer, whole integer, price_no integer, ruling_no integer, quantity bigint, full_fen bigint,
  amount_fen bigint) returns bytea language sql immutable strict parallel safe as $$
  select int4send(first_day - date '1970-01-01') || int2send(length::smallint) || int2send(counted::smallint) || int2send(whole::smallint) || int4send(price_no)
    || int4send(ruling_no) || int8send(quantity) || int8send(full_fen) || int8send(amount_fen)
$$;
-- The lines of records, numbered from 0.
create function unpacked_lines(lines bytea) returns table (at integer, first_day date, length integer, counted integer, whole integer, price_no integer, ruling_no integer,
  quantity bigint, full_fen bigint, amount_fen bigint) language sql immutable parallel safe as $$
  select i, date '1970-01-01' + substring(lines, i * 42 + 1, 4)::integer, substring(lines, i * 42 + 5, 2)::smallint::integer,
    substring(lines, i * 42 + 7, 2)::smallint::integer, substring(lines, i * 42 + 9, 2)::smallint::integer, substring(lines, i * 42 + 11, 4)::integer,
    substring(lines, i * 42 + 15, 4)::integer, substring(lines, i * 42 + 19, 8)::bigint, substring(lines, i * 42 + 27, 8)::bigint, substring(lines, i * 42 + 35, 8)::bigint
  from generate_series(0, length(lines) / 42 - 1) i
$$;

-- Sums of a share's lines by system, provider, category and month: what screens and charts ask. A line of several months counts in each by its days.
create table statement_total (
  run_no integer not null references settlement_run,
  share_no integer not null,
  system_no integer not null,
  provider_no integer not null,
  category text not null,
  month date not null,
  -- Of the lines that begin in the month.
  line_count integer not null check (line_count >= 0),
  full_fen bigint not null check (full_fen >= 0),
  total_fen bigint not null check (total_fen >= 0),
  apart_fen bigint not null check (apart_fen >= 0),
  excluded_fen bigint not null check (excluded_fen >= 0),
  deducted_fen bigint not null check (deducted_fen >= 0),
  primary key (run_no, share_no, system_no, provider_no, category, month),
  check (full_fen = total_fen + apart_fen + excluded_fen + deducted_fen)
);
comment on table statement_total is '结算单合计：按系统、云服务商、类别、月份';

-- Results of evaluation and assessment reports: lines of their own, by the measure's `money: adjustment`.
create table statement_adjustment (
  run_no integer not null references settlement_run,
  no integer not null check (no > 0),
  rule text not null check (rule <> ''),
  name text not null check (name <> ''),
  kind text not null check (kind in ('provider', 'unit')),
  organisation_id uuid not null,
  organisation_name text not null,
  -- What it goes by (不合格, 98.5), what it is taken from, and what percent of that is paid.
  value text not null,
  base_fen bigint not null,
  percent numeric(7, 4) not null check (percent between 0 and 200),
  -- Added to (negative: taken off) what the level pays.
  amount_fen bigint not null,
  says text not null,
  cite text not null,
  primary key (run_no, no),
  unique (run_no, rule, organisation_id)
);
comment on table statement_adjustment is '结算单的考评与评估调整';

-- Where a comparison found that the facts now say another thing than the statement does.
create table statement_difference (
  run_no integer not null references settlement_run,
  no integer not null check (no > 0),
  resource_id uuid not null,
  organisation_id uuid not null,
  organisation_name text not null,
  system_id uuid not null,
  system_name text not null,
  provider_id uuid not null,
  provider_name text not null,
  item_name text not null,
  before_fen bigint not null,
  after_fen bigint not null,
  causes text[] not null check (cardinality(causes) > 0),
  -- The lines that differ, before and after.
  lines jsonb not null,
  primary key (run_no, no)
);
comment on table statement_difference is '结算单与现有事实的差异';
create index statement_difference_by_organisation on statement_difference (run_no, organisation_id, no);

alter table statement
  add column run_no integer references settlement_run,
  add column apart_fen bigint not null default 0 check (apart_fen >= 0),
  add column adjusted_fen bigint not null default 0,
  add column seal_version smallint not null default 2 check (seal_version in (1, 2));

-- What was accounted before: each revision becomes a run.
alter table statement disable trigger statement_moves;
insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, started_by, started_by_name, organisation_id,
    organisation_name, started_at, alive_at, ended_at)
  select gen_random_uuid(), s.jurisdiction_id, 'account', s.id, e.revision, s.regime_id, s.during, 'finished', e.person_id, e.person_name,
    e.organisation_id, e.organisation_name, e.at, e.at, e.at
  from statement s join statement_event e on e.statement_id = s.id and e.kind = 'accounted' order by e.id;
update statement s set seal_version = 1, run_no = (select r.no from settlement_run r where r.statement_id = s.id and r.revision = s.revision);
alter table statement enable trigger statement_moves;

create temporary table v1_resource on commit drop as
  select n.no as run_no, r.*, f.first as first_no, min(f.first) over (partition by n.no, r.organisation_id) as unit_first
  from statement_resource_v1 r join settlement_run n on n.statement_id = r.statement_id and n.revision = r.revision
    cross join lateral (select min(l.no) as first from statement_line_v1 l
      where l.statement_id = r.statement_id and l.revision = r.revision and l.resource_no = r.no) f where f.first is not null;
alter table v1_resource add column share_no integer;
update v1_resource v set share_no = x.share_no
  from (select run_no, unit_first, dense_rank() over (partition by run_no order by unit_first) as share_no from v1_resource) x
  where x.run_no = v.run_no and x.unit_first = v.unit_first;
insert into statement_entry
  select run_no, 'system', row_number() over (partition by run_no order by system_id), system_id, json_build_object('id', system_id, 'name', min(system_name), 'channel', '')
    from v1_resource group by run_no, system_id
  union all select run_no, 'provider', row_number() over (partition by run_no order by provider_id), provider_id, json_build_object('id', provider_id, 'name', min(provider_name))
    from v1_resource group by run_no, provider_id
  union all select run_no, 'pool', row_number() over (partition by run_no order by pool_name), null, json_build_object('id', null, 'name', pool_name)
    from v1_resource group by run_no, pool_name
  union all select run_no, 'item', row_number() over (partition by run_no order by item_id), item_id,
      json_build_object('id', item_id, 'code', min(item_code), 'name', min(item_name), 'category', min(category), 'unit', min(unit), 'basis', min(basis))
    from v1_resource group by run_no, item_id;
insert into statement_entry
  select run_no, 'price', row_number() over (partition by run_no order by price_id), price_id,
    json_build_object('id', price_id, 'basis', min(basis), 'termMonths', null, 'amount', trim_scale(min(price))::text, 'tiers', null, 'allowance', null,
      'minimumMonths', null)
  from (select r.run_no, r.basis, l.price_id, l.price from v1_resource r join statement_line_v1 l on l.statement_id = r.statement_id and l.revision = r.revision
    and l.resource_no = r.no where l.price_id is not null) p group by run_no, price_id;
create temporary table v1_line on commit drop as
  select r.run_no, r.share_no, r.no as resource_no, l.no, l.kind, l.first_day, l.last_day, l.days, l.period_days, l.quantity, l.price_id, l.full_fen, l.amount_fen,
    l.deducted_fen, l.excluded_by,
    jsonb_build_object('exclusion', case when l.excluded_by is not null then jsonb_build_object('rule', l.excluded_by, 'message', l.excluded_says, 'cite', l.excluded_cite) end,
      'apart', null, 'reductions', (select coalesce(jsonb_agg(d - 'amount' order by o), '[]') from jsonb_array_elements(l.deductions) with ordinality x(d, o))) as ruling
  from v1_resource r join statement_line_v1 l on l.statement_id = r.statement_id and l.revision = r.revision and l.resource_no = r.no;
insert into statement_entry
  select run_no, 'ruling', row_number() over (partition by run_no order by ruling::text), null, ruling::json
  from (select distinct run_no, ruling from v1_line where ruling <> '{"exclusion": null, "apart": null, "reductions": []}') r;
insert into statement_share
  select l.run_no, l.share_no, r.organisation_id, min(r.organisation_name), min(l.no), count(*), count(distinct r.no), sum(l.full_fen), sum(l.amount_fen), 0,
    sum(l.full_fen - l.amount_fen - l.deducted_fen), sum(l.deducted_fen), null
  from v1_line l join v1_resource r on r.run_no = l.run_no and r.no = l.resource_no group by l.run_no, l.share_no, r.organisation_id;
insert into statement_resource
  select r.run_no, r.share_no, row_number() over (partition by r.run_no, r.share_no order by min(l.no)), r.resource_id, s.no, p.no, k.no, i.no,
    min(l.no) - h.first_no, count(*), sum(l.full_fen), sum(l.amount_fen),
    string_agg(packed_line(l.first_day, l.last_day - l.first_day + 1, l.days, coalesce(l.period_days, 0), coalesce(v.no, 0)::integer, coalesce(u.no, 0)::integer,
      (l.quantity * 10000)::bigint, l.full_fen, l.amount_fen), '' order by l.no)
  from v1_resource r join v1_line l on l.run_no = r.run_no and l.resource_no = r.no
    join statement_share h on h.run_no = r.run_no and h.no = r.share_no
    join statement_entry s on s.run_no = r.run_no and s.kind = 'system' and s.ref = r.system_id
    join statement_entry p on p.run_no = r.run_no and p.kind = 'provider' and p.ref = r.provider_id
    join statement_entry k on k.run_no = r.run_no and k.kind = 'pool' and k.data->>'name' = r.pool_name
    join statement_entry i on i.run_no = r.run_no and i.kind = 'item' and i.ref = r.item_id
    left join statement_entry v on v.run_no = r.run_no and v.kind = 'price' and v.ref = l.price_id
    left join statement_entry u on u.run_no = r.run_no and u.kind = 'ruling' and u.data::jsonb = l.ruling
  group by r.run_no, r.share_no, r.no, r.resource_id, s.no, p.no, k.no, i.no, h.first_no;
-- What was settled by whole years stands in the month in which it begins.
insert into statement_total
  select l.run_no, l.share_no, s.no, p.no, r.category, date_trunc('month', l.first_day)::date, count(*), sum(l.full_fen), sum(l.amount_fen), 0,
    sum(l.full_fen - l.amount_fen - l.deducted_fen), sum(l.deducted_fen)
  from v1_line l join v1_resource r on r.run_no = l.run_no and r.no = l.resource_no
    join statement_entry s on s.run_no = r.run_no and s.kind = 'system' and s.ref = r.system_id
    join statement_entry p on p.run_no = r.run_no and p.kind = 'provider' and p.ref = r.provider_id
  group by l.run_no, l.share_no, s.no, p.no, r.category, 6;
drop table v1_line, v1_resource;
drop table statement_line_v1, statement_resource_v1;
drop function written_only_into_a_draft();
drop function count_lines_anew();

-- Single lines, one a row.
create view statement_line as
  select r.run_no, r.share_no, r.no as resource_no, s.first_no + r.first_line + l.at as no, r.resource_id, r.system_no, r.provider_no, r.pool_no,
    r.item_no, l.first_day, l.first_day + l.length - 1 as last_day, l.counted as days, nullif(l.whole, 0) as period_days, l.quantity / 10000.0 as quantity, l.price_no,
    l.ruling_no, l.full_fen, l.amount_fen
  from statement_resource r join statement_share s on s.run_no = r.run_no and s.no = r.share_no cross join lateral unpacked_lines(r.lines) l;
comment on view statement_line is '结算单明细';

-- A run moves only from running to its end; what has ended is never altered.
create function settlement_run_moves_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'running' or (old.no, old.id, old.jurisdiction_id, old.kind, old.statement_id, old.revision, old.started_by)
    is distinct from (new.no, new.id, new.jurisdiction_id, new.kind, new.statement_id, new.revision, new.started_by) then
    raise exception 'a run of settlement that has ended is never altered: %', old.no using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger settlement_run_moves before update or delete on settlement_run for each row execute function settlement_run_moves_on();
create trigger settlement_run_is_kept before truncate on settlement_run for each statement execute function refuse_to_alter_history();

-- Rows are written only by whoever declares the run they belong to, while it runs; a run that is begun anew takes its own back. Asked once a statement, not once a row.
create function written_by_a_running_run() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from settlement_run where no = nullif(current_setting('zhengyun.run', true), '')::integer and state = 'running') then
    raise exception 'lines are written only while a statement is being accounted' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
-- And they are that run's own. What is written by the hundred thousand is not looked at row by row: its digests are.
create function written_by_its_own_run() returns trigger language plpgsql as $$
begin
  if exists (select 1 from written where run_no is distinct from nullif(current_setting('zhengyun.run', true), '')::integer) then
    raise exception 'lines are written only while a statement is being accounted' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
create function taken_back_by_its_run() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select 1 from settlement_run where no = old.run_no and state = 'running') then
    return old;
  end if;
  raise exception 'what was decided is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
do $$
declare written text;
begin
  foreach written in array array['statement_share', 'statement_entry', 'statement_resource', 'statement_total', 'statement_adjustment', 'statement_difference'] loop
    execute format('create trigger %1$I_by_run before insert on %1$I for each statement execute function written_by_a_running_run()', written);
    if written <> 'statement_resource' then
      execute format('create trigger %1$I_own after insert on %1$I referencing new table as written for each statement execute function written_by_its_own_run()', written);
    end if;
    execute format('create trigger %1$I_is_history before update or delete on %1$I for each row execute function taken_back_by_its_run()', written);
    execute format('create trigger %1$I_is_kept before truncate on %1$I for each statement execute function refuse_to_alter_history()', written);
  end loop;
end
$$;

create or replace function statement_moves_on() returns trigger language plpgsql as $$
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
  if new.state = 'accounted' and old.state = 'draft' then
    perform settled_without_doubt(new);
  elsif new.state <> 'draft' and (old.run_no, old.line_count, old.total_fen, old.apart_fen, old.excluded_fen, old.deducted_fen, old.adjusted_fen, old.accounted_by, old.regime_id)
    is distinct from (new.run_no, new.line_count, new.total_fen, new.apart_fen, new.excluded_fen, new.deducted_fen, new.adjusted_fen, new.accounted_by, new.regime_id) then
    raise exception 'the sums of a statement stand after it is accounted: %', old.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- The sums of a statement are those of its shares, those of a share are those of its resources and of its totals. Set-based: a province takes a fraction of a second.
create or replace function settled_without_doubt(s statement) returns void language plpgsql as $$
begin
  if not exists (select 1 from settlement_run r where r.no = s.run_no and r.statement_id = s.id and r.revision = s.revision and r.during = s.during
      and r.kind = 'account' and r.state = 'running') then
    raise exception 'statement % is closed by a run that is not its own', s.id using errcode = 'check_violation';
  end if;
  if (select (coalesce(sum(line_count), 0), coalesce(sum(total_fen), 0), coalesce(sum(apart_fen), 0), coalesce(sum(excluded_fen), 0), coalesce(sum(deducted_fen), 0))
      from statement_share where run_no = s.run_no)
    is distinct from (s.line_count::bigint, s.total_fen::numeric, s.apart_fen::numeric, s.excluded_fen::numeric, s.deducted_fen::numeric)
    or (select coalesce(sum(amount_fen), 0) from statement_adjustment where run_no = s.run_no) <> s.adjusted_fen then
    raise exception 'the sums of statement % are not those of its lines', s.id using errcode = 'check_violation';
  end if;
  -- `perform`, since what `if exists` asks no second core may help with.
  perform from (select share_no, count(*) as resources, sum(line_count) as lines, sum(full_fen) as full_fen, sum(amount_fen) as amount_fen
          from statement_resource where run_no = s.run_no group by share_no) r
        full join (select * from statement_share where run_no = s.run_no) h on h.no = r.share_no
        full join (select share_no, sum(line_count) as lines, sum(full_fen) as full_fen, sum(total_fen + apart_fen) as amount_fen
          from statement_total where run_no = s.run_no group by share_no) t on t.share_no = h.no
      where (r.resources, r.lines, r.full_fen, r.amount_fen, t.lines, t.full_fen, t.amount_fen)
        is distinct from (h.resource_count::bigint, h.line_count::bigint, h.full_fen::numeric, (h.total_fen + h.apart_fen)::numeric, h.line_count::bigint,
          h.full_fen::numeric, (h.total_fen + h.apart_fen)::numeric);
  if found then
    raise exception 'the sums of statement % are not those of its lines', s.id using errcode = 'check_violation';
  end if;
  if exists (select 1 from (select first_no, sum(line_count) over (order by no) - line_count + 1 as due from statement_share where run_no = s.run_no) h where first_no <> due) then
    raise exception 'the lines of statement % are not numbered without gap', s.id using errcode = 'check_violation';
  end if;
end
$$;

-- Whether a line is one of a confirmed quantity (by these prices, or what is free of it): it settles no allocation.
create function confirmed_line(lines bytea, at integer, by_quantity integer[]) returns boolean language sql immutable as $$
  select substring(lines, at * 42 + 7, 2)::smallint = 0
    and (substring(lines, at * 42 + 11, 4)::integer = 0 or substring(lines, at * 42 + 11, 4)::integer = any (by_quantity))
$$;

-- The first day on which lines of one resource, in the order of their first days, together settle more than was allocated; null: none. After its end, while a minimum term
-- lasts, as much as was allocated last. Quantities in ten-thousandths; confirmed ones (by these prices, or what is free of them) are no allocations. Lines overlap at all only on the first day of one of them.
create function oversettled(lines bytea, by_quantity integer[], since date[], allocated numeric[]) returns date language plpgsql immutable as $$
declare
  count constant integer := length(lines) / 42;
  versions constant integer := coalesce(cardinality(since), 0);
  first_day date;
  next_day date;
  before date := '-infinity';
  last_before date := '-infinity';
  other date;
  quantity bigint;
  held bigint;
  at integer := 0;
begin
  for i in 0 .. count - 1 loop
    continue when substring(lines, i * 42 + 7, 2)::smallint = 0 and confirmed_line(lines, i, by_quantity);
    first_day := date '1970-01-01' + substring(lines, i * 42 + 1, 4)::integer;
    next_day := first_day + substring(lines, i * 42 + 5, 2)::smallint;
    quantity := substring(lines, i * 42 + 19, 8)::bigint;
    held := quantity;
    if first_day < before then
      return first_day;
    end if;
    before := first_day;
    if first_day <= last_before then
      for j in 0 .. count - 1 loop
        other := date '1970-01-01' + substring(lines, j * 42 + 1, 4)::integer;
        if j <> i and other <= first_day and not confirmed_line(lines, j, by_quantity) and other + substring(lines, j * 42 + 5, 2)::smallint > first_day then
          held := held + substring(lines, j * 42 + 19, 8)::bigint;
        end if;
      end loop;
    end if;
    last_before := greatest(last_before, next_day - 1);
    while at < versions and since[at + 1] <= first_day loop
      at := at + 1;
    end loop;
    if at = 0 or held > allocated[at] then
      return first_day;
    end if;
    for k in at + 1 .. versions loop
      exit when since[k] >= next_day;
      held := quantity;
      for j in 0 .. count - 1 loop
        other := date '1970-01-01' + substring(lines, j * 42 + 1, 4)::integer;
        if j <> i and other < since[k] and not confirmed_line(lines, j, by_quantity) and other + substring(lines, j * 42 + 5, 2)::smallint > since[k] then
          held := held + substring(lines, j * 42 + 19, 8)::bigint;
        end if;
      end loop;
      if held > allocated[k] then
        return since[k];
      end if;
    end loop;
  end loop;
  return null;
end
$$;

-- What the database itself proves of every single line before a statement is sealed: no resource is settled twice, the sums that screens show are those of the resources, each line lies in the cycle, the sums are as its resource says, and on no day
-- is more settled of a resource than was allocated (after its end, while a minimum term lasts, than was allocated last). Returns what is wrong, or null.
create function statement_doubt(of_run integer) returns text language plpgsql stable set work_mem = '64MB' as $$
declare
  cycle daterange := (select during from settlement_run where no = of_run);
  by_quantity integer[] := array(select no from statement_entry where run_no = of_run and kind = 'price' and data->>'basis' in ('hour', 'work', 'metered'));
  left_out integer[] := array(select no from statement_entry where run_no = of_run and kind = 'ruling' and data->>'exclusion' is not null);
  set_apart integer[] := array(select no from statement_entry where run_no = of_run and kind = 'ruling' and data->>'apart' is not null);
  doubt text;
begin
  -- An index over random ids would cost more than all else that is written.
  select resource_id || ' is settled twice' into doubt from statement_resource where run_no = of_run group by resource_id having count(*) > 1 limit 1;
  if doubt is not null then return doubt; end if;
  -- Each resource for itself, so that there is nothing for the planner to join: that one row is enough leads it astray.
  select case when x.first_day < lower(cycle) or x.next_day > upper(cycle) then 'a line of ' || r.resource_id || ' lies outside the cycle'
      else 'the lines of ' || r.resource_id || ' are not what it sums up' end into doubt
    from statement_resource r cross join lateral (select min(l.first_day) as first_day, max(l.first_day + l.length) as next_day, sum(l.full_fen) as full_fen,
      sum(l.amount_fen) as amount_fen from unpacked_lines(r.lines) l) x
    where r.run_no = of_run and (x.first_day < lower(cycle) or x.next_day > upper(cycle)
      or (x.full_fen, x.amount_fen) is distinct from (r.full_fen::numeric, r.amount_fen::numeric)) limit 1;
  if doubt is not null then return doubt; end if;
  select 'the lines of share ' || share_no || ' are not numbered without gap' into doubt
    from (select share_no, first_line, sum(line_count) over (partition by share_no order by no) - line_count as due from statement_resource where run_no = of_run) r
    where first_line <> due limit 1;
  if doubt is not null then return doubt; end if;
  -- Who pays, by the rulings of the lines themselves.
  select 'the sums of share ' || h.no || ' are not those of its lines by their rulings' into doubt
    from statement_share h
      left join (select r.share_no, sum(x.total) as total, sum(x.apart) as apart, sum(x.excluded) as excluded, sum(x.deducted) as deducted
        from statement_resource r cross join lateral (
          select sum(case when l.ruling_no = any (left_out) or l.ruling_no = any (set_apart) then 0 else l.amount_fen end) as total,
            sum(case when l.ruling_no = any (set_apart) then l.amount_fen else 0 end) as apart,
            sum(case when l.ruling_no = any (left_out) then l.full_fen else 0 end) as excluded,
            sum(case when l.ruling_no = any (left_out) then 0 else l.full_fen - l.amount_fen end) as deducted
          from unpacked_lines(r.lines) l) x
        where r.run_no = of_run group by r.share_no) s on s.share_no = h.no
    where h.run_no = of_run and (s.total, s.apart, s.excluded, s.deducted)
      is distinct from (h.total_fen::numeric, h.apart_fen::numeric, h.excluded_fen::numeric, h.deducted_fen::numeric) limit 1;
  if doubt is not null then return doubt; end if;
  select 'the sums of share ' || coalesce(r.share_no, t.share_no) || ' by system and provider are not those of its resources' into doubt
    from (select share_no, system_no, provider_no, sum(line_count) as lines, sum(full_fen) as full_fen, sum(amount_fen) as amount_fen
        from statement_resource where run_no = of_run group by 1, 2, 3) r
      full join (select share_no, system_no, provider_no, sum(line_count) as lines, sum(full_fen) as full_fen, sum(total_fen + apart_fen) as amount_fen
        from statement_total where run_no = of_run group by 1, 2, 3) t using (share_no, system_no, provider_no)
    where (r.lines, r.full_fen, r.amount_fen) is distinct from (t.lines, t.full_fen, t.amount_fen) limit 1;
  if doubt is not null then return doubt; end if;
  select 'more of ' || r.resource_id || ' is settled on ' || d.day || ' than was allocated' into doubt
    from statement_resource r
      -- Looked up one by one: without statistics of a run just written the planner may go through all of them for every resource.
      cross join lateral (select array_agg(lower(a.during) order by a.during) as since, array_agg(a.quantity * 10000 order by a.during) as quantities
        from allocation a where a.resource_id = r.resource_id offset 0) a
      cross join lateral (select oversettled(r.lines, by_quantity, a.since, a.quantities) as day) d
    where r.run_no = of_run and d.day is not null limit 1;
  return doubt;
end
$$;

-- Counts what a run has written, so that the planner knows of it: its own turn comes a minute later, and until then a province's new run looks to it like one row. Only an owner may.
create function settlement_counted() returns void language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '2s' as $$
begin
  analyze public.statement_share, public.statement_entry, public.statement_resource, public.statement_total;
end
$$;
revoke execute on function settlement_counted from public;

-- Quantities are reckoned in ten-thousandths as safe integers.
alter table allocation add constraint allocation_countable check (quantity < 900000000000) not valid;

-- What an assessment report (评估报告) confirms of a provider's bill for a cycle. A later report takes the place of an earlier one; both stay on record.
create table settlement_assessment (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  provider_id uuid not null,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- How much of what the level pays the provider is confirmed.
  percent numeric(7, 4) not null check (percent between 0 and 100),
  -- Who assessed, and the report's number.
  assessor text not null check (assessor <> ''),
  report text not null check (report <> ''),
  reason text not null check (reason <> ''),
  recorded_by uuid not null references organisation,
  recorded_by_person text not null,
  recorded_at timestamptz not null,
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id)
);
comment on table settlement_assessment is '评估报告核定的结算比例';
create index settlement_assessment_by_cycle on settlement_assessment (jurisdiction_id, during);
create trigger settlement_assessment_is_history before update or delete on settlement_assessment for each row execute function refuse_to_alter_history();

-- What a resource's allocations are looked up by when a province is reckoned: the key of a history is slower to search than a plain one.
create index allocation_by_resource on allocation (resource_id) include (during, quantity);
