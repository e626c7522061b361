/** Pieces of TLS that the Java platform lacks. */
package io.praetor.format.tls;
