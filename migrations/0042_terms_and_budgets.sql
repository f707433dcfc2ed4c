-- Minimum terms that a new measure no longer charges are decided of, never dropped in silence; and whether a unit's money is the level's budget is a history by days.

create table lost_term_decision (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- The measure that was put in force, and from when.
  regime_id text not null check (regime_id <> ''),
  starts_on date not null,
  -- How many resources were named to whoever decided.
  resources integer not null check (resources > 0),
  -- The article of the new measure that it rests on; null where it has none on charging.
  cite text check (cite <> ''),
  reason text not null check (reason <> ''),
  decided_by uuid not null,
  decided_by_id uuid not null,
  decided_by_person text not null check (decided_by_person <> ''),
  decided_at timestamptz not null,
  unique (jurisdiction_id, starts_on)
);
comment on table lost_term_decision is '改用办法时对不再计满的最低计费期限的决定';
create trigger lost_term_decision_is_history before update or delete on lost_term_decision for each row execute function refuse_to_alter_history();
create trigger lost_term_decision_is_kept before truncate on lost_term_decision for each statement execute function refuse_to_alter_history();

-- Whether a unit's money is the budget of the jurisdiction's own level, day by day. `organisation.budget` is what holds now: the newest of these.
create table organisation_budget (
  organisation_id uuid not null references organisation,
  budget text not null check (budget in ('level', 'outside-level')),
  -- The first has no beginning: it held since before the organisation was registered.
  during daterange not null check (not isempty(during)),
  primary key (organisation_id, during without overlaps)
);
comment on table organisation_budget is '单位的预算关系沿革';
-- The few that ever had another.
create index organisation_budget_changed on organisation_budget (organisation_id) where not lower_inf(during) and upper_inf(during);
insert into organisation_budget select id, budget, '(,)' from organisation;

create function organisation_begins_budget() returns trigger language plpgsql as $$
begin
  insert into organisation_budget values (new.id, new.budget, '(,)');
  return null;
end
$$;
create trigger organisation_has_budget after insert on organisation for each row execute function organisation_begins_budget();

-- What holds now follows the history, and is not set beside it.
create function organisation_follows_budget() returns trigger language plpgsql as $$
begin
  if upper_inf(new.during) then
    update organisation set budget = new.budget where id = new.organisation_id and budget <> new.budget;
  end if;
  return null;
end
$$;
create trigger organisation_budget_holds after insert on organisation_budget for each row execute function organisation_follows_budget();
create function organisation_budget_on_file() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from organisation_budget where organisation_id = new.id and upper_inf(during) and budget = new.budget) then
    raise exception 'the budget of an organisation is changed by its history: %', new.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger organisation_budget_is_on_file before update of budget on organisation for each row when (new.budget <> old.budget)
  execute function organisation_budget_on_file();
-- Ended once, at its open end; the first begins nowhere, and so does what is left of it.
create function only_end_budget() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and upper_inf(old.during) and lower(new.during) is not distinct from lower(old.during) and not upper_inf(new.during)
    and (new.organisation_id, new.budget) = (old.organisation_id, old.budget) then
    return new;
  end if;
  raise exception 'a history is never altered, only ended: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger organisation_budget_is_history before update or delete on organisation_budget for each row execute function only_end_budget();
create trigger organisation_budget_is_kept before truncate on organisation_budget for each statement execute function refuse_to_alter_history();
