package io.praetor.health.internal;

import io.praetor.health.internal.script.ScriptType;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.util.concurrent.ThreadPoolExecutor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers checks that run a program. Whether anybody may register one is the agent's business. */
@Component(service = CheckType.class)
public final class ScriptTypeComponent implements CheckType {

  private final ThreadPoolExecutor helpers = Threads.asNeeded("health-script");
  private final ScriptType kind;

  @Activate
  public ScriptTypeComponent(@Reference Timer timer) {
    kind = new ScriptType(timer, helpers);
  }

  @Override
  public String key() {
    return kind.key();
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    return kind.start(definition, report);
  }

  /** What was to be ended still is. */
  @Deactivate
  void stop() {
    kind.close();
    helpers.shutdown();
  }
}
