/**
 * Requests to the HTTP API on their way from agent to server, and from datacenter to datacenter.
 */
package io.praetor.rpc.internal.relay;
