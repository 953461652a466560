-- The figure of undelivered alerts is asked for every few seconds; the ledger is kept for ever.
create index alert_failed on register.alert (id) where state = 'FAILED';
