/** Messages as bytes: the formats of memberlist and serf, protocol 2 to 5. */
package io.praetor.gossip.internal.wire;
