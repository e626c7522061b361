package io.praetor.agent.internal.local;

import io.praetor.spi.check.CheckDefinition;

/** What was registered, and by whom. */
sealed interface Registered {

  /** Of the service or check. */
  String id();

  Origin origin();

  /** The secret of the token that came with it; empty for none. */
  String token();

  /**
   * A service.
   *
   * @param sidecar whether it came with another one, and goes with it
   */
  record Service(AgentService service, Origin origin, String token, boolean sidecar)
      implements Registered {

    @Override
    public String id() {
      return service.id();
    }

    Service with(AgentService other) {
      return new Service(other, origin, token, sidecar);
    }
  }

  /**
   * A check.
   *
   * @param definition null when there is nothing to be run: it only says something
   */
  record Check(AgentCheck check, CheckDefinition definition, Origin origin, String token)
      implements Registered {

    @Override
    public String id() {
      return check.id();
    }

    Check with(AgentCheck other) {
      return new Check(other, definition, origin, token);
    }
  }
}
