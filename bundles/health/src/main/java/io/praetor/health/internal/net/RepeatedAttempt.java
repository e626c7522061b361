package io.praetor.health.internal.net;

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.RunningCheck;
import java.util.function.Consumer;

/** A check that does the same each time it is asked, and keeps nothing in between. */
public final class RepeatedAttempt implements RunningCheck {

  private final CheckReport report;
  private final Consumer<Attempt> conversation;
  private Attempt last;

  /**
   * A check that was not attempted yet.
   *
   * @param conversation begins an attempt and does not block
   */
  public RepeatedAttempt(CheckReport report, Consumer<Attempt> conversation) {
    this.report = report;
    this.conversation = conversation;
  }

  @Override
  public void attempt() {
    last = new Attempt(report);
    conversation.accept(last);
  }

  @Override
  public void close() {
    if (last != null) {
      last.giveUp();
    }
  }
}
