package io.praetor.api.catalog;

import io.praetor.api.state.Row;
import java.util.Map;

/**
 * A node.
 *
 * @param id UUID in lower case, empty when none was given
 * @param name as it was registered
 * @param address what its services use unless they have one of their own
 * @param datacenter where it is
 * @param taggedAddresses such as {@code lan}, {@code wan}
 * @param meta what users say of it
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record NodeRow(
    String id,
    String name,
    String address,
    String datacenter,
    Map<String, String> taggedAddresses,
    Map<String, String> meta,
    long createIndex,
    long modifyIndex)
    implements Row {

  public NodeRow {
    taggedAddresses = Map.copyOf(taggedAddresses);
    meta = Map.copyOf(meta);
  }
}
