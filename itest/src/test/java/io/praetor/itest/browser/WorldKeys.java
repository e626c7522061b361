package io.praetor.itest.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys of the world: very many in one folder, many in a tree, a deep one, and every format. */
final class WorldKeys {

  static final int KEYS = 50_000;

  /** Keys directly in one folder. */
  static final int CHILDREN = 20_000;

  static final String CATALOGUE = "catalogue/items/";

  static final int DEPTH = 40;

  static final String JSON =
      """
      {
        "name": "web",
        "port": 8080,
        "tags": ["a", "b"],
        "nested": {"on": true, "none": null, "ratio": 0.25, "日本": "東京"}
      }
      """;

  static final String YAML =
      """
      # How it runs
      apiVersion: v1
      kind: Deployment
      metadata:
        name: web
        labels: {tier: front}
      spec:
        replicas: 3
        paused: false
        command: ["run", '--fast']
        text: |
          first line
          second line
      """;

  private static final int BINARY_LENGTH = 2_048;
  private static final int LONG_LINE = 20_000;
  private static final int LINES = 5_000;

  /** Deep, of every format, odd and hostile ones are among the others. */
  private static final int SPECIAL = 70;

  private WorldKeys() {}

  /** Operations of transactions. */
  static Stream<Map<String, Object>> operations() {
    return Stream.of(children(), tree(), deep(), formats(), odd(), hostile()).flatMap(each -> each);
  }

  private static Stream<Map<String, Object>> children() {
    return IntStream.range(0, CHILDREN)
        .mapToObj(
            n ->
                set(
                    CATALOGUE + "%05d".formatted(n),
                    "{\"sku\":\"%05d\",\"price\":%d}".formatted(n, n * 7 % 5000)));
  }

  private static Stream<Map<String, Object>> tree() {
    int domains = WorldCatalog.DOMAINS.size();
    int roles = WorldCatalog.ROLES.size();
    return IntStream.range(0, KEYS - CHILDREN - SPECIAL)
        .mapToObj(
            n ->
                set(
                    "config/%s/%s/setting-%05d"
                        .formatted(
                            WorldCatalog.DOMAINS.get(n % domains),
                            WorldCatalog.ROLES.get(n / domains % roles),
                            n),
                    "value " + n));
  }

  private static Stream<Map<String, Object>> deep() {
    return IntStream.range(0, DEPTH)
        .mapToObj(n -> set("deep/" + "level/".repeat(n) + "leaf", "at depth " + n));
  }

  private static Stream<Map<String, Object>> formats() {
    byte[] binary = new byte[BINARY_LENGTH];
    for (int n = 0; n < BINARY_LENGTH; n++) {
      binary[n] = (byte) n;
    }
    return Stream.of(
        set("formats/service.json", JSON),
        set("formats/broken.json", "{\"name\": \"web\", \"port\": }"),
        set("formats/deploy.yaml", YAML),
        set("formats/empty", ""),
        set("formats/long-line", "x".repeat(LONG_LINE)),
        set("formats/large.txt", "a line of a large value\n".repeat(LINES)),
        set("formats/japanese.txt", "設定値は日本語でも構いません。\n".repeat(5)),
        set("formats/binary", binary));
  }

  private static Stream<Map<String, Object>> odd() {
    return Stream.of(
        set("odd//two slashes", "an empty part"),
        set("odd/a space and %25 & ? # +", "characters of addresses"),
        set("odd/..", "two dots"),
        set("odd/./one dot", "one dot"));
  }

  private static Stream<Map<String, Object>> hostile() {
    return Payloads.ALL.stream().map(payload -> set("hostile/" + payload, payload));
  }

  private static Map<String, Object> set(String key, String value) {
    return set(key, value.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> set(String key, byte[] value) {
    String coded = Base64.getEncoder().encodeToString(value);
    return Map.of("KV", Map.of("Verb", "set", "Key", key, "Value", coded));
  }
}
