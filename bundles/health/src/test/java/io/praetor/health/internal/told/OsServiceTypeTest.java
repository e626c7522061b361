package io.praetor.health.internal.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.health.internal.Reports;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** It is known by its key and can never be started, so there is no contract for it to keep to. */
class OsServiceTypeTest {

  private final OsServiceType type = new OsServiceType();

  @Test
  void shouldRefuseEveryServiceInConsulsWords() {
    CheckDefinition definition =
        Reports.definition(Duration.ofSeconds(1), Map.of(type.key(), "Spooler"));
    assertRefused(() -> type.validate(definition));
    assertRefused(
        () ->
            type.start(
                definition,
                (status, output) -> {
                  throw new AssertionError(output);
                }));
  }

  private static void assertRefused(Executable attempt) {
    assertEquals(
        "not implemented", assertThrows(InvalidCheckException.class, attempt).getMessage());
  }
}
