-- Mends: deliveries are fair to every receiver.

-- Whom messages go to, one row a receiver: a webhook, or for e-mails the organisation of the person. Takes note of how it fares, so that one that hangs or
-- fails delays no other: who was served longest ago is next, who is slow shares few places, who fails rests for longer and longer.
create table notice_lane (
  id uuid primary key,
  channel text not null check (channel in ('email', 'webhook')),
  organisation_id uuid not null references organisation,
  served_at timestamptz,
  -- Failures in a row; nothing is sent until the rest is over.
  failures integer not null default 0 check (failures >= 0),
  resting_until timestamptz,
  -- Whether the last message took long.
  slow boolean not null default false
);
comment on table notice_lane is '消息投递的接收方：轮到谁、是否缓慢、连续失败后停歇到何时';
create index notice_lane_by_channel on notice_lane (channel, organisation_id);

alter table notice_delivery add column lane uuid references notice_lane;
-- Until when a process holds the message: it is on its way, and counts among those of its organisation.
alter table notice_delivery add column held_until timestamptz;
comment on column notice_delivery.lane is '接收方';
comment on column notice_delivery.held_until is '正在发送，由一个进程持有到何时';

insert into notice_lane (id, channel, organisation_id) select id, 'webhook', organisation_id from webhook;
insert into notice_lane (id, channel, organisation_id)
  select distinct p.organisation_id, 'email', p.organisation_id from notice_delivery d join person p on p.id = d.person_id;
update notice_delivery d set lane = coalesce(d.webhook_id, (select p.organisation_id from person p where p.id = d.person_id));
alter table notice_delivery alter column lane set not null;

create function put_in_notice_lane() returns trigger language plpgsql as $$
declare organisation uuid;
begin
  if new.channel = 'webhook' then
    select w.organisation_id into organisation from webhook w where w.id = new.webhook_id;
  else
    select p.organisation_id into organisation from person p where p.id = new.person_id;
  end if;
  new.lane := coalesce(new.webhook_id, organisation);
  insert into notice_lane (id, channel, organisation_id) values (new.lane, new.channel, organisation) on conflict do nothing;
  return new;
end
$$;
create trigger notice_delivery_has_lane before insert on notice_delivery for each row execute function put_in_notice_lane();
create function webhook_has_lane() returns trigger language plpgsql as $$
begin
  insert into notice_lane (id, channel, organisation_id) values (new.id, 'webhook', new.organisation_id) on conflict do nothing;
  return null;
end
$$;
create trigger webhook_has_lane after insert on webhook for each row execute function webhook_has_lane();
create index notice_delivery_in_lane on notice_delivery (lane, due_at) where state = 'waiting';
create index notice_delivery_held on notice_delivery (held_until) where held_until is not null;
