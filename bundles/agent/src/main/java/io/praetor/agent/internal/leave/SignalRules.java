package io.praetor.agent.internal.leave;

/**
 * Which signals make the agent leave before it stops.
 *
 * @param leaveOnTerminate whether SIGTERM does
 * @param skipLeaveOnInterrupt whether SIGINT does not
 */
public record SignalRules(boolean leaveOnTerminate, boolean skipLeaveOnInterrupt) {

  public boolean leavesOn(String signal) {
    return switch (signal) {
      case "INT" -> !skipLeaveOnInterrupt;
      case "TERM" -> leaveOnTerminate;
      default -> false;
    };
  }
}
