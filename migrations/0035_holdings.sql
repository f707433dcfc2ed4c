-- What every resource held, when, of whom and where, in one narrow row a span: the overview sums a province from it without reading ranges or joining five tables a row.
-- Kept by triggers from `allocation` and `resource`; may be made anew at any time (`resource_held`). It is a projection, not a sum: nothing in it is told that does not stand there, row for row.

create table resource_holding (
  resource_id uuid not null references resource,
  jurisdiction_id uuid not null,
  organisation_id uuid not null,
  system_id uuid not null,
  provider_id uuid not null,
  pool_id uuid not null,
  item_id uuid not null,
  -- The span of one allocation, half open: its end is the first day after it, and `infinity` where it has none.
  from_on date not null,
  until_on date not null check (until_on > from_on),
  quantity numeric(18, 4) not null,
  -- Of the resource: its first day, and the first day after its last one; `infinity` while it has none.
  first_on date not null check (first_on <= from_on),
  ended_on date not null check (ended_on >= until_on),
  primary key (resource_id, from_on)
);
comment on table resource_holding is '云资源分配投影：由触发器维护，可随时重建，供驾驶舱汇总';
create index resource_holding_by_organisation on resource_holding (organisation_id, first_on desc, resource_id desc);

-- A resource that changed is read anew as a whole: its first and last day rest on all of its spans. The lock lets two who change one resource at once read each other's spans.
create function resource_held(ids uuid[]) returns void language plpgsql as $$
begin
  perform from resource where id = any(ids) order by id for no key update;
  delete from resource_holding where resource_id = any(ids);
  insert into resource_holding (resource_id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, from_on, until_on, quantity, first_on, ended_on)
    select r.id, r.jurisdiction_id, r.organisation_id, r.system_id, r.provider_id, r.pool_id, r.item_id, lower(a.during), coalesce(upper(a.during), 'infinity'), a.quantity,
      min(lower(a.during)) over held, max(coalesce(upper(a.during), 'infinity')) over held
    from resource r join allocation a on a.resource_id = r.id where r.id = any(ids) window held as (partition by r.id);
end
$$;

create function allocation_held() returns trigger language plpgsql as $$
declare ids uuid[];
begin
  if tg_op = 'UPDATE' then
    select array_agg(resource_id) into ids from (select resource_id from changed union select resource_id from gone) both_sides;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct resource_id) into ids from gone;
  else
    select array_agg(distinct resource_id) into ids from changed;
  end if;
  if ids is not null then
    perform resource_held(ids);
  end if;
  return null;
end
$$;
create trigger allocation_is_held after insert on allocation referencing new table as changed for each statement execute function allocation_held();
create trigger allocation_is_held_otherwise after update on allocation referencing old table as gone new table as changed for each statement execute function allocation_held();
create trigger allocation_is_held_no_more after delete on allocation referencing old table as gone for each statement execute function allocation_held();

create function resource_held_elsewhere() returns trigger language plpgsql as $$
begin
  perform resource_held(array[new.id]);
  return null;
end
$$;
create trigger resource_is_held_elsewhere after update on resource for each row
  when ((old.jurisdiction_id, old.organisation_id, old.system_id, old.provider_id, old.pool_id, old.item_id)
    is distinct from (new.jurisdiction_id, new.organisation_id, new.system_id, new.provider_id, new.pool_id, new.item_id))
  execute function resource_held_elsewhere();

insert into resource_holding (resource_id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, from_on, until_on, quantity, first_on, ended_on)
  select r.id, r.jurisdiction_id, r.organisation_id, r.system_id, r.provider_id, r.pool_id, r.item_id, lower(a.during), coalesce(upper(a.during), 'infinity'), a.quantity,
    min(lower(a.during)) over held, max(coalesce(upper(a.during), 'infinity')) over held
  from resource r join allocation a on a.resource_id = r.id window held as (partition by r.id);

-- Figures of a period are found by their end: most periods that are asked for are late ones.
create index usage_figure_by_end on usage_figure (jurisdiction_id, upper(during)) where superseded_at is null;
