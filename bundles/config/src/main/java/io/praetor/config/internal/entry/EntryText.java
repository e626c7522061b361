package io.praetor.config.internal.entry;

import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.Json;
import io.praetor.config.internal.syntax.JsonText;
import io.praetor.format.hcl.HclException;
import io.praetor.format.hcl.HclText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A configuration entry as a text in HCL or JSON says it, on its way to a server, which looks at
 * everything but the kind.
 *
 * @param json the body of the request
 */
public record EntryText(String kind, String name, String json) {

  private static final String MESH = "mesh";

  private static final Set<String> KINDS =
      Set.of(
          "ingress-gateway",
          MESH,
          "proxy-defaults",
          "service-defaults",
          "service-intentions",
          "service-resolver",
          "service-router",
          "service-splitter",
          "terminating-gateway");

  /**
   * Reads a text.
   *
   * @throws ConfigurationException in Consul's words
   */
  public static EntryText of(String text) throws ConfigurationException {
    Map<String, Object> tree = tree(text);
    Object kind = tree.getOrDefault("Kind", tree.get("kind"));
    if (kind == null) {
      throw new ConfigurationException("Payload does not contain a kind/Kind key at the top level");
    }
    if (!(kind instanceof String known)) {
      throw new ConfigurationException("Kind value in payload is not a string");
    }
    if (!KINDS.contains(known)) {
      throw new ConfigurationException("invalid config entry kind: " + known);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    tree.forEach(
        (member, value) ->
            members.put(member, member.equalsIgnoreCase("config") ? single(value) : value));
    return new EntryText(known, name(known, tree), Json.text(members));
  }

  private static String name(String kind, Map<String, Object> tree) {
    Object name = tree.getOrDefault("Name", tree.getOrDefault("name", ""));
    return kind.equals(MESH) ? MESH : name.toString();
  }

  private static Map<String, Object> tree(String text) throws ConfigurationException {
    try {
      return text.stripLeading().startsWith("{") ? JsonText.object(text) : HclText.object(text);
    } catch (ConfigurationException | HclException e) {
      throw new ConfigurationException("Failed to decode config entry input: " + e.getMessage(), e);
    }
  }

  /**
   * Blocks of HCL are lists of one. Where a server knows what it wants it takes them for objects;
   * of what is opaque to it only the writer knows.
   */
  private static Object single(Object value) {
    if (value instanceof List<?> list) {
      return list.size() == 1 && list.get(0) instanceof Map
          ? single(list.get(0))
          : list.stream().map(EntryText::single).toList();
    }
    if (value instanceof Map<?, ?> members) {
      Map<Object, Object> object = new LinkedHashMap<>();
      members.forEach((name, member) -> object.put(name, single(member)));
      return object;
    }
    return value;
  }
}
