package io.praetor.history.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.history.internal.memory.CheckNames;
import io.praetor.history.internal.memory.Recollection;
import io.praetor.history.internal.watch.Choice;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * {@code GET /v1/internal/ui/health-history}: how the health of some checks changed lately. Asked
 * with {@code node}, with {@code node} and {@code check}, or with {@code service}; several narrow
 * it down. It does not block: whoever waits for health by {@code /v1/health} and then asks this
 * finds what woke him.
 */
public final class HistoryEndpoint implements HttpEndpoint {

  static final String PATH = "/v1/internal/ui/health-history";

  private static final Need NEED = Need.filtered(Resource.NODE, Resource.SERVICE);

  private final Function<Choice, ? extends CompletionStage<Recollection>> memory;
  private final List<Route> routes;

  /**
   * Makes the endpoint.
   *
   * @param memory tells what it knows, on any thread, without blocking
   */
  public HistoryEndpoint(Function<Choice, ? extends CompletionStage<Recollection>> memory) {
    this.memory = memory;
    routes = List.of(new Route(PATH, Map.of("GET", NEED.then(this::history))));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private Answer history(HttpRequest request) {
    Choice choice =
        new Choice(
            request.parameter("node"), request.parameter("check"), request.parameter("service"));
    if (choice.node().isEmpty() && choice.service().isEmpty()) {
      throw new InvalidRequestException(
          choice.checkId().isEmpty()
              ? "Missing node, node and check, or service"
              : "Missing node of the check");
    }
    return new Answer.Later(
        memory
            .apply(choice)
            .thenApply(told -> seen(told, request.caller()))
            .thenApply(told -> Content.json(out -> RecollectionJson.write(told, out))));
  }

  /** Without the checks of nodes and services that a caller may not read. */
  private static Recollection seen(Recollection told, Authorizer caller) {
    return caller.isUnlimited()
        ? told
        : new Recollection(
            told.since(),
            told.now(),
            told.truncated(),
            told.checks().stream().filter(check -> isSeen(check.names(), caller)).toList());
  }

  private static boolean isSeen(CheckNames check, Authorizer caller) {
    return caller.allows(Resource.NODE, Access.READ, check.node())
        && (check.serviceId().isEmpty()
            || caller.allows(Resource.SERVICE, Access.READ, check.serviceName()));
  }
}
