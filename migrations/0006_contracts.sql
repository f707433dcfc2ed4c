-- What was bought of whom, where it stands, and whether it was delivered as agreed.

create table contract (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  kind text not null check (kind in ('provider', 'agency')),
  counterparty_id uuid not null,
  signed_by uuid not null references organisation,
  number text not null check (number <> ''),
  signed_on date not null,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  findings jsonb not null default '[]',
  recorded_at timestamptz not null,
  unique (jurisdiction_id, number),
  foreign key (jurisdiction_id, counterparty_id) references organisation (jurisdiction_id, id),
  -- One contract binds on a day, so that what lies within it is never in doubt.
  unique (jurisdiction_id, kind, counterparty_id, during without overlaps)
);
comment on table contract is '采购合同';

create table contract_item (
  contract_id uuid not null references contract,
  item_id uuid not null references service_item,
  -- The most that may be in use at one time; null: no ceiling.
  quantity numeric(18, 4) check (quantity > 0),
  primary key (contract_id, item_id)
);
comment on table contract_item is '合同内的服务项与数量上限';

-- One party's consent that a quantity beyond the contract enters the settlement.
create table beyond_contract_consent (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  provider_id uuid not null,
  item_id uuid not null,
  quantity numeric(18, 4) not null check (quantity > 0),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  consented_by uuid not null references organisation,
  -- The parts the consenting organisation holds under the measure on that day.
  parties text[] not null check (cardinality(parties) > 0),
  consented_by_person text not null,
  reason text not null check (reason <> ''),
  consented_at timestamptz not null,
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references service_item (jurisdiction_id, id)
);
create index beyond_contract_consent_by_provider on beyond_contract_consent (provider_id, item_id);
comment on table beyond_contract_consent is '同意超出合同范围的服务纳入结算';

create table pool (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  provider_id uuid not null,
  name text not null check (name <> ''),
  zone text not null check (zone <> ''),
  legacy boolean not null,
  self_controllable boolean not null,
  -- The protection level it was assessed for; null: not assessed.
  mlps smallint check (mlps between 1 and 5),
  findings jsonb not null default '[]',
  registered_at timestamptz not null,
  unique (provider_id, name),
  unique (provider_id, id),
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id)
);
create index pool_by_jurisdiction on pool (jurisdiction_id, name, id);
comment on table pool is '云资源池';

create table pool_supervision (
  id uuid primary key,
  pool_id uuid not null references pool,
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  reason text not null check (reason <> ''),
  set_by uuid not null references organisation,
  set_at timestamptz not null,
  unique (pool_id, during without overlaps)
);
comment on table pool_supervision is '资源池纳入统一监管的期间';

create table connection_report (
  id uuid primary key,
  provider_id uuid not null,
  jurisdiction_id uuid not null references jurisdiction,
  at timestamptz not null,
  -- Part of the expected data that arrived, 0 to 1.
  completeness numeric(5, 4) not null check (completeness between 0 and 1),
  delay_seconds integer not null check (delay_seconds >= 0),
  interfaces text[] not null,
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id)
);
create index connection_report_by_provider on connection_report (provider_id, at desc);
comment on table connection_report is '云服务商上报的对接状态';

create table unqualified_service (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  provider_id uuid not null,
  -- Null: all of the provider's pools, all items.
  pool_id uuid,
  item_id uuid,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  reason text not null check (reason <> ''),
  decided_by uuid not null references organisation,
  decided_by_person text not null,
  decided_at timestamptz not null,
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  foreign key (provider_id, pool_id) references pool (provider_id, id),
  foreign key (jurisdiction_id, item_id) references service_item (jurisdiction_id, id)
);
create index unqualified_service_by_provider on unqualified_service (provider_id);
comment on table unqualified_service is '认定服务不合格的期间';

create trigger contract_is_history before update or delete on contract for each row execute function refuse_to_alter_history();
create trigger contract_item_is_history before update or delete on contract_item for each row execute function refuse_to_alter_history();
create trigger beyond_contract_consent_is_history before update or delete on beyond_contract_consent
  for each row execute function refuse_to_alter_history();
create trigger pool_supervision_is_history before update or delete on pool_supervision for each row execute function only_end_history();
create trigger unqualified_service_is_history before update or delete on unqualified_service
  for each row execute function refuse_to_alter_history();
