package io.praetor.catalog.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogCommandCodec;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.Registration;
import io.praetor.catalog.internal.gateway.GatewayServicesQuery;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.NodeQuery;
import io.praetor.catalog.internal.query.NodesQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.catalog.internal.query.ServicesQuery;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.catalog.internal.rights.DeregistrationNeeds;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.catalog.internal.rights.RegistrationNeeds;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
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

  private static final Need NAMES = Need.nothing("names of datacenters");

  private static final Need SEEN = Need.filtered(Resource.NODE, Resource.SERVICE);

  private static final Need GATEWAY =
      Need.of(Resource.SERVICE, Access.READ, request -> named(request, "gateway"));

  private static final Need WRITTEN = Need.decided("node:write, service:write of what is named");

  private final String datacenter;
  private final Supplier<ApiRelay> relay;
  private final Choice choice;
  private final OtherDatacenter elsewhere;
  private final MemberBinding binding;

  /** Makes the endpoint where members are not bound to certificates. */
  public CatalogEndpoint(String datacenter, String nodeName, Supplier<ApiRelay> relay) {
    this(datacenter, nodeName, relay, new MemberBinding(() -> null));
  }

  /**
   * Makes the endpoint.
   *
   * @param relay the way to other datacenters, or null while there is none
   * @param binding who may write the nodes of members
   */
  public CatalogEndpoint(
      String datacenter, String nodeName, Supplier<ApiRelay> relay, MemberBinding binding) {
    this.binding = binding;
    this.datacenter = datacenter;
    this.relay = relay;
    choice = new Choice(nodeName);
    elsewhere = new OtherDatacenter(datacenter, relay);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        get("datacenters", NAMES, this::datacenters),
        get("nodes", SEEN, this::nodes),
        get("node/", SEEN, request -> node(request, CatalogAnswers.NODE)),
        get("node-services/", SEEN, request -> node(request, CatalogAnswers.NODE_SERVICES)),
        get("services", SEEN, CatalogEndpoint::services),
        get("service/", SEEN, request -> service(request, ServiceQuery.By.NAME)),
        get("connect/", SEEN, request -> service(request, ServiceQuery.By.DESTINATION)),
        get("gateway-services/", GATEWAY, CatalogEndpoint::gatewayServices),
        put("register", this::register),
        put("deregister", this::deregister));
  }

  private static Route get(String path, Need need, Handler handler) {
    return new Route(
        PATH + path,
        Map.of("GET", need.then(Replies.beforeReading(handler))),
        Route.ReadHeaders.CONSISTENCY);
  }

  /** The datacenter is said in the body; Consul does not look at the parameter. */
  private static Route put(String path, Handler handler) {
    return new Route(PATH + path, Map.of("PUT", WRITTEN.then(handler)), BODY, Route.Scope.HOME);
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
            Choice.filter(request, CatalogSelectors.NODE),
            request.caller());
    return new Answer.Read<>(query, CatalogSights.NODES, CatalogAnswers.NODES);
  }

  private Answer node(HttpRequest request, Function<NodeQuery.Found, Content> render) {
    NodeQuery query =
        new NodeQuery(
            named(request, "node"),
            Choice.filter(request, CatalogSelectors.SERVICE),
            request.caller());
    return new Answer.Read<>(query, CatalogSights.NODE, render);
  }

  /** Consul 1.10 took no filter here; later ones do. */
  private static Answer services(HttpRequest request) {
    ServicesQuery query =
        new ServicesQuery(
            Choice.nodeMeta(request),
            Choice.filter(request, CatalogSelectors.INSTANCE),
            request.caller());
    return new Answer.Read<>(query, CatalogSights.SERVICES, CatalogAnswers.SERVICES);
  }

  private static Answer gatewayServices(HttpRequest request) {
    GatewayServicesQuery query = new GatewayServicesQuery(named(request, "gateway"));
    return new Answer.Read<>(query, CatalogSights.BEHIND_GATEWAY, CatalogAnswers.BEHIND_GATEWAY);
  }

  private Answer service(HttpRequest request, ServiceQuery.By by) {
    ServiceQuery query =
        new ServiceQuery(
            by,
            named(request, "service"),
            request.parameters("tag"),
            Choice.nodeMeta(request),
            choice.near(request),
            Choice.filter(request, CatalogSelectors.INSTANCE),
            request.caller());
    return new Answer.Read<>(
        query,
        by == ServiceQuery.By.NAME ? CatalogSights.INSTANCES : CatalogSights.MESH_INSTANCES,
        CatalogAnswers.INSTANCES);
  }

  private Answer register(HttpRequest request) {
    Fields body = Fields.of("RegisterRequest", request.body(), BodyRefusal.BODY);
    if (elsewhere.isMeant(body)) {
      return elsewhere.ask(body, request);
    }
    Registration wanted = RegistrationBody.parse(body, datacenter);
    CatalogCommand command = binding.of(request, wanted);
    return new Answer.Guarded(new RegistrationNeeds(wanted), () -> write(command));
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
    Deregistration wanted = new Deregistration(node, body.text("ServiceID"), body.text("CheckID"));
    CatalogCommand command = binding.of(request, wanted);
    return new Answer.Guarded(
        new DeregistrationNeeds(wanted, request.caller()), () -> write(command));
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
