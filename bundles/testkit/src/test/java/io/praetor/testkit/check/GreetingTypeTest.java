package io.praetor.testkit.check;

import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.GreetingType.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The contract asks for nothing that a simple type could not give. */
class GreetingTypeTest extends CheckTypeContract {

  /** The contract for a type that is not in order. */
  static CheckTypeContract of(Defect defect) {
    return new GreetingTypeTest() {
      @Override
      Defect defect() {
        return defect;
      }
    };
  }

  Defect defect() {
    return Defect.NONE;
  }

  @Override
  protected CheckType create() {
    return new GreetingType(defect());
  }

  @Override
  protected void dispose(CheckType type) {
    ((GreetingType) type).close();
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("greeting", address);
  }

  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    out.write(GreetingType.GREETING.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  protected List<Map<String, Object>> nonsense() {
    return List.of(Map.of("greeting", "host"), Map.of("greeting", "host:port"));
  }
}
