-- A body passes its open work on to another from a day; each body once.
create table register.succession (
  body        text primary key references register.body,
  successor   text not null references register.body,
  from_day    date not null,
  document    text not null,
  with_people boolean not null,        -- its people go along
  decided_by  text not null,
  decided_at  timestamptz not null,
  state       text not null check (state in ('PLANNED', 'RUNNING', 'DONE')),
  passed      integer not null default 0,   -- proceedings that have gone over
  finished_at timestamptz,
  check (body <> successor)
);

-- Who answers today for what was this body's.
create function register.in_force(text) returns text language sql stable as $$
  with recursive heir(body, step) as (
    select $1, 0
    union all
    select s.successor, h.step + 1 from heir h join register.succession s on s.body = h.body
    where s.state <> 'PLANNED' and h.step < 50)
  select body from heir order by step desc limit 1
$$;

-- Two bodies become one and each brings the same measure: both assignments go on under one owner, each under its own
-- key. The key, made of the body that it was issued to, keeps a second issue impossible.
alter table register.assignment drop constraint assignment_directive_measure_body_period_key;
create index assignment_of_measure on register.assignment (directive, measure, body, period);
