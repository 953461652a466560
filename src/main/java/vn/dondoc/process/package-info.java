/** The engine's side; the only package that knows the engine. */
package vn.dondoc.process;
