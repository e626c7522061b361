package io.praetor.catalog.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.catalog.internal.query.ChecksQuery;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/health/}: checks by node, service and state, and instances of services with their
 * checks.
 */
public final class HealthEndpoint implements HttpEndpoint {

  /** Stands for every state. */
  private static final String ANY = "any";

  private static final String NO_SERVICE = "Missing service name";

  private final Choice choice;

  public HealthEndpoint(String nodeName) {
    choice = new Choice(nodeName);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        get("node/", HealthEndpoint::node),
        get("checks/", this::checks),
        get("state/", this::state),
        get("service/", this::service));
  }

  private static Route get(String path, Handler handler) {
    return new Route("/v1/health/" + path, Map.of("GET", handler), Route.ReadHeaders.CONSISTENCY);
  }

  private static Answer node(HttpRequest request) {
    String node = named(request, "Missing node name");
    return checks(new ChecksQuery(ChecksQuery.Of.NODE, node, Map.of(), ""));
  }

  private Answer checks(HttpRequest request) {
    return checks(
        new ChecksQuery(
            ChecksQuery.Of.SERVICE,
            named(request, NO_SERVICE),
            Choice.nodeMeta(request),
            choice.near(request)));
  }

  private Answer service(HttpRequest request) {
    ServiceQuery instances =
        new ServiceQuery(
            named(request, NO_SERVICE),
            request.parameters("tag"),
            Choice.nodeMeta(request),
            choice.near(request));
    Optional<Boolean> onlyPassing = Choice.onlyPassing(request);
    HealthQuery query = new HealthQuery(instances, onlyPassing.orElse(false));
    if (onlyPassing.isEmpty()) {
      return new Answer.Read<>(query, CatalogAnswers.BAD_PASSING);
    }
    return new Answer.Read<>(
        query, isStreamed(request) ? CatalogAnswers.STREAMED : CatalogAnswers.CHECKED);
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
            choice.near(request)));
  }

  private static Answer checks(ChecksQuery query) {
    return new Answer.Read<>(query, CatalogAnswers.CHECKS);
  }

  private static String named(HttpRequest request, String refusal) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException(refusal);
    }
    return request.remainder();
  }
}
