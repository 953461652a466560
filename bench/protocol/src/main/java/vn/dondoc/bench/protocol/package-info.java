/** How the runner speaks with an engine in a JVM of its own. */
package vn.dondoc.bench.protocol;
