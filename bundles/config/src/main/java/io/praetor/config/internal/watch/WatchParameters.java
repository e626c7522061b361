package io.praetor.config.internal.watch;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a watch; each is taken once, and what nobody takes is a mistake. */
public final class WatchParameters {

  private final Map<String, Object> left;

  public WatchParameters(Map<String, Object> values) {
    left = new TreeMap<>(values);
  }

  boolean has(String name) {
    return left.containsKey(name);
  }

  Object take(String name) {
    return left.remove(name);
  }

  /** A text, empty if there is none. */
  String takeText(String name) throws ConfigurationException {
    Object value = take(name);
    if (value != null && !(value instanceof String)) {
      throw new ConfigurationException("Expecting " + name + " to be a string");
    }
    return value == null ? "" : (String) value;
  }

  boolean takeSwitch(String name) throws ConfigurationException {
    Object value = take(name);
    if (value != null && !(value instanceof Boolean)) {
      throw new ConfigurationException("Expecting " + name + " to be a boolean");
    }
    return Boolean.TRUE.equals(value);
  }

  /** One text or several. */
  List<String> takeTexts(String name) throws ConfigurationException {
    Object value = take(name);
    if (value == null) {
      return List.of();
    } else if (value instanceof String text) {
      return List.of(text);
    } else if (!(value instanceof List<?> list)) {
      throw new ConfigurationException("Expecting " + name + " to be a string or []string");
    } else {
      List<String> texts = new ArrayList<>();
      for (Object element : list) {
        if (!(element instanceof String text)) {
          throw new ConfigurationException(
              "Index " + texts.size() + " of " + name + " expected to be string");
        }
        texts.add(text);
      }
      return texts;
    }
  }

  void refuseRest() throws ConfigurationException {
    if (!left.isEmpty()) {
      throw new ConfigurationException(
          "Invalid parameters: [" + String.join(" ", left.keySet()) + "]");
    }
  }
}
