/** Reads the text of a document into a proposal; on the JDK and the domain alone, and with nothing kept. */
package vn.dondoc.intake.reading;
