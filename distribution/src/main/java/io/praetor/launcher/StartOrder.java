package io.praetor.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which order bundles start. Services, not this order, make the agent right; the order makes it
 * quick: the HTTP socket is bound before anything slow begins. Bundles stop in the reverse order.
 */
final class StartOrder {

  /**
   * Up to here the agent has read its configuration, and the certificates that it names, so a bad
   * one ends it before anybody hears of it.
   */
  static final int CONFIGURED = 3;

  static final int LAST = 8;

  private static final int ORDINARY = 5;

  /** Longest prefix last: the last match wins. */
  private static final Map<String, Integer> LEVELS = levels();

  private StartOrder() {}

  static int levelOf(String jarName) {
    int level = ORDINARY;
    for (Map.Entry<String, Integer> entry : LEVELS.entrySet()) {
      if (jarName.startsWith(entry.getKey())) {
        level = entry.getValue();
      }
    }
    return level;
  }

  private static Map<String, Integer> levels() {
    Map<String, Integer> levels = new LinkedHashMap<>();
    levels.put("org.osgi.", 1);
    levels.put("io.praetor.api", 1);
    levels.put("io.praetor.spi", 1);
    levels.put("jackson-", 1);
    levels.put("org.apache.felix.", 2);
    levels.put("bc", 2);
    levels.put("io.praetor.config", CONFIGURED);
    levels.put("io.praetor.log", CONFIGURED);
    levels.put("io.praetor.tls", CONFIGURED);
    levels.put("netty-", 4);
    levels.put("io.praetor.metrics", 4);
    levels.put("io.praetor.http", 4);
    levels.put("io.praetor.kv", 4);
    levels.put("io.praetor.session", 4);
    levels.put("io.praetor.acl", 4);
    levels.put("io.praetor.connect", 4);
    levels.put("io.praetor.txn", 4);
    levels.put("io.praetor.history", 4);
    levels.put("io.praetor.snapshot", 4);
    levels.put("io.praetor.rpc", 5);
    levels.put("io.praetor.gossip", 5);
    levels.put("io.praetor.storage", 5);
    levels.put("io.praetor.state", 6);
    levels.put("io.praetor.raft", 7);
    levels.put("org.apache.felix.gogo.", LAST);
    levels.put("io.praetor.shell", LAST);
    levels.put("io.praetor.deploy", LAST);
    return levels;
  }
}
