package io.praetor.agent.internal.local;

import java.util.List;
import java.util.Map;

/** The services of this agent, for other parts of it. Thread-safe; nothing blocks. */
public interface LocalServices {

  /** The tags of each service, by service id. */
  Map<String, List<String>> tags();
}
