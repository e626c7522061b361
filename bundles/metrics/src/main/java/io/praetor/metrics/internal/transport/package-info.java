/** Datagrams to collectors. */
package io.praetor.metrics.internal.transport;
