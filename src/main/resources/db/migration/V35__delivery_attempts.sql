-- Each try to hand a message over, kept for ever: an alert's message is register.alert.batch. UNKNOWN is a try whose
-- answer nobody has noted: it is under way, or its node was lost before it could.
create table register.delivery_attempt (
  id          bigint generated always as identity primary key,
  batch       text not null,
  carrier     text not null check (carrier in ('MAIL', 'GATEWAY')),
  at          timestamptz not null,
  outcome     text not null check (outcome in ('UNKNOWN', 'ACCEPTED', 'FAILED', 'REFUSED', 'NO_ADDRESS')),
  error       text,                -- why not, and what to do; no address, no words of a server
  provider_id text                 -- what the carrier calls the message
);
create index delivery_attempt_batch on register.delivery_attempt (batch);

-- The carrier that has it or had it last; null before the first try.
alter table register.alert add column carrier text check (carrier in ('MAIL', 'GATEWAY'));
create index alert_batch on register.alert (batch) where batch is not null;
