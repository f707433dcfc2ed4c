-- Cases about somebody, organisations named in them, terms that end on a day on file, papers with addressees.

alter table case_file
  -- Who began it. Null: the platform did, on a finding, and it waits for `opened_for`, the party that begins such cases.
  add column begun_by_organisation_id uuid,
  add column opened_for text check (opened_for <> '');
update case_file set begun_by_organisation_id = organisation_id;
alter table case_file
  add constraint case_file_begun_by foreign key (jurisdiction_id, begun_by_organisation_id) references organisation (jurisdiction_id, id);
create index case_file_by_beginner on case_file (begun_by_organisation_id, begun_at desc, id desc);
-- What a finding joins instead of beginning a further case.
create index case_file_open_about on case_file (organisation_id, procedure, system_id) where step is not null;

-- Organisations that a form's field names: they see the case, and act where a step is their party's.
create table case_body (
  case_id uuid not null references case_file,
  field text not null check (field <> ''),
  organisation_id uuid not null references organisation,
  -- The act that named it.
  event_id bigint not null references case_event,
  primary key (case_id, field, organisation_id)
);
comment on table case_body is '办件中点名的单位';
create index case_body_by_organisation on case_body (organisation_id, case_id);

-- A term may be a day on file instead of a count.
alter table case_clock
  alter column term_count drop not null,
  alter column term_unit drop not null,
  add column until_on date,
  add constraint case_clock_term check ((term_count is null) = (term_unit is null) and (term_count is null) = (until_on is not null));

comment on table case_finding is '规则提示的事项：提交、办理、逾期时，或由监督发现';

-- Whom an issued paper is addressed to: 主送 and 抄送. Read once for the first time.
create table document_address (
  document_id uuid not null references issued_document,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('to', 'copy')),
  read_at timestamptz,
  read_by uuid,
  read_by_name text,
  primary key (document_id, organisation_id),
  check ((read_at is null) = (read_by is null) and (read_at is null) = (read_by_name is null))
);
comment on table document_address is '文书的主送与抄送单位';
create index document_address_by_organisation on document_address (organisation_id, document_id);

alter table issued_document add column published boolean not null default false;
comment on column issued_document.published is '本地各单位均可查阅';
create index issued_document_published on issued_document (issued_at desc, seq desc) where published;

create function refuse_to_alter_address() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.read_at is not null
    or to_jsonb(new) - array['read_at', 'read_by', 'read_by_name'] is distinct from to_jsonb(old) - array['read_at', 'read_by', 'read_by_name']
  then raise exception 'an address of a paper is only marked as read, once';
  end if;
  return new;
end $$;
create trigger document_address_is_history before update or delete on document_address for each row execute function refuse_to_alter_address();

-- The nearest organisation at or above this one that is a party on a day: who acts for its subordinates.
create function nearest_superior(of_organisation uuid, as_party text, on_day date) returns uuid language sql stable as $$
  with recursive up as (
    select id, parent_id, 0 as height from organisation where id = of_organisation
    union all
    select o.id, o.parent_id, up.height + 1 from organisation o join up on o.id = up.parent_id where up.height < 20
  )
  select up.id from up join organisation_party p on p.organisation_id = up.id and p.party = as_party and p.during @> on_day
  order by up.height limit 1
$$;
