/** The played rehearsal: scripted officials who act over HTTP, and the timeline that is read back afterwards. */
package vn.dondoc.trial.play;
