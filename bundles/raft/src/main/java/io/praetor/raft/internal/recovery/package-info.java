/** Bringing back a cluster that has lost its majority for good. */
package io.praetor.raft.internal.recovery;
