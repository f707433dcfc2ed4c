-- A fourth level inside one organisation: 经办、审核、审定、签发.
alter table person drop constraint person_posts_check1;
alter table person add constraint person_posts_known
  check (posts <@ array['handler', 'reviewer', 'approver', 'signer', 'unit-admin', 'system-admin', 'security-admin', 'audit-admin']);
