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
 * @param socketPath where it listens instead of at a port; empty for nowhere
 * @param destination the service for which it takes connections of the mesh: what a proxy stands
 *     for, or its own name when it speaks the mesh's protocol itself; empty for none
 * @param proxy how it is a proxy, as a JSON object; empty for nothing
 * @param ports more ports than one, each with a name, as a JSON array; empty for none
 * @param locality region and zone, as a JSON object; empty when nobody said it
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
    String socketPath,
    String destination,
    String proxy,
    String ports,
    String locality,
    long createIndex,
    long modifyIndex)
    implements Row {

  /** Kind of those that stand for others. */
  public static final String PROXY_KIND = "connect-proxy";

  public ServiceRow {
    tags = List.copyOf(tags);
    taggedAddresses = Map.copyOf(taggedAddresses);
    meta = Map.copyOf(meta);
  }

  /** An ordinary service, of which the mesh knows nothing. */
  public ServiceRow(
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
      long modifyIndex) {
    this(
        node,
        kind,
        id,
        name,
        tags,
        address,
        taggedAddresses,
        port,
        meta,
        passingWeight,
        warningWeight,
        enableTagOverride,
        "",
        "",
        "",
        "",
        "",
        createIndex,
        modifyIndex);
  }

  /** Whether it takes connections for others. */
  public boolean isProxy() {
    return kind.equals(PROXY_KIND);
  }

  /** Whether it speaks the mesh's protocol itself. */
  public boolean isNative() {
    return !destination.isEmpty() && !isProxy();
  }

  /** The same service elsewhere, or at another time. */
  public ServiceRow at(String node, long createIndex, long modifyIndex) {
    return new ServiceRow(
        node,
        kind,
        id,
        name,
        tags,
        address,
        taggedAddresses,
        port,
        meta,
        passingWeight,
        warningWeight,
        enableTagOverride,
        socketPath,
        destination,
        proxy,
        ports,
        locality,
        createIndex,
        modifyIndex);
  }
}
