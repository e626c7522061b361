package io.praetor.api.rpc;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes streams that are opened to the server port; a whiteboard service with the properties {@link
 * RpcHandler#PROTOCOL} and {@link RpcHandler#SERVERS_ONLY}.
 */
@ConsumerType
public interface RpcStreamHandler {

  /** A stream was opened. Runs on an event loop; must not block. */
  RpcStream.Receiver accept(RpcStream stream);
}
