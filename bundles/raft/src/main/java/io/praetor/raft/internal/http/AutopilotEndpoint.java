package io.praetor.raft.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.config.RaftSettings;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.raft.Servers;
import io.praetor.api.raft.Servers.ServerHealth;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import io.praetor.raft.internal.autopilot.AutopilotCommand;
import io.praetor.raft.internal.autopilot.AutopilotQuery;
import io.praetor.raft.internal.autopilot.AutopilotStore;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** How the leader looks after the servers: the setting, and what it finds. */
@Component(
    service = HttpEndpoint.class,
    configurationPid = RaftSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class AutopilotEndpoint implements HttpEndpoint {

  private static final Need READ = operator(Access.READ);

  private static final Need WRITE = operator(Access.WRITE);

  private static final Route.BodyLimit BODY = new Route.BodyLimit(64 * 1024, "");

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Servers servers;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile StateStore store;

  private final AutopilotStore defaults;

  @Activate
  public AutopilotEndpoint(RaftSettings settings) {
    defaults = new AutopilotStore(() -> null, settings);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/operator/autopilot/configuration",
            Map.of(
                "GET", READ.then(this::configuration), "PUT", WRITE.then(AutopilotEndpoint::set)),
            BODY),
        new Route("/v1/operator/autopilot/health", Map.of("GET", READ.then(request -> health()))),
        new Route("/v1/operator/autopilot/state", Map.of("GET", READ.then(request -> state()))));
  }

  private static Need operator(Access access) {
    return Need.of(Resource.OPERATOR, access)
        .refusing(
            lacking ->
                new ForbiddenException("Permission denied: Missing " + lacking + " permissions"));
  }

  private Answer configuration(HttpRequest request) {
    StateStore present = store;
    if (present == null) {
      throw new NoLeaderException();
    }
    ReadMode mode = request.has("stale") ? ReadMode.STALE : ReadMode.DEFAULT;
    CompletableFuture<ReadResult<AutopilotConfig>> read =
        present.read(new AutopilotQuery(), new ReadOptions(mode, 0, Duration.ZERO, Duration.ZERO));
    return new Answer.Later(
        read.thenApply(
            result -> {
              AutopilotConfig row = result.value() == null ? defaults.current() : result.value();
              return Content.json(out -> AutopilotJson.write(out, row));
            }));
  }

  private static Answer set(HttpRequest request) {
    AutopilotConfig config;
    try {
      config = AutopilotJson.read(request.body());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "Bad request: Error parsing autopilot config: " + e.getMessage());
    }
    boolean conditional = request.has("cas");
    long index = conditional ? cas(request.parameter("cas")) : 0;
    return new Answer.Write(
        Commands.AUTOPILOT,
        new AutopilotCommand(conditional, index, config).encode(),
        result -> Content.json(out -> out.value(AutopilotCommand.isSet(result))));
  }

  private static long cas(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(
          "Bad request: Error parsing cas value: strconv.ParseUint: parsing \""
              + text
              + "\": invalid syntax");
    }
  }

  private Answer health() {
    return new Answer.Later(healths().thenApply(HealthJson::health));
  }

  private Answer state() {
    return new Answer.Later(
        healths().thenApply(all -> Content.json(out -> HealthJson.writeState(out, all))));
  }

  private CompletableFuture<List<ServerHealth>> healths() {
    Servers present = servers;
    return present == null
        ? CompletableFuture.failedFuture(new NoLeaderException())
        : present.health();
  }
}
