package io.praetor.health.internal;

import io.praetor.health.internal.time.ThreadTimer;
import io.praetor.health.internal.time.Timer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The one timer of this bundle. */
@Component(service = Timer.class)
public final class TimerComponent implements Timer {

  private final ThreadTimer timer = new ThreadTimer();

  @Override
  public long nanos() {
    return timer.nanos();
  }

  @Override
  public Runnable after(long delayNanos, Runnable task) {
    return timer.after(delayNanos, task);
  }

  @Deactivate
  void stop() {
    timer.close();
  }
}
