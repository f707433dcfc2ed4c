-- A price version is a tariff: more ways of charging than by month and year, steps, what is free of it, a minimum term, one provider's own price.

alter table service_item drop constraint service_item_basis_check;
alter table service_item add constraint service_item_basis_check
  check (basis in ('month', 'year', 'term', 'day', 'hour', 'work', 'metered', 'once', 'free'));

-- A statement keeps the basis that the catalogue had; which ones there are is the catalogue's to say.
alter table statement_resource drop constraint statement_resource_basis_check;

alter table item_price
  -- What one price is for, where it is not for what the item says. Free is what an item is, not what a price is for.
  add column basis text check (basis in ('month', 'year', 'term', 'day', 'hour', 'work', 'metered', 'once')),
  -- How many months one price is for: three years are 36.
  add column term_months integer check (term_months between 2 and 120),
  -- {"mode": graduated | volume | package, "steps": [{"upTo": "5", "amount": "20"}, {"upTo": null, "amount": "36"}]}, decimals as texts.
  add column tiers jsonb,
  -- What is free of it in each period, for each resource or for all of a unit's resources of the item together.
  add column allowance numeric(18, 4) check (allowance > 0),
  add column allowance_per text check (allowance_per in ('resource', 'unit')),
  -- Charged at least so many months from the first day charged.
  add column minimum_months integer check (minimum_months between 1 and 120),
  -- A negotiated price (议价): this provider's only; it goes before the general one.
  add column provider_id uuid references organisation,
  add constraint item_price_term check ((basis is not distinct from 'term') = (term_months is not null)),
  add constraint item_price_allowance check ((allowance is null) = (allowance_per is null)),
  -- 最高限价 binds every provider alike.
  add constraint item_price_ceiling_is_general check (kind = 'final' or provider_id is null),
  -- The amount is the first step's. `coalesce`: a check that comes out as null would let anything in.
  add constraint item_price_tiers check (tiers is null or coalesce(tiers ->> 'mode' in ('graduated', 'volume', 'package')
    and jsonb_array_length(tiers -> 'steps') between 1 and 20 and (tiers #>> '{steps,0,amount}')::numeric = amount, false));

-- One price holds on a day for everybody, and one for each provider that negotiated. An exclusion and not a unique constraint over a generated
-- column: to the trigger that keeps histories, a generated column is changed by every update, since it has no value yet.
alter table item_price drop constraint item_price_item_id_kind_during_key;
alter table item_price add constraint item_price_one_at_a_time exclude using gist (item_id with =, kind with =,
  (coalesce(provider_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, during with &&);
-- By whose price: what the settlement of one provider asks.
create index item_price_negotiated on item_price (provider_id, item_id) where provider_id is not null;
