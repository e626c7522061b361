package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import java.util.List;

/** The check that gossip decides, in the words of Consul 1.10. */
public final class MemberHealth {

  /** Its id. */
  public static final String ID = "serfHealth";

  public static final String PASSING = "passing";
  public static final String CRITICAL = "critical";

  private static final String NAME = "Serf Health Status";
  private static final String ALIVE_OUTPUT = "Agent alive and reachable";
  private static final String FAILED_OUTPUT = "Agent not live or unreachable";

  private MemberHealth() {}

  /** As it shall be. */
  public static CheckRow check(boolean alive) {
    return new CheckRow(
        "",
        ID,
        NAME,
        alive ? PASSING : CRITICAL,
        "",
        alive ? ALIVE_OUTPUT : FAILED_OUTPUT,
        "",
        "",
        List.of(),
        "",
        0,
        0);
  }

  /** Whether a check is this one, whatever it says. */
  static boolean is(CheckRow check) {
    return ID.equalsIgnoreCase(check.id());
  }
}
