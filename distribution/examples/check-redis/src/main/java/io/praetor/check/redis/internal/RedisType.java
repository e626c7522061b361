package io.praetor.check.redis.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a Redis server for a {@code PONG}, after {@code AUTH} where there is a password, and for its
 * role where one is expected. A connection for each attempt. Thread-safe; nothing blocks.
 */
final class RedisType implements CheckType {

  private final Network network;

  RedisType(Network network) {
    this.network = network;
  }

  @Override
  public String key() {
    return Wanted.KEY;
  }

  @Override
  public String name() {
    return Wanted.KEY;
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    Wanted.of(definition);
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    Wanted wanted = Wanted.of(definition);
    AtomicReference<Attempt> last = new AtomicReference<>();
    return new RunningCheck() {
      @Override
      public void attempt() {
        Attempt attempt = new Attempt(report);
        last.set(attempt);
        new Conversation(wanted, attempt).begin(network);
      }

      @Override
      public void close() {
        Attempt attempt = last.getAndSet(null);
        if (attempt != null) {
          attempt.giveUp();
        }
      }
    };
  }
}
