-- Jurisdictions, the measure that binds each, organisations and the parties they are, and who may not be dealt with.

-- A place that governs its cloud by its own measure.
create table jurisdiction (
  id uuid primary key,
  name text not null unique check (name <> ''),
  created_at timestamptz not null
);
comment on table jurisdiction is '适用区域';

-- Which measure binds on which day: at most one. A day nobody bound has none.
create table jurisdiction_regime (
  jurisdiction_id uuid not null references jurisdiction,
  regime_id text not null check (regime_id <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  primary key (jurisdiction_id, during without overlaps)
);
comment on table jurisdiction_regime is '适用区域在某段期间适用的办法';

-- The platform's operator is the one organisation without a jurisdiction.
create table organisation (
  id uuid primary key,
  jurisdiction_id uuid references jurisdiction,
  parent_id uuid,
  name text not null check (name <> ''),
  -- 区划: organisations of the same area are seen together by whoever watches the area
  area text check (area <> ''),
  -- Whether its money is the budget of the jurisdiction's own level
  budget text not null check (budget in ('level', 'outside-level')),
  -- GB 32100; the check digit is judged by the application
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  contact_name text check (contact_name <> ''),
  contact_phone text check (contact_phone <> ''),
  version integer not null default 1,
  created_at timestamptz not null,
  unique (jurisdiction_id, id),
  unique (jurisdiction_id, name),
  unique (jurisdiction_id, credit_code),
  -- A superior belongs to the same jurisdiction.
  foreign key (jurisdiction_id, parent_id) references organisation (jurisdiction_id, id),
  check (parent_id <> id),
  check (jurisdiction_id is not null or parent_id is null)
);
comment on table organisation is '单位';
create unique index organisation_operator on organisation ((true)) where jurisdiction_id is null;
create index organisation_by_parent on organisation (parent_id);
create index organisation_by_area on organisation (jurisdiction_id, area);

-- Which party of the measure an organisation is, from when to when.
create table organisation_party (
  organisation_id uuid not null references organisation,
  party text not null check (party <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  primary key (organisation_id, party, during without overlaps)
);
comment on table organisation_party is '单位在某段期间承担的职责';

-- Seriously dishonest bodies (严重失信主体), as a jurisdiction keeps them. The body need not be an organisation here.
create table blacklist_entry (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  name text not null check (name <> ''),
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  organisation_id uuid,
  reason text not null check (reason <> ''),
  source text not null check (source <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  recorded_at timestamptz not null,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id)
);
comment on table blacklist_entry is '严重失信主体名单';
create index blacklist_entry_by_jurisdiction on blacklist_entry (jurisdiction_id, recorded_at, id);

-- Who controls whom (控股关系), from when to when.
create table affiliation (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  holder_id uuid not null,
  held_id uuid not null,
  -- percent, where it is known
  share numeric(18, 4) check (share > 0 and share <= 100),
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  recorded_at timestamptz not null,
  unique (holder_id, held_id, during without overlaps),
  foreign key (jurisdiction_id, holder_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, held_id) references organisation (jurisdiction_id, id),
  check (holder_id <> held_id)
);
comment on table affiliation is '控股关系';
create index affiliation_by_held on affiliation (held_id);
