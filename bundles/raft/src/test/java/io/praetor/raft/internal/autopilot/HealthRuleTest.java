package io.praetor.raft.internal.autopilot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.raft.LogPosition;
import io.praetor.raft.internal.transport.MalformedMessageException;
import org.junit.jupiter.api.Test;

class HealthRuleTest {

  private static final AutopilotConfig CONFIG =
      new AutopilotConfig(true, 200, 250, 0, 10_000, 0, 0);

  @Test
  void shouldCountOnServersThatAreAliveHeardOfAndNearTheLeader() {
    LogPosition leader = new LogPosition(3, 1_000);
    assertTrue(HealthRule.isHealthy(CONFIG, true, 200, new LogPosition(3, 750), leader));
    assertFalse(HealthRule.isHealthy(CONFIG, false, 0, leader, leader));
    assertFalse(HealthRule.isHealthy(CONFIG, true, 201, leader, leader));
    assertFalse(HealthRule.isHealthy(CONFIG, true, -1, leader, leader));
    assertFalse(HealthRule.isHealthy(CONFIG, true, 0, new LogPosition(3, 749), leader));
    assertFalse(HealthRule.isHealthy(CONFIG, true, 0, new LogPosition(2, 1_000), leader));
  }

  @Test
  void shouldRemoveDeadVotersOnlyWhileAMajorityLives() {
    assertTrue(HealthRule.mayRemoveVoters(CONFIG, 3, 1));
    assertFalse(HealthRule.mayRemoveVoters(CONFIG, 2, 1));
    assertTrue(HealthRule.mayRemoveVoters(CONFIG, 5, 2));
    assertFalse(HealthRule.mayRemoveVoters(CONFIG, 5, 3));
    assertFalse(HealthRule.mayRemoveVoters(CONFIG, 4, 2));
    AutopilotConfig atLeastThree = new AutopilotConfig(true, 200, 250, 3, 10_000, 0, 0);
    assertFalse(HealthRule.mayRemoveVoters(atLeastThree, 3, 1));
    AutopilotConfig never = new AutopilotConfig(false, 200, 250, 0, 10_000, 0, 0);
    assertFalse(HealthRule.mayRemoveVoters(never, 3, 1));
  }

  @Test
  void shouldTellHowManyMayFail() {
    assertEquals(0, HealthRule.tolerance(1, 1));
    assertEquals(1, HealthRule.tolerance(3, 3));
    assertEquals(0, HealthRule.tolerance(3, 2));
    assertEquals(0, HealthRule.tolerance(3, 1));
  }

  @Test
  void shouldBringBackTheCommand() throws MalformedMessageException {
    AutopilotCommand command = new AutopilotCommand(true, 7, CONFIG);
    byte[] bytes = command.encode();

    assertEquals(command, AutopilotCommand.decode(bytes));
    assertArrayEquals(bytes, AutopilotCommand.decode(bytes).encode());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThrows(MalformedMessageException.class, () -> AutopilotCommand.decode(cut));
    }
  }
}
