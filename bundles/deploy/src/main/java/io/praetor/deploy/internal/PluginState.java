package io.praetor.deploy.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A plugin as people see it.
 *
 * @param file name in the plugin directory
 * @param bundle what runs; empty when nothing of the file does
 * @param state in a word
 * @param provides contracts that it serves, by name
 * @param report what was done to bring it in
 * @param problem why it is not, or not all, at work; empty when it is
 */
record PluginState(
    String file,
    Optional<Installed> bundle,
    State state,
    List<String> provides,
    String report,
    String problem) {

  /** What state it is in. */
  enum State {
    /** Runs. */
    ACTIVE,
    /** Runs, but a part of it waits for a service or a configuration. */
    WAITING,
    /** Was not accepted. */
    FAILED,
    /** Is not there any more, although its file is. */
    UNINSTALLED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a person means this one. */
  boolean isNamed(String text) {
    return name().equals(text) || file.equals(text);
  }

  /** The bundle's name, or the file's where there is none. */
  String name() {
    return bundle.map(Installed::name).orElse(file);
  }
}
