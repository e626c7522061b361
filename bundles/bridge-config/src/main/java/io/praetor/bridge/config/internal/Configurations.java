package io.praetor.bridge.config.internal;

import java.io.IOException;
import java.util.Map;

/** The configurations of the framework. Blocks for as long as their store takes. */
interface Configurations {

  /**
   * Those that keys may be about, by PID.
   *
   * @return with {@link #get}'s content
   */
  Map<String, Content> all() throws IOException;

  /** A configuration; absent when there is none. */
  Content get(Pid pid) throws IOException;

  /** Whether it came from keys, perhaps by an earlier bridge. */
  boolean isFromKeys(Pid pid) throws IOException;

  void put(Pid pid, Map<String, Object> properties) throws IOException;

  void delete(Pid pid) throws IOException;
}
