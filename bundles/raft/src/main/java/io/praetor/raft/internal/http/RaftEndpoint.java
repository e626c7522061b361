package io.praetor.raft.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.config.RaftSettings;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.Servers;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The members of the log, for operators. */
@Component(
    service = HttpEndpoint.class,
    configurationPid = RaftSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RaftEndpoint implements HttpEndpoint {

  private static final Need READ = Need.of(Resource.OPERATOR, Access.READ);

  private static final Need WRITE = Need.of(Resource.OPERATOR, Access.WRITE);

  private static final int OK = 200;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Consensus consensus;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Servers servers;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")")
  volatile GossipPool pool;

  @Override
  public List<Route> routes() {
    return List.of(
        new Route("/v1/operator/raft/configuration", Map.of("GET", READ.then(this::configuration))),
        new Route("/v1/operator/raft/peer", Map.of("DELETE", WRITE.then(this::remove))),
        new Route(
            "/v1/operator/raft/transfer-leader",
            Map.of("POST", WRITE.then(this::transfer), "PUT", WRITE.then(this::transfer))));
  }

  private Answer configuration(HttpRequest request) {
    RaftStatus status = status();
    if (status.leaderAddress().isEmpty() && !request.has("stale")) {
      throw new NoLeaderException();
    }
    List<Member> members = pool == null ? List.of() : pool.members();
    return new Answer.Now(Content.json(out -> write(out, status, members)));
  }

  private static void write(JsonWriter out, RaftStatus status, List<Member> members) {
    out.beginObject();
    out.name("Servers").beginArray();
    for (RaftPeer peer : status.peers()) {
      out.beginObject();
      out.name("ID").value(peer.id());
      out.name("Node").value(name(members, peer));
      out.name("Address").value(peer.address());
      out.name("Leader").value(peer.address().equals(status.leaderAddress()));
      out.name("ProtocolVersion").value("3");
      out.name("Voter").value(peer.voter());
      out.endObject();
    }
    out.endArray();
    // Consul numbers configurations by the log's own indexes, which are nobody's business here.
    out.name("Index").value(0);
    out.endObject();
  }

  private static String name(List<Member> members, RaftPeer peer) {
    return members.stream()
        .filter(member -> member.tag("id").equals(peer.id()))
        .map(Member::name)
        .findFirst()
        .orElse("(unknown)");
  }

  private Answer remove(HttpRequest request) {
    String id = request.parameter("id");
    String address = request.parameter("address");
    if (id.isEmpty() && address.isEmpty()) {
      throw new InvalidRequestException(
          "Bad request: Must specify either ?id with the server's ID or ?address with IP:port of"
              + " peer to remove");
    }
    if (!id.isEmpty() && !address.isEmpty()) {
      throw new InvalidRequestException("Bad request: Must specify only one of ?id or ?address");
    }
    Optional<RaftPeer> peer =
        status().peers().stream()
            .filter(one -> id.isEmpty() ? one.address().equals(address) : one.id().equals(id))
            .findFirst();
    if (peer.isEmpty()) {
      throw new OperationFailedException(
          (id.isEmpty() ? "address \"" + address : "id \"" + id)
              + "\" was not found in the Raft configuration");
    }
    return new Answer.Later(changes().remove(peer.get().id()).thenApply(done -> Content.empty(OK)));
  }

  private Answer transfer(HttpRequest request) {
    return new Answer.Later(
        changes()
            .transferLeadership(request.parameter("id"))
            .thenApply(
                done ->
                    Content.json(
                        out -> out.beginObject().name("Success").value(true).endObject())));
  }

  private RaftStatus status() {
    Consensus log = consensus;
    if (log == null) {
      throw new NoLeaderException();
    }
    return log.status();
  }

  private Servers changes() {
    Servers present = servers;
    if (present == null) {
      throw new NoLeaderException();
    }
    return present;
  }
}
