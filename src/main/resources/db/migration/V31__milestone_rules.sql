-- Milestones of a scheme run backwards from its day of submission by distances that the office keeps, and from the session
-- of the Standing Committee where it is known.

create table register.scheme_distance (
  step         text primary key,    -- element id of the step in the model
  ordinal      integer not null,    -- order of the work
  working_days integer not null check (working_days between 0 and 500)
);
insert into register.scheme_distance values
  ('userTask_assignDrafter', 1, 240), ('userTask_formTeam', 2, 220), ('userTask_outline', 3, 180),
  ('userTask_draft', 4, 120), ('userTask_planConsultation', 5, 110), ('userTask_consult', 6, 85),
  ('userTask_explain', 7, 65), ('userTask_appraise', 8, 40), ('userTask_adopt', 9, 20), ('userTask_opinion', 10, 10),
  ('userTask_checkDossier', 11, 0);

create table register.committee_session (
  held_on      date primary key,
  note         text not null        -- on what grounds it is known
);

-- Where the rules alone would put the milestone; due may lie later, because nobody is given less than a few days.
alter table register.milestone add column wanted date;

-- Read together with the calendar, under the same edition.
create trigger distance_changed after insert or update or delete or truncate on register.scheme_distance
  for each statement execute function register.calendar_changed();
create trigger session_changed after insert or update or delete or truncate on register.committee_session
  for each statement execute function register.calendar_changed();
