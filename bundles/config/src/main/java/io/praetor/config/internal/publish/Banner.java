package io.praetor.config.internal.publish;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.Identity;
import io.praetor.config.internal.model.Configuration.Ports;
import io.praetor.config.internal.model.Membership;
import io.praetor.config.internal.model.Membership.Pool;
import java.nio.file.Files;

/** What an agent says of itself before its log begins; scripts wait for the last line. */
public final class Banner {

  private static final int LABEL_COLUMNS = 20;

  private final StringBuilder text = new StringBuilder();

  private Banner() {}

  /** The whole text, warnings first. */
  public static String of(Configuration configuration, String nodeId, String version) {
    Banner banner = new Banner();
    configuration.warnings().forEach(warning -> banner.text.append(warning).append('\n'));
    banner.text.append("==> Starting Consul agent...\n");
    banner.identity(configuration, nodeId, version);
    banner.addresses(configuration);
    banner.security(configuration);
    return banner.text.append("\n==> Log data will now stream in as it occurs:\n\n").toString();
  }

  /**
   * Said of ports that may be configured and on which nothing listens: the banner tells what is.
   */
  private static final int NOT_SERVED = -1;

  private void identity(Configuration configuration, String nodeId, String version) {
    Identity identity = configuration.identity();
    boolean server = identity.server();
    row("Version", quoted(version));
    row("Node ID", quoted(nodeId));
    row("Node name", quoted(identity.nodeName()));
    row(
        "Datacenter",
        quoted(identity.datacenter()) + " (Segment: " + quoted(server ? "<all>" : "") + ")");
    row("Server", server + " (Bootstrap: " + configuration.server().bootstrap() + ")");
  }

  private void addresses(Configuration configuration) {
    Ports ports = configuration.ports();
    row(
        "Client Addr",
        "["
            + String.join(" ", configuration.network().clientAddresses())
            + ("] (HTTP: " + ports.http())
            + (", HTTPS: " + ports.https())
            + (", gRPC: " + NOT_SERVED)
            + (", gRPC-TLS: " + NOT_SERVED)
            + (", DNS: " + ports.dns() + ")"));
    row(
        "Cluster Addr",
        configuration.network().advertiseAddress()
            + (" (LAN: " + configuration.membership().lan().port())
            + (", WAN: " + configuration.membership().wan().map(Pool::port).orElse(NOT_SERVED))
            + ")");
  }

  private void security(Configuration configuration) {
    row("Gossip Encryption", encrypts(configuration));
    row("Auto-Encrypt-TLS", false);
    row("ACL Enabled", configuration.security().acl());
    row("ACL Default Policy", configuration.security().aclDefaultPolicy());
    configuration
        .tls()
        .ifPresent(
            tls ->
                row(
                    "HTTPS TLS",
                    "Verify Incoming: "
                        + tls.verifyIncoming()
                        + ", Min Version: "
                        + tls.minVersion()));
  }

  /** A keyring that is there already counts without the key in the configuration. */
  private static boolean encrypts(Configuration configuration) {
    Membership membership = configuration.membership();
    return !membership.encryptKey().isEmpty()
        || (membership.keyringFile()
            && configuration
                .dataDirectory()
                .map(path -> path.resolve(DataDirectory.SERF).resolve(DataDirectory.LAN_KEYRING))
                .filter(Files::exists)
                .isPresent());
  }

  private void row(String label, Object value) {
    text.append(" ".repeat(Math.max(0, LABEL_COLUMNS - label.length() + 1)))
        .append(label)
        .append(": ")
        .append(value)
        .append('\n');
  }

  private static String quoted(String value) {
    return "'" + value + "'";
  }
}
