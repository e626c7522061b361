/**
 * Asks an agent over HTTP. One small exchange serves TCP, TLS and UNIX-domain sockets alike: the
 * JDK's clients know no UNIX sockets, and take longer to load than a whole command does.
 */
package io.praetor.cli.http;
