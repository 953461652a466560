/** Camunda 7.24 as its starter brings it, and the same with other settings (profile {@code tuned}). */
package vn.dondoc.bench.camunda;
