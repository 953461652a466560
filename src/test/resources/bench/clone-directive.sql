-- Clones of the one directive that the application has issued: the rows that it wrote, under other keys, issued on other
-- days, and in the states that years of work leave behind. Setting bench.copies says how many.
set session_replication_role = replica;

create temp table copy as
select n, 'B' || n || '-CV-TU' as key, (n * 7) % 1100 as back
from generate_series(1, current_setting('bench.copies')::int) n;

create temp table proto as select * from register.directive where key = '875-CV-TU';

insert into register.directive (key, number, type, issued_on, received_on, issuer, place, authority, signer_name, signer_title,
  subject, basis, urgency, copies, full_text, monitoring_body, superior_body, signing_body, report_every, report_month_day,
  report_first, report_set_by, state, process_instance_id, planned, issued, signed_at, signed_by, issued_at)
select c.key, n || '-CV/TU', type, date '2020-11-01' - c.back, received_on, issuer, place, authority, signer_name, signer_title,
  'Văn bản thử số ' || n || ': ' || subject, basis, urgency, copies, full_text, monitoring_body, superior_body, signing_body,
  report_every, report_month_day, report_first, report_set_by, case when n % 10 = 0 then 'CLOSED' else 'IN_EXECUTION' end,
  'b-' || n, planned, issued, date '2020-11-01' - c.back, signed_by, date '2020-11-01' - c.back
from proto, copy c;

insert into register.directive_addressee
select c.key, x.body, x.group_code, x.ordinal, x.verified, x.note
from register.directive_addressee x, copy c where x.directive = '875-CV-TU';

insert into register.clause (directive, path, ordinal, parent, label, wording, no_measure_reason)
select c.key, x.path, x.ordinal, x.parent, x.label, x.wording, x.no_measure_reason
from register.clause x, copy c where x.directive = '875-CV-TU';

insert into register.measure (directive, code, clause, ordinal, kind, title, product, evidence_rule, confirmer,
  confirmer_for_own, decider, accountable, executing, coordinating, deadline_phrase, deadline_rule, deadline_from, deadline_due,
  deadline_set_by, verified)
select c.key, x.code, x.clause, x.ordinal, x.kind, x.title, x.product, x.evidence_rule, x.confirmer, x.confirmer_for_own,
  x.decider, x.accountable, x.executing, x.coordinating, x.deadline_phrase, x.deadline_rule, x.deadline_from, x.deadline_due,
  x.deadline_set_by, x.verified
from register.measure x, copy c where x.directive = '875-CV-TU';

insert into register.measure_lead (directive, measure, body, ordinal)
select c.key, x.measure, x.body, x.ordinal from register.measure_lead x, copy c where x.directive = '875-CV-TU';

insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at)
select replace(p.key, '875-CV-TU', c.key), c.key, p.process, p.process_instance_id || '-' || c.n, p.owner,
  date '2020-11-01' - c.back
from register.proceeding p, copy c where p.directive = '875-CV-TU';

-- Of a hundred: 45 done, some of them late, 4 cancelled, 8 at the confirmer, the others in hand; a third keeps no due day.
insert into register.assignment (key, directive, clause, measure, body, period, kind, due, due_set_by, due_original, state,
  proceeding, issued_at, received_on, submitted_at, confirmed_at, closed_at)
select x.key, x.directive, x.clause, x.measure, x.body, x.period, x.kind, x.due, x.set_by, x.due, x.state, x.proceeding, x.issued,
  x.issued + 3, case when x.state in ('DONE', 'SUBMITTED') then x.ended end, case when x.state = 'DONE' then x.ended + 2 end,
  case when x.state in ('DONE', 'CANCELLED') then x.ended + 2 end
from (
  select y.*,
    case when y.due is null and y.lot >= 49 then 'CONTINUOUS' when y.lot < 45 then 'DONE' when y.lot < 49 then 'CANCELLED'
      when y.lot < 57 then 'SUBMITTED' when y.lot < 60 then 'RECEIVED_PENDING' else 'IN_PROGRESS' end state,
    least(coalesce(y.due, y.issued + 60) + y.lot2 % 30 - 22, date '2020-11-08') ended,
    case when y.due is not null then case when y.lot2 % 3 = 0 then 'MONITOR' else 'DOCUMENT' end end set_by
  from (
    select replace(a.key, '875-CV-TU', c.key) as key, c.key directive, a.clause, a.measure, a.body, a.period, a.kind,
      replace(a.proceeding, '875-CV-TU', c.key) proceeding, date '2020-11-01' - c.back issued,
      case when h.h % 3 > 0 then date '2020-11-01' - c.back + 25 + h.h % 160 end due, h.h % 100 lot, h.h / 100 % 1000 lot2
    from register.assignment a, copy c,
      lateral (select abs(hashtext(a.key || c.n)) h) h
    where a.directive = '875-CV-TU') y) x;

insert into register.step (task_id, proceeding, task, name, owner, due, set_by, ladder, opened_at, done_at, done_by)
select s.task_id || '-' || c.n, replace(s.proceeding, '875-CV-TU', c.key), s.task, s.name, s.owner, coalesce(a.due, s.due),
  s.set_by, s.ladder, date '2020-11-01' - c.back, coalesce(s.done_at, a.closed_at), s.done_by
from register.step s cross join copy c
  left join register.assignment a on a.key = replace(s.proceeding, '875-CV-TU', c.key)
where s.proceeding like '875-CV-TU%';

insert into register.step (task_id, proceeding, task, name, owner, due, set_by, opened_at)
select 'confirm-' || a.key, a.key, 'userTask_confirm', 'Xác nhận kết quả', 'btg', cast(a.submitted_at as date) + 7, 'INTERNAL',
  a.submitted_at
from register.assignment a where a.state = 'SUBMITTED' and a.directive like 'B%';

insert into register.submission (assignment, ordinal, submitted_at, submitted_by, outcome, decided_at, decided_by)
select a.key, 1, a.submitted_at - interval '9 days', 'x', 'RETURNED', a.submitted_at - interval '5 days', 'y'
from register.assignment a where a.submitted_at is not null and a.directive like 'B%' and hashtext(a.key) % 10 = 0;

insert into register.submission (assignment, ordinal, submitted_at, submitted_by, outcome, decided_at, decided_by)
select a.key, 2, a.submitted_at, 'x', case when a.state = 'DONE' then 'CONFIRMED' end, a.confirmed_at,
  case when a.state = 'DONE' then 'y' end
from register.assignment a where a.submitted_at is not null and a.directive like 'B%';

insert into register.trail (at, actor, directive, proceeding, clause, body, process, event, detail)
select t.at, t.actor, c.key, replace(t.proceeding, '875-CV-TU', c.key), t.clause, t.body, t.process, t.event, t.detail
from register.trail t, copy c where t.directive = '875-CV-TU';

insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient, channel, nominal_at, send_at,
  sent_at, state, created_at)
select l.idempotency_key || '-' || c.n, c.key, replace(l.proceeding, '875-CV-TU', c.key), l.task, l.due, l.rung, l.recipient,
  l.channel, l.nominal_at, l.send_at, l.sent_at, 'SENT', l.created_at
from register.alert l, copy c where l.directive = '875-CV-TU';

set session_replication_role = origin;
