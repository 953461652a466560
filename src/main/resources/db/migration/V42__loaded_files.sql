-- Data files of bodies, people and groups that were taken in at a start: one that has not been edited since is left
-- alone, so that what was changed by page stays.
create table register.loaded_file (
  sha256      text primary key,
  name        text not null,
  loaded_at   timestamptz not null
);
