package io.praetor.raft.internal.http;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftPeer;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Who leads, and who is a member. Answers as a server without a leader until the log is open. */
@Component(
    service = HttpEndpoint.class,
    configurationPid = RaftSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StatusEndpoint implements HttpEndpoint {

  private static final Need OPEN =
      Need.nothing("addresses of servers, which whoever can reach one finds anyway");

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Consensus consensus;

  @Override
  public List<Route> routes() {
    return List.of(
        new Route("/v1/status/leader", Map.of("GET", OPEN.then(request -> leader()))),
        new Route("/v1/status/peers", Map.of("GET", OPEN.then(request -> peers()))));
  }

  private Answer leader() {
    Consensus log = consensus;
    String leader = log == null ? "" : log.status().leaderAddress();
    return new Answer.Now(Content.json(out -> out.value(leader)));
  }

  private Answer peers() {
    Consensus log = consensus;
    List<String> peers =
        log == null
            ? List.of()
            : log.status().peers().stream().filter(RaftPeer::voter).map(RaftPeer::address).toList();
    return new Answer.Now(
        Content.json(
            out -> {
              out.beginArray();
              peers.forEach(out::value);
              out.endArray();
            }));
  }
}
