-- Evaluations (考评): scales, rounds, scorecards, what was scored, what was computed, results and objections. Deductions from the bill.

-- Weights of the dimensions and grades, as a jurisdiction sets them: the pack's own count before the first.
create table evaluation_scale (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  regime_id text not null check (regime_id <> ''),
  evaluation text not null check (evaluation <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  -- { dimension: weight }, in percent.
  weights jsonb not null check (jsonb_typeof(weights) = 'object'),
  -- [{ name, from }], best first.
  grades jsonb not null check (jsonb_typeof(grades) = 'array'),
  reason text not null check (reason <> ''),
  set_by uuid not null references organisation,
  set_by_person text not null,
  set_at timestamptz not null,
  unique (jurisdiction_id, regime_id, evaluation, during without overlaps)
);
comment on table evaluation_scale is '考评的权重与等次沿革';

create table evaluation_round (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- The measure that binds on the period's last day; the round keeps it.
  regime_id text not null check (regime_id <> ''),
  evaluation text not null check (evaluation <> ''),
  -- The evaluated period, half open.
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- Whether everybody in the jurisdiction reads the results, who conducts, who scores, and whether scoring units must have had resources of the evaluated one.
  open_results boolean not null,
  conductor_party text not null,
  scorer_parties text[] not null,
  of_providers boolean not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  opened_by_name text not null,
  unique (jurisdiction_id, evaluation, during)
);
comment on table evaluation_round is '考评期次';

create table evaluation_scorecard (
  id uuid primary key,
  round_id uuid not null references evaluation_round,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  -- open: scores come in; concluded: all numbers stand; published.
  state text not null default 'open' check (state in ('open', 'concluded', 'published')),
  version integer not null default 1 check (version > 0),
  -- What stood when it was concluded: the sum, and each dimension with its source, numerator and denominator, weight.
  score numeric(5, 2) check (score between 0 and 100),
  dimensions jsonb check (jsonb_typeof(dimensions) = 'array'),
  grades jsonb check (jsonb_typeof(grades) = 'array'),
  concluded_at timestamptz,
  concluded_by uuid,
  concluded_by_name text,
  unique (round_id, organisation_id),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  check ((state = 'open') = (concluded_at is null) and (state = 'open') = (dimensions is null)
    and (state = 'open') = (concluded_by is null) and (state = 'open') = (grades is null)),
  check (state <> 'open' or score is null)
);
comment on table evaluation_scorecard is '考评表：一个期次中的一个被考评单位';
create index evaluation_scorecard_by_organisation on evaluation_scorecard (organisation_id);

-- One standing score of an organisation for a dimension; one that was replaced is kept.
create table evaluation_score (
  id uuid primary key,
  scorecard_id uuid not null references evaluation_scorecard,
  dimension text not null check (dimension <> ''),
  -- An answer of a survey (1 to 5), or a score (0 to 100).
  kind text not null check (kind in ('score', 'answer')),
  value numeric(5, 2) not null check (case kind when 'answer' then value in (1, 2, 3, 4, 5) else value between 0 and 100 end),
  reason text not null,
  organisation_id uuid not null references organisation,
  organisation_name text not null,
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  replaced_at timestamptz,
  check (kind = 'answer' or reason <> '')
);
comment on table evaluation_score is '考评评分与满意度答卷';
create unique index evaluation_score_standing on evaluation_score (scorecard_id, dimension, organisation_id) where replaced_at is null;

-- A published result. A correction is a further one; what was published is never altered.
create table evaluation_result (
  id uuid primary key,
  scorecard_id uuid not null references evaluation_scorecard,
  no integer not null check (no > 0),
  score numeric(5, 2) check (score between 0 and 100),
  grade text check (grade <> ''),
  dimensions jsonb not null check (jsonb_typeof(dimensions) = 'array'),
  findings jsonb not null default '[]',
  published_at timestamptz not null,
  published_by uuid not null,
  published_by_name text not null,
  -- The result that this one corrects.
  replaces uuid unique references evaluation_result,
  unique (scorecard_id, no),
  check ((no = 1) = (replaces is null))
);
comment on table evaluation_result is '公布的考评结果';

create table evaluation_objection (
  id uuid primary key,
  result_id uuid not null unique references evaluation_result,
  reason text not null check (reason <> ''),
  raised_at timestamptz not null,
  raised_by uuid not null,
  raised_by_name text not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'dismissed')),
  decision text check (decision <> ''),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  check ((state = 'open') = (decision is null) and (state = 'open') = (decided_at is null) and (state = 'open') = (decided_by is null))
);
comment on table evaluation_objection is '对考评结果的异议';

-- A score is replaced once, and never altered.
create function only_replace_score() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.replaced_at is not null or new.replaced_at is null
    or to_jsonb(new) - 'replaced_at' is distinct from to_jsonb(old) - 'replaced_at' then
    raise exception 'a score is replaced, never altered: %', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
-- Numbers stand from the conclusion on; a scorecard goes open, concluded, published.
create function scorecard_moves_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.state, new.state) not in (('open', 'concluded'), ('concluded', 'published'), ('published', 'published'))
    or (old.id, old.round_id, old.organisation_id) is distinct from (new.id, new.round_id, new.organisation_id)
    or (old.state <> 'open' and (old.score, old.dimensions, old.grades, old.concluded_at) is distinct from
      (new.score, new.dimensions, new.grades, new.concluded_at)) then
    raise exception 'not a move of a scorecard: %', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
-- An objection is decided once.
create function only_decide_objection() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'open' or new.state = 'open'
    or (old.id, old.result_id, old.reason, old.raised_at, old.raised_by) is distinct from
      (new.id, new.result_id, new.reason, new.raised_at, new.raised_by) then
    raise exception 'an objection is decided once: %', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger evaluation_scale_is_history before update or delete on evaluation_scale for each row execute function only_end_history();
create trigger evaluation_round_is_history before update or delete on evaluation_round for each row execute function refuse_to_alter_history();
create trigger evaluation_scorecard_moves before update or delete on evaluation_scorecard for each row execute function scorecard_moves_on();
create trigger evaluation_score_is_kept before update or delete on evaluation_score for each row execute function only_replace_score();
create trigger evaluation_result_is_history before update or delete on evaluation_result for each row execute function refuse_to_alter_history();
create trigger evaluation_objection_is_kept before update or delete on evaluation_objection for each row execute function only_decide_objection();

-- How often a line of a work order failed: a line that succeeded in the end keeps it.
alter table work_order_line add column failures integer not null default 0 check (failures >= 0);
update work_order_line set failures = 1 where state = 'failed';
create function count_failure() returns trigger language plpgsql as $$
begin
  new.failures := old.failures + (new.state = 'failed' and old.state <> 'failed')::int;
  return new;
end
$$;
create trigger work_order_line_counts_failures before update on work_order_line for each row execute function count_failure();

-- Deductions: a line keeps its full amount; what a rule takes off stands beside it, and what is payable is the rest.
alter table statement_line add column deductions jsonb not null default '[]' check (jsonb_typeof(deductions) = 'array');
alter table statement_line add column deducted_fen bigint not null default 0 check (deducted_fen >= 0);
do $$
declare
  old_check text;
begin
  select conname into strict old_check from pg_constraint
    where conrelid = 'statement_line'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%amount_fen =%CASE%';
  execute format('alter table statement_line drop constraint %I', old_check);
end
$$;
alter table statement_line add constraint statement_line_amount
  check (amount_fen = case when excluded_by is null then full_fen - deducted_fen else 0 end and amount_fen >= 0
    and (deductions = '[]' or excluded_by is null) and (deducted_fen = 0 or deductions <> '[]'));
alter table statement add column deducted_fen bigint not null default 0 check (deducted_fen >= 0);

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
  if new.state = 'accounted' then
    perform settled_without_doubt(new);
  elsif new.state <> 'draft' and (old.line_count, old.total_fen, old.excluded_fen, old.deducted_fen, old.accounted_by, old.regime_id)
    is distinct from (new.line_count, new.total_fen, new.excluded_fen, new.deducted_fen, new.accounted_by, new.regime_id) then
    raise exception 'the sums of a statement stand after it is accounted: %', old.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create or replace function settled_without_doubt(s statement) returns void language plpgsql as $$
begin
  perform count_lines_anew();
  if (select (count(*), coalesce(sum(amount_fen), 0), coalesce(sum(full_fen - amount_fen - deducted_fen), 0), coalesce(sum(deducted_fen), 0))
      from statement_line where statement_id = s.id and revision = s.revision)
    is distinct from (s.line_count::bigint, s.total_fen::numeric, s.excluded_fen::numeric, s.deducted_fen::numeric) then
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
