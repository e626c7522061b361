package io.praetor.api.rpc;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * A request to the HTTP API on its way between agents.
 *
 * @param method in upper case
 * @param target path and query, as the client sent them
 * @param headers those that matter to the answer, names in lower case
 * @param body whole; at most {@link #BODY_BYTES_MAX}
 * @param origin where the client is, as seen by the agent that it asked; null when the agent itself
 *     asks
 */
public record ApiRequest(
    String method,
    String target,
    Map<String, List<String>> headers,
    byte[] body,
    InetSocketAddress origin) {

  /** Larger bodies are refused by the agent that was asked. */
  public static final int BODY_BYTES_MAX = 256 * 1024 * 1024;
}
