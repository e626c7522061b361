package io.praetor.bridge.config.internal;

import io.praetor.format.property.TypedProperties;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keys of one configuration: {@code <PID>} with a JSON object, keys {@code <PID>/<property>}
 * with a text each, or both, of which the single property counts.
 *
 * @param keys all of them, for those who replace them
 */
record Document(Content content, List<Key> keys) {

  static final Document NONE = new Document(Content.ABSENT, List.of());

  private static final char FOLDER = '/';

  /** All configurations of a listing, by PID; those that cannot be any have a problem. */
  static Map<String, Document> all(List<Key> listing) {
    Map<String, List<Key>> byPid = new LinkedHashMap<>();
    for (Key key : listing) {
      int slash = key.name().indexOf(FOLDER);
      String pid = slash < 0 ? key.name() : key.name().substring(0, slash);
      if (!pid.isEmpty() && slash != key.name().length() - 1) {
        byPid.computeIfAbsent(pid, name -> new ArrayList<>()).add(key);
      }
    }
    Map<String, Document> documents = new LinkedHashMap<>();
    byPid.forEach((pid, keys) -> documents.put(pid, of(pid, keys)));
    return documents;
  }

  private static Document of(String pid, List<Key> keys) {
    try {
      Pid.of(pid);
      return new Document(Content.of(properties(pid, keys)), keys);
    } catch (IllegalArgumentException e) {
      return new Document(Content.problem(e.getMessage()), keys);
    }
  }

  private static Map<String, Object> properties(String pid, List<Key> keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    Set<String> single = new HashSet<>();
    for (Key key : keys) {
      if (key.name().equals(pid)) {
        properties.putAll(TypedProperties.read(key.value()));
      }
    }
    for (Key key : keys) {
      if (!key.name().equals(pid)) {
        TypedProperties.Property property =
            TypedProperties.property(
                key.name().substring(pid.length() + 1),
                new String(key.value(), StandardCharsets.UTF_8));
        if (!single.add(property.name().toLowerCase(Locale.ROOT))) {
          throw new IllegalArgumentException("there are two properties " + property.name());
        }
        properties.keySet().removeIf(property.name()::equalsIgnoreCase);
        properties.put(property.name(), property.value());
      }
    }
    return properties;
  }
}
