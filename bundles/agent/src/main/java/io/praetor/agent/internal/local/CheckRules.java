package io.praetor.agent.internal.local;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.InvalidCheckException;
import java.util.Set;

/**
 * What a check that is registered must not be. The texts are Consul's.
 *
 * @param kinds which there are
 * @param scriptsFromApi whether the API may have programs run on this machine
 * @param scriptsFromFiles whether files may
 */
record CheckRules(CheckKinds kinds, boolean scriptsFromApi, boolean scriptsFromFiles) {

  static final Set<String> STATUSES =
      Set.of(AgentCheck.PASSING, AgentCheck.WARNING, AgentCheck.CRITICAL);

  /** Refuses a check that is registered by itself. */
  void check(CheckBody body) {
    if (body.name().isEmpty()) {
      throw new InvalidRequestException("Missing check name");
    }
    if (!body.status().isEmpty() && !STATUSES.contains(body.status())) {
      throw new InvalidRequestException("Bad check status");
    }
    String problem = body.problem(kinds);
    if (!problem.isEmpty()) {
      throw new InvalidRequestException("Invalid check: " + problem);
    }
  }

  /** Whether a check runs no program, or may. */
  boolean allowsScripts(CheckDefinition definition, Origin origin) {
    boolean isScript = definition.members().containsKey("Args");
    return !isScript || (origin == Origin.API ? scriptsFromApi : scriptsFromFiles);
  }

  /** Refuses what this agent does not do, or what nobody could run. */
  void checkRunnable(CheckBody body, Origin origin) {
    boolean allowed = allowsScripts(body.definition(), origin);
    if (!allowed && origin == Origin.API) {
      throw new OperationFailedException(
          "Scripts are disabled on this agent from remote calls;"
              + " to enable, configure 'enable_script_checks' to true");
    }
    if (!allowed) {
      throw new OperationFailedException(
          "Scripts are disabled on this agent; to enable, configure 'enable_script_checks' or"
              + " 'enable_local_script_checks' to true");
    }
    try {
      kinds.validate(body.definition());
    } catch (InvalidCheckException e) {
      throw new InvalidRequestException("Invalid check: " + e.getMessage());
    }
  }
}
