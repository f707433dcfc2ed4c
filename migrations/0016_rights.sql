-- Protected papers of systems, who may open them, every look at them, and who operates the cloud for the authority.

create table system_paper (
  id uuid primary key,
  jurisdiction_id uuid not null,
  system_id uuid not null,
  -- technical 技术文档, contact 联系人, report 报告（检测、评估等）
  kind text not null check (kind in ('technical', 'contact', 'report')),
  kept_at timestamptz not null,
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id)
);
comment on table system_paper is '受保护资料';
create index system_paper_by_system on system_paper (system_id, kind);

-- A paper is replaced by a newer version, never altered.
create table system_paper_version (
  paper_id uuid not null references system_paper,
  version integer not null check (version > 0),
  title text not null check (title <> '' and length(title) <= 200),
  file_name text check (file_name <> '' and length(file_name) <= 200),
  media_type text,
  size integer check (size > 0),
  kept_by uuid not null,
  kept_by_name text not null,
  kept_at timestamptz not null,
  primary key (paper_id, version),
  check ((file_name is null) = (media_type is null) and (file_name is null) = (size is null))
);
comment on table system_paper_version is '受保护资料的各个版本';

-- What is protected itself: bytes of a file, or a person to be reached. The application may add to this table and not read it:
-- it is read by look_at_paper alone, which leaves the look on record in the same statement.
create table system_paper_content (
  paper_id uuid not null,
  version integer not null,
  sha256 text,
  bytes bytea,
  contact_name text check (contact_name <> ''),
  contact_phone text check (contact_phone <> ''),
  primary key (paper_id, version),
  foreign key (paper_id, version) references system_paper_version,
  check ((sha256 is null) = (bytes is null)),
  check (bytes is null or (length(bytes) between 1 and 20971520 and sha256 = encode(sha256(bytes), 'hex'))),
  check ((bytes is null) = (contact_name is not null)),
  check ((contact_name is null) = (contact_phone is null))
);
comment on table system_paper_content is '受保护资料的内容；只经 look_at_paper 读取，查阅即留痕';

-- 授权: the unit lets named people of an organisation open its papers, for a purpose, from one day to another.
create table rights_authorization (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  -- The unit that gives it.
  organisation_id uuid not null,
  to_organisation_id uuid not null,
  persons uuid[] not null check (cardinality(persons) > 0),
  -- All systems of the unit, or these.
  all_systems boolean not null,
  system_ids uuid[] not null,
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array['technical', 'contact', 'report']),
  purpose text not null check (purpose <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  given_by uuid not null,
  given_by_name text not null,
  given_at timestamptz not null,
  frozen_at timestamptz,
  revoked_at timestamptz,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, to_organisation_id) references organisation (jurisdiction_id, id),
  check (organisation_id <> to_organisation_id),
  check (all_systems = (cardinality(system_ids) = 0))
);
comment on table rights_authorization is '使用单位的授权';
create index rights_authorization_given on rights_authorization (organisation_id, given_at desc, id desc);
create index rights_authorization_received on rights_authorization (to_organisation_id, given_at desc, id desc);

-- What was given stays; who is named, whether it is frozen, and that it was revoked may change. Revoked is revoked.
create function refuse_to_alter_authorization() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.revoked_at is not null
    or to_jsonb(new) - array['persons', 'frozen_at', 'revoked_at'] is distinct from to_jsonb(old) - array['persons', 'frozen_at', 'revoked_at']
  then
    raise exception 'an authorization is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger rights_authorization_is_kept before update or delete on rights_authorization
  for each row execute function refuse_to_alter_authorization();

create table authorization_form (
  authorization_id uuid primary key references rights_authorization,
  name text not null check (name <> '' and length(name) <= 200),
  media_type text not null,
  bytes bytea not null check (length(bytes) between 1 and 20971520)
);
comment on table authorization_form is '书面授权';

-- 紧急查阅: asked for by one person, seconded by another of the same organisation; then the first may look until it ends.
create table emergency_look (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  system_id uuid not null,
  kind text not null check (kind in ('technical', 'contact', 'report')),
  -- One paper, or all of that kind.
  paper_id uuid references system_paper,
  reason text not null check (reason <> ''),
  hours integer not null check (hours between 1 and 24),
  organisation_id uuid not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  seconded_by uuid,
  seconded_by_name text,
  seconded_at timestamptz,
  ends_at timestamptz,
  foreign key (jurisdiction_id, system_id) references system (jurisdiction_id, id),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  check (seconded_by <> asked_by),
  check ((seconded_by is null) = (seconded_at is null) and (seconded_by is null) = (ends_at is null)
    and (seconded_by is null) = (seconded_by_name is null)),
  check (seconded_at >= asked_at and ends_at = seconded_at + hours * interval '1 hour')
);
comment on table emergency_look is '紧急查阅';
create index emergency_look_by_organisation on emergency_look (organisation_id, asked_at desc, id desc);
create index emergency_look_by_system on emergency_look (system_id, asked_at desc, id desc);

create function refuse_to_alter_emergency() returns trigger language plpgsql as $$
declare seconding constant text[] := array['seconded_by', 'seconded_by_name', 'seconded_at', 'ends_at'];
begin
  if tg_op = 'DELETE' or old.seconded_at is not null or to_jsonb(new) - seconding is distinct from to_jsonb(old) - seconding then
    raise exception 'an emergency look is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger emergency_look_is_kept before update or delete on emergency_look for each row execute function refuse_to_alter_emergency();

-- Events and looks are told in one list: the order in which they happened, also within one instant.
create sequence rights_record_no;

-- What happened to authorizations and emergency looks, for the unit whose papers they open.
create table rights_event (
  id uuid primary key,
  no bigint not null default nextval('rights_record_no'),
  jurisdiction_id uuid not null references jurisdiction,
  unit_id uuid not null,
  kind text not null check (kind in ('given', 'renamed', 'frozen', 'unfrozen', 'revoked', 'asked', 'seconded')),
  authorization_id uuid references rights_authorization,
  emergency_id uuid references emergency_look,
  reason text,
  -- Names of the people it speaks of, as they were.
  names text[] not null default '{}',
  person_id uuid not null,
  person_name text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  at timestamptz not null,
  check ((authorization_id is null) <> (emergency_id is null))
);
comment on table rights_event is '授权与紧急查阅的经过';
create index rights_event_by_unit on rights_event (unit_id, no);
create index rights_event_by_authorization on rights_event (authorization_id, at);

-- Every look at something protected: who, what, on which ground, when, from where.
create table rights_look (
  id uuid primary key,
  no bigint not null default nextval('rights_record_no'),
  jurisdiction_id uuid not null references jurisdiction,
  unit_id uuid not null,
  system_id uuid not null references system,
  kind text not null,
  -- Null: the contact in the register of systems.
  paper_id uuid references system_paper,
  version integer,
  ground text not null check (ground in ('own', 'authorization', 'emergency')),
  authorization_id uuid references rights_authorization,
  emergency_id uuid references emergency_look,
  person_id uuid not null,
  person_name text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  at timestamptz not null,
  ip text not null,
  request_id text not null,
  check ((ground = 'own') = (organisation_id = unit_id)),
  check ((ground = 'authorization') = (authorization_id is not null)),
  check ((ground = 'emergency') = (emergency_id is not null)),
  check ((paper_id is null) = (version is null))
);
comment on table rights_look is '查阅记录：每一次查阅；只增不改';
create index rights_look_by_unit on rights_look (unit_id, no);

-- On which ground somebody may open something at an instant; no row: on none. What it rests on is locked against being taken away meanwhile.
create function ground_to_open(p_unit uuid, p_system uuid, p_kind text, p_paper uuid, p_at timestamptz, p_who jsonb)
returns table (ground text, authorization_id uuid, emergency_id uuid) language plpgsql as $$
begin
  if p_unit = (p_who ->> 'organisation')::uuid then
    if (p_who ->> 'keeps')::boolean then
      return query select 'own', null::uuid, null::uuid;
    end if;
    return;
  end if;
  return query select 'authorization', a.id, null::uuid from rights_authorization a
    where a.organisation_id = p_unit and a.to_organisation_id = (p_who ->> 'organisation')::uuid
      and (p_who ->> 'person')::uuid = any (a.persons) and p_kind = any (a.kinds)
      and (a.all_systems or p_system = any (a.system_ids))
      and a.during @> (p_at at time zone 'Asia/Shanghai')::date and a.frozen_at is null and a.revoked_at is null
    order by a.given_at, a.id limit 1 for share;
  if found then
    return;
  end if;
  if (p_who ->> 'emergency')::boolean then
    return query select 'emergency', null::uuid, e.id from emergency_look e
      where e.system_id = p_system and e.kind = p_kind and (e.paper_id is null or e.paper_id = p_paper)
        and e.organisation_id = (p_who ->> 'organisation')::uuid and e.asked_by = (p_who ->> 'person')::uuid
        and p_at >= e.seconded_at and p_at < e.ends_at
      order by e.seconded_at, e.id limit 1 for share;
  end if;
end
$$;

create function record_look(p_look uuid, p_system system, p_kind text, p_paper uuid, p_version integer, p_at timestamptz, p_who jsonb)
returns text language plpgsql as $$
declare found_ground record;
begin
  select * into found_ground from ground_to_open(p_system.organisation_id, p_system.id, p_kind, p_paper, p_at, p_who);
  if not found then
    return null;
  end if;
  insert into rights_look (id, jurisdiction_id, unit_id, system_id, kind, paper_id, version, ground, authorization_id, emergency_id, person_id,
      person_name, organisation_id, organisation_name, at, ip, request_id)
    values (p_look, p_system.jurisdiction_id, p_system.organisation_id, p_system.id, p_kind, p_paper, p_version, found_ground.ground,
      found_ground.authorization_id, found_ground.emergency_id, (p_who ->> 'person')::uuid, p_who ->> 'personName',
      (p_who ->> 'organisation')::uuid, p_who ->> 'organisationName', p_at, p_who ->> 'ip', p_who ->> 'requestId');
  return found_ground.ground;
end
$$;

-- The only way to a paper's content. Without a ground it gives no row; with one, the look is on record in the same statement.
create function look_at_paper(p_look uuid, p_paper uuid, p_version integer, p_at timestamptz, p_who jsonb)
returns table (unit_id uuid, system_id uuid, kind text, version integer, title text, ground text, file_name text, media_type text, sha256 text,
  bytes bytea, contact_name text, contact_phone text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_system system;
  kept record;
  on_ground text;
begin
  select p.kind, v.version, v.title, v.file_name, v.media_type, c.sha256, c.bytes, c.contact_name, c.contact_phone, p.system_id into kept
    from system_paper p join system_paper_version v on v.paper_id = p.id
      join system_paper_content c on c.paper_id = v.paper_id and c.version = v.version
    where p.id = p_paper and p.jurisdiction_id = (p_who ->> 'jurisdiction')::uuid and (p_version is null or v.version = p_version)
    order by v.version desc limit 1;
  if not found then
    return;
  end if;
  select * into of_system from system s where s.id = kept.system_id;
  on_ground := record_look(p_look, of_system, kept.kind, p_paper, kept.version, p_at, p_who);
  if on_ground is not null then
    return query select of_system.organisation_id, of_system.id, kept.kind, kept.version, kept.title, on_ground, kept.file_name, kept.media_type,
      kept.sha256, kept.bytes, kept.contact_name, kept.contact_phone;
  end if;
end
$$;

-- The same for the contact that the register of systems holds.
create function look_at_contact(p_look uuid, p_system uuid, p_at timestamptz, p_who jsonb)
returns table (unit_id uuid, contact text, ground text) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_system system;
  on_ground text;
begin
  select * into of_system from system s
    where s.id = p_system and s.jurisdiction_id = (p_who ->> 'jurisdiction')::uuid and s.contact is not null;
  if not found then
    return;
  end if;
  on_ground := record_look(p_look, of_system, 'contact', null, null, p_at, p_who);
  if on_ground is not null then
    return query select of_system.organisation_id, of_system.contact, on_ground;
  end if;
end
$$;
revoke execute on function look_at_paper, look_at_contact from public;

-- 运营授权: the authority lets a provider's people operate the cloud.
create table operating_grant (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  provider_id uuid not null,
  scope text[] not null check (cardinality(scope) > 0 and scope <@ array['operate', 'accounts', 'monitor', 'audit']),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  reason text not null check (reason <> ''),
  granted_by uuid not null,
  granted_by_name text not null,
  granted_at timestamptz not null,
  frozen_at timestamptz,
  revoked_at timestamptz,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, provider_id) references organisation (jurisdiction_id, id),
  -- Who operates does not audit what he did.
  check (not ('audit' = any (scope) and scope && array['operate', 'accounts']))
);
comment on table operating_grant is '运营授权';
create index operating_grant_by_jurisdiction on operating_grant (jurisdiction_id, granted_at desc, id desc);

create function refuse_to_alter_operating_grant() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.revoked_at is not null
    or to_jsonb(new) - array['frozen_at', 'revoked_at'] is distinct from to_jsonb(old) - array['frozen_at', 'revoked_at']
  then
    raise exception 'an operating grant is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger operating_grant_is_kept before update or delete on operating_grant
  for each row execute function refuse_to_alter_operating_grant();

-- Its people. Nobody does and audits on one day: 责任分离 holds whatever the program overlooks.
create table operating_grant_person (
  grant_id uuid not null references operating_grant,
  person_id uuid not null,
  person_name text not null,
  -- does: operate or accounts; audits: audit; null: neither
  side text check (side in ('does', 'audits')),
  -- Empty when the grant was revoked before it began.
  during daterange not null,
  primary key (grant_id, person_id),
  constraint operating_grant_separates exclude using gist (person_id with =, side with <>, during with &&)
);
comment on table operating_grant_person is '运营授权的人员';

create table operating_grant_event (
  id uuid primary key,
  no bigint generated always as identity,
  grant_id uuid not null references operating_grant,
  kind text not null check (kind in ('granted', 'frozen', 'unfrozen', 'revoked')),
  reason text not null check (reason <> ''),
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null
);
comment on table operating_grant_event is '运营授权的经过';
create index operating_grant_event_by_grant on operating_grant_event (grant_id, no);

-- 交接: what one provider hands over to the next, confirmed by both.
create table operating_handover (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  from_provider_id uuid not null,
  to_provider_id uuid not null,
  hand_over_on date not null,
  items text[] not null check (cardinality(items) > 0),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  from_confirmed_by uuid,
  from_confirmed_by_name text,
  from_confirmed_at timestamptz,
  to_confirmed_by uuid,
  to_confirmed_by_name text,
  to_confirmed_at timestamptz,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, from_provider_id) references organisation (jurisdiction_id, id),
  foreign key (jurisdiction_id, to_provider_id) references organisation (jurisdiction_id, id),
  check (from_provider_id <> to_provider_id),
  check ((from_confirmed_by is null) = (from_confirmed_at is null) and (from_confirmed_by is null) = (from_confirmed_by_name is null)),
  check ((to_confirmed_by is null) = (to_confirmed_at is null) and (to_confirmed_by is null) = (to_confirmed_by_name is null))
);
comment on table operating_handover is '云服务商变更时的工作与权限交接';
create index operating_handover_by_jurisdiction on operating_handover (jurisdiction_id, recorded_at desc, id desc);

-- Confirmed once by each; what was recorded stays.
create function refuse_to_alter_handover() returns trigger language plpgsql as $$
declare confirming constant text[] := array['from_confirmed_by', 'from_confirmed_by_name', 'from_confirmed_at',
  'to_confirmed_by', 'to_confirmed_by_name', 'to_confirmed_at'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - confirming is distinct from to_jsonb(old) - confirming
    or (old.from_confirmed_at is not null and new.from_confirmed_by is distinct from old.from_confirmed_by)
    or (old.to_confirmed_at is not null and new.to_confirmed_by is distinct from old.to_confirmed_by)
  then
    raise exception 'a hand-over is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger operating_handover_is_kept before update or delete on operating_handover
  for each row execute function refuse_to_alter_handover();

create trigger system_paper_is_history before update or delete on system_paper for each row execute function refuse_to_alter_history();
create trigger system_paper_version_is_history before update or delete on system_paper_version
  for each row execute function refuse_to_alter_history();
create trigger system_paper_content_is_history before update or delete on system_paper_content
  for each row execute function refuse_to_alter_history();
create trigger authorization_form_is_history before update or delete on authorization_form
  for each row execute function refuse_to_alter_history();
create trigger rights_event_is_history before update or delete on rights_event for each row execute function refuse_to_alter_history();
create trigger rights_look_is_history before update or delete on rights_look for each row execute function refuse_to_alter_history();
create trigger operating_grant_event_is_history before update or delete on operating_grant_event
  for each row execute function refuse_to_alter_history();
