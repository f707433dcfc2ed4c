-- Sums by month stand for themselves. Kept by system and month they were a row for every two lines or so in a province whose systems are small: now a share has a row for each system, provider and category,
-- and another for each provider, category and month.

alter table statement_total rename to statement_total_v1;

create table statement_total (
  run_no integer not null,
  share_no integer not null,
  system_no integer not null,
  provider_no integer not null,
  category text not null,
  line_count integer not null check (line_count > 0),
  full_fen bigint not null check (full_fen >= 0),
  total_fen bigint not null check (total_fen >= 0),
  apart_fen bigint not null check (apart_fen >= 0),
  excluded_fen bigint not null check (excluded_fen >= 0),
  deducted_fen bigint not null check (deducted_fen >= 0),
  constraint statement_total_key primary key (run_no, share_no, system_no, provider_no, category),
  check (full_fen = total_fen + apart_fen + excluded_fen + deducted_fen)
);
comment on table statement_total is '结算单合计：按系统、云服务商、类别';
insert into statement_total
  select run_no, share_no, system_no, provider_no, category, sum(line_count), sum(full_fen), sum(total_fen), sum(apart_fen), sum(excluded_fen), sum(deducted_fen)
  from statement_total_v1 group by 1, 2, 3, 4, 5;

-- A line of several months counts in each by its days.
create table statement_month (
  run_no integer not null,
  share_no integer not null,
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
  constraint statement_month_key primary key (run_no, share_no, provider_no, category, month),
  check (full_fen = total_fen + apart_fen + excluded_fen + deducted_fen)
);
comment on table statement_month is '结算单合计：按云服务商、类别、月份';
insert into statement_month
  select run_no, share_no, provider_no, category, month, sum(line_count), sum(full_fen), sum(total_fen), sum(apart_fen), sum(excluded_fen), sum(deducted_fen)
  from statement_total_v1 group by 1, 2, 3, 4, 5;
drop table statement_total_v1;

do $$
declare written text;
begin
  foreach written in array array['statement_total', 'statement_month'] loop
    execute format('create trigger %1$I_by_run before insert on %1$I for each statement execute function written_by_a_running_run()', written);
    execute format('create trigger %1$I_is_history before update or delete on %1$I for each row execute function taken_back_by_its_run()', written);
    execute format('create trigger %1$I_is_kept before truncate on %1$I for each statement execute function refuse_to_alter_history()', written);
  end loop;
end
$$;

-- Rows by the hundred thousand are the run's own too, and their run exists. A trigger that sees them all, or a foreign key, costs five times the row; a constraint costs next to nothing. `not valid`: it is asked of what is written, and
-- what is restored from a backup is not written by a run.
do $$
declare written text;
begin
  foreach written in array array['statement_resource', 'statement_total', 'statement_month'] loop
    -- Of resources the digests tell.
    if written <> 'statement_resource' then
      execute format('alter table %1$I add constraint %1$I_own check (run_no = coalesce(nullif(current_setting(''zhengyun.run'', true), '''')::integer, 0)) not valid', written);
    end if;
    -- Only ever added to, and counted when a run is closed (`settlement_counted`): the server's own turn would come in the middle of the next run, and hold up its closing.
    execute format('alter table %I set (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 2000000000)', written);
  end loop;
end
$$;

-- The sums of a statement are those of its shares, those of a share are those of its resources, of its totals and of its months. Set-based: a province takes a fraction of a second.
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
        full join (select share_no, sum(line_count) as lines, sum(total_fen) as total_fen, sum(apart_fen) as apart_fen, sum(excluded_fen) as excluded_fen,
            sum(deducted_fen) as deducted_fen
          from statement_total where run_no = s.run_no group by share_no) t on t.share_no = h.no
        full join (select share_no, sum(line_count) as lines, sum(total_fen) as total_fen, sum(apart_fen) as apart_fen, sum(excluded_fen) as excluded_fen,
            sum(deducted_fen) as deducted_fen
          from statement_month where run_no = s.run_no group by share_no) m on m.share_no = h.no
      where (r.resources, r.lines, r.full_fen, r.amount_fen) is distinct from (h.resource_count::bigint, h.line_count::bigint, h.full_fen::numeric,
          (h.total_fen + h.apart_fen)::numeric)
        or (t.lines, t.total_fen, t.apart_fen, t.excluded_fen, t.deducted_fen)
          is distinct from (h.line_count::bigint, h.total_fen::numeric, h.apart_fen::numeric, h.excluded_fen::numeric, h.deducted_fen::numeric)
        or (m.lines, m.total_fen, m.apart_fen, m.excluded_fen, m.deducted_fen)
          is distinct from (h.line_count::bigint, h.total_fen::numeric, h.apart_fen::numeric, h.excluded_fen::numeric, h.deducted_fen::numeric);
  if found then
    raise exception 'the sums of statement % are not those of its lines', s.id using errcode = 'check_violation';
  end if;
  if exists (select 1 from (select first_no, sum(line_count) over (order by no) - line_count + 1 as due from statement_share where run_no = s.run_no) h where first_no <> due) then
    raise exception 'the lines of statement % are not numbered without gap', s.id using errcode = 'check_violation';
  end if;
end
$$;

-- What screens and charts show is what the resources add up to: by system, provider and category of their items, and by month the same as by system. Returns what is wrong, or null.
create function sums_doubt(of_run integer) returns text language sql stable set work_mem = '64MB' as $$
  (select 'the sums of share ' || share_no || ' by category are not those of its resources'
    from (select r.share_no, r.system_no, r.provider_no, e.data->>'category' as category, sum(r.line_count) as lines, sum(r.full_fen) as full_fen,
          sum(r.amount_fen) as amount_fen
        from statement_resource r join statement_entry e on e.run_no = r.run_no and e.kind = 'item' and e.no = r.item_no where r.run_no = of_run group by 1, 2, 3, 4) r
      full join (select share_no, system_no, provider_no, category, line_count::bigint as lines, full_fen::numeric as full_fen, (total_fen + apart_fen)::numeric as amount_fen
        from statement_total where run_no = of_run) t using (share_no, system_no, provider_no, category)
    where (r.lines, r.full_fen, r.amount_fen) is distinct from (t.lines, t.full_fen, t.amount_fen) limit 1)
  union all
  (select 'the sums of share ' || share_no || ' by month are not those by system'
    from (select share_no, provider_no, category, sum(line_count) as lines, sum(total_fen) as total_fen, sum(apart_fen) as apart_fen, sum(excluded_fen) as excluded_fen,
          sum(deducted_fen) as deducted_fen from statement_total where run_no = of_run group by 1, 2, 3) t
      full join (select share_no, provider_no, category, sum(line_count) as lines, sum(total_fen) as total_fen, sum(apart_fen) as apart_fen,
          sum(excluded_fen) as excluded_fen, sum(deducted_fen) as deducted_fen from statement_month where run_no = of_run group by 1, 2, 3) m
        using (share_no, provider_no, category)
    where (t.lines, t.total_fen, t.apart_fen, t.excluded_fen, t.deducted_fen) is distinct from (m.lines, m.total_fen, m.apart_fen, m.excluded_fen, m.deducted_fen) limit 1)
  limit 1
$$;

create or replace function settlement_counted() returns void language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '2s' as $$
begin
  analyze public.statement_share, public.statement_entry, public.statement_resource, public.statement_total, public.statement_month;
end
$$;
