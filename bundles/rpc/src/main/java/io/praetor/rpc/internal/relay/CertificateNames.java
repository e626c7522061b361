package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.RpcPeer;
import io.praetor.rpc.internal.channel.PeerCertificate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * What the names in an agent's certificate say. Names that differ in case only are one name; wild
 * cards do not count. Of a certificate that the mesh has handed out only its URI counts: agents and
 * services choose DNS names of theirs themselves.
 *
 * @param datacenter own one
 * @param domain the last part of names of the cluster, such as {@code consul}
 */
record CertificateNames(String datacenter, String domain) {

  private static final String SERVER = "server.";

  /** Whether it is that of a server of this datacenter. */
  boolean isServer(RpcPeer peer) {
    return !isOfTheMesh(peer) && peer.names().stream().anyMatch(serverName()::equalsIgnoreCase);
  }

  /** Whether it is that of a server of another datacenter. */
  boolean isServerElsewhere(RpcPeer peer) {
    return !isOfTheMesh(peer) && peer.names().stream().anyMatch(this::isServerElsewhere);
  }

  private static boolean isOfTheMesh(RpcPeer peer) {
    return peer.names().stream()
        .map(CertificateNames::folded)
        .anyMatch(PeerCertificate::isOfTheMesh);
  }

  private boolean isServerElsewhere(String name) {
    String folded = folded(name);
    String end = "." + folded(domain);
    if (!folded.startsWith(SERVER)
        || !folded.endsWith(end)
        || folded.length() <= SERVER.length() + end.length()) {
      return false;
    }
    String place = folded.substring(SERVER.length(), folded.length() - end.length());
    return place.indexOf('.') < 0 && place.indexOf('*') < 0 && !place.equals(folded(datacenter));
  }

  /**
   * Whether it names a node of this datacenter: by a DNS name {@code <node>} or {@code
   * <node>.node.<datacenter>.<domain>}, or by a URI {@code
   * spiffe://…/agent/client/dc/<datacenter>/id/<node>}.
   */
  boolean isOf(RpcPeer peer, String node) {
    String wanted = folded(node);
    String full = wanted + ".node." + folded(datacenter) + "." + folded(domain);
    String path = "/agent/client/dc/" + folded(datacenter) + "/id/" + wanted;
    boolean chosen = isOfTheMesh(peer);
    return !wanted.isEmpty()
        && peer.names().stream()
            .map(CertificateNames::folded)
            .anyMatch(
                name ->
                    path.equals(spiffePath(name))
                        || (!chosen
                            && (name.equals(full)
                                || (name.equals(wanted) && !shared().contains(name)))));
  }

  private String serverName() {
    return SERVER + datacenter + "." + domain;
  }

  /** Names that stand in the certificates of many agents, and so are none of one node. */
  private Set<String> shared() {
    String end = "." + folded(datacenter) + "." + folded(domain);
    return Set.of("localhost", "client" + end, "server" + end);
  }

  /** Decoded; empty when it is no URI of that kind. */
  private static String spiffePath(String name) {
    try {
      URI uri = new URI(name);
      boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
      return "spiffe".equals(uri.getScheme()) && plain ? folded(uri.getPath()) : "";
    } catch (URISyntaxException e) {
      return ""; // a DNS name need not be one
    }
  }

  private static String folded(String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
