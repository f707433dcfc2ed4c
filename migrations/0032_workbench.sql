-- What people find and keep for themselves: an index of words over cases, systems, resources, papers and duties; what they watch; filters they saved.

-- One form for what is written and for what is sought: half-width, without capitals.
create function search_fold(said text) returns text language sql immutable parallel safe strict
  return lower(normalize(said, NFKC));

-- Every two signs that stand side by side, each pair as one number (21 bits a sign). Chinese has no blanks between words, most of its words have two
-- signs, and trigrams don't serve those. The kind stands in the number: what is common among resources may be rare among cases, and the planner must know.
create function search_grams(of_kind text, folded text) returns bigint[] language sql immutable parallel safe strict
  return (select coalesce(array_agg(distinct (array_position(array['case', 'system', 'resource', 'document', 'duty'], of_kind)::bigint << 42)
      | (ascii(sign)::bigint << 21) | ascii(following)), '{}')
    from (select sign, lead(sign) over (order by no) as following from unnest(string_to_array(folded, null)) with ordinality as u(sign, no)) as pair
    where ascii(sign) > 32 and ascii(following) > 32);

create table search_entry (
  kind text not null check (kind in ('case', 'system', 'resource', 'document', 'duty')),
  id uuid not null,
  jurisdiction_id uuid not null,
  -- Who may see it at most: organisations; the jurisdiction's own id where what is open to all of it, under conditions that the query asks.
  seen_by uuid[] not null,
  -- What the measure calls by an identifier, whose name people seek: `hunan-2024/apply`.
  code text,
  body text not null,
  at timestamptz not null,
  words text not null generated always as (search_fold(body)) stored,
  grams bigint[] not null generated always as (search_grams(kind, search_fold(body))) stored,
  primary key (kind, id)
);
comment on table search_entry is '检索索引：由触发器维护，可随时重建；看得到什么由查询时的可见范围决定';
create index search_entry_by_grams on search_entry using gin (grams);
create index search_entry_by_reader on search_entry using gin (seen_by);
create index search_entry_by_time on search_entry (jurisdiction_id, kind, at desc, id desc);
create index search_entry_by_code on search_entry (code) where code is not null;
alter table search_entry alter column grams set statistics 1000;

-- What stands in the index, said once. Of a case only what was submitted: what is being written is its writer's.
create view search_source as
  select 'case' as kind, c.id, c.jurisdiction_id,
    array_remove(array[c.organisation_id, c.provider_id, c.begun_by_organisation_id]
      || coalesce((select array_agg(b.organisation_id) from case_body b where b.case_id = c.id), '{}'), null) as seen_by,
    c.regime_id || '/' || c.procedure as code,
    concat_ws(' ', c.number, o.name, s.name, p.name, (select left(string_agg(f.value #>> '{}', ' ' order by f.key), 4000)
      from (select v.fields from case_version v where v.case_id = c.id order by v.version desc limit 1) said, jsonb_each(said.fields) f
      where jsonb_typeof(f.value) = 'string')) as body,
    c.begun_at as at
  from case_file c join organisation o on o.id = c.organisation_id left join system s on s.id = c.system_id
    left join organisation p on p.id = c.provider_id
  union all
  select 'system', s.id, s.jurisdiction_id, array[s.organisation_id], null, concat_ws(' ', s.name, o.name, s.purpose, s.builder), s.created_at
  from system s join organisation o on o.id = s.organisation_id
  union all
  select 'resource', r.id, r.jurisdiction_id, array[r.organisation_id, r.provider_id], null,
    concat_ws(' ', i.name, r.external_name, i.specification, s.name, o.name, p.name), r.created_at
  from resource r join service_item i on i.id = r.item_id join system s on s.id = r.system_id join organisation o on o.id = r.organisation_id
    join organisation p on p.id = r.provider_id
  union all
  select 'document', d.id, c.jurisdiction_id,
    array_remove(array[c.organisation_id, c.provider_id, c.begun_by_organisation_id, case when d.published then c.jurisdiction_id end]
      || coalesce((select array_agg(b.organisation_id) from case_body b where b.case_id = c.id), '{}')
      || coalesce((select array_agg(a.organisation_id) from document_address a where a.document_id = d.id), '{}'), null),
    null, concat_ws(' ', d.name, d.number, d.issuer_name, left(d.text, 20000)), d.issued_at
  from issued_document d join case_file c on c.id = d.case_id
  union all
  select 'duty', i.id, i.jurisdiction_id,
    array_remove(array[i.organisation_id, case when i.state = 'fulfilled' then i.jurisdiction_id end], null),
    i.regime_id || '/' || i.duty,
    concat_ws(' ', o.name, s.name, case when position(':' in i.origin) = 0 then i.origin end), i.created_at
  from duty_instance i join organisation o on o.id = i.organisation_id left join system s on s.id = i.system_id;

create function search_refresh(of_kind text, ids uuid[]) returns void language sql as $$
  insert into search_entry (kind, id, jurisdiction_id, seen_by, code, body, at)
    select kind, id, jurisdiction_id, seen_by, code, body, at from search_source where kind = of_kind and id = any(ids) order by id
  on conflict (kind, id) do update set jurisdiction_id = excluded.jurisdiction_id, seen_by = excluded.seen_by, code = excluded.code,
    body = excluded.body, at = excluded.at
  where (search_entry.seen_by, search_entry.code, search_entry.body) is distinct from (excluded.seen_by, excluded.code, excluded.body)
$$;

-- What is made comes in by the statement, however many rows it makes.
create function search_made() returns trigger language plpgsql as $$
begin
  perform search_refresh(tg_argv[0], (select array_agg(id) from made));
  return null;
end
$$;
create trigger case_file_is_found after insert on case_file referencing new table as made for each statement execute function search_made('case');
create trigger system_is_found after insert on system referencing new table as made for each statement execute function search_made('system');
create trigger resource_is_found after insert on resource referencing new table as made for each statement execute function search_made('resource');
create trigger issued_document_is_found after insert on issued_document referencing new table as made
  for each statement execute function search_made('document');
create trigger duty_instance_is_found after insert on duty_instance referencing new table as made for each statement execute function search_made('duty');

-- What changes comes in by the row, where a word of it or who sees it changed.
create function search_changed() returns trigger language plpgsql as $$
begin
  perform search_refresh(tg_argv[0], array[new.id]);
  return null;
end
$$;
create trigger case_file_is_found_anew after update on case_file for each row
  when ((old.organisation_id, old.provider_id, old.system_id, old.begun_by_organisation_id, old.number)
    is distinct from (new.organisation_id, new.provider_id, new.system_id, new.begun_by_organisation_id, new.number))
  execute function search_changed('case');
create trigger resource_is_found_anew after update on resource for each row
  when ((old.organisation_id, old.provider_id, old.system_id, old.item_id, old.external_name)
    is distinct from (new.organisation_id, new.provider_id, new.system_id, new.item_id, new.external_name))
  execute function search_changed('resource');
create trigger duty_instance_is_found_anew after update on duty_instance for each row
  when (old.state is distinct from new.state) execute function search_changed('duty');

-- What is submitted, who is named, whom a paper is addressed to: of the case and its papers.
create function search_of_case() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'DELETE' then
    select array_agg(distinct case_id) into ids from gone;
  else
    select array_agg(distinct case_id) into ids from made;
  end if;
  perform search_refresh('case', ids);
  if tg_table_name = 'case_body' then
    perform search_refresh('document', (select array_agg(id) from issued_document where case_id = any(ids)));
  end if;
  return null;
end
$$;
create trigger case_version_is_found after insert on case_version referencing new table as made for each statement execute function search_of_case();
create trigger case_body_is_found after insert on case_body referencing new table as made for each statement execute function search_of_case();
create trigger case_body_is_left after delete on case_body referencing old table as gone for each statement execute function search_of_case();

create function search_of_address() returns trigger language plpgsql as $$
begin
  perform search_refresh('document', (select array_agg(distinct document_id) from made));
  return null;
end
$$;
create trigger document_address_is_found after insert on document_address referencing new table as made
  for each statement execute function search_of_address();

-- A name that changed, in all that bears it.
create function search_renamed() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'organisation' then
    perform search_refresh(e.kind, array_agg(e.id)) from search_entry e where e.seen_by @> array[new.id] group by e.kind;
  elsif tg_table_name = 'system' then
    perform search_refresh('system', array[new.id]);
    perform search_refresh('case', (select array_agg(id) from case_file where system_id = new.id));
    perform search_refresh('resource', (select array_agg(id) from resource where system_id = new.id));
    perform search_refresh('duty', (select array_agg(id) from duty_instance where system_id = new.id));
  else
    perform search_refresh('resource', (select array_agg(id) from resource where item_id = new.id));
  end if;
  return null;
end
$$;
create trigger organisation_is_found_anew after update on organisation for each row when (old.name is distinct from new.name)
  execute function search_renamed();
create trigger system_is_found_anew after update on system for each row
  when ((old.name, old.purpose, old.builder, old.organisation_id) is distinct from (new.name, new.purpose, new.builder, new.organisation_id))
  execute function search_renamed();
create trigger service_item_is_found_anew after update on service_item for each row
  when ((old.name, old.specification) is distinct from (new.name, new.specification)) execute function search_renamed();

insert into search_entry (kind, id, jurisdiction_id, seen_by, code, body, at)
  select kind, id, jurisdiction_id, seen_by, code, body, at from search_source;

-- What a person watches. Whether he still sees it is asked whenever it is shown.
create table watch (
  person_id uuid not null references person,
  kind text not null check (kind in ('case', 'system', 'resource', 'duty')),
  object_id uuid not null,
  since timestamptz not null,
  primary key (person_id, kind, object_id)
);
comment on table watch is '关注：个人关注的办件、系统、云资源、义务';

-- A list's filters under a name, of one person; at most one of them is what the list opens with.
create table saved_filter (
  id uuid primary key,
  person_id uuid not null references person,
  page text not null check (page <> ''),
  name text not null check (name <> '' and length(name) <= 40),
  query jsonb not null check (jsonb_typeof(query) = 'object'),
  by_default boolean not null default false,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  unique (person_id, page, name)
);
comment on table saved_filter is '常用筛选';
create unique index saved_filter_by_default on saved_filter (person_id, page) where by_default;
