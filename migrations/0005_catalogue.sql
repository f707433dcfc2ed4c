-- The catalogue of services: items, the yearly editions that list them, and their prices as histories.

-- A row of a history is written once. All that may happen to it later is that its open end is closed.
create function only_end_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and upper_inf(old.during) and lower(new.during) = lower(old.during)
    and to_jsonb(new) - 'during' = to_jsonb(old) - 'during' then
    return new;
  end if;
  raise exception 'a history is never altered, only ended: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create function refuse_to_alter_history() returns trigger language plpgsql as $$
begin
  raise exception 'what was decided is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create table service_item (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  code text not null check (code <> ''),
  category1 text not null check (category1 <> ''),
  category2 text not null,
  category3 text not null,
  name text not null check (name <> ''),
  specification text not null,
  -- What is counted: 台·月, 核·月, GB·月, 次 …
  unit text not null check (unit <> ''),
  -- What one price is for.
  basis text not null check (basis in ('month', 'year', 'once', 'free')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (jurisdiction_id, code),
  unique (jurisdiction_id, id)
);
comment on table service_item is '云服务项';

-- An edition is in force from its day until the next one's.
create table catalogue_edition (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  year integer not null check (year between 2000 and 2999),
  in_force_from date not null,
  published_by uuid not null references organisation,
  published_by_person text not null,
  published_at timestamptz not null,
  unique (jurisdiction_id, in_force_from)
);
comment on table catalogue_edition is '年度服务目录';

create table catalogue_listing (
  edition_id uuid not null references catalogue_edition,
  item_id uuid not null references service_item,
  primary key (edition_id, item_id)
);
create index catalogue_listing_by_item on catalogue_listing (item_id, edition_id);
comment on table catalogue_listing is '年度服务目录所列的服务项';

create table item_price (
  id uuid primary key,
  item_id uuid not null references service_item,
  -- ceiling: 最高限价; final: 最终价格
  kind text not null check (kind in ('ceiling', 'final')),
  -- Yuan for one unit and one basis.
  amount numeric(18, 4) not null check (amount >= 0),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  set_by uuid not null references organisation,
  set_by_person text not null,
  reason text not null check (reason <> ''),
  -- What the measure's rules flagged when the price was set.
  findings jsonb not null default '[]',
  set_at timestamptz not null,
  unique (item_id, kind, during without overlaps)
);
comment on table item_price is '价格沿革：最高限价与最终价格';

create trigger item_price_is_history before update or delete on item_price for each row execute function only_end_history();
create trigger catalogue_edition_is_history before update or delete on catalogue_edition
  for each row execute function refuse_to_alter_history();
create trigger catalogue_listing_is_history before update or delete on catalogue_listing
  for each row execute function refuse_to_alter_history();
