package io.praetor.log.internal.monitor;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.log.internal.line.LogLevel;
import io.praetor.log.internal.output.LogOutputs;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;

/** {@code /v1/agent/monitor}: lines from now on, at a level of the listener's own. */
public final class MonitorEndpoint {

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private final Need need;
  private final LogOutputs outputs;
  private final Formatter text;
  private final Formatter json;

  /**
   * @param nodeName of this agent
   */
  public MonitorEndpoint(String nodeName, LogOutputs outputs, Formatter text, Formatter json) {
    need = Need.of(Resource.AGENT, Access.READ, request -> nodeName);
    this.outputs = outputs;
    this.text = text;
    this.json = json;
  }

  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/agent/monitor",
            Map.of("GET", need.then(this::listen)),
            Route.BodyLimit.NONE,
            Route.Scope.AGENT));
  }

  private Answer listen(HttpRequest request) {
    String named = request.parameter("loglevel");
    LogLevel level =
        LogLevel.of(named.isEmpty() ? LogLevel.INFO.name() : named)
            .orElseThrow(
                () -> new InvalidRequestException("Bad request: Unknown log level: " + named));
    Formatter formatter = request.has("logjson") ? json : text;
    return new Answer.Stream(
        HEADERS, subscriber -> new Monitor(outputs, level, formatter, subscriber).start());
  }
}
