package io.praetor.shell.internal.command;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A session's wish that its commands should end: its operator presses Ctrl-C, or has gone. Any
 * thread may tell it. A session may run several commands at a time (Gogo's pipes and jobs).
 */
public final class StopRequests {

  /** The variable of a Gogo session that holds its one. */
  public static final String VARIABLE = "praetor.stop";

  private final Set<StoppableRun> running = ConcurrentHashMap.newKeySet();
  private volatile boolean gone;

  /** A command begins; it closes what it gets at its end. */
  public StoppableRun begin() {
    StoppableRun run = new StoppableRun(running::remove);
    running.add(run);
    if (gone) {
      run.stop();
    }
    return run;
  }

  /** What runs now is to end. */
  public void interrupt() {
    running.forEach(StoppableRun::stop);
  }

  /** What runs now or later is to end: nobody is there any more. */
  public void depart() {
    gone = true;
    interrupt();
  }
}
