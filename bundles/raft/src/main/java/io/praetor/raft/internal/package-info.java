/** The replicated log: Apache Ratis inside, {@link io.praetor.api.raft.Consensus} outside. */
package io.praetor.raft.internal;
