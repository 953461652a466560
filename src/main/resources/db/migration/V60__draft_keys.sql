-- What somebody types and has not sent stays in their browser, sealed with a key of theirs that only their own login reads.
create table register.draft_key (
  account text primary key,
  id uuid not null default gen_random_uuid(),
  key bytea not null check (length(key) = 32),
  made_at timestamptz not null default now()
);
