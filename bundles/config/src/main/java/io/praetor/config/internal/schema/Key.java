package io.praetor.config.internal.schema;

import java.util.List;

/**
 * One line of the key table.
 *
 * @param path dotted path within its shape
 * @param shape name of the shape of its object or objects, empty for other types
 * @param flag command line flag, empty for none
 * @param defaults the default, and other values that mean the same
 * @param to path of the key that takes the value of a deprecated or alias key
 * @param also path of a switch that a deprecated key turns on
 * @param reloadable whether a change takes effect while the agent runs
 * @param shell whether the value is a shell command that becomes an argument list
 */
public record Key(
    String path,
    KeyType type,
    String shape,
    KeyStatus status,
    String flag,
    List<String> defaults,
    String to,
    String also,
    boolean reloadable,
    boolean shell) {

  /** The default as text, empty where there is none. */
  public String defaultText() {
    return defaults.isEmpty() ? "" : defaults.get(0);
  }

  /** Whether the value belongs to another key. */
  boolean isRewritten() {
    return !to.isEmpty();
  }
}
