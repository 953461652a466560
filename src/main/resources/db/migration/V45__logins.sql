-- Wrong passwords, counted for all nodes. Subjects: 'a:<account>', 'n:<address>', 'p:<account>|<address>'. A pair that
-- has signed in is known, and goes by its own count alone: nobody else can keep it waiting.
create table register.login_failure (
  subject       text primary key,
  failures      integer not null default 0,
  last_at       timestamptz not null default now(),
  blocked_until timestamptz,
  known_since   timestamptz
);
create index login_failure_last on register.login_failure (last_at);
