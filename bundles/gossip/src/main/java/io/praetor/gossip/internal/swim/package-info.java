/** Membership and failure detection: SWIM with Lifeguard, as a pure state machine. */
package io.praetor.gossip.internal.swim;
