/** Flowable 8.0.0, its engine with its own defaults; no Spring, so that its Boot 4 meets nobody. */
package vn.dondoc.bench.flowable;
