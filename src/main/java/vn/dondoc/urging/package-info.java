/** Ladders of urging, the ledger and its outbox. */
package vn.dondoc.urging;
