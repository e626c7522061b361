/** Calling other agents: connections that are made when needed, shared, and kept. */
package io.praetor.rpc.internal.client;
