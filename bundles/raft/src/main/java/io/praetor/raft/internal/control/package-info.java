/** What servers say to each other beside the log itself, and how that looks on the wire. */
package io.praetor.raft.internal.control;
