package io.praetor.api.catalog;

import io.praetor.api.state.Row;
import java.util.List;
import java.util.Map;

/**
 * An instance of a service on a node.
 *
 * @param node name of the node
 * @param kind empty for an ordinary service
 * @param id unique on the node
 * @param name of the service
 * @param tags in the given order
 * @param address empty for the node's
 * @param taggedAddresses {@code host:port} by name
 * @param port 0 for none
 * @param meta what users say of it
 * @param passingWeight share of traffic while passing
 * @param warningWeight share of traffic while warning
 * @param enableTagOverride whether the agent lets others change its tags
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record ServiceRow(
    String node,
    String kind,
    String id,
    String name,
    List<String> tags,
    String address,
    Map<String, String> taggedAddresses,
    int port,
    Map<String, String> meta,
    int passingWeight,
    int warningWeight,
    boolean enableTagOverride,
    long createIndex,
    long modifyIndex)
    implements Row {

  public ServiceRow {
    tags = List.copyOf(tags);
    taggedAddresses = Map.copyOf(taggedAddresses);
    meta = Map.copyOf(meta);
  }
}
