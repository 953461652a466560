-- Who confirms, decides or helps reads the work: found by the measure, whose every such column has an index.
create index measure_confirmer on register.measure (confirmer);
create index measure_confirmer_for_own on register.measure (confirmer_for_own) where confirmer_for_own is not null;
create index measure_decider on register.measure (decider);
create index measure_accountable on register.measure (accountable) where accountable is not null;
create index measure_executing on register.measure (executing) where executing is not null;
create index measure_coordinating on register.measure using gin (coordinating);
