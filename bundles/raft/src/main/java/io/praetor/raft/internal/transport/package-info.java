/** What the embedded log talks to other servers through. */
package io.praetor.raft.internal.transport;
