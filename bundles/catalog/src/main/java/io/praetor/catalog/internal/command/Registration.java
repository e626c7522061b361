package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import java.util.List;

/**
 * A node, perhaps with a service and checks on it. Indexes in the rows mean nothing; nor does the
 * node's name in rows of services.
 *
 * @param node as it shall be
 * @param skipNodeUpdate leaves the node as it is when it exists
 * @param service as it shall be, or null for none
 * @param checks as they shall be; an empty node name means this node
 */
public record Registration(
    NodeRow node, boolean skipNodeUpdate, ServiceRow service, List<CheckRow> checks)
    implements CatalogCommand {
  public Registration {
    checks = List.copyOf(checks);
  }
}
