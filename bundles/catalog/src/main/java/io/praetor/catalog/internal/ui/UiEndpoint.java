package io.praetor.catalog.internal.ui;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.catalog.internal.http.Choice;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.GatewayServicesQuery;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.format.filter.Filter;
import io.praetor.format.go.GoText;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;

/** {@code /v1/internal/ui/}. */
public final class UiEndpoint implements HttpEndpoint {

  private static final String NO_GATEWAY = "Missing gateway name";
  private static final String INGRESS = "ingress-gateway";

  @Override
  public List<Route> routes() {
    return List.of(
        get("nodes", Replies.beforeReading(UiEndpoint::nodes)),
        get("node/", UiEndpoint::node),
        get("services", Replies.beforeReading(UiEndpoint::services)),
        get("service-topology/", UiEndpoint::topology),
        get("gateway-services-nodes/", UiEndpoint::behindGateway),
        get("gateway-intentions/", UiEndpoint::behindGateway),
        get("metrics-proxy/", UiEndpoint::metrics));
  }

  private static Route get(String path, Handler handler) {
    return new Route("/v1/internal/ui/" + path, Map.of("GET", handler), Route.ReadHeaders.ALWAYS);
  }

  private static Answer nodes(HttpRequest request) {
    Filter<NodeInfo> filter = Choice.filter(request, NodeInfo.SELECTORS);
    return new Answer.Read<>(new NodeInfosQuery("", filter), UiAnswers.INFOS);
  }

  private static Answer node(HttpRequest request) {
    String name = named(request, "Missing node name");
    return new Answer.Read<>(
        new NodeInfosQuery(name, Filter.of("", NodeInfo.SELECTORS)), UiAnswers.INFO);
  }

  private static Answer services(HttpRequest request) {
    Filter<Checked> filter = Choice.filter(request, CatalogSelectors.CHECKED);
    return new Answer.Read<>(new InstancesQuery(filter), UiAnswers.SERVICES);
  }

  private static Answer topology(HttpRequest request) {
    String service = named(request, "Missing service name");
    if (!request.has("kind")) {
      throw new InvalidRequestException("Missing service kind");
    }
    String kind = request.parameter("kind");
    if (!kind.isEmpty() && !kind.equals(INGRESS)) {
      throw new InvalidRequestException("Unsupported service kind " + GoText.quoted(kind));
    }
    return new Answer.Read<>(new TopologyQuery(service), UiAnswers.TOPOLOGY);
  }

  private static Answer behindGateway(HttpRequest request) {
    String gateway = named(request, NO_GATEWAY);
    return new Answer.Read<>(new GatewayServicesQuery(gateway), UiAnswers.BEHIND_GATEWAY);
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
