package io.praetor.catalog.internal.http;

/** Ids of nodes are UUIDs; refusals have the words of Consul's parser. */
public final class NodeIds {

  private static final int UUID_LENGTH = 36;
  private static final String UUID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private NodeIds() {}

  /** Why it cannot be the id of a node, empty when it can; none is no problem. */
  public static String problem(String id) {
    if (id.isEmpty() || id.matches(UUID)) {
      return "";
    }
    return id.length() == UUID_LENGTH
        ? "uuid is improperly formatted"
        : "uuid string is wrong length";
  }
}
