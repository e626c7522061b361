/** Snapshots that the leader takes of its own accord. */
package io.praetor.snapshot.internal.schedule;
