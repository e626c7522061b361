package io.praetor.shell.internal.command;

import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * {@code praetor:routes}: every route of this agent, and what callers need there where access is
 * controlled. One line for each method, divided by tabs: path, method, who answers, need.
 */
@Component(
    service = RoutesCommand.class,
    property = {"osgi.command.scope=praetor", "osgi.command.function=routes"})
public final class RoutesCommand {

  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::path).thenComparing(Route::scope);

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile List<HttpEndpoint> endpoints;

  /** All routes; those that two versions of a bundle declare stand there twice. */
  public String routes() {
    return routes("");
  }

  /**
   * Some of them.
   *
   * @param path part of their paths
   */
  public String routes(String path) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.routes().stream())
        .filter(route -> route.path().contains(path))
        .sorted(ORDER)
        .map(RoutesCommand::lines)
        .collect(Collectors.joining("\n"));
  }

  private static String lines(Route route) {
    return new TreeMap<>(route.handlers())
        .entrySet().stream()
            .map(
                action ->
                    String.join(
                        "\t",
                        route.path(),
                        action.getKey(),
                        route.scope().name(),
                        action.getValue().need().told()))
            .collect(Collectors.joining("\n"));
  }
}
