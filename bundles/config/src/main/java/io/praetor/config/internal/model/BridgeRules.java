package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Bridges;
import io.praetor.config.internal.syntax.ConfigurationException;

/** What the agent shares with bundles of others, where the plugins for that are installed. */
final class BridgeRules {

  private BridgeRules() {}

  static Bridges read(KeyValues keys) throws ConfigurationException {
    String service = keys.text("praetor.bridges.discovery.service");
    require(!service.isEmpty(), "praetor.bridges.discovery.service cannot be empty");
    return new Bridges(
        keys.positiveMillis("praetor.bridges.health.interval"),
        keys.positiveMillis("praetor.bridges.health.timeout"),
        keys.list("praetor.bridges.health.tags"),
        prefix(keys),
        keys.flag("praetor.bridges.config.publish"),
        service,
        keys.text("praetor.bridges.token"));
  }

  /** A prefix of keys is a folder here, so that it does not take another one's keys along. */
  private static String prefix(KeyValues keys) throws ConfigurationException {
    String prefix = keys.text("praetor.bridges.config.prefix");
    require(!prefix.startsWith("/"), "praetor.bridges.config.prefix cannot begin with a slash");
    boolean publish = keys.flag("praetor.bridges.config.publish");
    require(
        !publish || !prefix.isEmpty(),
        "praetor.bridges.config.publish requires praetor.bridges.config.prefix");
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }
}
