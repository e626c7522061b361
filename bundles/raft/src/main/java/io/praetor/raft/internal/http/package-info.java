/** {@code /v1/status}. */
package io.praetor.raft.internal.http;
