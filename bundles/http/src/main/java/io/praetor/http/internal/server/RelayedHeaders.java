package io.praetor.http.internal.server;

import io.netty.handler.codec.http.HttpHeaders;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.ResponseFields;
import io.praetor.http.internal.response.StreamHead;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers go along when a request is relayed, and which come back. The agent that was asked
 * adds its own to every response and compresses it, so those that belong to the way stay behind.
 */
final class RelayedHeaders {

  /** Counts how often a request was passed on; only agents set it. */
  static final String HOPS = "x-praetor-relayed";

  /** Names the node whose agent was asked; only agents set it. */
  static final String NODE = "x-praetor-node";

  /** Names the node for which the agent that passed it on may speak; only the channel sets it. */
  static final String PROVEN = "x-praetor-proven";

  private static final String TOKEN = "x-consul-token";

  static final String LENGTH = "content-length";

  /** Stands in every answer of an endpoint, and in no other. */
  private static final String OF_ENDPOINTS = "x-consul-default-acl-policy";

  private static final List<String> ASKED =
      List.of(
          "accept",
          "authorization",
          "cache-control",
          "content-type",
          "last-event-id",
          "x-consul-namespace",
          "x-consul-partition",
          TOKEN);

  private static final List<String> OF_AGENTS = List.of(HOPS, NODE);

  private static final Set<String> OF_THE_WAY =
      Set.of(
          LENGTH,
          OF_ENDPOINTS,
          "connection",
          "content-encoding",
          "date",
          "keep-alive",
          "transfer-encoding",
          "vary");

  private RelayedHeaders() {}

  /**
   * Of a request that came straight to this agent.
   *
   * @param node name of this agent's node
   * @param token to be added; empty for none
   */
  static Map<String, List<String>> ofRequest(HttpHeaders headers, String node, String token) {
    Map<String, List<String>> kept = new HashMap<>();
    ASKED.forEach(name -> keep(headers, name, kept));
    kept.put(NODE, List.of(node));
    if (!token.isEmpty()) {
      kept.put(TOKEN, List.of(token));
    }
    return kept;
  }

  /** Of a request that another agent passed on, and that goes on from here. */
  static Map<String, List<String>> ofRelayed(HttpHeaders headers) {
    Map<String, List<String>> kept = new HashMap<>();
    ASKED.forEach(name -> keep(headers, name, kept));
    OF_AGENTS.forEach(name -> keep(headers, name, kept));
    return kept;
  }

  /** Name of the node whose agent was asked; empty when it was not told. */
  static String node(HttpHeaders headers) {
    String name = headers.get(NODE);
    return name == null ? "" : name;
  }

  private static void keep(HttpHeaders headers, String name, Map<String, List<String>> kept) {
    List<String> values = headers.getAll(name);
    if (!values.isEmpty()) {
      kept.put(name, List.copyOf(values));
    }
  }

  static Map<String, List<String>> of(StreamHead head) {
    return mark(lowerCase(head.headers()), head.api(), head.length());
  }

  /**
   * @param fields of the reply
   * @param length of its body
   */
  static Map<String, List<String>> of(Reply reply, Map<String, String> fields, long length) {
    return mark(lowerCase(fields), reply.api(), length);
  }

  private static Map<String, List<String>> mark(
      Map<String, List<String>> headers, boolean api, long length) {
    if (length >= 0) {
      headers.put(LENGTH, List.of(Long.toString(length)));
    }
    if (api) {
      headers.put(OF_ENDPOINTS, List.of(""));
    }
    return headers;
  }

  private static Map<String, List<String>> lowerCase(Map<String, String> fields) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    fields.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return headers;
  }

  /** What another agent answered, as it is told to the client. */
  static StreamHead head(int status, Map<String, List<String>> headers) {
    Map<String, String> told = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          if (!OF_THE_WAY.contains(name)) {
            told.put(ResponseFields.canonical(name), String.join(", ", values));
          }
        });
    return new StreamHead(status, told, headers.containsKey(OF_ENDPOINTS), length(headers));
  }

  private static long length(Map<String, List<String>> headers) {
    List<String> values = headers.getOrDefault(LENGTH, List.of());
    boolean told = values.size() == 1 && values.get(0).matches("[0-9]{1,18}");
    return told ? Long.parseLong(values.get(0)) : StreamHead.UNKNOWN_LENGTH;
  }
}
