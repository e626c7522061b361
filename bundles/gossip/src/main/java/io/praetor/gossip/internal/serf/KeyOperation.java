package io.praetor.gossip.internal.serf;

/** What can be asked of the members' keyrings. */
public enum KeyOperation {
  INSTALL("_serf_install-key"),
  USE("_serf_use-key"),
  REMOVE("_serf_remove-key"),
  LIST("_serf_list-keys");

  private final String query;

  KeyOperation(String query) {
    this.query = query;
  }

  /** Name of the query that carries it. */
  String query() {
    return query;
  }

  /** The operation of that query; null when it is about something else. */
  static KeyOperation of(String query) {
    for (KeyOperation operation : values()) {
      if (operation.query.equals(query)) {
        return operation;
      }
    }
    return null;
  }
}
