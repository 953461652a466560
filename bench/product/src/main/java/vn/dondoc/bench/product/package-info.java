/** Laid beside the shipped jar by {@code loader.path}: drives the product through the engine's API and its own beans. */
package vn.dondoc.bench.product;
