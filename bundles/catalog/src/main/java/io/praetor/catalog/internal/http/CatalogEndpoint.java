package io.praetor.catalog.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogCommandCodec;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.GatewayServicesQuery;
import io.praetor.catalog.internal.query.NodeQuery;
import io.praetor.catalog.internal.query.NodesQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.catalog.internal.query.ServicesQuery;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v1/catalog/}. Says what is to be read or written; needs no state itself. */
public final class CatalogEndpoint implements HttpEndpoint {

  /** A registration is small; many checks and much output still fit. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(1024 * 1024, "");

  private static final String PATH = "/v1/catalog/";

  private final String datacenter;
  private final Supplier<ApiRelay> relay;
  private final Choice choice;
  private final OtherDatacenter elsewhere;

  /**
   * Makes the endpoint.
   *
   * @param relay the way to other datacenters, or null while there is none
   */
  public CatalogEndpoint(String datacenter, String nodeName, Supplier<ApiRelay> relay) {
    this.datacenter = datacenter;
    this.relay = relay;
    choice = new Choice(nodeName);
    elsewhere = new OtherDatacenter(datacenter, relay);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        get("datacenters", this::datacenters),
        get("nodes", this::nodes),
        get("node/", request -> node(request, CatalogAnswers.NODE)),
        get("node-services/", request -> node(request, CatalogAnswers.NODE_SERVICES)),
        get("services", CatalogEndpoint::services),
        get("service/", request -> service(request, ServiceQuery.By.NAME)),
        get("connect/", request -> service(request, ServiceQuery.By.DESTINATION)),
        get("gateway-services/", CatalogEndpoint::gatewayServices),
        put("register", this::register),
        put("deregister", this::deregister));
  }

  private static Route get(String path, Handler handler) {
    return new Route(
        PATH + path, Map.of("GET", Replies.beforeReading(handler)), Route.ReadHeaders.CONSISTENCY);
  }

  /** The datacenter is said in the body; Consul does not look at the parameter. */
  private static Route put(String path, Handler handler) {
    return new Route(PATH + path, Map.of("PUT", handler), BODY, Route.Scope.HOME);
  }

  private Answer datacenters(HttpRequest request) {
    ApiRelay known = relay.get();
    List<String> names = known == null ? List.of(datacenter) : known.datacenters();
    return new Answer.Now(Content.json(out -> CatalogJson.texts(out, names)));
  }

  private Answer nodes(HttpRequest request) {
    NodesQuery query =
        new NodesQuery(
            Choice.nodeMeta(request),
            choice.near(request),
            Choice.filter(request, CatalogSelectors.NODE));
    return new Answer.Read<>(query, CatalogAnswers.NODES);
  }

  private Answer node(HttpRequest request, Function<NodeQuery.Found, Content> render) {
    NodeQuery query =
        new NodeQuery(named(request, "node"), Choice.filter(request, CatalogSelectors.SERVICE));
    return new Answer.Read<>(query, render);
  }

  /** Consul 1.10 took no filter here; later ones do. */
  private static Answer services(HttpRequest request) {
    ServicesQuery query =
        new ServicesQuery(
            Choice.nodeMeta(request), Choice.filter(request, CatalogSelectors.INSTANCE));
    return new Answer.Read<>(query, CatalogAnswers.SERVICES);
  }

  private static Answer gatewayServices(HttpRequest request) {
    GatewayServicesQuery query = new GatewayServicesQuery(named(request, "gateway"));
    return new Answer.Read<>(query, CatalogAnswers.GATEWAY_SERVICES);
  }

  private Answer service(HttpRequest request, ServiceQuery.By by) {
    ServiceQuery query =
        new ServiceQuery(
            by,
            named(request, "service"),
            request.parameters("tag"),
            Choice.nodeMeta(request),
            choice.near(request),
            Choice.filter(request, CatalogSelectors.INSTANCE));
    return new Answer.Read<>(query, CatalogAnswers.INSTANCES);
  }

  private Answer register(HttpRequest request) {
    Fields body = Fields.of("RegisterRequest", request.body(), BodyRefusal.BODY);
    return elsewhere.isMeant(body)
        ? elsewhere.ask(body, request)
        : write(RegistrationBody.parse(body, datacenter));
  }

  private Answer deregister(HttpRequest request) {
    Fields body = Fields.of("DeregisterRequest", request.body(), BodyRefusal.BODY);
    if (elsewhere.isMeant(body)) {
      return elsewhere.ask(body, request);
    }
    body.only("Datacenter", "Node", "Address", "ServiceID", "CheckID", "PeerName", "Token");
    String node = body.text("Node");
    if (node.isEmpty()) {
      throw new OperationFailedException("Must provide node");
    }
    return write(new Deregistration(node, body.text("ServiceID"), body.text("CheckID")));
  }

  private static Answer write(CatalogCommand command) {
    return new Answer.Write(
        Commands.CATALOG, CatalogCommandCodec.encode(command), CatalogAnswers.WRITTEN);
  }

  private static String named(HttpRequest request, String what) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException("Missing " + what + " name");
    }
    return request.remainder();
  }
}
