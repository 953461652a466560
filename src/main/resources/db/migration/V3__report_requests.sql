-- Yêu cầu báo cáo đột xuất: any question to any set of bodies with a date; one proceeding a body.
create table register.report_request (
  key          text primary key,        -- YC-1
  directive    text references register.directive,   -- null: not about a directive
  asker        text not null references register.body,
  asked_by     text not null,
  asked_at     timestamptz not null,
  number       text,                    -- of the paper that asks, if there is one
  dated_on     date,
  subject      text not null,
  question     text not null,
  due          date not null,
  set_by       text not null check (set_by in ('STANDING', 'MONITOR')),
  superior     text not null references register.body
);
create sequence register.report_request_number;

create table register.report_answer (
  proceeding   text primary key,        -- YC-1:body
  request      text not null references register.report_request,
  body         text not null references register.body,
  state        text not null check (state in ('OPEN', 'SUBMITTED', 'RETURNED', 'RECEIVED', 'CANCELLED')),
  number       text,
  dated_on     date,
  content      text,
  submitted_at timestamptz,
  submitted_by text,
  received_at  timestamptz,
  note         text,
  unique (request, body)
);

-- Work that no directive ordered.
alter table register.proceeding alter column directive drop not null;
alter table register.ruling drop constraint ruling_directive_fkey;
