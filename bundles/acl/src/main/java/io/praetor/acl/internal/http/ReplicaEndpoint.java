package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.RowTree;
import io.praetor.acl.internal.replicate.ApiPrimary;
import io.praetor.acl.internal.replicate.Contents;
import io.praetor.acl.internal.replicate.ContentsQuery;
import io.praetor.acl.internal.replicate.Kind;
import io.praetor.acl.internal.replicate.Progress;
import io.praetor.api.config.AclSettings;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What servers of other datacenters copy, and {@code /v1/acl/replication}: how far that is. */
public final class ReplicaEndpoint implements HttpEndpoint {

  private static final String NEVER = "0001-01-01T00:00:00Z";

  private static final Function<Contents, Content> ROWS = ReplicaEndpoint::renderRows;

  private final AclSettings settings;
  private final Progress progress;

  /**
   * Makes the endpoint.
   *
   * @param progress of copying to this datacenter
   */
  public ReplicaEndpoint(AclSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  @Override
  public List<Route> routes() {
    AclRoutes made = new AclRoutes(settings.enabled());
    List<Route> routes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      ContentsQuery query = new ContentsQuery(kind);
      // Tokens are copied with their secrets, so that it takes what it takes to see those.
      Need need = kind == Kind.TOKENS ? AclRoutes.WRITE : AclRoutes.READ;
      routes.add(
          made.route(
              ApiPrimary.PATH + kind.text(),
              Map.of("GET", need.then(request -> new Answer.Read<>(query, ROWS)))));
    }
    routes.add(
        made.route(
            "/v1/acl/replication",
            Map.of(
                "GET",
                Need.nothing("it tells no names")
                    .then(request -> new Answer.Now(AclJson.content(status()))))));
    return routes;
  }

  private Map<String, Object> status() {
    boolean enabled = !settings.datacenter().equalsIgnoreCase(settings.primaryDatacenter());
    Progress.Told told = progress.told();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Enabled", enabled);
    tree.put("Running", told.running());
    tree.put("SourceDatacenter", enabled ? settings.primaryDatacenter() : "");
    tree.put(
        "ReplicationType", !enabled ? "" : settings.tokenReplication() ? "tokens" : "policies");
    tree.put("ReplicatedIndex", told.indexes().get(Kind.POLICIES));
    tree.put("ReplicatedRoleIndex", told.indexes().get(Kind.ROLES));
    tree.put("ReplicatedTokenIndex", told.indexes().get(Kind.TOKENS));
    tree.put("LastSuccess", time(told.successMillis()));
    tree.put("LastError", time(told.errorMillis()));
    if (!told.error().isEmpty()) {
      tree.put("LastErrorMessage", told.error());
    }
    return tree;
  }

  private static String time(long millis) {
    return millis == 0 ? NEVER : Instant.ofEpochMilli(millis).toString();
  }

  private static Content renderRows(Contents contents) {
    return AclJson.content(RowTree.of(contents));
  }
}
