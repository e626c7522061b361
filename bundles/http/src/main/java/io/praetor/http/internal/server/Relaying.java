package io.praetor.http.internal.server;

import io.praetor.api.config.HttpSettings;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.http.internal.request.DatacenterParameter;
import io.praetor.http.internal.request.MalformedRequestException;
import io.praetor.http.internal.request.QueryString;
import io.praetor.http.internal.response.ErrorTable;
import io.praetor.http.internal.response.Reply;
import java.util.concurrent.TimeUnit;

/**
 * Which requests other agents answer, and how they get there. A client agent sends everything that
 * is not about itself to a server; everybody sends what is meant for another datacenter there.
 */
final class Relaying {

  /** What concerns one agent alone is never sent elsewhere. */
  private static final String OF_THE_AGENT = "/v1/agent/";

  private static final String API = "/v1/";

  /** Consul's words of a client agent that has found no server yet. */
  private static final String NO_SERVERS = "No known Consul servers";

  private static final String AWAY =
      "Not available just now: the way to other agents is being replaced. Please try again.";

  /** While the agent starts, its first server may appear at any moment. */
  private static final long RETRY_MILLIS = 50;

  private final Providers providers;
  private final DatacenterParameter datacenter;
  private final String own;
  private final String node;
  private final int retries;

  Relaying(Providers providers, HttpSettings settings) {
    this.providers = providers;
    this.own = settings.datacenter();
    this.node = settings.nodeName();
    this.datacenter = new DatacenterParameter(own);
    this.retries = (int) Math.min(1_000, settings.providerWaitMillis() / RETRY_MILLIS);
  }

  /** The datacenter, other than this agent's own, that a request names; otherwise null. */
  String elsewhere(QueryString query) {
    return datacenter.elsewhere(query);
  }

  /** Whether requests for the agent's own datacenter are for a server, and this is none. */
  boolean isHomeElsewhere(Exchange exchange) {
    return !exchange.isRelayed() && providers.relaysHome();
  }

  /** Whether there is a way, or somebody who may know one. */
  boolean reaches(String name) {
    ApiRelay relay = providers.relay();
    return relay == null
        ? providers.isRelayKnown()
        : relay.relaysHome() || relay.datacenters().contains(name);
  }

  /** Whether requests for paths that nothing serves here may be for somebody else. */
  boolean mayServe(String path) {
    return providers.isRelayKnown() && path.startsWith(API) && !path.startsWith(OF_THE_AGENT);
  }

  /** The datacenter that may serve a path which nothing serves here, or null for none. */
  String destination(Exchange exchange) throws MalformedRequestException {
    if (!mayServe(exchange.target().path())) {
      return null;
    }
    String named = elsewhere(QueryString.parse(exchange.target().rawQuery()));
    return named == null && isHomeElsewhere(exchange) ? own : named;
  }

  void sendHome(Exchange exchange) {
    send(exchange, own);
  }

  void send(Exchange exchange, String destination) {
    exchange.servedElsewhere();
    exchange.begin();
    attempt(exchange, destination, providers.isStarting(), retries);
  }

  /** Nothing of the request has been sent anywhere when this is called, or it may be sent twice. */
  private void attempt(Exchange exchange, String destination, boolean starting, int left) {
    ApiRelay relay = providers.relay();
    if (relay == null) {
      if (left > 0) {
        retry(exchange, () -> attempt(exchange, destination, starting, left - 1));
      } else {
        fail(exchange, new UnavailableException(AWAY));
      }
      return;
    }
    boolean repeatable = AccessRules.isReading(exchange.method());
    RelayedAnswer answer =
        new RelayedAnswer(
            exchange,
            failure -> {
              if (left > 0 && starting && isWithoutServers(failure)) {
                retry(exchange, () -> attempt(exchange, destination, starting, left - 1));
              } else if (left > 0 && repeatable && relay != providers.relay()) {
                // It was taken away with what it carried; the next one starts from the beginning.
                retry(exchange, () -> attempt(exchange, destination, starting, left - 1));
              } else {
                fail(exchange, failure);
              }
            });
    boolean patient = exchange.method().equals("GET"); // nothing is lost by asking again
    exchange.onCancel(
        relay.send(destination, exchange.forRelay(node, providers.defaultToken()), answer),
        patient);
  }

  private static void fail(Exchange exchange, Throwable failure) {
    exchange.returned();
    exchange.answer(Reply.error(failure));
  }

  private static void retry(Exchange exchange, Runnable attempt) {
    var timer = exchange.loop().loop().schedule(attempt, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    exchange.onCancel(() -> timer.cancel(false), true);
  }

  private static boolean isWithoutServers(Throwable failure) {
    return ErrorTable.cause(failure) instanceof OperationFailedException expected
        && expected.getMessage().equals(NO_SERVERS);
  }
}
