-- The life of a bill after the seal: what is due to whom, payments and their reversals, corrections approved by a second person; assessment reports come before it.

-- Whom the level pays for a sealed statement, and how far it has: written when it is sealed, moved on by payments and corrections, by nothing else.
create table statement_payee (
  statement_id uuid not null references statement,
  provider_id uuid not null,
  provider_name text not null,
  -- What the level pays for its lines, and what results of evaluation and assessment reports add (negative: take off).
  total_fen bigint not null check (total_fen >= 0),
  adjusted_fen bigint not null,
  -- Of approved corrections.
  corrected_fen bigint not null default 0,
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  primary key (statement_id, provider_id)
);
comment on table statement_payee is '结算单的收款方：应付、更正、已付';

create function name_payees(s statement) returns void language sql as $$
  insert into statement_payee (statement_id, provider_id, provider_name, total_fen, adjusted_fen)
    select s.id, e.ref, e.data->>'name', sum(t.total_fen),
      (select coalesce(sum(a.amount_fen), 0) from statement_adjustment a where a.run_no = s.run_no and a.kind = 'provider' and a.organisation_id = e.ref)
    from statement_total t join statement_entry e on e.run_no = t.run_no and e.kind = 'provider' and e.no = t.provider_no
    where t.run_no = s.run_no group by e.ref, e.data->>'name'
$$;
select name_payees(s) from statement s where s.state = 'sealed';

create function statement_is_sealed() returns trigger language plpgsql as $$
begin
  perform name_payees(new);
  return null;
end
$$;
create trigger statement_names_payees after update of state on statement for each row
  when (new.state = 'sealed' and old.state <> 'sealed') execute function statement_is_sealed();

-- Nobody writes it by hand: only the triggers of seals, payments and corrections do. No payment goes beyond what is due.
create function payee_moves_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or pg_trigger_depth() < 2 then
    raise exception 'what was decided is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (old.statement_id, old.provider_id, old.provider_name, old.total_fen, old.adjusted_fen)
    is distinct from (new.statement_id, new.provider_id, new.provider_name, new.total_fen, new.adjusted_fen) then
    raise exception 'what was decided is never altered: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and new.paid_fen > old.paid_fen and new.paid_fen > new.total_fen + new.adjusted_fen + new.corrected_fen then
    raise exception 'more than is due would be paid to %', new.provider_id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger statement_payee_moves before insert or update or delete on statement_payee for each row execute function payee_moves_on();
create trigger statement_payee_is_kept before truncate on statement_payee for each statement execute function refuse_to_alter_history();

create table statement_correction (
  id uuid primary key,
  statement_id uuid not null references statement,
  -- Within the statement.
  no integer not null check (no > 0),
  -- What is corrected: a line, or a result of evaluation or assessment.
  line_no integer check (line_no > 0),
  adjustment_no integer check (adjustment_no > 0),
  -- Of that line, as it is called in the statement: who pays it, whose it is.
  payer text not null check (payer in ('level', 'unit')),
  resource_id uuid,
  organisation_id uuid,
  organisation_name text,
  system_id uuid,
  system_name text,
  provider_id uuid,
  provider_name text,
  -- The service item, or the adjustment.
  name text not null check (name <> ''),
  -- Added to the line, negative where it is lowered.
  amount_fen bigint not null check (amount_fen <> 0),
  reason text not null check (reason <> ''),
  -- Where the mistake comes from, where one can say: a comparison, the provider's own bill.
  cause text check (cause <> ''),
  sha256 text references stored_file,
  file_name text check (file_name <> ''),
  media_type text,
  size integer check (size > 0),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  proposed_by uuid not null references organisation,
  proposed_by_id uuid not null,
  proposed_by_person text not null,
  proposed_at timestamptz not null,
  decided_by uuid references organisation,
  decided_by_id uuid,
  decided_by_person text,
  decided_at timestamptz,
  opinion text check (opinion <> ''),
  unique (statement_id, no),
  check ((line_no is null) <> (adjustment_no is null)),
  check ((line_no is null) = (resource_id is null) and (line_no is null) = (system_id is null)),
  check (line_no is null or (organisation_id is not null and provider_id is not null)),
  check (organisation_id is not null or provider_id is not null),
  check ((organisation_id is null) = (organisation_name is null) and (provider_id is null) = (provider_name is null)
    and (system_id is null) = (system_name is null)),
  check ((sha256 is null) = (file_name is null) and (sha256 is null) = (media_type is null) and (sha256 is null) = (size is null)),
  check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_by_id is null)
    and (decided_at is null) = (decided_by_person is null)),
  check (state <> 'rejected' or opinion is not null),
  -- Who proposes takes back himself, and has another decide.
  check (decided_by_id is null or (state = 'withdrawn') = (decided_by_id = proposed_by_id))
);
comment on table statement_correction is '结算更正：封存之后对明细或调整的更正，经第二人同意';
create index statement_correction_by_line on statement_correction (statement_id, line_no);
create index statement_correction_by_organisation on statement_correction (statement_id, organisation_id);

-- One line of a run by its number, by the share and the resource that hold it: the view would unfold them all.
create function settled_line(of_run integer, line_no integer) returns table (payer text, resource_id uuid, organisation_id uuid, system_id uuid, provider_id uuid,
  amount_fen bigint) language sql stable as $$
  with h as (select * from statement_share where run_no = of_run and first_no <= line_no order by first_no desc limit 1),
    r as (select r.*, l.ruling_no, l.amount_fen as line_fen, h.organisation_id from h join statement_resource r on r.run_no = h.run_no and r.share_no = h.no
        join unpacked_lines(r.lines) l on l.at = line_no - h.first_no - r.first_line
      where r.first_line <= line_no - h.first_no and line_no - h.first_no < r.first_line + r.line_count)
  select case when u.data->>'apart' is null then 'level' else 'unit' end, r.resource_id, r.organisation_id, y.ref, p.ref, r.line_fen
  from r join statement_entry y on y.run_no = r.run_no and y.kind = 'system' and y.no = r.system_no
    join statement_entry p on p.run_no = r.run_no and p.kind = 'provider' and p.no = r.provider_no
    left join statement_entry u on u.run_no = r.run_no and u.kind = 'ruling' and u.no = r.ruling_no
$$;

create function correction_is_proposed() returns trigger language plpgsql as $$
declare
  s statement;
begin
  select * into s from statement where id = new.statement_id for update;
  if s.state <> 'sealed' then
    raise exception 'only a sealed statement is corrected: %', s.state using errcode = 'check_violation';
  end if;
  if new.state <> 'proposed' then
    raise exception 'a correction begins as a proposal: %', new.state using errcode = 'check_violation';
  end if;
  if new.line_no is not null and not exists (select 1 from settled_line(s.run_no, new.line_no) l
      where (l.payer, l.resource_id, l.organisation_id, l.system_id, l.provider_id)
        is not distinct from (new.payer, new.resource_id, new.organisation_id, new.system_id, new.provider_id)) then
    raise exception 'a correction names the line that it corrects: %', new.line_no using errcode = 'check_violation';
  end if;
  if new.adjustment_no is not null and not exists (select 1 from statement_adjustment a where a.run_no = s.run_no and a.no = new.adjustment_no and new.payer = 'level'
      and (case a.kind when 'provider' then (new.provider_id = a.organisation_id and new.organisation_id is null)
        else (new.organisation_id = a.organisation_id and new.provider_id is null) end)) then
    raise exception 'a correction names the adjustment that it corrects: %', new.adjustment_no using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger statement_correction_begins before insert on statement_correction for each row execute function correction_is_proposed();

create function correction_is_decided() returns trigger language plpgsql as $$
declare
  decision constant text[] := array['state', 'decided_by', 'decided_by_id', 'decided_by_person', 'decided_at', 'opinion'];
  s statement;
begin
  if tg_op = 'DELETE' or old.state <> 'proposed' or new.state = 'proposed' or to_jsonb(new) - decision is distinct from to_jsonb(old) - decision then
    raise exception 'a correction is never altered, only decided: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  select * into s from statement where id = new.statement_id for update;
  if new.state <> 'withdrawn' and new.decided_by_id = s.accounted_by then
    raise exception 'who accounted a statement decides no correction of it: %', new.decided_by_id using errcode = 'check_violation';
  end if;
  if new.state = 'approved' then
    if new.line_no is not null and new.amount_fen + (select l.amount_fen from settled_line(s.run_no, new.line_no) l)
        + (select coalesce(sum(c.amount_fen), 0) from statement_correction c where c.statement_id = s.id and c.line_no = new.line_no and c.state = 'approved') < 0 then
      raise exception 'line % would fall below zero', new.line_no using errcode = 'check_violation';
    end if;
    if new.payer = 'level' and new.provider_id is not null then
      update statement_payee set corrected_fen = corrected_fen + new.amount_fen where statement_id = s.id and provider_id = new.provider_id;
    end if;
  end if;
  return new;
end
$$;
create trigger statement_correction_is_history before update or delete on statement_correction for each row execute function correction_is_decided();
create trigger statement_correction_is_kept before truncate on statement_correction for each statement execute function refuse_to_alter_history();

create table statement_payment (
  id uuid primary key,
  jurisdiction_id uuid not null references jurisdiction,
  statement_id uuid not null,
  provider_id uuid not null,
  -- Within the statement.
  no integer not null check (no > 0),
  amount_fen bigint not null,
  paid_on date not null,
  -- The number of the treasury's or the bank's voucher.
  voucher text not null check (voucher <> ''),
  note text check (note <> ''),
  -- A reversal undoes a payment that was recorded by mistake, and says why.
  reverses uuid unique references statement_payment,
  reason text check (reason <> ''),
  recorded_by uuid not null references organisation,
  recorded_by_id uuid not null,
  recorded_by_person text not null,
  recorded_at timestamptz not null,
  foreign key (statement_id, provider_id) references statement_payee,
  unique (statement_id, no),
  check ((reverses is null) = (amount_fen > 0) and amount_fen <> 0),
  check ((reverses is null) = (reason is null))
);
comment on table statement_payment is '结算单付款及其冲销';
create index statement_payment_by_voucher on statement_payment (jurisdiction_id, voucher);

-- A voucher pays once, in its whole jurisdiction; whoever asks first has it until the transaction ends.
create function hold_voucher(jurisdiction uuid, voucher text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(jurisdiction::text || ' ' || voucher, 24))
$$;

create function payment_is_made() returns trigger language plpgsql as $$
declare
  s statement;
  undone statement_payment;
begin
  select * into s from statement where id = new.statement_id for update;
  if s.state <> 'sealed' or s.jurisdiction_id <> new.jurisdiction_id then
    raise exception 'only a sealed statement is paid: %', s.state using errcode = 'check_violation';
  end if;
  if new.reverses is null then
    if new.paid_on < upper(s.during) or new.paid_on < (s.sealed_at at time zone 'Asia/Shanghai')::date then
      raise exception 'paid before the statement was sealed: %', new.paid_on using errcode = 'check_violation';
    end if;
    perform hold_voucher(new.jurisdiction_id, new.voucher);
    if exists (select 1 from statement_payment p where p.jurisdiction_id = new.jurisdiction_id and p.voucher = new.voucher and p.reverses is null
        and not exists (select 1 from statement_payment r where r.reverses = p.id)) then
      raise exception 'the voucher has paid already: %', new.voucher using errcode = 'unique_violation';
    end if;
  else
    select * into undone from statement_payment where id = new.reverses;
    if undone.reverses is not null or (undone.statement_id, undone.provider_id, undone.voucher, -undone.amount_fen)
      is distinct from (new.statement_id, new.provider_id, new.voucher, new.amount_fen) then
      raise exception 'a reversal undoes one payment, all of it: %', new.reverses using errcode = 'check_violation';
    end if;
    if undone.recorded_by_id = new.recorded_by_id then
      raise exception 'nobody undoes a payment that he recorded himself: %', new.reverses using errcode = 'check_violation';
    end if;
  end if;
  update statement_payee set paid_fen = paid_fen + new.amount_fen where statement_id = new.statement_id and provider_id = new.provider_id;
  -- Results about units belong to no single provider: what the level pays in all bounds what it pays to each.
  if new.reverses is null and (select sum(paid_fen) from statement_payee where statement_id = s.id) > s.total_fen + s.adjusted_fen
      + (select coalesce(sum(amount_fen), 0) from statement_correction where statement_id = s.id and state = 'approved' and payer = 'level') then
    raise exception 'more than is due would be paid for statement %', s.id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger statement_payment_is_made before insert on statement_payment for each row execute function payment_is_made();
create trigger statement_payment_is_history before update or delete on statement_payment for each row execute function refuse_to_alter_history();
create trigger statement_payment_is_kept before truncate on statement_payment for each statement execute function refuse_to_alter_history();

-- An assessment report enters the bill before it is sealed; afterwards a correction does.
create function assessment_comes_before_the_seal() returns trigger language plpgsql as $$
begin
  perform 1 from statement where jurisdiction_id = new.jurisdiction_id and during && new.during for update;
  if exists (select 1 from statement where jurisdiction_id = new.jurisdiction_id and during && new.during and state = 'sealed') then
    raise exception 'the statement of % is sealed', new.during using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger settlement_assessment_in_time before insert on settlement_assessment for each row execute function assessment_comes_before_the_seal();
create trigger settlement_assessment_is_kept before truncate on settlement_assessment for each statement execute function refuse_to_alter_history();
create index settlement_assessment_by_time on settlement_assessment (jurisdiction_id, recorded_at desc, id desc);
