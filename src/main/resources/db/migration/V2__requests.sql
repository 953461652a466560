-- What is asked about work that goes on, who moved what, and who acts for whom.

-- ---------------------------------------------------------------- requests about an assignment
-- One row a request; it is a proceeding of its own, the work goes on meanwhile.
create table register.request (
  key          text primary key,      -- business key of its proceeding
  kind         text not null check (kind in ('ADJUSTMENT', 'EXTENSION', 'OBSTACLE')),
  assignment   text not null references register.assignment,
  ordinal      integer not null,
  asked_for    text not null references register.body,   -- the body that asks
  asked_by     text not null,
  asked_at     timestamptz not null,
  number       text,                  -- the body's own paper
  dated_on     date,
  signed_by    text,                  -- its head, as the paper names him
  content      text not null,
  after_due    boolean not null default false,           -- "xin sau hạn"
  wanted       text check (wanted in ('PASSED_ON', 'MERGED', 'COORDINATION')),
  wanted_body  text references register.body,
  wanted_into  text references register.assignment,
  wanted_due   date,
  ruler        text not null references register.body,
  decision     text check (decision in ('KEPT', 'PASSED_ON', 'MERGED', 'COORDINATION',
                                        'GRANTED', 'REFUSED',
                                        'ANSWERED', 'RULED', 'BEYOND_PROVINCE', 'CLEARED', 'OVERTAKEN')),
  decided_by   text,
  decided_at   timestamptz,
  ruled_body   text references register.body,
  ruled_due    date,
  answer       text,
  closed_at    timestamptz,
  unique (assignment, kind, ordinal)
);
-- Two at once cannot both win: of each kind one request is open at a time.
create unique index request_open on register.request (assignment, kind) where closed_at is null;

-- Every date that an assignment, a report or a scheme's completion ever had before the one in force.
create table register.deadline_move (
  id           bigint generated always as identity primary key,
  work         text not null,         -- assignment, or the proceeding of a report
  period       text,                  -- of a report
  from_due     date,
  from_set_by  text,
  to_due       date not null,
  to_set_by    text not null,
  cause        text not null check (cause in ('EXTENSION', 'RULING', 'AMENDMENT', 'OWN')),
  reason       text,
  moved_by     text not null,
  moved_at     timestamptz not null
);
create index deadline_move_work on register.deadline_move (work);

-- Every owner that an assignment had before; its key keeps the first one's code.
create table register.owner_move (
  id           bigint generated always as identity primary key,
  assignment   text not null references register.assignment,
  from_body    text not null references register.body,
  to_body      text not null references register.body,
  reason       text,
  moved_by     text not null,
  moved_at     timestamptz not null
);
create index owner_move_assignment on register.owner_move (assignment);

-- Bodies that help with one assignment beside those that the measure names.
create table register.assignment_helper (
  assignment   text not null references register.assignment,
  body         text not null references register.body,
  since        timestamptz not null,
  primary key (assignment, body)
);

-- ---------------------------------------------------------------- what coordinating bodies say
create table register.remark (
  id           bigint generated always as identity primary key,
  assignment   text not null references register.assignment,
  body         text not null references register.body,
  written_by   text not null,
  written_at   timestamptz not null,
  content      text not null
);
create index remark_assignment on register.remark (assignment, id);

alter table register.assignment add column merged_into text references register.assignment;
