package io.praetor.raft.internal.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.praetor.api.raft.Servers.ServerHealth;
import io.praetor.format.go.GoDuration;
import io.praetor.raft.internal.autopilot.HealthRule;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the leader thinks of the servers, as the API has it. */
final class HealthJson {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int OK = 200;

  private HealthJson() {}

  /** The answer of {@code /v1/operator/autopilot/health}; its status tells, too. */
  static Content health(List<ServerHealth> servers) {
    return new Content(
        isHealthy(servers) ? OK : TOO_MANY_REQUESTS,
        Map.of("Content-Type", "application/json"),
        (Content.Json) out -> writeHealth(out, servers));
  }

  private static void writeHealth(JsonWriter out, List<ServerHealth> servers) {
    out.beginObject();
    out.name("Healthy").value(isHealthy(servers));
    out.name("FailureTolerance").value(tolerance(servers));
    out.name("Servers").beginArray();
    for (ServerHealth server : servers) {
      out.beginObject();
      out.name("ID").value(server.id());
      out.name("Name").value(server.name());
      out.name("Address").value(server.address());
      out.name("SerfStatus").value(server.serfStatus());
      out.name("Version").value(server.version());
      out.name("Leader").value(server.leader());
      writeStanding(out, server);
      out.name("Healthy").value(server.healthy());
      out.name("Voter").value(server.voter());
      out.name("StableSince").value(time(server.stableSinceMillis()));
      out.endObject();
    }
    out.endArray();
    out.endObject();
  }

  /** The answer of {@code /v1/operator/autopilot/state}. */
  static void writeState(JsonWriter out, List<ServerHealth> servers) {
    out.beginObject();
    out.name("Healthy").value(isHealthy(servers));
    out.name("FailureTolerance").value(tolerance(servers));
    out.name("OptimisticFailureTolerance").value(tolerance(servers));
    out.name("Servers").beginObject();
    for (ServerHealth server : servers) {
      out.name(server.id()).beginObject();
      out.name("ID").value(server.id());
      out.name("Name").value(server.name());
      out.name("Address").value(server.address());
      out.name("NodeStatus").value(server.serfStatus());
      out.name("Version").value(server.version());
      writeStanding(out, server);
      out.name("Healthy").value(server.healthy());
      out.name("StableSince").value(time(server.stableSinceMillis()));
      out.name("ReadReplica").value(!server.voter());
      out.name("Status").value(status(server));
      out.name("Meta").beginObject().endObject();
      out.name("NodeType").value(server.voter() ? "voter" : "read-replica");
      out.endObject();
    }
    out.endObject();
    out.name("Leader")
        .value(
            servers.stream()
                .filter(ServerHealth::leader)
                .map(ServerHealth::id)
                .findFirst()
                .orElse(""));
    out.name("Voters").beginArray();
    servers.stream().filter(ServerHealth::voter).forEach(server -> out.value(server.id()));
    out.endArray();
    out.endObject();
  }

  private static void writeStanding(JsonWriter out, ServerHealth server) {
    out.name("LastContact")
        .value(GoDuration.text(MILLISECONDS.toNanos(Math.max(0, server.lastContactMillis()))));
    out.name("LastTerm").value(server.lastTerm());
    out.name("LastIndex").value(server.lastIndex());
  }

  private static String status(ServerHealth server) {
    return server.leader() ? "leader" : server.voter() ? "voter" : "non-voter";
  }

  private static boolean isHealthy(List<ServerHealth> servers) {
    return servers.stream().allMatch(ServerHealth::healthy);
  }

  private static long tolerance(List<ServerHealth> servers) {
    int voters = (int) servers.stream().filter(ServerHealth::voter).count();
    int healthy =
        (int) servers.stream().filter(server -> server.voter() && server.healthy()).count();
    return HealthRule.tolerance(voters, healthy);
  }

  private static String time(long epochMillis) {
    return Instant.ofEpochSecond(epochMillis / 1_000).toString();
  }
}
