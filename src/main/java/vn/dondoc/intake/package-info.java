/** The two ways in, through one validator. */
package vn.dondoc.intake;
