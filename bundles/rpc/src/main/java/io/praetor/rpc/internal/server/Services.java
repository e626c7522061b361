package io.praetor.rpc.internal.server;

import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcStreamHandler;

/**
 * What can be called here.
 *
 * @param calls by protocol
 * @param streams by protocol
 * @param waiting for what has come before its handler
 * @param meter counts what comes
 */
public record Services(
    Protocols<RpcHandler> calls,
    Protocols<RpcStreamHandler> streams,
    ByteBudget waiting,
    CallMeter meter) {

  /** A server is seldom without a handler for long, and an agent has little memory to spare. */
  static final long WAITING_BYTES_MAX = 64L * 1024 * 1024;

  public Services() {
    this(new Protocols<>(), new Protocols<>(), new ByteBudget(WAITING_BYTES_MAX), new CallMeter());
  }
}
