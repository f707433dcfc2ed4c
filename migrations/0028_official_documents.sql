-- Official documents (公文): how organisations number them, what was issued byte for byte, what was withdrawn, and the signed scans that came back.

-- How an organisation writes its numbers, e.g. X云〔{year}〕{n}号: for one series, or for all that have none of their own. The newest counts; none is altered.
create table document_series (
  id uuid primary key,
  seq bigint generated always as identity,
  jurisdiction_id uuid not null references jurisdiction,
  organisation_id uuid not null,
  -- Null: all series.
  series text check (series in ('letter', 'notice', 'opinion', 'order', 'form', 'statement')),
  pattern text not null check (length(pattern) <= 60 and pattern like '%{year}%' and pattern like '%{n}%'),
  set_at timestamptz not null,
  set_by uuid not null,
  set_by_name text not null,
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id)
);
comment on table document_series is '发文字号沿革';
create index document_series_by_organisation on document_series (organisation_id, seq desc);
create index document_series_by_pattern on document_series (jurisdiction_id, pattern);

-- Whose a pattern is: the first that wrote so keeps it, or two organisations would issue the same numbers.
create table document_pattern (
  jurisdiction_id uuid not null references jurisdiction,
  pattern text not null,
  organisation_id uuid not null,
  primary key (jurisdiction_id, pattern),
  foreign key (jurisdiction_id, organisation_id) references organisation (jurisdiction_id, id)
);
comment on table document_pattern is '发文字号归属';

-- The last number of a pattern in a year. The row is locked until the issuing transaction ends: numbers have no gaps, and none is given twice.
create table document_counter (
  jurisdiction_id uuid not null references jurisdiction,
  pattern text not null,
  year integer not null check (year between 1000 and 9999),
  last integer not null check (last > 0),
  primary key (jurisdiction_id, pattern, year)
);
comment on table document_counter is '发文字号：按机关代字和年份连续编号';

create table official_document (
  id uuid primary key,
  seq bigint generated always as identity,
  jurisdiction_id uuid not null references jurisdiction,
  about text not null check (about in ('case', 'statement', 'scorecard')),
  about_id uuid not null,
  case_id uuid references case_file,
  -- The measure's paper that it is the official document of.
  paper_id uuid references issued_document,
  kind text not null check (kind <> ''),
  name text not null check (name <> ''),
  series text not null check (series in ('letter', 'notice', 'opinion', 'order', 'form', 'statement')),
  number text not null check (number <> ''),
  pattern text not null,
  year integer not null,
  n integer not null check (n > 0),
  title text not null check (title <> ''),
  -- Along the chain of those that replace each other, from 1.
  version integer not null check (version > 0),
  replaces uuid,
  replaces_version integer generated always as (version - 1) stored,
  reason text check (reason <> ''),
  issuer_id uuid not null,
  issuer_name text not null,
  issued_by uuid not null,
  issued_by_name text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  regime_id text not null check (regime_id <> ''),
  cite text not null,
  -- What was printed, and the digest of the template that said so.
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  template_sha256 text not null check (template_sha256 ~ '^[0-9a-f]{64}$'),
  -- 校验码: 100 random bits.
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$'),
  unique (jurisdiction_id, number),
  unique (jurisdiction_id, pattern, year, n),
  -- Each is replaced once, by the next version of the same chain.
  unique (replaces),
  unique (id, jurisdiction_id, about_id, kind, issuer_id, version),
  foreign key (replaces, jurisdiction_id, about_id, kind, issuer_id, replaces_version)
    references official_document (id, jurisdiction_id, about_id, kind, issuer_id, version),
  foreign key (jurisdiction_id, issuer_id) references organisation (jurisdiction_id, id),
  check ((about = 'case') = (case_id is not null) and (case_id is null or case_id = about_id)),
  check (paper_id is null or about = 'case'),
  check ((version = 1) = (replaces is null) and (replaces is null) = (reason is null))
);
comment on table official_document is '公文';
-- One chain for each kind of a matter (and of a paper) and issuer: whoever issues anew says what he replaces.
create unique index official_document_chain on official_document (about_id, kind, issuer_id, paper_id) nulls not distinct where replaces is null;
create index official_document_by_matter on official_document (about_id, seq);
create index official_document_by_issuer on official_document (issuer_id, issued_at desc, id desc);
create index official_document_by_jurisdiction on official_document (jurisdiction_id, issued_at desc, id desc);
create index official_document_by_case on official_document (case_id) where case_id is not null;

-- The bytes, as they leave the house at every download. The database itself proves that the digest is theirs.
create table official_document_file (
  document_id uuid not null references official_document,
  format text not null check (format in ('docx', 'pdf')),
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  size integer not null check (size > 0 and size = octet_length(bytes)),
  bytes bytea not null,
  primary key (document_id, format)
);
comment on table official_document_file is '公文的文件';
create index official_document_file_by_digest on official_document_file (sha256);

-- The organisations that it was sent to: 主送 and 抄送.
create table official_document_address (
  document_id uuid not null references official_document,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('to', 'copy')),
  primary key (document_id, organisation_id)
);
comment on table official_document_address is '公文的主送与抄送单位';
create index official_document_address_by_organisation on official_document_address (organisation_id, document_id);

create table official_document_withdrawal (
  document_id uuid primary key references official_document,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null
);
comment on table official_document_withdrawal is '公文的撤销';

create table official_document_scan (
  id uuid primary key,
  seq bigint generated always as identity,
  document_id uuid not null references official_document,
  name text not null check (name <> '' and length(name) <= 210),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  sha256 text not null references stored_file,
  size integer not null check (size > 0),
  organisation_id uuid not null references organisation,
  attached_at timestamptz not null,
  attached_by uuid not null,
  attached_by_name text not null,
  -- The same scan twice says nothing more.
  unique (document_id, sha256)
);
comment on table official_document_scan is '公文的签章扫描件';

do $$
declare kept text;
begin
  foreach kept in array array['document_series', 'document_pattern', 'official_document', 'official_document_file', 'official_document_address',
    'official_document_withdrawal', 'official_document_scan'] loop
    execute format('create trigger %1$I_is_history before update or delete on %1$I for each row execute function refuse_to_alter_history()', kept);
    execute format('create trigger %1$I_is_kept before truncate on %1$I for each statement execute function refuse_to_alter_history()', kept);
  end loop;
end
$$;

-- A counter only goes on, by one.
create function document_counter_goes_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.last <> old.last + 1
    or (new.jurisdiction_id, new.pattern, new.year) is distinct from (old.jurisdiction_id, old.pattern, old.year)
  then raise exception 'a counter of documents only goes on by one' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger document_counter_goes_on before update or delete on document_counter for each row execute function document_counter_goes_on();
