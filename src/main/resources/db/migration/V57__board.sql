-- The board: open steps by their day, and search without tone marks.
create index step_open_due on register.step (due) where done_at is null;

-- "Đội ngũ trí thức" and "doi ngu tri thuc" are one. Marks fall before case: so it depends on no locale.
create function register.folded(text) returns text
  language sql immutable strict parallel safe
  return lower(translate(regexp_replace(normalize($1, nfd), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd'));

alter table register.directive add column folded text generated always as (register.folded(number || ' ' || subject)) stored;
alter table register.clause add column folded text generated always as (register.folded(label || ' ' || wording)) stored;
alter table register.measure add column folded text
  generated always as (register.folded(title || ' ' || coalesce(product, ''))) stored;

-- Part of PostgreSQL's contrib, and trusted: whoever owns the database may add it. Without it the folded columns are read
-- from end to end, which tells the same, later.
do $$
begin
  create extension if not exists pg_trgm with schema public;
  create index directive_folded on register.directive using gin (folded public.gin_trgm_ops);
  create index clause_folded on register.clause using gin (folded public.gin_trgm_ops);
  create index measure_folded on register.measure using gin (folded public.gin_trgm_ops);
exception
  when undefined_file or insufficient_privilege or feature_not_supported or undefined_object then
    raise notice 'pg_trgm is not to be had: search reads whole columns';
end
$$;
