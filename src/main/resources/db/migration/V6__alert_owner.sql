-- Whose step is urged: several bodies may stand before the same step at once, each with rungs of its own. Null where the
-- assignment's own date urges, which passes to whoever owns it.
alter table register.alert add column owner text references register.body;
