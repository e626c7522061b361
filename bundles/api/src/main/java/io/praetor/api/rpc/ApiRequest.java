package io.praetor.api.rpc;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;

/**
 * A request to the HTTP API on its way between agents.
 *
 * @param method in upper case
 * @param target path and query, as the client sent them
 * @param headers those that matter to the answer, names in lower case
 * @param body whole; at most {@link #BODY_BYTES_MAX}. Empty when there are pieces
 * @param pieces the body when it is too large to be held, for one subscriber who asks for one piece
 *     after the other, each at most 64 KiB; otherwise null
 * @param origin where the client is, as seen by the agent that it asked; null when the agent itself
 *     asks
 */
public record ApiRequest(
    String method,
    String target,
    Map<String, List<String>> headers,
    byte[] body,
    Flow.Publisher<byte[]> pieces,
    InetSocketAddress origin) {

  /** Larger bodies are refused by the agent that was asked. */
  public static final int BODY_BYTES_MAX = 256 * 1024 * 1024;

  /** A request whose body is whole. */
  public ApiRequest(
      String method,
      String target,
      Map<String, List<String>> headers,
      byte[] body,
      InetSocketAddress origin) {
    this(method, target, headers, body, null, origin);
  }
}
