package io.praetor.health.internal.told;

import io.praetor.health.internal.ManualTimer;
import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.AnyCheckTypeContract;
import java.util.List;
import java.util.Map;

class TtlTypeContractTest extends AnyCheckTypeContract {

  @Override
  protected CheckType create() {
    return new TtlType(new ManualTimer());
  }

  @Override
  protected void dispose(CheckType type) {
    // It has nothing of its own.
  }

  @Override
  protected Map<String, Object> members() {
    return Map.of("TTL", "10s");
  }

  @Override
  protected boolean attempts() {
    return false;
  }

  @Override
  protected List<Map<String, Object>> nonsense() {
    return List.of(Map.of("TTL", "soon"), Map.of("TTL", 0L), Map.of("TTL", "-1s"));
  }
}
