/** What both ends of a connection have in common: writing, streams, being alive. */
package io.praetor.rpc.internal.channel;
