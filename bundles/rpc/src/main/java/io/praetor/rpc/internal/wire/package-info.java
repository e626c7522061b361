/** What goes over a connection between agents, as bytes. */
package io.praetor.rpc.internal.wire;
