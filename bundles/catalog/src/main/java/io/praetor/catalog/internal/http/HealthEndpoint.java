package io.praetor.catalog.internal.http;

import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.gateway.IngressQuery;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.ChecksQuery;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.spi.http.Sight;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code /v1/health/}: checks by node, service and state, and instances of services with their
 * checks.
 */
public final class HealthEndpoint implements HttpEndpoint {

  /** Stands for every state. */
  private static final String ANY = "any";

  private static final Need SEEN = Need.filtered(Resource.NODE, Resource.SERVICE);

  private static final String NO_SERVICE = "Missing service name";

  private static final Filter<ServiceQuery.Instance> ALL = Filter.of("", CatalogSelectors.INSTANCE);

  private final Choice choice;

  public HealthEndpoint(String nodeName) {
    choice = new Choice(nodeName);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        get("node/", Replies.beforeReading(HealthEndpoint::node)),
        get("checks/", Replies.beforeReading(this::checks)),
        get("state/", Replies.beforeReading(this::state)),
        get("service/", request -> service(request, ServiceQuery.By.NAME)),
        get("connect/", request -> service(request, ServiceQuery.By.DESTINATION)),
        get("ingress/", this::ingress));
  }

  private static Route get(String path, Handler handler) {
    return new Route(
        "/v1/health/" + path, Map.of("GET", SEEN.then(handler)), Route.ReadHeaders.CONSISTENCY);
  }

  private static Answer node(HttpRequest request) {
    String node = named(request, "Missing node name");
    return checks(
        new ChecksQuery(
            ChecksQuery.Of.NODE, node, Map.of(), "", checkFilter(request), request.caller()));
  }

  private Answer checks(HttpRequest request) {
    return checks(
        new ChecksQuery(
            ChecksQuery.Of.SERVICE,
            named(request, NO_SERVICE),
            Choice.nodeMeta(request),
            choice.near(request),
            checkFilter(request),
            request.caller()));
  }

  private static Filter<CheckRow> checkFilter(HttpRequest request) {
    return Choice.filter(request, CatalogSelectors.CHECK);
  }

  private Answer service(HttpRequest request, ServiceQuery.By by) {
    return passing(
        request,
        query(request, by),
        by == ServiceQuery.By.NAME ? CatalogSights.CHECKED : CatalogSights.MESH_CHECKED,
        isStreamed(request) ? CatalogAnswers.STREAMED : CatalogAnswers.CHECKED);
  }

  /** The gateways through which a service is reached from outside. */
  private Answer ingress(HttpRequest request) {
    return passing(
        request,
        new IngressQuery(query(request, ServiceQuery.By.NAME)),
        CatalogSights.CHECKED,
        CatalogAnswers.CHECKED);
  }

  /** Whether only those that pass are wanted cannot always be told; it is found out last. */
  private static Answer passing(
      HttpRequest request,
      StateQuery<List<Checked>> query,
      Sight<List<Checked>> sight,
      Function<List<Checked>, Content> render) {
    return Choice.onlyPassing(request).isEmpty()
        ? new Answer.Read<>(query, CatalogAnswers.BAD_PASSING)
        : new Answer.Read<>(query, sight, render);
  }

  private HealthQuery query(HttpRequest request, ServiceQuery.By by) {
    ServiceQuery instances =
        new ServiceQuery(
            by,
            named(request, NO_SERVICE),
            request.parameters("tag"),
            Choice.nodeMeta(request),
            choice.near(request),
            ALL,
            request.caller());
    return new HealthQuery(
        instances,
        Choice.onlyPassing(request).orElse(false),
        Choice.filter(request, CatalogSelectors.CHECKED));
  }

  /** As Consul's streaming backend: whoever waits is served by it, unless the order matters. */
  private static boolean isStreamed(HttpRequest request) {
    String index = request.parameter("index");
    boolean waits = !index.isEmpty() && !index.equals("0");
    return (waits || request.has("cached")) && request.parameter("near").isEmpty();
  }

  private Answer state(HttpRequest request) {
    String state = named(request, "Missing check state");
    boolean any = state.equals(ANY);
    return checks(
        new ChecksQuery(
            any ? ChecksQuery.Of.ALL : ChecksQuery.Of.STATUS,
            any ? "" : state,
            Choice.nodeMeta(request),
            choice.near(request),
            checkFilter(request),
            request.caller()));
  }

  private static Answer checks(ChecksQuery query) {
    return new Answer.Read<>(query, CatalogSights.CHECKS, CatalogAnswers.CHECKS);
  }

  private static String named(HttpRequest request, String refusal) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException(refusal);
    }
    return request.remainder();
  }
}
