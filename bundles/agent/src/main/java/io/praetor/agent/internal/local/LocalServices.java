package io.praetor.agent.internal.local;

import java.util.List;
import java.util.Map;

/** The services of this agent, for other parts of it. Thread-safe; nothing blocks. */
public interface LocalServices {

  /** The tags of each service, by service id. */
  Map<String, List<String>> tags();

  /**
   * The agent leaves: from now on the catalog hears nothing of it, or else it would know the node
   * again.
   */
  void tellNothingMore();
}
