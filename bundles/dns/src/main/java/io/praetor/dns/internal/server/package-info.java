/** The listeners. */
package io.praetor.dns.internal.server;
