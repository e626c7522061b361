package ${package};

import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.CheckTypeContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** All that is asked of a type of check; what is peculiar to this one comes on top. */
class GreetingComponentTest extends CheckTypeContract {

  @Override
  protected CheckType create() {
    return new GreetingComponent();
  }

  @Override
  protected void dispose(CheckType type) {
    ((GreetingComponent) type).close();
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("${key}", address);
  }

  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    out.write("220 mail.example ready\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  protected List<Map<String, Object>> nonsense() {
    return List.of(Map.of("${key}", "host"), Map.of("${key}", "host:port"));
  }
}
