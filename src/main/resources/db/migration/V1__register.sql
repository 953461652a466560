-- The register: the facts of the office. The engine (tables ACT_*, schema public) only says what happens next.
-- Days are dates of Asia/Ho_Chi_Minh; instants are timestamptz. Codes are upper-case English, never displayed words.

-- ---------------------------------------------------------------- bodies and people, all dated
create table register.body (
  code        text primary key,
  name        text not null,
  kind        text not null,
  parent      text references register.body,
  valid_from  date not null default '1900-01-01',
  valid_to    date,
  successor   text references register.body,
  verified    boolean not null default true,
  note        text
);

-- Which body holds the posts that rules speak of: PARTY_OFFICE, STANDING (Thường trực), COMMITTEE (Ban Thường vụ).
create table register.office_post (
  post        text primary key,
  body        text not null references register.body
);

create table register.person (
  account       text primary key,
  name          text not null,
  title         text,
  password_hash text,            -- null: a contact who never logs in
  phone         text,
  email         text
);

create table register.membership (
  person      text not null references register.person,
  body        text not null references register.body,
  role        text not null,
  valid_from  date not null default '1900-01-01',
  valid_to    date,              -- last day of validity, inclusive
  primary key (person, body, role, valid_from)
);
create index membership_body on register.membership (body, role);

create table register.addressee_group (
  code        text primary key,
  name        text not null
);

create table register.addressee_group_member (
  group_code  text not null references register.addressee_group,
  body        text not null references register.body,
  valid_from  date not null default '1900-01-01',
  valid_to    date,
  primary key (group_code, body, valid_from)
);

create table register.calendar_day (
  day         date primary key,
  kind        text not null check (kind in ('HOLIDAY', 'IN_LIEU', 'MADE_UP')),
  name        text not null,
  source      text not null,
  provisional boolean not null default false
);

-- ---------------------------------------------------------------- directives as read
create table register.directive (
  key              text primary key,
  number           text not null,
  type             text not null,
  issued_on        date not null,
  received_on      date,
  issuer           text not null references register.body,
  place            text,
  authority        text,          -- T/M, K/T, T/L ... as printed
  signer_name      text,
  signer_title     text,
  subject          text not null,
  basis            text[] not null default '{}',
  urgency          text not null default 'THUONG' check (urgency in ('THUONG', 'KHAN', 'THUONG_KHAN', 'HOA_TOC')),
  copies           text[] not null default '{}',
  full_text        text not null,
  monitoring_body  text references register.body,
  superior_body    text not null references register.body,   -- who ends the tracking and rules on delays
  signing_body     text not null references register.body,   -- whose SIGNER signs
  report_every     text,          -- ISO-8601 period of the bodies' report, null: none
  report_month_day text,          -- MM-DD on which it is due
  report_first     text,          -- first period, e.g. 2020
  report_set_by    text,
  state            text not null default 'DRAFT'
                   check (state in ('DRAFT', 'AWAITING_SIGNATURE', 'ISSUING', 'IN_EXECUTION', 'ENDED', 'CLOSED')),
  process_instance_id text,
  planned          integer not null default 0,   -- assignments to be issued, fixed on signing
  issued           integer not null default 0,   -- of these, issued so far (ordinals 1..issued)
  signed_at        timestamptz,
  signed_by        text references register.person,
  issued_at        timestamptz,
  end_requested    boolean not null default false,  -- the task "ket thuc theo doi" is open or done
  ended_at         timestamptz,
  end_outcome      text check (end_outcome in ('COMPLETED', 'ROUTINE', 'REPLACED')),
  end_reason       text,
  closed_at        timestamptz,
  unique (issuer, number, issued_on)
);

create table register.directive_addressee (
  directive   text not null references register.directive on delete cascade,
  body        text not null references register.body,
  group_code  text references register.addressee_group,
  ordinal     integer not null,
  verified    boolean not null default true,
  note        text,
  primary key (directive, body)
);

create table register.clause (
  directive   text not null references register.directive on delete cascade,
  path        text not null,       -- 2.4
  ordinal     integer not null,    -- order of the text
  parent      text,
  label       text not null,       -- điểm 2, gạch đầu dòng thứ tư
  wording     text not null,       -- exact, as printed
  no_measure_reason text,          -- why this clause orders nothing
  primary key (directive, path)
);

create table register.measure (
  directive   text not null references register.directive on delete cascade,
  code        text not null,       -- 2.4b
  clause      text not null,
  ordinal     integer not null,
  kind        text not null check (kind in ('disseminate', 'execute', 'series', 'continuous', 'scheme', 'monitor')),
  title       text not null,
  product     text,
  evidence_rule text not null default 'PAPER' check (evidence_rule in ('PAPER', 'PAPER_AND_FILE', 'REPORT')),
  confirmer   text references register.body,
  confirmer_for_own text references register.body, -- confirms where the confirmer is the lead
  decider     text references register.body,       -- rules on content, or if not feasible
  accountable text references register.body,       -- scheme: who answers for it
  executing   text references register.body,       -- scheme: who leads the drafting
  coordinating text[] not null default '{}',
  deadline_phrase text,            -- as printed
  deadline_rule text not null check (deadline_rule in ('date', 'period', 'recurring', 'relative', 'continuous', 'none', 'ask')),
  deadline_from date,
  deadline_due date,
  deadline_set_by text check (deadline_set_by in ('DOCUMENT', 'STANDING', 'MONITOR', 'INTERNAL')),
  deadline_days integer,           -- relative: how many
  deadline_unit text check (deadline_unit in ('WORKING_DAYS', 'DAYS', 'MONTHS')),
  deadline_every text,             -- recurring: ISO-8601 period, null: to be asked
  deadline_month_day text,         -- recurring: MM-DD
  deadline_first text,             -- recurring: first period
  deadline_question text,          -- what the lead is asked
  deadline_proposal text,          -- the answer that is proposed
  verified    boolean not null default true,
  note        text,
  primary key (directive, code),
  foreign key (directive, clause) references register.clause on delete cascade
);

-- One row is one assignment to be issued; ordinals are given on signing.
create table register.measure_lead (
  directive   text not null,
  measure     text not null,
  body        text not null references register.body,
  ordinal     integer,
  primary key (directive, measure, body),
  foreign key (directive, measure) references register.measure on delete cascade
);
create unique index measure_lead_ordinal on register.measure_lead (directive, ordinal);

-- ---------------------------------------------------------------- work
-- One row per running process instance: what is locked before the engine touches it.
create table register.proceeding (
  key         text primary key,    -- the business key
  directive   text not null references register.directive,
  process     text not null,       -- process definition key
  process_instance_id text not null,
  owner       text not null references register.body,
  started_at  timestamptz not null,
  ended_at    timestamptz
);
create unique index proceeding_instance on register.proceeding (process_instance_id);
create index proceeding_directive on register.proceeding (directive) where ended_at is null;

create table register.assignment (
  key         text primary key,
  directive   text not null references register.directive,
  clause      text not null,
  measure     text not null,
  body        text not null references register.body,
  period      text,
  kind        text not null,
  due         date,
  due_set_by  text check (due_set_by in ('DOCUMENT', 'STANDING', 'MONITOR', 'INTERNAL')),
  due_original date,
  due_since   timestamptz,         -- when the date in force was set: earlier rungs are not made up for
  due_estimated boolean not null default false,
  internal_due date,
  state       text not null check (state in ('RECEIVED_PENDING', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'CONTINUOUS', 'DONE', 'CANCELLED')),
  proceeding  text,                -- null: a series, borne by the directive's own timer
  issued_at   timestamptz not null,
  received_on date,
  submitted_at timestamptz,        -- the last submission
  confirmed_at timestamptz,
  closed_at   timestamptz,
  close_reason text,
  unique nulls not distinct (directive, measure, body, period)
);
create index assignment_open on register.assignment (directive, due) where closed_at is null;
create index assignment_body on register.assignment (body, due) where closed_at is null;
create index assignment_proceeding on register.assignment (proceeding);

-- One row per user task that ever opened: owner, answer-by date, who set it.
create table register.step (
  task_id     text primary key,
  proceeding  text not null,
  task        text not null,       -- element id, e.g. userTask_confirm
  name        text not null,
  owner       text not null references register.body,
  due         date not null,
  set_by      text not null check (set_by in ('DOCUMENT', 'STANDING', 'MONITOR', 'INTERNAL')),
  ladder      text,                -- the kind by which the table of rungs knows it; null: urged by the assignment's date
  opened_at   timestamptz not null,
  done_at     timestamptz,
  done_by     text,
  outcome     text
);
create index step_open on register.step (proceeding) where done_at is null;
create index step_owner on register.step (owner, due) where done_at is null;

create table register.dissemination (
  assignment  text primary key references register.assignment,
  arrival_no  text not null,
  arrival_on  date not null,
  lead_person text,
  helpers     text,
  manner      text check (manner in ('OWN_PAPER', 'INCLUDED')),
  note        text
);

create table register.submission (
  assignment  text not null references register.assignment,
  ordinal     integer not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  on_behalf_of text,
  note        text,
  outcome     text check (outcome in ('CONFIRMED', 'RETURNED')),
  decided_at  timestamptz,
  decided_by  text,
  decision_note text,
  primary key (assignment, ordinal)
);

create table register.evidence (
  id          bigint generated always as identity primary key,
  assignment  text not null,       -- an assignment, or the proceeding of a report
  submission  integer,             -- null until submitted
  number      text not null,
  dated_on    date not null,
  abstract    text not null,
  receiver    text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index evidence_assignment on register.evidence (assignment);

create table register.evidence_file (
  id          bigint generated always as identity primary key,
  assignment  text not null,
  evidence    bigint references register.evidence,
  name        text not null,
  media_type  text not null,
  size        bigint not null,
  sha256      text not null,
  content     bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  unique (assignment, sha256)
);

-- One report a body and period: a row for each clause that it keeps up.
create table register.report (
  proceeding  text not null references register.proceeding,
  period      text not null,       -- 2020
  opened_at   timestamptz not null,
  due         date not null,
  set_by      text not null,
  state       text not null check (state in ('OPEN', 'SUBMITTED', 'RETURNED', 'RECEIVED', 'CANCELLED')),
  number      text,
  dated_on    date,
  submitted_at timestamptz,
  submitted_by text,
  received_at timestamptz,
  note        text,
  primary key (proceeding, period)
);

create table register.report_row (
  proceeding  text not null,
  period      text not null,
  assignment  text not null references register.assignment,
  content     text not null default '',
  primary key (proceeding, period, assignment),
  foreign key (proceeding, period) references register.report
);

-- ---------------------------------------------------------------- schemes
create table register.scheme (
  -- Deferred: milestones are reckoned before the chunk's assignments are written in one statement.
  assignment  text primary key references register.assignment deferrable initially deferred,
  drafter     text references register.body,
  appraiser   text references register.body,
  silence_is_consent boolean not null default false,
  consult_until date,
  dossier_accepted_at timestamptz,
  decision    text,
  conclusion_number text,
  conclusion_on date,
  completion_due date,
  next_session date,        -- where a session put it off
  promulgated_as text,
  promulgated_by text,
  promulgated_number text,
  promulgated_on date
);

-- Papers and remarks of each step, in order; a step that is repeated stands twice.
create table register.scheme_record (
  id          bigint generated always as identity primary key,
  assignment  text not null references register.scheme,
  step        text not null,
  number      text,
  dated_on    date,
  remark      text,
  outcome     text,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index scheme_record_assignment on register.scheme_record (assignment);

create table register.milestone (
  assignment  text not null references register.assignment deferrable initially deferred,
  step        text not null,
  due         date not null,
  done_at     timestamptz,
  primary key (assignment, step)
);

create table register.consultation (
  assignment  text not null references register.scheme,
  round       integer not null,
  body        text not null references register.body,
  asked_at    timestamptz not null,
  due         date not null,
  answered_at timestamptz,
  answer      text check (answer in ('AGREED', 'AGREED_WITH_REMARKS', 'DISAGREED', 'SILENT_CONSENT', 'SILENT')),
  remark      text,
  primary key (assignment, round, body)
);

-- ---------------------------------------------------------------- monitoring, urging, rulings
create table register.monitoring_report (
  proceeding  text not null references register.proceeding,
  period      text not null,
  cut_off     date not null,
  due         date not null,
  code        text unique,         -- given on signing; the figures are frozen from then on
  figures     jsonb,
  assessment  text,
  number      text,
  signed_at   timestamptz,
  signed_by   text,
  outcome     text check (outcome in ('NOTED', 'RULED')),
  primary key (proceeding, period)
);

create table register.ruling (
  id          bigint generated always as identity primary key,
  directive   text not null references register.directive,
  proceeding  text,
  kind        text not null check (kind in ('ASK_CAUSE', 'ASK_EXPLANATION', 'GRANT_TIME', 'REASSIGN', 'NOTE', 'RULE')),
  content     text,
  new_due     date,
  answer_by   date,
  given_by    text not null,
  given_at    timestamptz not null
);

-- The ledger: one reminder or escalation to one person, once, kept for ever; it is also the outbox.
create table register.alert (
  id          bigint generated always as identity primary key,
  idempotency_key text not null unique,  -- proceeding | task or due | due date | rung | recipient
  directive   text not null,
  proceeding  text not null,       -- what /api calls the assignment
  task        text not null,       -- element id of the step, or 'due' for the assignment's own date
  due         date not null,
  rung        text not null check (rung in ('NHAC', 'VANG', 'DO', 'DO_DAC_BIET')),
  recipient   text not null references register.person,
  channel     text not null check (channel in ('SMS', 'DIGEST', 'LIST')),
  nominal_at  timestamptz not null,
  send_at     timestamptz not null,
  sent_at     timestamptz,
  state       text not null check (state in ('PENDING', 'SENT', 'FAILED', 'WITHDRAWN', 'OVERTAKEN')),
  attempts    integer not null default 0,
  claimed_until timestamptz,
  last_error  text,
  incident_id text,
  batch       text,                -- the message that it leaves with, fixed at the first try
  created_at  timestamptz not null
);
create index alert_outbox on register.alert (send_at) where state = 'PENDING';
create index alert_proceeding on register.alert (proceeding);
create index alert_directive on register.alert (directive);

-- Who did what, when, for whom. Rows are only ever added.
create table register.trail (
  id          bigint generated always as identity primary key,
  at          timestamptz not null,
  actor       text not null,       -- account, or SYSTEM
  on_behalf_of text,
  directive   text,
  proceeding  text,                -- or assignment key
  clause      text,
  body        text,
  process     text,
  event       text not null,
  rung        text,
  recipient   text,
  detail      text
);
create index trail_directive on register.trail (directive, id);
create index trail_proceeding on register.trail (proceeding, id);

create table register.trial_clock (
  one         boolean primary key default true check (one),
  now         timestamptz not null
);
