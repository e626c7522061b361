package io.praetor.agent.internal.self;

import io.praetor.agent.internal.Surroundings;
import io.praetor.agent.internal.member.MemberJson;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.GossipPool;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** {@code /v1/agent/}: {@code self}, {@code host}, {@code version} and {@code reload}. */
public final class SelfEndpoint implements HttpEndpoint {

  private static final Need HOST = Need.of(Resource.OPERATOR, Access.READ);

  private final Identity identity;
  private final Surroundings surroundings;
  private final Supplier<HostReport> host;
  private final Executor worker;
  private final Statistics statistics;

  /**
   * Makes the endpoint.
   *
   * @param host looks at the machine, which takes a while
   * @param worker does what takes a while
   */
  public SelfEndpoint(
      Identity identity, Surroundings surroundings, Supplier<HostReport> host, Executor worker) {
    this.identity = identity;
    this.surroundings = surroundings;
    this.host = host;
    this.worker = worker;
    statistics = new Statistics(identity, surroundings);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("self", "GET", own(Access.READ), this::self),
        route("host", "GET", HOST, this::host),
        route("version", "GET", own(Access.READ), this::version),
        route("reload", "PUT", own(Access.WRITE), this::reload));
  }

  private Need own(Access access) {
    return Need.of(Resource.AGENT, access, request -> identity.nodeName());
  }

  private static Route route(String path, String method, Need need, Handler handler) {
    return new Route(
        "/v1/agent/" + path,
        Map.of(method, need.then(handler)),
        Route.BodyLimit.NONE,
        Route.Scope.AGENT);
  }

  private Answer self(HttpRequest request) {
    GossipPool pool = surroundings.lan();
    Map<String, Map<String, String>> stats = statistics.collect();
    return new Answer.Now(
        Content.json(
            out -> {
              out.beginObject();
              config(out.name("Config"));
              JsonCopy.write(out.name("DebugConfig"), identity.debugConfig());
              coordinate(out.name("Coord"), identity.coordinates() ? pool.coordinate() : null);
              MemberJson.write(out.name("Member"), pool.self());
              stats(out.name("Stats"), stats);
              out.name("Meta").beginObject();
              out.name("consul-network-segment").value("");
              out.endObject().endObject();
            }));
  }

  private void config(JsonWriter out) {
    String primary = JsonCopy.text(identity.debugConfig(), "PrimaryDatacenter");
    out.beginObject();
    out.name("Datacenter").value(identity.datacenter());
    out.name("PrimaryDatacenter").value(primary.isEmpty() ? identity.datacenter() : primary);
    out.name("NodeName").value(identity.nodeName());
    out.name("NodeID").value(identity.nodeId());
    out.name("Revision").value(identity.version());
    out.name("Server").value(identity.server());
    out.name("Version").value(identity.version());
    out.endObject();
  }

  private static void coordinate(JsonWriter out, Coordinate coordinate) {
    if (coordinate == null) {
      out.nullValue();
      return;
    }
    out.beginObject().name("Vec").beginArray();
    coordinate.vector().forEach(value -> out.value((double) value));
    out.endArray();
    out.name("Error").value(coordinate.error());
    out.name("Adjustment").value(coordinate.adjustment());
    out.name("Height").value(coordinate.height());
    out.endObject();
  }

  private static void stats(JsonWriter out, Map<String, Map<String, String>> groups) {
    out.beginObject();
    groups.forEach(
        (group, values) -> {
          out.name(group).beginObject();
          values.forEach((name, value) -> out.name(name).value(value));
          out.endObject();
        });
    out.endObject();
  }

  private Answer host(HttpRequest request) {
    return new Answer.Later(
        CompletableFuture.supplyAsync(host, worker)
            .thenApply(report -> Content.json(report::write)));
  }

  private Answer version(HttpRequest request) {
    return new Answer.Now(
        Content.json(
            out -> {
              out.beginObject();
              out.name("SHA").value("");
              out.name("BuildDate").value("");
              out.name("HumanVersion").value(identity.version());
              out.name("FIPS").value("");
              out.endObject();
            }));
  }

  private Answer reload(HttpRequest request) {
    Runnable reload = surroundings.reload();
    return new Answer.Later(
        CompletableFuture.supplyAsync(
            () -> {
              run(reload);
              return Content.empty(200);
            },
            worker));
  }

  /** Whoever asked is told what is wrong with the configuration. */
  private static void run(Runnable reload) {
    try {
      reload.run();
    } catch (PlatformException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new OperationFailedException(String.valueOf(e.getMessage()));
    }
  }
}
