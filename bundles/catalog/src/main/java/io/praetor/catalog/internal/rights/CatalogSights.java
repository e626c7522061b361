package io.praetor.catalog.internal.rights;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.NodeQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.spi.http.Sight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What callers see of nodes, services and checks. The names are those of rows, not of requests. */
public final class CatalogSights {

  public static final Sight<List<NodeRow>> NODES =
      Sight.each((node, caller) -> isNodeSeen(caller, node.name()));

  public static final Sight<List<CheckRow>> CHECKS =
      Sight.each((check, caller) -> isSeen(caller, check));

  public static final Sight<List<ServiceQuery.Instance>> INSTANCES =
      Sight.each((one, caller) -> isSeen(caller, one.service()));

  /** What is behind a proxy is not told to those who may read only the proxy. */
  public static final Sight<List<ServiceQuery.Instance>> MESH_INSTANCES =
      Sight.each((one, caller) -> isSeen(caller, one.service(), ServiceQuery.By.DESTINATION));

  public static final Sight<List<HealthQuery.Checked>> CHECKED =
      Sight.each((one, caller) -> isSeen(caller, one.service()));

  /** As {@link #MESH_INSTANCES}. */
  public static final Sight<List<HealthQuery.Checked>> MESH_CHECKED =
      Sight.each((one, caller) -> isSeen(caller, one.service(), ServiceQuery.By.DESTINATION));

  public static final Sight<List<CoordinateRow>> COORDINATES =
      Sight.each((row, caller) -> isNodeSeen(caller, row.node()));

  public static final Sight<List<GatewayService>> BEHIND_GATEWAY =
      Sight.each((one, caller) -> isServiceSeen(caller, one.service()));

  public static final Sight<NodeQuery.Found> NODE = CatalogSights::node;

  public static final Sight<Map<String, Set<String>>> SERVICES = CatalogSights::services;

  private static final Sight<List<ServiceRow>> ON_NODE =
      Sight.each((service, caller) -> isServiceSeen(caller, service.name()));

  private CatalogSights() {}

  public static boolean isNodeSeen(Authorizer caller, String node) {
    return caller.allows(Resource.NODE, Access.READ, node);
  }

  /** An empty name is that of what belongs to a node. */
  public static boolean isServiceSeen(Authorizer caller, String service) {
    return service.isEmpty() || caller.allows(Resource.SERVICE, Access.READ, service);
  }

  /** Whether an instance is seen, and where it runs. */
  public static boolean isSeen(Authorizer caller, ServiceRow service) {
    return isNodeSeen(caller, service.node()) && isServiceSeen(caller, service.name());
  }

  /**
   * The same for one that was looked for.
   *
   * @param by what it was known by
   */
  public static boolean isSeen(Authorizer caller, ServiceRow service, ServiceQuery.By by) {
    return isSeen(caller, service)
        && (by == ServiceQuery.By.NAME || isServiceSeen(caller, service.destination()));
  }

  public static boolean isSeen(Authorizer caller, CheckRow check) {
    return isNodeSeen(caller, check.node()) && isServiceSeen(caller, check.serviceName());
  }

  /** Of a node that is not seen nothing is. */
  private static NodeQuery.Found node(NodeQuery.Found found, Authorizer caller) {
    if (found == null) {
      return null;
    }
    if (!isNodeSeen(caller, found.node().name())) {
      return null;
    }
    List<ServiceRow> seen = ON_NODE.of(found.services(), caller);
    return seen == found.services() ? found : new NodeQuery.Found(found.node(), seen);
  }

  private static Map<String, Set<String>> services(
      Map<String, Set<String>> found, Authorizer caller) {
    Map<String, Set<String>> seen = new TreeMap<>(found);
    boolean hidden = seen.keySet().removeIf(name -> !isServiceSeen(caller, name));
    return hidden ? seen : found;
  }
}
