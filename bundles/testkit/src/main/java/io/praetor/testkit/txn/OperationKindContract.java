package io.praetor.testkit.txn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.praetor.api.error.PlatformException;
import io.praetor.spi.txn.OperationKind;
import io.praetor.spi.txn.OperationKind.Operation;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link OperationKind} does with what clients send. Extend it and say what is good. */
public abstract class OperationKindContract {

  /** The kind to be tried out. */
  protected abstract OperationKind kind();

  /** Operations that are good, some of each sort. */
  protected abstract List<Map<String, Object>> operations();

  @Test
  void shouldReadAnOperationAlwaysTheSame() {
    for (Map<String, Object> fields : operations()) {
      Operation first = kind().parse(fields);
      Operation second = kind().parse(fields);
      assertArrayEquals(first.payload(), second.payload(), fields::toString);
      assertEquals(first.command(), second.command(), fields::toString);
      assertEquals(first.reads(), second.reads(), fields::toString);
    }
  }

  /** What has the wrong shape is refused or read as something else, but nothing breaks. */
  @Test
  void shouldNotBreakOnFieldsOfTheWrongShape() {
    List<Object> shapes =
        List.of(
            true,
            -1L,
            BigInteger.TWO.pow(64),
            0.5,
            "",
            "\0",
            List.of(List.of()),
            Map.of("a", List.of()));
    for (Map<String, Object> fields : operations()) {
      for (String name : fields.keySet()) {
        shapes.forEach(shape -> tryOut(fields, name, shape));
        tryOut(fields, name, null);
      }
    }
  }

  private void tryOut(Map<String, Object> fields, String name, Object shape) {
    Map<String, Object> changed = new HashMap<>(fields);
    changed.put(name, shape);
    try {
      Operation read = kind().parse(changed);
      assertArrayEquals(read.payload(), kind().parse(changed).payload(), changed::toString);
    } catch (PlatformException refused) {
      assertFalse(refused.getMessage().isBlank(), changed::toString);
    }
  }
}
