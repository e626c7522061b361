package io.praetor.health.internal.docker;

import io.praetor.health.internal.net.DialException;
import io.praetor.health.internal.net.HostPort;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Where Docker listens: a UNIX socket, or a host and perhaps a path before all others.
 *
 * @param socket null when it is a host
 * @param host null when it is a socket
 */
record DockerHost(SocketAddress socket, HostPort host, String basePath) {

  private static final String USUAL = "unix:///var/run/docker.sock";

  /**
   * Reads {@code DOCKER_HOST}.
   *
   * @param text null or empty for the usual socket
   */
  static DockerHost parse(String text) throws DialException {
    String address = text == null || text.isEmpty() ? USUAL : text;
    int end = address.indexOf("://");
    if (end < 0) {
      throw new DialException("unable to parse docker host `" + address + "`");
    }
    String rest = address.substring(end + 3);
    if (address.startsWith("unix:")) {
      return new DockerHost(UnixDomainSocketAddress.of(rest), null, "");
    } else if (address.startsWith("tcp:") || address.startsWith("http:")) {
      int slash = rest.indexOf('/');
      String host = slash < 0 ? rest : rest.substring(0, slash);
      String path = slash < 0 ? "" : rest.substring(slash);
      return new DockerHost(null, HostPort.parse(host), path.equals("/") ? "" : path);
    }
    throw new DialException("unable to parse docker host `" + address + "`");
  }
}
