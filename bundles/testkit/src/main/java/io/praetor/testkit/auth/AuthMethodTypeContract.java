package io.praetor.testkit.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.PlatformException;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.auth.Identity;
import io.praetor.spi.auth.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link AuthMethodType} does. Extend it and say how to make yours. */
public abstract class AuthMethodTypeContract {

  private static final int LONG_TOKEN = 100 * 1024;
  private static final int RANDOM_TOKENS = 200;
  private static final long PATIENCE_SECONDS = 20;

  /** The type to be tried out. */
  protected abstract AuthMethodType type();

  /** Settings that are good. */
  protected abstract Map<String, Object> config();

  /** Credentials of somebody whom an auth method with these settings knows. */
  protected abstract String bearerToken();

  @Test
  void shouldKnowWhoHasGoodCredentials() throws Exception {
    try (Validator validator = type().validator(config())) {
      Identity known = validator.verify(bearerToken()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Identity example = validator.example();
      assertFalse(known.fields().isEmpty() && known.variables().isEmpty(), "nothing is known");
      assertEquals(example.fields().keySet(), known.fields().keySet());
      assertTrue(
          example.variables().keySet().containsAll(known.variables().keySet()),
          () -> known.variables() + " has more than " + example.variables());
    }
  }

  @Test
  void shouldHaveAnExampleWithoutAnybodyInIt() {
    try (Validator validator = type().validator(config())) {
      validator
          .example()
          .variables()
          .forEach((name, value) -> assertEquals("", value, () -> name + " has a value"));
      assertEquals(validator.example(), validator.example());
    }
  }

  @Test
  void shouldRefuseWhatAreNoCredentials() throws Exception {
    try (Validator validator = type().validator(config())) {
      for (String text : List.of("", " ", ".", "..", "a.b.c", "\0", "x".repeat(LONG_TOKEN))) {
        assertRefused(validator, text);
      }
    }
  }

  @Test
  void shouldRefuseCredentialsWithOneCharacterChanged() throws Exception {
    Random random = new Random(1);
    String good = bearerToken();
    try (Validator validator = type().validator(config())) {
      for (int n = 0; n < RANDOM_TOKENS; n++) {
        int place = random.nextInt(good.length());
        String other = good.substring(0, place) + '!' + good.substring(place + 1);
        assertRefused(validator, other);
      }
    }
  }

  @Test
  void shouldRefuseEmptySettings() {
    assertThrows(PlatformException.class, () -> type().validator(Map.of()));
  }

  @Test
  void shouldRefuseSettingsThatItDoesNotKnow() {
    Map<String, Object> config = new HashMap<>(config());
    config.put("NobodyKnowsThis", true);
    assertThrows(PlatformException.class, () -> type().validator(config));
  }

  /** What has the wrong shape is refused or read as something else, but nothing breaks. */
  @Test
  void shouldNotBreakOnSettingsOfTheWrongShape() {
    for (String name : config().keySet()) {
      for (Object value : List.of(true, -1L, 0.5, "\0", List.of(List.of()), Map.of("a", 1L))) {
        Map<String, Object> config = new HashMap<>(config());
        config.put(name, value);
        try {
          type().validator(config).close();
        } catch (PlatformException refused) {
          assertFalse(refused.getMessage().isBlank(), () -> name + ": " + value);
        }
      }
    }
  }

  private static void assertRefused(Validator validator, String token) throws Exception {
    CompletableFuture<Identity> verdict = validator.verify(token);
    ExecutionException failure =
        assertThrows(
            ExecutionException.class, () -> verdict.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertInstanceOf(PlatformException.class, failure.getCause());
  }
}
