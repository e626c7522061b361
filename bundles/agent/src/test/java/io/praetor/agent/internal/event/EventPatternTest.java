package io.praetor.agent.internal.event;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class EventPatternTest {

  @Test
  void shouldFindWhatGoWouldFind() {
    assertTrue(EventPattern.compile("^web-[0-9]{1,3}$").matcher("web-12").find());
    assertFalse(EventPattern.compile("^web-[0-9]{1,3}$").matcher("web-1234").find());
  }

  @Test
  void shouldRefuseRepetitionsThatMultiply() {
    assertThrows(
        PatternSyntaxException.class, () -> EventPattern.compile("((x{1000}){1000}){1000}"));
    assertThrows(PatternSyntaxException.class, () -> EventPattern.compile("(x{2,100}){0,100}"));
  }
}
