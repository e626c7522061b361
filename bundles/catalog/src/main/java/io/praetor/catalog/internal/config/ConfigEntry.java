package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.format.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration entry in canonical form.
 *
 * @param content everything beside kind and name, in the order of answers
 */
public record ConfigEntry(String kind, String name, Map<String, Object> content) {

  /** The entry that a row holds. */
  @SuppressWarnings("unchecked")
  public static ConfigEntry of(ConfigEntryRow row) {
    return new ConfigEntry(
        row.kind(), row.name(), (Map<String, Object>) JsonText.tree(row.content()));
  }

  /** A member that is a text; empty when it is missing. */
  String text(String member) {
    return content.get(member) instanceof String text ? text : "";
  }

  /** A member that is an object; empty when it is missing. */
  Map<?, ?> object(String member) {
    return content.get(member) instanceof Map<?, ?> members ? members : Map.of();
  }

  /** The same with another value of a member that it has. */
  ConfigEntry with(String member, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(content);
    changed.put(member, value);
    return new ConfigEntry(kind, name, changed);
  }

  /** A member whose names and values are texts. */
  @SuppressWarnings("unchecked")
  public Map<String, String> pairs(String member) {
    return content.get(member) == null ? Map.of() : (Map<String, String>) content.get(member);
  }

  /** A member that is a list of objects. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> objects(String member) {
    return content.get(member) == null
        ? List.of()
        : (List<Map<String, Object>>) content.get(member);
  }
}
