package io.praetor.testkit.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CheckType} keeps to, whatever it looks at: the suite for types that have no
 * connection. Those that have one extend {@link CheckTypeContract}, which is this and more.
 */
public abstract class AnyCheckTypeContract {

  static final Duration TIMEOUT = Duration.ofMillis(300);
  static final Duration LONG = Duration.ofSeconds(20);
  static final long PATIENCE_MILLIS = 30_000;

  /** How long a test listens for what must not come. */
  static final long SILENCE_MILLIS = 150;

  static final long END_MILLIS = 10_000;
  static final long OUTPUT_BYTES = 1_024;

  private CheckType type;

  /** A new type, ready to be used. */
  protected abstract CheckType create() throws Exception;

  /** Ends a type, as the deactivation of its component does. */
  protected abstract void dispose(CheckType type) throws Exception;

  /** The members of a good definition. */
  protected abstract Map<String, Object> members();

  /** Whether it makes attempts; false for a type that is told, or hears by itself. */
  protected boolean attempts() {
    return true;
  }

  /** Definitions that the type has to refuse, by their members. */
  protected List<Map<String, Object>> nonsense() {
    return List.of();
  }

  @BeforeEach
  final void createType() throws Exception {
    type = create();
  }

  @AfterEach
  final void disposeType() throws Exception {
    dispose(type);
  }

  /** The type of this test. */
  final CheckType type() {
    return type;
  }

  @Test
  void shouldHaveAKeyAndANameThatStayTheSame() {
    assertFalse(type.key().isBlank());
    assertFalse(type.name().isBlank());
    assertEquals(type.name().toLowerCase(Locale.ROOT), type.name());
    assertEquals(type.name(), type.name());
    assertEquals(type.key(), type.key());
    assertTrue(members().containsKey(type.key()), "members lack the key");
  }

  @Test
  void shouldRefuseNonsense() {
    for (Map<String, Object> members : nonsense()) {
      InvalidCheckException refusal =
          assertThrows(
              InvalidCheckException.class,
              () -> type.validate(definition(members, LONG)),
              members::toString);
      assertFalse(refusal.getMessage().isBlank());
    }
  }

  @Test
  void shouldMeetAnyValueOfItsKey() {
    Object[] values = {
      "",
      " ",
      ":",
      "::",
      "[",
      "[::1]",
      "host",
      "host:port",
      "host:-1",
      "host:99999999999",
      "\u0000",
      "a".repeat(10_000),
      true,
      1L,
      -1.5,
      List.of(),
      List.of("x"),
      Map.of("a", "b")
    };
    for (Object value : values) {
      Map<String, Object> members = new HashMap<>(members());
      members.put(type.key(), value);
      CheckDefinition definition = definition(members, TIMEOUT);
      assertDoesNotThrow(() -> isValid(definition), () -> "validate: " + value);
      assertDoesNotThrow(() -> startAndEnd(definition), () -> "start: " + value);
    }
  }

  @Test
  void shouldSayNothingAfterItsEnd() throws Exception {
    Reports reports = new Reports();
    RunningCheck check = type.start(definition(members(), LONG), reports);
    if (attempts()) {
      check.attempt();
      assertNotNull(reports.next(PATIENCE_MILLIS).output());
    }
    check.close();
    check.close();
    reports.forget();
    assertNull(reports.nextOrNull(SILENCE_MILLIS), "a report after the end");
  }

  @Test
  void shouldLeaveNoThreadsBehind() throws Exception {
    endWithAllItDid(); // what a runtime begins once, it has begun now
    Leftovers leftovers = new Leftovers();
    endWithAllItDid();
    assertEquals(Set.of(), leftovers.await(END_MILLIS), "threads that are left");
  }

  /** Checks may be closed before their type ends, or after. */
  private void endWithAllItDid() throws Exception {
    CheckType other = create();
    Reports reports = new Reports();
    RunningCheck first = other.start(definition(members(), LONG), reports);
    RunningCheck second = other.start(definition(members(), LONG), reports);
    if (attempts()) {
      first.attempt();
      second.attempt();
      assertNotNull(reports.next(PATIENCE_MILLIS));
    }
    first.close();
    dispose(other);
    assertDoesNotThrow(second::close);
  }

  private boolean isValid(CheckDefinition definition) {
    try {
      type.validate(definition);
      return true;
    } catch (InvalidCheckException refused) {
      return false;
    }
  }

  private void startAndEnd(CheckDefinition definition) throws Exception {
    Reports reports = new Reports();
    try (RunningCheck check = type.start(definition, reports)) {
      check.attempt();
      if (attempts()) {
        assertNotNull(reports.next(PATIENCE_MILLIS));
      }
    } catch (InvalidCheckException refused) {
      assertFalse(refused.getMessage().isBlank());
    }
  }

  final CheckDefinition definition(Map<String, Object> members, Duration timeout) {
    Map<String, Object> all = new HashMap<>(members);
    all.put(CheckDefinition.OUTPUT_MAX_SIZE, OUTPUT_BYTES);
    Duration interval = attempts() ? Duration.ofSeconds(1) : Duration.ZERO;
    return new CheckDefinition("contract", "", interval, timeout, all);
  }
}
