package io.praetor.config.internal.publish;

import java.io.IOException;
import java.util.Map;

/** Where settings are written to for the parts of the agent to find. */
public interface SettingsStore {

  /** Writes the settings of a PID; does nothing when they are already so. */
  void write(String pid, Map<String, Object> settings) throws IOException;

  /** Takes the settings of a PID away, if there are any. */
  void remove(String pid) throws IOException;
}
