/** Trial mode: sample data, a clock to move, an example gateway, the played rehearsal. */
package vn.dondoc.trial;
