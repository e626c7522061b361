package io.praetor.config.internal.model;

import io.praetor.config.internal.syntax.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code -dev} brings where nobody said otherwise: a whole server on loopback, in memory. */
final class DevelopmentMode {

  private DevelopmentMode() {}

  static Map<String, Object> defaults() {
    Map<String, Object> tree = new LinkedHashMap<>();
    Trees.put(tree, "bind_addr", "127.0.0.1");
    Trees.put(tree, "server", true);
    Trees.put(tree, "bootstrap", true);
    Trees.put(tree, "enable_debug", true);
    Trees.put(tree, "log_level", "DEBUG");
    Trees.put(tree, "disable_keyring_file", true);
    Trees.put(tree, "disable_anonymous_signature", true);
    Trees.put(tree, "ports.grpc", 8502L);
    for (String pool : List.of("gossip_lan.", "gossip_wan.")) {
      Trees.put(tree, pool + "gossip_interval", "100ms");
      Trees.put(tree, pool + "probe_interval", "100ms");
      Trees.put(tree, pool + "probe_timeout", "100ms");
      Trees.put(tree, pool + "suspicion_mult", 3L);
    }
    Trees.put(tree, "performance.raft_multiplier", 1L);
    Trees.put(tree, "telemetry.disable_hostname", true);
    Trees.put(tree, "ui_config.enabled", true);
    return tree;
  }
}
