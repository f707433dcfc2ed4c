-- Quantities that a provider reports and the unit confirms: what is charged by hour, by unit of work or by metered quantity follows from them.

create table metered_quantity (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  resource_id uuid not null references resource,
  organisation_id uuid not null,
  provider_id uuid not null,
  -- How the resource was charged on the last day, which is the day that the quantity counts on.
  basis text not null check (basis in ('hour', 'work', 'metered')),
  first_day date not null,
  last_day date not null,
  quantity numeric(18, 4) not null,
  note text not null,
  state text not null default 'reported' check (state in ('reported', 'confirmed', 'objected')),
  reported_by uuid not null references organisation,
  reported_by_id uuid not null,
  reported_by_person text not null,
  reported_at timestamptz not null,
  decided_by uuid references organisation,
  decided_by_person text,
  decided_at timestamptz,
  opinion text check (opinion <> ''),
  -- The first record of what this one corrects; its own id where it corrects none.
  chain uuid not null references metered_quantity,
  supersedes uuid references metered_quantity,
  -- Why it was corrected.
  reason text check (reason <> ''),
  superseded_at timestamptz,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  check (last_day between first_day and first_day + 30),
  -- Nothing at all is only said by a correction: what it corrects was never delivered.
  check (quantity > 0 or (quantity = 0 and supersedes is not null)),
  check ((supersedes is null) = (reason is null)),
  check ((supersedes is null) = (chain = id)),
  check ((state = 'reported') = (decided_at is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null) = (decided_by_person is null)),
  check (state <> 'objected' or opinion is not null),
  -- What is measured in time or by a meter is not counted twice. A correction may lie where the record lies that it corrects. Several people
  -- may work on one day.
  constraint metered_quantity_once exclude using gist
    (resource_id with =, chain with <>, daterange(first_day, last_day, '[]') with &&)
    where (basis <> 'work' and state <> 'objected' and superseded_at is null and quantity > 0)
);
comment on table metered_quantity is '计量数量（上报后由使用单位确认；更正另立新行，原行保留）';
-- One record of a chain counts, and one waits to be confirmed.
create unique index metered_quantity_counting on metered_quantity (chain) where state = 'confirmed' and superseded_at is null;
create unique index metered_quantity_waiting on metered_quantity (chain) where state = 'reported' and superseded_at is null;
create index metered_quantity_by_time on metered_quantity (jurisdiction_id, reported_at desc, id desc);
create index metered_quantity_by_organisation on metered_quantity (organisation_id, reported_at desc, id desc);
create index metered_quantity_by_provider on metered_quantity (provider_id, reported_at desc, id desc);
create index metered_quantity_by_resource on metered_quantity (resource_id, last_day);

-- What settlement reads: each quantity on the one day that it counts on, for a year of a jurisdiction or for some resources.
create view metered_confirmed as
  select id, jurisdiction_id, resource_id, last_day as day, quantity from metered_quantity
  where state = 'confirmed' and superseded_at is null and quantity > 0;
comment on view metered_confirmed is '已确认、未被更正的计量数量，计入期间的末日';
create index metered_confirmed_by_day on metered_quantity (jurisdiction_id, last_day) include (resource_id, quantity)
  where state = 'confirmed' and superseded_at is null and quantity > 0;
create index metered_confirmed_by_resource on metered_quantity (resource_id, last_day) include (quantity)
  where state = 'confirmed' and superseded_at is null and quantity > 0;

-- A record is decided once, and superseded once. What was reported stays as it was reported.
create function only_decide_quantity() returns trigger language plpgsql as $$
declare
  decision constant text[] := array['state', 'decided_by', 'decided_by_person', 'decided_at', 'opinion'];
begin
  if tg_op = 'UPDATE' and old.superseded_at is null and new.superseded_at is not null and old.state <> 'objected'
    and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.state = 'reported' and new.state <> 'reported' and old.superseded_at is null
    and to_jsonb(new) - decision = to_jsonb(old) - decision then
    return new;
  end if;
  raise exception 'a quantity is never altered, only decided and superseded: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger metered_quantity_is_history before update or delete on metered_quantity for each row execute function only_decide_quantity();
