-- Papers that are written from live data: how a body heads its paper, the office's own templates, the drafts, what was signed.

-- As the body's papers print it; null: taken from the names of the body and of the one above it.
create table register.letterhead (
  body        text primary key references register.body,
  superior    text,      -- first line on the left
  heading     text,      -- second line: the body
  symbol      text,      -- after the type of a number: BTGTU in 40-BC/BTGTU
  place       text,      -- before the date
  authority   text,      -- T/M BAN THƯỜNG VỤ; null where the head signs in his own right
  signer_title text,
  copies      text[]     -- Nơi nhận, without what the paper itself knows
);

-- The office's own templates; those that come with a release lie beside the program. The dated table that says which layout holds
-- is both together: of those not taken back, the one with the latest valid_from up to the paper's date.
create table register.paper_template (
  id          bigint generated always as identity primary key,
  paper       text not null,
  version     integer not null,
  valid_from  date not null,
  name        text not null,
  sha256      text not null,
  content     bytea not null,
  reason      text not null,
  added_by    text not null,
  added_at    timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  unique (paper, version),
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawn_reason is null))
);
create function register.template_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_at is null
      and (to_jsonb(old) - 'withdrawn_by' - 'withdrawn_at' - 'withdrawn_reason')
        = (to_jsonb(new) - 'withdrawn_by' - 'withdrawn_at' - 'withdrawn_reason') then
    return new;
  end if;
  raise exception 'register.% keeps every version', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger template_stays before update or delete on register.paper_template
  for each row execute function register.template_stays();

create table register.paper_draft (
  id          bigint generated always as identity primary key,
  paper       text not null,
  about       text,               -- a directive, an assignment or a proceeding; null: everything that is followed
  addressee   text references register.body,
  body        text not null references register.body,   -- whose paper it is
  period      text,
  dated_on    date not null,      -- the day that chose the layout
  template    text not null,      -- which: the release's variant, or the office's version
  template_sha256 text not null,
  figures     text,               -- code of the figures, where the paper has one
  cut_off     timestamptz not null,
  data_sha256 text not null,      -- of what was filled in: the same again is the same draft
  name        text not null,
  sha256      text not null,
  size        bigint not null,
  content     bytea not null,
  drawn_by    text not null,
  drawn_at    timestamptz not null
);
create index paper_draft_about on register.paper_draft (about, id);
create index paper_draft_same on register.paper_draft (data_sha256);
create trigger only_added_to before update or delete on register.paper_draft
  for each row execute function register.refuse_change();
create trigger never_emptied before truncate on register.paper_draft
  for each statement execute function register.refuse_change();

-- A paper that no task signs: number and date as they were given, with its scan. Signed again: another row.
create table register.paper_signed (
  id          bigint generated always as identity primary key,
  draft       bigint not null references register.paper_draft,
  number      text not null,
  dated_on    date not null,
  name        text,
  media_type  text,
  size        bigint,
  sha256      text,
  content     bytea,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index paper_signed_draft on register.paper_signed (draft);
create trigger only_added_to before update or delete on register.paper_signed
  for each row execute function register.refuse_change();
create trigger never_emptied before truncate on register.paper_signed
  for each statement execute function register.refuse_change();
