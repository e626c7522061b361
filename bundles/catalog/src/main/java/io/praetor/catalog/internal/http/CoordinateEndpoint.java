package io.praetor.catalog.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.GossipPool;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.query.CoordinatesQuery;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.catalog.internal.rights.NodeNeeds;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@code /v1/coordinate/}. */
public final class CoordinateEndpoint implements HttpEndpoint {

  /** Of every coordinate that gossip makes. */
  static final int DIMENSIONS = 8;

  private static final Need MAP = Need.nothing("where the servers of datacenters are");

  private static final Need SEEN = Need.filtered(Resource.NODE);

  private static final Need NODE =
      Need.of(Resource.NODE, Access.READ, request -> request.remainder());

  private static final Need WRITTEN = Need.decided("node:write of the node");

  private static final Content OFF =
      new Content(
          401,
          Map.of("Content-Type", "text/plain; charset=utf-8"),
          new Content.Bytes("Coordinate support disabled".getBytes(StandardCharsets.UTF_8)));

  private final boolean disabled;
  private final Supplier<GossipPool> wan;
  private final Consumer<CoordinateRow> updates;
  private final MemberBinding binding;

  /**
   * Makes the endpoint.
   *
   * @param disabled whether coordinates are off, and every request is refused
   * @param wan the servers of all datacenters, or null while there is no such pool
   * @param updates takes coordinates that nodes send
   * @param binding who may send those of members
   */
  public CoordinateEndpoint(
      boolean disabled,
      Supplier<GossipPool> wan,
      Consumer<CoordinateRow> updates,
      MemberBinding binding) {
    this.disabled = disabled;
    this.wan = wan;
    this.updates = updates;
    this.binding = binding;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("datacenters", "GET", MAP, this::datacenters),
        route("nodes", "GET", SEEN, CoordinateEndpoint::nodes),
        route("node/", "GET", NODE, CoordinateEndpoint::node),
        route("update", "PUT", WRITTEN, this::update));
  }

  private Route route(String path, String method, Need need, Handler handler) {
    Handler guarded = request -> disabled ? new Answer.Now(OFF) : handler.handle(request);
    return new Route(
        "/v1/coordinate/" + path,
        Map.of(method, need.then(guarded)),
        method.equals("GET") ? Route.ReadHeaders.ALWAYS : Route.ReadHeaders.SUCCESSES);
  }

  private Answer datacenters(HttpRequest request) {
    GossipPool pool = wan.get();
    List<DatacenterMap> maps = pool == null ? List.of() : DatacenterMap.of(pool);
    return new Answer.Now(Content.json(out -> CatalogJson.list(out, maps, map -> map.write(out))));
  }

  private static Answer nodes(HttpRequest request) {
    return new Answer.Read<>(
        new CoordinatesQuery("", request.parameter("segment")),
        CatalogSights.COORDINATES,
        CatalogAnswers.COORDINATES);
  }

  private static Answer node(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      return new Answer.Now(Content.empty(404));
    }
    CoordinatesQuery query =
        new CoordinatesQuery(request.remainder(), request.parameter("segment"));
    return new Answer.Guarded(
        new NodeNeeds(request.remainder(), Access.READ),
        () -> new Answer.Read<>(query, CatalogAnswers.NODE_COORDINATES));
  }

  private Answer update(HttpRequest request) {
    Fields body = Fields.of("CoordinateUpdateRequest", request.body(), Refusal.REQUEST);
    if (!body.has("Coord")) {
      throw new OperationFailedException("invalid coordinate");
    }
    Fields given = body.object("Coord", "Coordinate");
    Coordinate coordinate =
        new Coordinate(
            given.reals("Vec"),
            given.real("Error"),
            given.real("Adjustment"),
            given.real("Height"));
    check(coordinate);
    request.caller().require(Resource.NODE, Access.WRITE, body.text("Node"));
    binding.require(request, body.text("Node"));
    CoordinateRow row = new CoordinateRow(body.text("Node"), body.text("Segment"), coordinate, 0);
    return new Answer.Guarded(new NodeNeeds(row.node(), Access.WRITE), () -> take(row));
  }

  private Answer take(CoordinateRow row) {
    if (CatalogKeys.fits(row.node()) && CatalogKeys.fits(row.segment())) {
      // What cannot be a node's is dropped like that of any node which the catalog does not know.
      updates.accept(row);
    }
    return new Answer.Now(Content.empty(200));
  }

  /** Numbers that JSON can write may still be too large for any calculation. */
  private static void check(Coordinate coordinate) {
    boolean finite =
        coordinate.vector().stream().allMatch(Double::isFinite)
            && Double.isFinite(coordinate.error())
            && Double.isFinite(coordinate.adjustment())
            && Double.isFinite(coordinate.height());
    if (!finite) {
      throw new OperationFailedException("invalid coordinate");
    }
    if (coordinate.vector().size() != DIMENSIONS) {
      throw new OperationFailedException("incompatible coordinate");
    }
  }
}
