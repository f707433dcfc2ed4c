-- A fourth level inside one organisation: 经办、审核、审定、签发.
alter table person drop constraint person_posts_check;
alter table person add constraint person_posts_check
  check (posts <@ array['handler', 'reviewer', 'approver', 'signer', 'unit-admin', 'system-admin', 'security-admin', 'audit-admin']);
