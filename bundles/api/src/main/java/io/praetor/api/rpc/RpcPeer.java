package io.praetor.api.rpc;

import java.util.List;

/**
 * Who is at the other end.
 *
 * @param address host and port, for people
 * @param names DNS names and URIs of the certificate that it showed and that was found trusted, as
 *     they stand there; none where it showed none
 */
public record RpcPeer(String address, List<String> names) {
  public RpcPeer {
    names = List.copyOf(names);
  }
}
