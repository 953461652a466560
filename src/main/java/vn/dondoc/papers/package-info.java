/**
 * Papers that offices really produce, written from live data: which there are, what each says, the template and the layout
 * that hold on its day. A library fills the templates; every number comes from the register's own counting.
 */
package vn.dondoc.papers;
