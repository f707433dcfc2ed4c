-- What was said of cases, and official documents, are found too, and numbers of a series by four signs at once; what a draft holds that does not fit yet is kept.

-- As before every two signs that stand side by side, and now every four of ASCII as well: in `SQ-2024-0054321` each pair is common, four together are rare.
-- The fiftieth bit tells fours from pairs; kinds keep their places, new ones come after.
create or replace function search_grams(of_kind text, folded text) returns bigint[] language sql immutable parallel safe strict
  return (select coalesce(array_agg(distinct k.kind | g.gram), '{}')
    from (select array_position(array['case', 'system', 'resource', 'document', 'duty', 'opinion', 'official'], of_kind)::bigint << 42 as kind) k,
      lateral (
        select (ascii(sign)::bigint << 21) | ascii(following) as gram
        from (select sign, lead(sign) over (order by no) as following from unnest(string_to_array(folded, null)) with ordinality as u(sign, no)) as pair
        where ascii(sign) > 32 and ascii(following) > 32
        union all
        select (1::bigint << 50) | (a::bigint << 21) | (b << 14) | (c << 7) | d
        from (select ascii(sign) as a, ascii(lead(sign) over w) as b, ascii(lead(sign, 2) over w) as c, ascii(lead(sign, 3) over w) as d
          from regexp_matches(folded, '[!-~]{4,}', 'g') with ordinality as r(run, part), unnest(string_to_array(run[1], null)) with ordinality as u(sign, no)
          window w as (partition by part order by no)) as four
        where d is not null) as g);

-- What a word is sought by: of a run of ASCII only the last four fours. The front of a number is that of its series; the end tells it from the others, and the text decides.
create function search_keys(of_kind text, folded text) returns bigint[] language sql immutable parallel safe strict
  return (select case when folded ~ '^[!-~]{4,}$'
    then array(select gram from unnest(search_grams(of_kind, right(folded, 7))) gram where gram & (1::bigint << 50) <> 0)
    else search_grams(of_kind, folded) end);

-- Each kind by itself: the planner learns of each how common a pair is there. Over all kinds together it took what stands in every case for rare, and read
-- twenty-five thousand of them to show six.
drop table search_entry;
create table search_entry (
  kind text not null,
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
) partition by list (kind);
comment on table search_entry is '检索索引：由触发器维护，可随时重建；看得到什么由查询时的可见范围决定';
create table search_entry_case partition of search_entry for values in ('case');
create table search_entry_system partition of search_entry for values in ('system');
create table search_entry_resource partition of search_entry for values in ('resource');
create table search_entry_document partition of search_entry for values in ('document');
create table search_entry_duty partition of search_entry for values in ('duty');
create table search_entry_opinion partition of search_entry for values in ('opinion');
create table search_entry_official partition of search_entry for values in ('official');
create index search_entry_by_grams on search_entry using gin (grams);
create index search_entry_by_reader on search_entry using gin (seen_by);
create index search_entry_by_time on search_entry (jurisdiction_id, kind, at desc, id desc);
create index search_entry_by_code on search_entry (code) where code is not null;
alter table search_entry alter column grams set statistics 1000;

-- An event has no id of the kind that the index keeps: its place in the record, written as one.
create function event_uuid(no bigint) returns uuid language sql immutable parallel safe strict return lpad(to_hex(no), 32, '0')::uuid;
create index case_event_by_uuid on case_event (event_uuid(id));

-- Of whom a case may be seen at most.
create function search_seers(of_case case_file) returns uuid[] language sql stable
  return array_remove(array[of_case.organisation_id, of_case.provider_id, of_case.begun_by_organisation_id]
    || coalesce((select array_agg(b.organisation_id) from case_body b where b.case_id = of_case.id), '{}'), null);

create or replace view search_source as
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
  from duty_instance i join organisation o on o.id = i.organisation_id left join system s on s.id = i.system_id
  union all
  -- What levels propose to each other is their organisation's own. The opinion stands first; whose case it is on helps to find it.
  select 'opinion', event_uuid(e.id), c.jurisdiction_id,
    case when e.kind in ('left', 'advised') then search_seers(c) else array_remove(array[e.organisation_id], null) end,
    c.regime_id || '/' || c.procedure, concat_ws(' ', left(e.opinion, 4000), e.organisation_name, c.number, o.name, s.name), e.at
  from case_event e join case_file c on c.id = e.case_id join organisation o on o.id = c.organisation_id left join system s on s.id = c.system_id
  where e.kind in ('left', 'advised', 'proposed', 'endorsed', 'returned') and e.opinion <> ''
  union all
  select 'official', d.id, d.jurisdiction_id,
    array_remove(array[d.issuer_id] || coalesce((select search_seers(c) from case_file c where c.id = d.case_id), '{}')
      || coalesce((select array_agg(a.organisation_id) from official_document_address a where a.document_id = d.id), '{}'), null),
    null, concat_ws(' ', d.title, d.number, d.name, d.issuer_name, left((select string_agg(said #>> '{}', ' ' order by p.no)
      from unnest(array['$.to[*]', '$.body[*].text', '$.body[*].caption', '$.body[*].rows[*][*]', '$.annexes[*]']::jsonpath[]) with ordinality as p(path, no),
        jsonb_path_query(d.content, p.path) as said), 20000)), d.issued_at
  from official_document d;

create trigger official_document_is_found after insert on official_document referencing new table as made
  for each statement execute function search_made('official');

create function search_of_event() returns trigger language plpgsql as $$
begin
  perform search_refresh('opinion', (select array_agg(event_uuid(id)) from made where opinion <> ''));
  return null;
end
$$;
create trigger case_event_is_found after insert on case_event referencing new table as made for each statement execute function search_of_event();

-- All that hangs on a case is seen by whoever sees the case.
create function search_refresh_on_cases(ids uuid[]) returns void language sql as $$
  select search_refresh('document', (select array_agg(id) from issued_document where case_id = any(ids)));
  select search_refresh('official', (select array_agg(id) from official_document where case_id = any(ids)));
  select search_refresh('opinion', (select array_agg(event_uuid(id)) from case_event where case_id = any(ids) and opinion <> ''));
$$;

create or replace function search_of_case() returns trigger language plpgsql as $$
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
    perform search_refresh_on_cases(ids);
  end if;
  return null;
end
$$;

create function search_of_changed_case() returns trigger language plpgsql as $$
begin
  perform search_refresh_on_cases(array[new.id]);
  return null;
end
$$;
create trigger case_file_is_seen_anew after update on case_file for each row
  when ((old.organisation_id, old.provider_id, old.system_id, old.begun_by_organisation_id, old.number)
    is distinct from (new.organisation_id, new.provider_id, new.system_id, new.begun_by_organisation_id, new.number))
  execute function search_of_changed_case();

create function search_of_official_address() returns trigger language plpgsql as $$
begin
  perform search_refresh('official', (select array_agg(distinct document_id) from made));
  return null;
end
$$;
create trigger official_document_address_is_found after insert on official_document_address referencing new table as made
  for each statement execute function search_of_official_address();

create or replace function search_renamed() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'organisation' then
    perform search_refresh(e.kind, array_agg(e.id)) from search_entry e where e.seen_by @> array[new.id] group by e.kind;
    -- Opinions inside an organisation are seen by it alone, and bear the name of the unit whose case it is.
    perform search_refresh('opinion', (select array_agg(event_uuid(e.id)) from case_event e join case_file c on c.id = e.case_id
      where c.organisation_id = new.id and e.kind in ('proposed', 'endorsed', 'returned') and e.opinion <> ''));
  elsif tg_table_name = 'system' then
    perform search_refresh('system', array[new.id]);
    perform search_refresh('case', (select array_agg(id) from case_file where system_id = new.id));
    perform search_refresh('opinion', (select array_agg(event_uuid(e.id)) from case_event e join case_file c on c.id = e.case_id
      where c.system_id = new.id and e.opinion <> ''));
    perform search_refresh('resource', (select array_agg(id) from resource where system_id = new.id));
    perform search_refresh('duty', (select array_agg(id) from duty_instance where system_id = new.id));
  else
    perform search_refresh('resource', (select array_agg(id) from resource where item_id = new.id));
  end if;
  return null;
end
$$;

insert into search_entry (kind, id, jurisdiction_id, seen_by, code, body, at)
  select kind, id, jurisdiction_id, seen_by, code, body, at from search_source;

-- What somebody typed into a draft and the form does not take yet, word for word: { fields: { name: text }, lines: [...] or null, faults: [{ path, message }] }. It stands
-- beside what is valid, is its writer's, and is gone when the step is left.
alter table case_file add column unfit jsonb check (jsonb_typeof(unfit) = 'object' and unfit ?& array['fields', 'lines', 'faults']);
comment on column case_file.unfit is '暂存的尚不合格的填写内容';

-- Lists of what waits: each is asked for on every look at the workbench.
create index document_address_unread on document_address (organisation_id, document_id) where read_at is null;
create index person_unconfirmed on person (unconfirmed_since) where unconfirmed_since is not null;
create index metered_quantity_objected on metered_quantity (reported_by) where state = 'objected' and superseded_at is null;
create index settlement_run_failed on settlement_run (jurisdiction_id, during) where state = 'failed';
