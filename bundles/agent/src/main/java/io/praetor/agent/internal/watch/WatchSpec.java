package io.praetor.agent.internal.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A watch as the settings have it: checked already.
 *
 * @param target path and query of the read
 * @param datacenter empty for this agent's own
 * @param token empty for none
 * @param words program and arguments to run, empty when an address is told
 * @param http the address that is told
 */
record WatchSpec(
    String type,
    String target,
    String datacenter,
    String token,
    List<String> words,
    Optional<Http> http) {

  /** An address that is told of changes. */
  record Http(
      String path,
      String method,
      long timeoutMillis,
      Map<String, List<String>> headers,
      boolean skipVerify) {}

  /**
   * Reads a setting.
   *
   * @param shell makes words of a line for the shell
   */
  static WatchSpec parse(String json, Function<String, List<String>> shell) {
    try {
      Map<?, ?> fields = (Map<?, ?>) JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
      List<String> words =
          fields.get("handler") instanceof String line
              ? shell.apply(line)
              : texts(fields.get("args"));
      return new WatchSpec(
          (String) fields.get("type"),
          (String) fields.get("target"),
          (String) fields.get("datacenter"),
          (String) fields.get("token"),
          words,
          fields.get("http") instanceof Map<?, ?> http
              ? Optional.of(http(http))
              : Optional.empty());
    } catch (IOException | ClassCastException malformed) {
      throw new IllegalStateException("setting of a watch: " + json, malformed);
    }
  }

  private static Http http(Map<?, ?> fields) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    ((Map<?, ?>) fields.get("header"))
        .forEach((name, values) -> headers.put((String) name, texts(values)));
    return new Http(
        (String) fields.get("path"),
        (String) fields.get("method"),
        Long.parseLong(((JsonTree.Literal) fields.get("timeoutMillis")).text()),
        headers,
        ((JsonTree.Literal) fields.get("skipVerify")).text().equals("true"));
  }

  private static List<String> texts(Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
