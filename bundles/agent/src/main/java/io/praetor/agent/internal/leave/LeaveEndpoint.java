package io.praetor.agent.internal.leave;

import io.praetor.agent.internal.Surroundings;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** {@code PUT /v1/agent/leave}: leaves, answers, stops. */
public final class LeaveEndpoint implements HttpEndpoint {

  /** Time for the answer to get out before the agent stops. */
  static final long ANSWER_MILLIS = 200;

  private final Leaving leaving;
  private final Surroundings surroundings;
  private final ScheduledExecutorService timer;

  public LeaveEndpoint(Leaving leaving, Surroundings surroundings, ScheduledExecutorService timer) {
    this.leaving = leaving;
    this.surroundings = surroundings;
    this.timer = timer;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/agent/leave",
            Map.of("PUT", this::leave),
            Route.BodyLimit.NONE,
            Route.Scope.AGENT));
  }

  private Answer leave(HttpRequest request) {
    Runnable stop = surroundings.stop();
    return new Answer.Later(
        leaving
            .leave()
            .thenApply(
                left -> {
                  var unused = timer.schedule(stop, ANSWER_MILLIS, TimeUnit.MILLISECONDS);
                  return Content.empty(200);
                }));
  }
}
