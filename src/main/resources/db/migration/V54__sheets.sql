-- The office's own tracking sheet (.xlsx): where each column goes, what was read of a file, what an import made of it.

-- Which column holds what, as a clerk has said for these heads; proposed for the next file with the same heads.
create table register.sheet_layout (
  name       text primary key,
  heads      text[] not null,       -- without tone marks, in the order of the file
  fields     text[] not null,       -- beside them; empty where the column is left out
  issuer     text references register.body,
  product    text,                  -- where a row names none
  saved_by   text not null references register.person,
  saved_at   timestamptz not null
);
create index sheet_layout_heads on register.sheet_layout (heads, saved_at);

-- A file that was read. The file itself is not kept.
create table register.sheet_import (
  id          bigint generated always as identity primary key,
  file_name   text not null,
  sheet       text not null,
  heads       text[] not null,      -- as printed
  fields      text[],               -- null until the clerk has said what the columns hold
  issuer      text references register.body,
  product     text,
  state       text not null check (state in ('UPLOADED', 'RUNNING', 'DONE', 'UNDONE')),
  uploaded_by text not null references register.person,
  uploaded_at timestamptz not null,
  done_at     timestamptz,          -- from here 24 hours for taking it back
  undone_at   timestamptz,
  undone_by   text references register.person
);

-- outcome: ENTERED (with a new directive), ADDED (to a draft of an earlier import), NOTED (the office's remarks changed),
-- SAME, REFUSED; null as long as nothing was done.
create table register.sheet_row (
  import      bigint not null references register.sheet_import on delete cascade,
  number      integer not null,     -- as the spreadsheet counts its rows
  cells       text[] not null,
  outcome     text check (outcome in ('ENTERED', 'ADDED', 'NOTED', 'SAME', 'REFUSED')),
  reason      text,
  directive   text,
  key         text,                 -- directive:measure:body; of a changed remark one a lead, blanks between
  note_before text[],
  note_after  text[],
  undone      boolean not null default false,
  primary key (import, number)
);

-- What an import made of one directive: what has to be found unchanged where it is to be taken back.
create table register.sheet_directive (
  import      bigint not null references register.sheet_import on delete cascade,
  directive   text not null,
  created     boolean not null,
  content     text not null,        -- hash of the draft as the import left it
  text_before text,                 -- the full text before; null where the directive is new
  clauses     text[] not null,      -- the paths that came in
  undone      boolean not null default false,
  primary key (import, directive)
);
create index sheet_directive_directive on register.sheet_directive (directive) where not undone;

-- What the office remarks beside a row of its sheet and the register knows nothing of.
create table register.sheet_note (
  key         text primary key,     -- directive:measure:body, as the assignment will be called
  directive   text not null references register.directive on delete cascade,
  meeting     text,
  follower    text,
  sector      text,
  detail      text,
  paper       text
);
create index sheet_note_directive on register.sheet_note (directive);
