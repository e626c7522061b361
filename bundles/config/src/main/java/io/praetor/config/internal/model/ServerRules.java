package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Autopilot;
import io.praetor.config.internal.model.Configuration.Kv;
import io.praetor.config.internal.model.Configuration.Server;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.regex.Pattern;

/** How a server starts its cluster, and how its log behaves. */
final class ServerRules {

  private static final int ONLY_RAFT_PROTOCOL = 3;
  private static final int MIN_PROTOCOL = 2;
  private static final int MAX_PROTOCOL = 3;
  private static final int MAX_MULTIPLIER = 10;

  /** As the contract of engines has it: an engine's name is that of its directory, too. */
  private static final Pattern ENGINE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private ServerRules() {}

  static Server read(KeyValues keys, boolean dev, Problems problems) throws ConfigurationException {
    int expect = keys.number("bootstrap_expect");
    bootstrap(keys, dev, expect, problems);
    protocols(keys);
    int multiplier = keys.number("performance.raft_multiplier");
    require(
        multiplier >= 1 && multiplier <= MAX_MULTIPLIER,
        "performance.raft_multiplier cannot be "
            + multiplier
            + ". Must be between 1 and "
            + MAX_MULTIPLIER);
    return new Server(
        (keys.flag("bootstrap") && keys.flag("server")) || expect == 1,
        expect > 1 ? expect : 0,
        multiplier,
        positive(keys, "raft_snapshot_threshold"),
        keys.duration("raft_snapshot_interval").toMillis(),
        positive(keys, "raft_trailing_logs"),
        kv(keys),
        Math.max(
            keys.atLeast(0, "limits.txn_max_req_len"), positive(keys, "limits.kv_max_value_size")),
        keys.positiveMillis("session_ttl_min"),
        keys.millis("praetor.history.horizon"),
        storageEngine(keys),
        keys.flag("read_replica"),
        autopilot(keys));
  }

  private static String storageEngine(KeyValues keys) throws ConfigurationException {
    String name = keys.text("praetor.storage_engine");
    require(
        ENGINE_NAME.matcher(name).matches(),
        "praetor.storage_engine cannot be \""
            + name
            + "\": letters, digits, hyphens and underscores, 64 at most,"
            + " a letter or digit first");
    return name;
  }

  private static Kv kv(KeyValues keys) throws ConfigurationException {
    return new Kv(
        positive(keys, "limits.kv_max_value_size"),
        keys.atLeast(0, "praetor.kv.change_history"),
        positive(keys, "praetor.kv.change_history_bytes"),
        keys.atLeast(0, "praetor.kv.versions"),
        positive(keys, "praetor.kv.version_bytes"));
  }

  private static Autopilot autopilot(KeyValues keys) throws ConfigurationException {
    return new Autopilot(
        keys.flag("autopilot.cleanup_dead_servers"),
        keys.positiveMillis("autopilot.last_contact_threshold"),
        keys.atLeast(0, "autopilot.max_trailing_logs"),
        keys.atLeast(0, "autopilot.min_quorum"),
        keys.millis("autopilot.server_stabilization_time"));
  }

  private static void bootstrap(KeyValues keys, boolean dev, int expect, Problems problems)
      throws ConfigurationException {
    boolean server = keys.flag("server");
    boolean bootstrap = keys.isSet("bootstrap") && keys.flag("bootstrap");
    require(
        expect >= 0,
        "bootstrap_expect cannot be " + expect + ". Must be greater than or equal to zero");
    require(expect == 0 || !dev, "'bootstrap_expect > 0' not allowed in dev mode");
    require(
        expect == 0 || !bootstrap,
        "'bootstrap_expect > 0' and 'bootstrap = true' are mutually exclusive");
    require(!bootstrap || server, "'bootstrap = true' requires 'server = true'");
    require(expect == 0 || server, "'bootstrap_expect > 0' requires 'server = true'");
    if (bootstrap && !dev) {
      problems.warn("bootstrap = true: only one server of a datacenter may ever have this");
    }
    if (expect == 1) {
      problems.warn("bootstrap_expect = 1: the same as bootstrap = true");
    } else if (expect > 0 && expect % 2 == 0) {
      problems.warn(
          "bootstrap_expect = "
              + expect
              + ": an even number of servers survives no more failures"
              + " than one less");
    }
  }

  private static void protocols(KeyValues keys) throws ConfigurationException {
    int raft = keys.number("raft_protocol");
    require(
        raft == ONLY_RAFT_PROTOCOL,
        "raft_protocol version " + raft + " is not supported by this version of Consul");
    int protocol = keys.number("protocol");
    require(
        protocol >= MIN_PROTOCOL && protocol <= MAX_PROTOCOL,
        "protocol version " + protocol + " is not supported: it must be 2 or 3");
  }

  private static int positive(KeyValues keys, String path) throws ConfigurationException {
    int value = keys.number(path);
    require(value > 0, path + " must be greater than zero, got " + value);
    return value;
  }
}
