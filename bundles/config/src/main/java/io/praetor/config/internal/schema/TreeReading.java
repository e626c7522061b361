package io.praetor.config.internal.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came to light while a tree was read: mistakes, and keys to speak about. */
public final class TreeReading {

  private final List<String> typeErrors = new ArrayList<>();
  private final List<String> valueErrors = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  void typeError(String message) {
    typeErrors.add(message);
  }

  void valueError(String message) {
    valueErrors.add(message);
  }

  void unknown(String path) {
    unknown.add("invalid config key " + path);
  }

  void deprecated(String path, String successor) {
    warnings.add(
        "The '" + path + "' field is deprecated. Use the '" + successor + "' field instead.");
  }

  void ignored(String path) {
    warnings.add("The '" + path + "' setting has no effect.");
  }

  /** Warnings, each once. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The text of all mistakes of the first kind that there is, empty for none. */
  public String error() {
    if (!typeErrors.isEmpty()) {
      List<String> sorted = typeErrors.stream().sorted().map(line -> "* " + line).toList();
      return sorted.size() + " error(s) decoding:\n\n" + String.join("\n", sorted);
    }
    List<String> mistakes = new ArrayList<>(unknown);
    mistakes.addAll(valueErrors);
    return ErrorList.text(mistakes);
  }
}
