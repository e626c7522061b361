package io.praetor.deploy.internal;

import java.util.Set;

/** How a bundle can be replaced while the agent runs. */
enum SwapClass {
  /** The other bundles stand on it. */
  CONTRACT,
  /** It owns the log or the state built from it, and there can be only one owner. */
  LOG_OWNER,
  /** It holds something that exists once, such as a port: stop the old one, then start the new. */
  SINGLE,
  /** Any number of versions can run beside each other for a while. */
  BESIDE;

  private static final String OURS = "io.praetor.";
  private static final Set<String> CONTRACTS = Set.of("api", "spi", "deploy");
  private static final Set<String> LOG_OWNERS = Set.of("raft", "state");
  private static final Set<String> SINGLES =
      Set.of("gossip", "dns", "rpc", "agent", "health", "config", "log", "shell");

  static SwapClass of(String symbolicName) {
    if (!symbolicName.startsWith(OURS)) {
      return BESIDE;
    }
    String part = symbolicName.substring(OURS.length());
    if (CONTRACTS.contains(part)) {
      return CONTRACT;
    }
    if (LOG_OWNERS.contains(part)) {
      return LOG_OWNER;
    }
    return SINGLES.contains(part) ? SINGLE : BESIDE;
  }

  /** Refuses what cannot be replaced in a running agent. */
  static void requireReplaceable(Installed bundle) throws DeployException {
    if (bundle.id() == 0) {
      throw new DeployException("the framework itself can only be replaced by a restart");
    }
    switch (of(bundle.name())) {
      case CONTRACT ->
          throw new DeployException(
              bundle + " is what all others stand on; replace it by a restart of the agent");
      case LOG_OWNER ->
          throw new DeployException(
              bundle
                  + " owns the replicated log and its state; replace it by a restart of the agent");
      case SINGLE, BESIDE -> {
        // Goes.
      }
    }
  }
}
