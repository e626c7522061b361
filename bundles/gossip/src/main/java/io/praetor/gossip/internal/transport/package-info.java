/** Sockets of a pool. */
package io.praetor.gossip.internal.transport;
