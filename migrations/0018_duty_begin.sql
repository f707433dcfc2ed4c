-- A place that was there before the platform watched duties is watched from the day of the upgrade on: years of overdue reports that nobody
-- was asked for would be held against everybody. A place that comes later registers its parties from the day it begins.
create table duty_begin (
  jurisdiction_id uuid primary key references jurisdiction,
  "from" date not null
);
comment on table duty_begin is '升级以前已有的适用区域自何日起督促义务';
create trigger duty_begin_is_history before update or delete on duty_begin for each row execute function refuse_to_alter_history();

insert into duty_begin (jurisdiction_id, "from") select id, (now() at time zone 'Asia/Shanghai')::date from jurisdiction;
