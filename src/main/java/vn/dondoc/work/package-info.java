/** What officials do, one class an intention. */
package vn.dondoc.work;
