package io.praetor.catalog.internal.ui;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.catalog.internal.http.Choice;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.catalog.internal.intention.IntentionEndpoint;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.rights.ServiceNeeds;
import io.praetor.format.filter.Filter;
import io.praetor.format.go.GoText;
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

/** {@code /v1/internal/ui/}. */
public final class UiEndpoint implements HttpEndpoint {

  private static final String NO_SERVICE = "Missing service name";

  private static final Need SEEN = Need.filtered(Resource.NODE, Resource.SERVICE);

  private static final Need SERVICE =
      Need.of(Resource.SERVICE, Access.READ, request -> named(request, NO_SERVICE));

  private static final Need GATEWAY =
      Need.of(Resource.SERVICE, Access.READ, request -> named(request, UiEndpoint.NO_GATEWAY));

  private static final Need METRICS = Need.nothing("there are none");

  private static final String NO_GATEWAY = "Missing gateway name";
  private static final String INGRESS = "ingress-gateway";

  private final boolean connectsByDefault;
  private final Function<Listing, Content> behindGateway;

  /**
   * Makes the endpoint.
   *
   * @param connectsByDefault whether services may connect that no intention is about
   * @param domains of DNS names
   */
  public UiEndpoint(boolean connectsByDefault, String datacenter, List<String> domains) {
    this.connectsByDefault = connectsByDefault;
    GatewayAddresses addresses = new GatewayAddresses(datacenter, domains);
    behindGateway = listing -> Content.json(out -> ListingJson.behind(out, listing, addresses));
  }

  @Override
  public List<Route> routes() {
    return List.of(
        get("nodes", SEEN, Replies.beforeReading(UiEndpoint::nodes)),
        get("node/", SEEN, UiEndpoint::node),
        get("services", SEEN, Replies.beforeReading(UiEndpoint::services)),
        get("service-topology/", SERVICE, this::topology),
        get("gateway-services-nodes/", GATEWAY, this::behindGateway),
        get("gateway-intentions/", GATEWAY, UiEndpoint::gatewayIntentions),
        get("metrics-proxy/", METRICS, UiEndpoint::metrics));
  }

  private static Route get(String path, Need need, Handler handler) {
    return new Route(
        "/v1/internal/ui/" + path, Map.of("GET", need.then(handler)), Route.ReadHeaders.ALWAYS);
  }

  private static Answer nodes(HttpRequest request) {
    Filter<NodeInfo> filter = Choice.filter(request, NodeInfo.SELECTORS);
    return new Answer.Read<>(
        new NodeInfosQuery("", filter, request.caller()), NodeInfo.SIGHT, UiAnswers.INFOS);
  }

  private static Answer node(HttpRequest request) {
    String name = named(request, "Missing node name");
    return new Answer.Read<>(
        new NodeInfosQuery(name, Filter.of("", NodeInfo.SELECTORS), request.caller()),
        NodeInfo.SIGHT,
        UiAnswers.INFO);
  }

  private static Answer services(HttpRequest request) {
    Filter<Checked> filter = Choice.filter(request, CatalogSelectors.CHECKED);
    return new Answer.Read<>(
        new ListingQuery(filter, request.caller()), Listing.SIGHT, UiAnswers.SERVICES);
  }

  private Answer topology(HttpRequest request) {
    String service = named(request, NO_SERVICE);
    if (!request.has("kind")) {
      throw new InvalidRequestException("Missing service kind");
    }
    String kind = request.parameter("kind");
    if (!kind.isEmpty() && !kind.equals(INGRESS)) {
      throw new InvalidRequestException("Unsupported service kind " + GoText.quoted(kind));
    }
    return new Answer.Guarded(
        new ServiceNeeds(service, Access.READ),
        () ->
            new Answer.Read<>(
                new TopologyQuery(service, connectsByDefault, request.caller()),
                UiAnswers.TOPOLOGY));
  }

  private Answer behindGateway(HttpRequest request) {
    String gateway = named(request, NO_GATEWAY);
    return new Answer.Read<>(
        new BehindGatewayQuery(gateway, request.caller()), Listing.SIGHT, behindGateway);
  }

  private static Answer gatewayIntentions(HttpRequest request) {
    return IntentionEndpoint.ofGateway(named(request, NO_GATEWAY));
  }

  /** There is no place to get metrics from. */
  private static Answer metrics(HttpRequest request) {
    return new Answer.Now(Replies.notFound("Metrics proxy is not enabled"));
  }

  private static String named(HttpRequest request, String refusal) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException(refusal);
    }
    return request.remainder();
  }
}
