/** What outlives the process: marks, checkpoints in a storage engine, snapshots in a stream. */
package io.praetor.state.internal.durable;
