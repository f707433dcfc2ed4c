-- Of those who score providers, only customers are asked what they had of them: 第三方、社会力量 score whom they were never customers of.
alter table evaluation_round add column customer_parties text[] not null default '{}';
comment on column evaluation_round.customer_parties is '评分方中的使用方：须在期间使用过被考评方的资源';
