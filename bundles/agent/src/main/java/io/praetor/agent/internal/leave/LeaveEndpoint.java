package io.praetor.agent.internal.leave;

import io.praetor.agent.internal.Surroundings;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** {@code PUT /v1/agent/leave}: leaves, answers, stops. */
public final class LeaveEndpoint implements HttpEndpoint {

  /** Time for the answer to get out before the agent stops. */
  static final long ANSWER_MILLIS = 200;

  private final Need need;
  private final Leaving leaving;
  private final Surroundings surroundings;
  private final ScheduledExecutorService timer;

  /**
   * @param nodeName of this agent
   */
  public LeaveEndpoint(
      String nodeName, Leaving leaving, Surroundings surroundings, ScheduledExecutorService timer) {
    need = Need.of(Resource.AGENT, Access.WRITE, request -> nodeName);
    this.leaving = leaving;
    this.surroundings = surroundings;
    this.timer = timer;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/agent/leave",
            Map.of("PUT", need.then(this::leave)),
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
