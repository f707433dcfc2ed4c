-- What is counted of a run's rows when it is closed: enough to plan by, and no more.

-- Rows by the hundred thousand a run, spread alike in each: a tenth of the usual sample tells as much, and closing waits for it. Nothing is planned by sums, nor by the records of lines, which are long.
do $$
declare
  kept record;
begin
  for kept in
    select attrelid::regclass as of, attname as name, atttypid in ('bigint'::regtype, 'bytea'::regtype) or attname in ('resource_id', 'first_line', 'line_count') as idle
    from pg_attribute where attrelid in ('statement_resource'::regclass, 'statement_total'::regclass, 'statement_month'::regclass) and attnum > 0 and not attisdropped
  loop
    execute format('alter table %s alter column %I set statistics %s', kept.of, kept.name, case when kept.idle then 0 else 10 end);
  end loop;
end
$$;
