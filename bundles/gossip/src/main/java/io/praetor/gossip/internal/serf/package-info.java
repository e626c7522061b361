/** What stands on top of membership: leaving, events, queries, keys. */
package io.praetor.gossip.internal.serf;
