/** How the leader judges the servers, and the replicated setting that says how. */
package io.praetor.raft.internal.autopilot;
