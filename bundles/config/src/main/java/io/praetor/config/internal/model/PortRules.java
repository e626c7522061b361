package io.praetor.config.internal.model;

import io.praetor.config.internal.model.Configuration.Ports;

/** Ports: nothing or less switches a listener off, more than 65535 is a mistake. */
final class PortRules {

  private static final int MAX_PORT = 65_535;
  private static final int OFF = -1;
  private static final int SERVER_GRPC_TLS = 8503;

  private PortRules() {}

  static Ports read(KeyValues keys, Problems problems) {
    return new Ports(
        port(keys, "http", problems),
        port(keys, "https", problems),
        port(keys, "grpc", problems),
        grpcTls(keys, problems),
        port(keys, "dns", problems),
        port(keys, "server", problems),
        port(keys, "serf_lan", problems),
        port(keys, "serf_wan", problems));
  }

  private static int grpcTls(KeyValues keys, Problems problems) {
    if (keys.isSet("ports.grpc_tls")) {
      return port(keys, "grpc_tls", problems);
    }
    return keys.flag("server") ? SERVER_GRPC_TLS : OFF;
  }

  /** Ports for sidecars that name none: the first and the last. */
  static int[] sidecars(KeyValues keys, Problems problems) {
    int min = port(keys, "sidecar_min_port", problems);
    int max = port(keys, "sidecar_max_port", problems);
    if (max < min) {
      problems.mistake(
          "sidecar_min_port must be less than sidecar_max_port. To disable, set both to zero.");
    }
    return new int[] {min, max};
  }

  private static int port(KeyValues keys, String name, Problems problems) {
    int port = keys.number("ports." + name);
    if (port > MAX_PORT) {
      problems.mistake("ports." + name + ": invalid port: " + port);
    }
    return port <= 0 ? OFF : port;
  }
}
