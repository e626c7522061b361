package io.praetor.health.internal.alias;

import io.praetor.health.internal.ManualTimer;
import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.AnyCheckTypeContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class AliasTypesContractTest {

  /** The health of another service of this agent. */
  @Nested
  class OfService extends AnyCheckTypeContract {

    /** No such service is there. */
    @Override
    protected CheckType create() {
      return new AliasServiceType(
          (service, listener) -> {
            listener.changed(false, List.of());
            return () -> {};
          },
          new ManualTimer());
    }

    @Override
    protected void dispose(CheckType type) {
      // It has nothing of its own.
    }

    @Override
    protected Map<String, Object> members() {
      return Map.of("AliasService", "web");
    }

    @Override
    protected boolean attempts() {
      return false;
    }
  }

  /** The health of another node. */
  @Nested
  class OfNode extends AnyCheckTypeContract {

    /** The catalog is out of reach. */
    @Override
    protected CheckType create() {
      return new AliasNodeType(
          (target, token, answer) -> {
            answer.failed("no leader");
            return () -> {};
          },
          new ManualTimer());
    }

    @Override
    protected void dispose(CheckType type) {
      // It has nothing of its own.
    }

    @Override
    protected Map<String, Object> members() {
      return Map.of("AliasNode", "n1");
    }

    @Override
    protected boolean attempts() {
      return false;
    }
  }
}
