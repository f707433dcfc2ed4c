-- A statement is sealed only with a proof on file: the database proves every line by itself as it takes the proof in, and the seal demands it. Whatever program seals, it cannot leave that out.

-- What a run of sealing proved, when, of which run, and what came of it. The rows of an accounted statement are never altered; that its head, shares, entries and results are
-- still those that were proved, the digest says.
create table statement_proof (
  no bigint generated always as identity primary key,
  -- The run of sealing that proved, begun by who seals; begun anew, it proves anew.
  seal_run_no integer not null references settlement_run,
  statement_id uuid not null references statement,
  revision integer not null check (revision > 0),
  -- The accounting whose lines were proved.
  run_no integer not null references settlement_run,
  proved_at timestamptz not null,
  -- What is wrong; null: nothing.
  doubt text check (doubt <> ''),
  digest text not null check (digest ~ '^[0-9a-f]{64}$')
);
comment on table statement_proof is '封存前的逐行复核';
create index statement_proof_by_statement on statement_proof (statement_id, revision, no desc);
create index statement_proof_by_run on statement_proof (seal_run_no);

-- SHA-256 over all of a run but its resources and sums, which nobody alters: its own row, shares with their digests, entries, results. Milliseconds for a province.
create function proof_digest(of_run integer) returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws(E'\n',
    (select concat_ws(' ', r.no, r.kind, r.state, r.statement_id, r.revision, r.regime_id, lower(r.during) - date '1970-01-01', upper(r.during) - date '1970-01-01')
      from settlement_run r where r.no = of_run),
    (select string_agg(h::text, E'\n' order by h.no) from statement_share h where h.run_no = of_run),
    (select string_agg(concat_ws(' ', e.kind, e.no, e.ref, e.data::text), E'\n' order by e.kind collate "C", e.no) from statement_entry e where e.run_no = of_run),
    (select string_agg(a::text, E'\n' order by a.no) from statement_adjustment a where a.run_no = of_run)), 'UTF8')), 'hex')
$$;

-- A proof is what the database finds, never what somebody says. Of a reviewed statement, in a running run of its sealing.
create function statement_is_proved() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from statement s
      join settlement_run sealing on sealing.no = new.seal_run_no and sealing.statement_id = s.id and sealing.revision = s.revision and sealing.kind = 'seal' and sealing.state = 'running'
      join settlement_run accounted on accounted.no = s.run_no and accounted.kind = 'account' and accounted.state = 'finished'
      where s.id = new.statement_id and s.revision = new.revision and s.run_no = new.run_no and s.state = 'reviewed') then
    raise exception 'a proof is of a reviewed statement that is being sealed: %', new.statement_id using errcode = 'check_violation';
  end if;
  new.doubt := coalesce(statement_doubt(new.run_no), sums_doubt(new.run_no));
  new.digest := proof_digest(new.run_no);
  return new;
end
$$;
create trigger statement_proof_proves before insert on statement_proof for each row execute function statement_is_proved();
create trigger statement_proof_is_history before update or delete on statement_proof for each row execute function refuse_to_alter_history();
create trigger statement_proof_is_kept before truncate on statement_proof for each statement execute function refuse_to_alter_history();

-- Why a statement may not be sealed; null: its newest proof found nothing, is of a run of sealing that still runs, and holds.
create function unproved(s statement) returns text language sql stable as $$
  select case
    when p.no is null then 'its lines were never proved'
    when p.doubt is not null then 'its proof found that ' || p.doubt
    when p.digest <> proof_digest(s.run_no) then 'it is not what was proved'
  end
  from (select) nothing
    left join lateral (select p.* from statement_proof p join settlement_run r on r.no = p.seal_run_no and r.state = 'running'
      where p.statement_id = s.id and p.revision = s.revision and p.run_no = s.run_no order by p.no desc limit 1) p on true
$$;

create or replace function statement_moves_on() returns trigger language plpgsql as $$
declare
  missing text;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.revision <> 1 then
      raise exception 'a statement begins as a draft: %', new.state using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.state = 'sealed' then
    raise exception 'a statement is never deleted, a sealed one never altered: %', old.id using errcode = 'insufficient_privilege';
  end if;
  if (old.id, old.jurisdiction_id, old.during) is distinct from (new.id, new.jurisdiction_id, new.during)
    or (old.state, new.state) not in (('draft', 'accounted'), ('accounted', 'reviewed'), ('accounted', 'returned'),
      ('reviewed', 'returned'), ('reviewed', 'sealed'), ('returned', 'draft'))
    or new.revision <> old.revision + (new.state = 'draft')::int then
    raise exception 'not a move of a statement: % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'accounted' and old.state = 'draft' then
    perform settled_without_doubt(new);
  elsif new.state <> 'draft' and (old.run_no, old.line_count, old.total_fen, old.apart_fen, old.excluded_fen, old.deducted_fen, old.adjusted_fen, old.accounted_by, old.regime_id,
      old.seal_version)
    is distinct from (new.run_no, new.line_count, new.total_fen, new.apart_fen, new.excluded_fen, new.deducted_fen, new.adjusted_fen, new.accounted_by, new.regime_id,
      new.seal_version) then
    raise exception 'the sums of a statement stand after it is accounted: %', old.id using errcode = 'check_violation';
  end if;
  if new.state = 'sealed' then
    missing := unproved(new);
    if missing is not null then
      raise exception 'statement % is not sealed: %', new.id, missing using errcode = 'check_violation';
    end if;
  end if;
  return new;
end
$$;
