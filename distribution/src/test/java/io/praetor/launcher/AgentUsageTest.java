package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgentUsageTest {

  private final List<String> lines = AgentUsage.text().lines().toList();

  @Test
  void shouldSayOfEveryFlagWhatItIsFor() {
    List<String> unexplained =
        lines.stream()
            .filter(line -> line.contains("Configuration key") || line.contains("null"))
            .toList();
    assertEquals(List.of(), unexplained, "agent-flags.properties lacks these");
  }

  @Test
  void shouldFollowEachFlagByOneSentence() {
    int flag = lines.indexOf("  -data-dir=<value>");
    assertTrue(flag > 0, () -> String.join("\n", lines));
    assertTrue(lines.get(flag + 1).startsWith("     Directory for what"), lines.get(flag + 1));
    assertTrue(lines.contains("  -config-dir=<value>"));
    assertTrue(lines.contains("  -dev"));
  }

  @Test
  void shouldTellWrongFlagsFromWordsTooMany() {
    assertTrue(AgentUsage.isMisunderstood(List.of("-bogus")));
    assertTrue(AgentUsage.isMisunderstood(List.of("-data-dir")));
    assertFalse(AgentUsage.isMisunderstood(List.of("-dev", "please")));
    assertFalse(AgentUsage.isMisunderstood(List.of("-dev")));
  }
}
