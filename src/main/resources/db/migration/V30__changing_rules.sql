-- Rows of the calendar and of the milestones' rules change while work goes on: who changed what and why, and how far the
-- dates that are reckoned from them have moved along.

create table register.rule_change (
  id           bigint generated always as identity primary key,
  changed_by   text not null,
  changed_at   timestamptz not null,
  reason       text not null,
  state        text not null check (state in ('MOVING', 'DONE')),
  after        text,                -- the last proceeding that was looked at; null: none yet
  seen         integer not null default 0,
  dates        integer not null default 0,   -- dates moved so far
  timers       integer not null default 0,   -- timers moved so far
  done_at      timestamptz
);
-- One change after another: the next one is previewed against dates that are in their place.
create unique index rule_change_moving on register.rule_change (state) where state = 'MOVING';

create table register.rule_change_row (
  change       bigint not null references register.rule_change,
  ordinal      integer not null,
  what         text not null check (what in ('DAY', 'YEAR', 'DISTANCE', 'SESSION')),
  item         text not null,       -- the day, the year, the step
  from_value   text,                -- null: there was none
  to_value     text,                -- null: taken away
  primary key (change, ordinal)
);

-- The rows under which all dates were last reckoned. Others are in force where a data file or a reckoning at start has
-- changed rows by itself: dates then wait for somebody who looks at the preview and confirms.
create table register.rules_followed (
  one          boolean primary key default true check (one),
  digest       text not null
);

-- Counted in working days from the day the step opened; null where somebody named the day.
alter table register.step add column working_days integer;

alter table register.deadline_move drop constraint deadline_move_cause_check;
alter table register.deadline_move add constraint deadline_move_cause_check
  check (cause in ('EXTENSION', 'RULING', 'AMENDMENT', 'OWN', 'CALENDAR'));
