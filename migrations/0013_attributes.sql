-- What the measures ask about units, systems and pools beside what was asked so far.

-- 党政机关, 公益一类, 公益二类事业单位, 企业, 其他. Until somebody says otherwise a unit is 党政机关.
alter table organisation add column nature text not null default 'government'
  check (nature in ('government', 'class-one', 'class-two', 'enterprise', 'other'));

alter table system
  -- 信创适配; null: nobody said.
  add column domestic boolean,
  -- Why not, where it is not.
  add column domestic_reason text check (domestic_reason <> ''),
  -- It stands on a third party's cloud or in a machine room of its own; whose, and the last day of that contract.
  add column hosted_elsewhere boolean not null default false,
  add column hosting_provider text check (hosting_provider <> ''),
  add column hosting_ends_on date,
  -- Last day of the approved construction period.
  add column construction_ends_on date,
  add constraint system_domestic_reason check ((domestic is not distinct from false) = (domestic_reason is not null)),
  add constraint system_hosting check (hosted_elsewhere or (hosting_provider is null and hosting_ends_on is null));
create index system_by_hosting_end on system (jurisdiction_id, hosting_ends_on) where hosting_ends_on is not null;

alter table pool
  -- 省级, 市级, 县级; null for pools of which nobody said: no level is guessed.
  add column level text check (level in ('province', 'city', 'county')),
  -- general 通用, industry 行业云
  add column kind text not null default 'general' check (kind in ('general', 'industry')),
  -- The plan it is built by.
  add column plan text check (plan <> ''),
  -- 专属资源池, and on which grounds.
  add column dedicated boolean not null default false,
  add column grounds text check (grounds <> ''),
  -- Number of the consent to it.
  add column approval text check (approval <> ''),
  -- Physically separate from the pools of other zones; null: nobody said.
  add column separate boolean,
  -- Proof that it meets what the state asks of it.
  add column conformity text check (conformity <> ''),
  add constraint pool_grounds check (dedicated or grounds is null);
