package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Checks;
import io.praetor.config.internal.model.Configuration.Identity;
import io.praetor.config.internal.syntax.ConfigurationException;

/** How health checks are run. */
final class HealthRules {

  private HealthRules() {}

  static Checks read(KeyValues keys, Identity identity) throws ConfigurationException {
    int outputMaxBytes = keys.number("check_output_max_size");
    require(
        outputMaxBytes > 0,
        "check_output_max_size must be positive, to discard check output use the"
            + " discard_check_output flag");
    String serverName = keys.text("server_name");
    return new Checks(
        outputMaxBytes,
        keys.flag("enable_agent_tls_for_checks"),
        serverName.isEmpty() ? identity.nodeName() : serverName,
        keys.networks("praetor.checks.denied_addresses"));
  }
}
