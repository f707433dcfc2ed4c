-- Work orders to providers, the resources they deliver, and how much of each was allocated from when to when.

create table resource (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  system_id uuid not null,
  provider_id uuid not null,
  pool_id uuid not null,
  item_id uuid not null,
  -- The application it came from, and its line there.
  case_id uuid not null references case_file,
  line_no integer not null,
  -- The provider's own name for it, e.g. an instance number.
  external_name text,
  -- testing → delivered → ended; what is charged is said by the two days below.
  state text not null check (state in ('testing', 'delivered', 'ended')),
  -- First day charged, and the first day no longer charged: set by the events that the measure names.
  charged_from date,
  charged_until date,
  created_at timestamptz not null,
  -- At most one operation runs on a resource.
  running_work_order_id uuid,
  unique (case_id, line_no),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  foreign key (provider_id, pool_id) references pool (provider_id, id),
  foreign key (jurisdiction_id, item_id) references service_item (jurisdiction_id, id),
  check (charged_until is null or charged_until >= charged_from),
  check (charged_from is not null or charged_until is null)
);
comment on table resource is '云资源';
create index resource_by_organisation on resource (organisation_id, id);
create index resource_by_provider on resource (provider_id, id);
create index resource_by_jurisdiction on resource (jurisdiction_id, id);
create index resource_by_system on resource (system_id, id);

-- How much of it, from when to when: a history that cannot overlap. Whether it lies within the contract is no fact of its own:
-- contracts and consents, later ones too, say so when it is accounted. `during` is half open: its end is the first day after it.
create table allocation (
  resource_id uuid not null references resource,
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  quantity numeric(18, 4) not null check (quantity > 0),
  case_id uuid not null references case_file,
  primary key (resource_id, during without overlaps)
);
comment on table allocation is '资源分配沿革';

create table work_order (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  case_id uuid not null references case_file,
  step text not null,
  kind text not null check (kind in ('test', 'deliver', 'change', 'reclaim')),
  number text not null,
  organisation_id uuid not null references organisation,
  provider_id uuid not null references organisation,
  state text not null check (state in ('issued', 'accepted', 'partly-done', 'failed', 'done', 'withdrawn')),
  issued_at timestamptz not null,
  accepted_at timestamptz,
  done_at timestamptz,
  version integer not null default 1,
  unique (jurisdiction_id, number)
);
comment on table work_order is '工单';
create unique index work_order_running on work_order (case_id) where state not in ('done', 'withdrawn');
create index work_order_by_provider on work_order (provider_id, issued_at desc, id desc);

create table work_order_line (
  work_order_id uuid not null references work_order,
  line_no integer not null,
  resource_id uuid references resource,
  item_id uuid not null references service_item,
  pool_id uuid not null references pool,
  quantity numeric(18, 4) not null check (quantity >= 0),
  state text not null check (state in ('waiting', 'done', 'failed')),
  reason text,
  external_name text,
  done_at timestamptz,
  primary key (work_order_id, line_no),
  check ((state = 'failed') = (reason is not null))
);
comment on table work_order_line is '工单明细';

alter table resource add foreign key (running_work_order_id) references work_order;
