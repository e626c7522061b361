/** Names by DNS: what the framework sees of it. */
package io.praetor.dns.internal;
