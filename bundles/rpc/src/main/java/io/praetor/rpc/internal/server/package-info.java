/** The server port: who may connect, what they may call, who answers. */
package io.praetor.rpc.internal.server;
