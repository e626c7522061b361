package io.praetor.session.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SessionIdsTest {

  private static final String PREFIX = "failed session lookup: index error: ";

  @Test
  void shouldRefuseInKnownWords() {
    assertRefused("UUID must be 36 characters", "not-a-uuid");
    assertRefused("UUID must be 36 characters", "");
    assertRefused(
        "UUID should have maximum of 4 \"-\"; got 5", "1-111111-2222-3333-4444-555555555555");
    assertRefused(
        "Input (without hyphens) must be even length", "111111111-2222-3333-4444455555555555");
    assertRefused(
        "Invalid UUID: encoding/hex: invalid byte: U+0067 'g'",
        "g1111111-2222-3333-4444-555555555555");
    assertRefused(
        "Invalid UUID: encoding/hex: invalid byte: U+0020", " 1111111-2222-3333-4444-555555555555");
  }

  @Test
  void shouldNotCareForCaseAndPlacesOfHyphens() {
    String id = "abcdef11-2222-3333-4444-555555555555";
    assertEquals(id, SessionIds.canonical("ABCDEF11-2222-3333-4444-555555555555"));
    assertEquals(id, SessionIds.canonical("abcdef112222-3333-4444--555555555555"));
    assertEquals("", SessionIds.refusal("abcdef112222-3333-4444--555555555555"));
  }

  @Property(tries = 300)
  void shouldKeepEveryUuid(@ForAll long high, @ForAll long low) {
    String id = new UUID(high, low).toString();
    assertEquals("", SessionIds.refusal(id));
    assertEquals(id, SessionIds.canonical(id));
  }

  @Property(tries = 1_000)
  void shouldRefuseOrUnderstandAnyText(@ForAll @StringLength(min = 30, max = 40) String text) {
    if (SessionIds.refusal(text).isEmpty()) {
      assertEquals(36, text.getBytes(StandardCharsets.UTF_8).length);
      assertTrue(SessionIds.canonical(text).length() >= 32);
    }
  }

  private static void assertRefused(String reason, String id) {
    assertEquals(PREFIX + reason, SessionIds.refusal(id));
  }
}
