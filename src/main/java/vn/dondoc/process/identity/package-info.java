/** The register in the place of the engine's users, and the standing rights. */
package vn.dondoc.process.identity;
