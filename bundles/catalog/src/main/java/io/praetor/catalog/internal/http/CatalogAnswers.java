package io.praetor.catalog.internal.http;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.command.CatalogResult;
import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.NodeQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.spi.http.Content;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What answers look like. The functions are constants, so that equal waiting reads share them. */
final class CatalogAnswers {

  private static final Map<String, String> STREAMING =
      Map.of("X-Consul-Query-Backend", "streaming");

  static final Function<List<NodeRow>, Content> NODES =
      nodes ->
          Content.json(out -> CatalogJson.list(out, nodes, node -> CatalogJson.node(out, node)));

  static final Function<NodeQuery.Found, Content> NODE = CatalogAnswers::node;

  static final Function<NodeQuery.Found, Content> NODE_SERVICES = CatalogAnswers::nodeServices;

  static final Function<Map<String, Set<String>>, Content> SERVICES =
      services ->
          Content.json(
              out -> {
                out.beginObject();
                services.forEach((name, tags) -> CatalogJson.texts(out.name(name), tags));
                out.endObject();
              });

  static final Function<List<ServiceQuery.Instance>, Content> INSTANCES =
      found ->
          Content.json(out -> CatalogJson.list(out, found, one -> CatalogJson.instance(out, one)));

  static final Function<List<HealthQuery.Checked>, Content> CHECKED =
      found ->
          Content.json(out -> CatalogJson.list(out, found, one -> CatalogJson.checked(out, one)));

  /** The same for those who wait, who are told that they are served by a stream. */
  static final Function<List<HealthQuery.Checked>, Content> STREAMED =
      found -> new Content(200, STREAMING, CHECKED.apply(found).body());

  /** Consul looks at the parameter after it has read, and tells what it read with the refusal. */
  static final Function<List<HealthQuery.Checked>, Content> BAD_PASSING =
      found -> Replies.text(400, "Invalid value for ?passing");

  static final Function<List<CheckRow>, Content> CHECKS =
      checks ->
          Content.json(
              out -> CatalogJson.list(out, checks, check -> CatalogJson.check(out, check)));

  static final Function<List<CoordinateRow>, Content> COORDINATES =
      rows -> Content.json(out -> CatalogJson.list(out, rows, row -> CoordinateJson.row(out, row)));

  /** A node that has no coordinate is not found. */
  static final Function<List<CoordinateRow>, Content> NODE_COORDINATES =
      rows -> rows.isEmpty() ? Content.empty(404) : COORDINATES.apply(rows);

  static final Function<List<GatewayService>, Content> BEHIND_GATEWAY =
      services ->
          Content.json(
              out -> {
                if (services.isEmpty()) {
                  out.nullValue();
                } else {
                  CatalogJson.list(out, services, one -> GatewayJson.service(out, one));
                }
              });

  static final Function<byte[], Content> WRITTEN = result -> written(CatalogResult.decode(result));

  private CatalogAnswers() {}

  private static Content node(NodeQuery.Found found) {
    if (found == null) {
      return Content.json(out -> out.nullValue());
    }
    return Content.json(
        out -> {
          CatalogJson.node(out.beginObject().name("Node"), found.node());
          out.name("Services").beginObject();
          found.services().forEach(row -> CatalogJson.service(out.name(row.id()), row));
          out.endObject().endObject();
        });
  }

  private static Content nodeServices(NodeQuery.Found found) {
    return Content.json(
        out -> {
          out.beginObject().name("Node");
          if (found == null) {
            out.nullValue().name("Services").nullValue();
          } else {
            CatalogJson.node(out, found.node());
            out.name("Services");
            CatalogJson.list(out, found.services(), row -> CatalogJson.service(out, row));
          }
          out.endObject();
        });
  }

  private static Content written(CatalogResult result) {
    if (result.isForbidden()) {
      throw new ForbiddenException(result.refusal());
    }
    if (!result.refusal().isEmpty()) {
      throw new OperationFailedException(result.refusal());
    }
    return Content.json(out -> out.value(true));
  }
}
