-- Government information systems: the unit that resources, cases and charges are attributed to.

create table system (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- The unit that owns it.
  organisation_id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('new', 'built', 'superior')),
  purpose text not null check (purpose <> ''),
  -- A classified system never enters the platform, whatever a measure says.
  classified boolean not null default false check (not classified),
  -- Level of the multi-level protection scheme, and the number it is filed under, once it is.
  mlps smallint not null check (mlps between 1 and 5),
  mlps_filing text,
  budget_channel text not null check (budget_channel <> ''),
  status text not null check (status in ('on-cloud', 'to-migrate', 'exempt')),
  -- The legal basis for staying off the cloud.
  exemption text,
  -- Who built it and who answers for it, as people write it.
  builder text,
  contact text,
  -- The migration of a system that stood elsewhere: when it went over, and when the original was switched off.
  original_cut_over_on date,
  original_retired_on date,
  -- What the measure's rules flagged when it was last registered or changed.
  findings jsonb not null default '[]',
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (organisation_id, name),
  unique (jurisdiction_id, id),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  check ((status = 'exempt') = (exemption is not null)),
  check (original_retired_on is null or original_retired_on >= original_cut_over_on),
  check (original_cut_over_on is null or status = 'on-cloud'),
  check (original_retired_on is null or original_cut_over_on is not null)
);
comment on table system is '政务信息系统（非涉密）';
create index system_by_jurisdiction on system (jurisdiction_id, name, id);
