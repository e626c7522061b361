package io.praetor.rpc.internal.server;

import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcStreamHandler;

/**
 * What can be called here.
 *
 * @param calls by protocol
 * @param streams by protocol
 */
public record Services(Protocols<RpcHandler> calls, Protocols<RpcStreamHandler> streams) {

  public Services() {
    this(new Protocols<>(), new Protocols<>());
  }
}
