package io.praetor.agent.internal.member;

import io.praetor.agent.internal.MultiError;
import io.praetor.agent.internal.Surroundings;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.JoinResult;
import io.praetor.api.gossip.Member;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code /v1/agent/}: {@code members}, {@code join} and {@code force-leave}. */
public final class MembershipEndpoint implements HttpEndpoint {

  /** There is one segment only, and asking for all of them is allowed. */
  private static final String ALL_SEGMENTS = "_all";

  private static final Need SEEN = Need.filtered(Resource.NODE);

  private static final Need OTHERS = Need.of(Resource.OPERATOR, Access.WRITE);

  private final Need joined;
  private final String datacenter;
  private final Surroundings surroundings;

  public MembershipEndpoint(String nodeName, String datacenter, Surroundings surroundings) {
    joined = Need.of(Resource.AGENT, Access.WRITE, request -> nodeName);
    this.datacenter = datacenter;
    this.surroundings = surroundings;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("members", "GET", SEEN, this::members),
        route("join/", "PUT", joined, this::join),
        route("force-leave/", "PUT", OTHERS, this::forceLeave));
  }

  private static Route route(String path, String method, Need need, Handler handler) {
    return new Route(
        "/v1/agent/" + path,
        Map.of(method, need.then(handler)),
        Route.BodyLimit.NONE,
        Route.Scope.AGENT);
  }

  /** Only a parameter with a value counts here: {@code ?wan=1}, as in Consul. */
  private Answer members(HttpRequest request) {
    boolean wan = !request.parameter("wan").isEmpty();
    String segment = request.parameter("segment");
    if (!segment.isEmpty() && !segment.equals(ALL_SEGMENTS)) {
      if (wan) {
        throw new InvalidRequestException("Cannot provide a segment with wan=true");
      }
      throw new OperationFailedException(
          "Network segments are not supported in this version of Consul");
    }
    GossipPool pool = wan ? surroundings.wan() : surroundings.lan();
    List<Member> members = new ArrayList<>(pool == null ? List.of() : pool.members());
    Authorizer caller = request.caller();
    members.removeIf(one -> !caller.allows(Resource.NODE, Access.READ, one.name()));
    members.sort(Comparator.comparing(Member::name));
    return new Answer.Now(
        Content.json(
            out -> {
              out.beginArray();
              members.forEach(member -> MemberJson.write(out, member));
              out.endArray();
            }));
  }

  private Answer join(HttpRequest request) {
    GossipPool pool = request.parameter("wan").isEmpty() ? surroundings.lan() : wan();
    return new Answer.Later(
        pool.join(List.of(request.remainder())).thenApply(MembershipEndpoint::joined));
  }

  private static Content joined(JoinResult result) {
    if (result.contacted() == 0) {
      throw MultiError.of(result.errors().values().stream().sorted().toList());
    }
    return Content.empty(200);
  }

  private Answer forceLeave(HttpRequest request) {
    String name = request.remainder();
    boolean prune = request.has("prune");
    boolean onlyWan = request.has("wan");
    GossipPool pool = onlyWan ? wan() : surroundings.lan();
    if (pool.members().stream().noneMatch(member -> member.name().equals(name))) {
      throw new OperationFailedException("agent: No node found with name '" + name + "'");
    }
    // A member that is alive after all says so to everybody, and that is no failure of ours.
    CompletableFuture<?> done = pool.forceLeave(name, prune);
    GossipPool servers = surroundings.wan();
    if (!onlyWan && servers != null) {
      // Servers are in two pools, and this one is not to be asked again until it forgets them.
      done = CompletableFuture.allOf(done, servers.forceLeave(name + "." + datacenter, prune));
    }
    return new Answer.Later(done.thenApply(ended -> Content.empty(200)));
  }

  private GossipPool wan() {
    GossipPool pool = surroundings.wan();
    if (pool == null) {
      throw new OperationFailedException("WAN join/leave must run against a server node");
    }
    return pool;
  }
}
