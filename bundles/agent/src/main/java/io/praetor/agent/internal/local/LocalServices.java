package io.praetor.agent.internal.local;

import java.util.List;
import java.util.Map;

/** The services of this agent, for other parts of it. Thread-safe; nothing blocks. */
public interface LocalServices {

  /** The tags of each service, by service id. */
  Map<String, List<String>> tags();

  /** Removes a service and its checks, as if this agent's API had been asked; later. */
  void deregisterService(String id);

  /** Removes a check, as if this agent's API had been asked; later. */
  void deregisterCheck(String id);

  /**
   * The agent leaves: from now on the catalog hears nothing of it, or else it would know the node
   * again.
   */
  void tellNothingMore();
}
