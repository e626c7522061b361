package io.praetor.rpc.internal.relay;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.rpc.RpcPeer;
import io.praetor.format.go.GoText;
import io.praetor.format.refusal.Sparing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an agent that passes a request on may speak for the node that it names. Where members are
 * bound, its certificate has to name that node, unless it is a server's: those pass on what others
 * have said. Any thread.
 */
final class Binding {

  /** Names the node whose agent was asked; only agents set it. */
  static final String NODE = "x-praetor-node";

  /**
   * Names the node of this datacenter for which the agent has proved that it may speak; empty for
   * none. Set here and nowhere else, where members are bound.
   */
  static final String PROVEN = "x-praetor-proven";

  private static final Logger LOG = LoggerFactory.getLogger(Binding.class);

  private final boolean on;
  private final CertificateNames certificates;
  private final Sparing sparing;

  /**
   * @param on whether members are bound
   * @param nanoClock the time, for lines in the log
   */
  Binding(boolean on, CertificateNames certificates, LongSupplier nanoClock) {
    this.on = on;
    this.certificates = certificates;
    this.sparing = new Sparing(nanoClock);
  }

  /**
   * The request with what is proved of its way.
   *
   * @throws ForbiddenException with a sentence for whoever asked
   */
  RequestHead bind(RpcPeer peer, RequestHead head) {
    if (!on && head.headers().keySet().stream().noneMatch(PROVEN::equalsIgnoreCase)) {
      return head;
    }
    String node = node(head);
    Map<String, List<String>> headers = new LinkedHashMap<>(head.headers());
    // No letter of another case may slip past.
    headers.keySet().removeIf(name -> PROVEN.equalsIgnoreCase(name) || NODE.equalsIgnoreCase(name));
    if (!node.isEmpty()) {
      headers.put(NODE, List.of(node));
    }
    if (on) {
      prove(peer, node, headers);
    }
    return head.with(headers);
  }

  private void prove(RpcPeer peer, String node, Map<String, List<String>> headers) {
    if (certificates.isServer(peer)) {
      if (!node.isEmpty()) {
        headers.put(PROVEN, List.of(node));
      }
    } else if (certificates.isServerElsewhere(peer)) {
      headers.put(PROVEN, List.of(""));
    } else if (certificates.isOf(peer, node)) {
      headers.put(PROVEN, List.of(node));
    } else {
      sparing.say(rest -> LOG.warn("Refused {}{}", refused(peer, node), rest));
      throw new ForbiddenException(
          "Permission denied: the certificate of the agent does not name node "
              + GoText.quoted(node));
    }
  }

  private static String refused(RpcPeer peer, String node) {
    return "a request of "
        + peer.address()
        + ": its certificate does not name node "
        + GoText.quoted(node)
        + " but "
        + (peer.names().isEmpty() ? "nothing" : peer.names());
  }

  /** The first of them, as whoever reads headers takes it; empty for none. */
  private static String node(RequestHead head) {
    List<String> named = new ArrayList<>();
    head.headers()
        .forEach(
            (name, values) -> {
              if (NODE.equalsIgnoreCase(name)) {
                named.addAll(values);
              }
            });
    return named.isEmpty() ? "" : named.get(0);
  }
}
