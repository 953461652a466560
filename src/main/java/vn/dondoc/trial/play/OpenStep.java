package vn.dondoc.trial.play;

import java.time.LocalDate;

/** A task that waits for somebody. */
record OpenStep(String taskId, String proceeding, String task, String owner, LocalDate openedOn, LocalDate due) {}
