-- People, their credentials and sessions.

create table person (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{2,31}$'),
  name text not null check (name <> ''),
  posts text[] not null,
  -- argon2id, PHC string
  password_hash text not null check (password_hash like '$argon2id$%'),
  must_change_password boolean not null,
  -- Attempts to sign in from wherever, but for those that succeeded, within an hour from `attempts_since`: very many lock.
  attempts integer not null default 0 check (attempts >= 0),
  attempts_since timestamptz,
  locked_until timestamptz,
  disabled_at timestamptz,
  -- What 系统管理员 did that a second person must confirm before anybody signs in: when, and who did it.
  unconfirmed_since timestamptz,
  unconfirmed_by uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  check ((unconfirmed_since is null) = (unconfirmed_by is null)),
  check (unconfirmed_by <> id),
  check (cardinality(posts) > 0),
  check (posts <@ array['handler', 'reviewer', 'signer', 'unit-admin', 'system-admin', 'security-admin', 'audit-admin']),
  -- 三员分立: whoever administers the platform does that one thing only.
  constraint person_administers_alone check (
    not posts && array['system-admin', 'security-admin', 'audit-admin'] or cardinality(posts) = 1
  )
);
comment on table person is '人员账号';
create index person_by_organisation on person (organisation_id, login);

-- Attempts to sign in to an account from one place; success takes the row away. Whoever guesses elsewhere locks himself out only.
create table sign_in_attempt (
  person_id uuid not null references person,
  -- An IPv4 address, or the first half of an IPv6 one: a household has 2^64 of those.
  address text not null check (address <> ''),
  attempts integer not null check (attempts > 0),
  locked_until timestamptz,
  at timestamptz not null,
  primary key (person_id, address)
);
comment on table sign_in_attempt is '登录失败计数';
create index sign_in_attempt_by_time on sign_in_attempt (at);

create table session (
  id uuid primary key,
  -- SHA-256 of the token: whoever reads the table can't sign in with it.
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references person,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  ip text not null
);
comment on table session is '登录会话';
create index session_by_person on session (person_id);

-- The one-time token that founds an installation: one row at most, its hash only.
create table setup_token (
  only_one boolean primary key default true check (only_one),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null
);
comment on table setup_token is '初始化令牌';
