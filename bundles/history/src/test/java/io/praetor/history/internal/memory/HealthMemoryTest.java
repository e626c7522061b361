package io.praetor.history.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.catalog.CheckRow;
import io.praetor.history.internal.FakeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthMemoryTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void shouldForgetTheOldestOfACheckThatChangesTooOften() {
    HealthMemory memory = new HealthMemory(limits(100, 3, 1 << 20), START);
    note(memory, "quiet", 1, "passing", "critical");
    for (int second = 2; second < 8; second++) {
      note(memory, "restless", second, "s" + (second - 1), "s" + second);
    }
    Recollection told = memory.recall(any -> true, at(10));
    assertTrue(told.truncated());
    assertEquals(START, told.since());
    assertEquals(List.of("critical"), statuses(told, 0));
    assertEquals(START, told.checks().get(0).since());
    assertEquals(List.of("s5", "s6", "s7"), statuses(told, 1));
    assertEquals(at(4), told.checks().get(1).since());
    assertFalse(memory.recall(names -> names.checkId().equals("quiet"), at(10)).truncated());
  }

  @Test
  void shouldForgetTheOldestOfAllWhenThereAreTooMany() {
    HealthMemory memory = new HealthMemory(limits(3, 3, 1 << 20), START);
    for (int second = 1; second < 6; second++) {
      note(memory, "c" + second, second, "passing", "critical");
    }
    Recollection told = memory.recall(any -> true, at(10));
    assertEquals(List.of("c3", "c4", "c5"), ids(told));
    assertEquals(at(2), told.since());
    assertTrue(told.truncated());
    assertEquals(at(2), memory.recall(any -> false, at(10)).since());
  }

  @Test
  void shouldForgetWhenOutputsTakeTooMuch() {
    HealthMemory memory = new HealthMemory(limits(100, 100, 800), START);
    for (int second = 1; second < 5; second++) {
      CheckRow before = row("c" + second, "passing", "");
      memory.note(before, row("c" + second, "critical", "x".repeat(400)), at(second));
    }
    Recollection told = memory.recall(any -> true, at(10));
    assertEquals(List.of("c3", "c4"), ids(told));
    assertEquals(at(2), told.since());
    assertEquals("x".repeat(8), told.checks().get(0).changes().get(0).output());
  }

  @Test
  void shouldForgetWithTime() {
    HealthMemory memory = new HealthMemory(limits(100, 100, 1 << 20), START);
    note(memory, "a", 1, "passing", "critical");
    note(memory, "b", 30, "passing", "critical");
    Recollection told = memory.recall(any -> true, at(61));
    assertEquals(List.of("b"), ids(told));
    assertEquals(at(1), told.since());
    assertFalse(told.truncated());
    assertEquals(List.of(), ids(memory.recall(any -> true, at(90))));
    assertEquals(0, memory.size());
  }

  @Test
  void shouldRememberNothingWithoutAHorizon() {
    HealthMemory memory = new HealthMemory(Limits.lasting(Duration.ZERO), START);
    note(memory, "a", 1, "passing", "critical");
    assertEquals(0, memory.size());
    assertEquals(at(2), memory.recall(any -> true, at(2)).since());
  }

  @Test
  void shouldCutOutputsBetweenCharacters() {
    HealthMemory memory = new HealthMemory(limits(100, 100, 1 << 20), START);
    memory.note(null, row("a", "critical", "1234567\ud83d\ude00"), at(1));
    memory.note(null, row("b", "critical", "123456\ud83d\ude00!"), at(1));
    memory.note(null, row("c", "critical", "12345678"), at(1));
    Recollection told = memory.recall(any -> true, at(1));
    assertEquals(
        List.of("1234567", "123456\ud83d\ude00", "12345678"),
        told.checks().stream().map(check -> check.changes().get(0).output()).toList());
  }

  @Test
  void shouldTellTheYoungestThatFitIntoAnAnswer() {
    HealthMemory memory = new HealthMemory(limits(100, 100, 1 << 20), START);
    for (int second = 1; second < 10; second++) {
      note(memory, "c" + second % 2, second, "s" + (second - 2), "s" + second);
    }
    Recollection told = memory.recall(any -> true, at(10));
    assertTrue(told.truncated());
    assertEquals(at(4), told.since());
    assertEquals(List.of("s6", "s8"), statuses(told, 0));
    assertEquals(List.of("s5", "s7", "s9"), statuses(told, 1));
  }

  @Test
  void shouldKnowChecksByTheirLatestNames() {
    HealthMemory memory = new HealthMemory(limits(100, 100, 1 << 20), START);
    note(memory, "a", 1, "passing", "critical");
    CheckRow renamed = FakeState.row("N", "A", "other", "critical", "", 1, 9);
    memory.note(row("a", "critical", ""), renamed, at(2));
    Recollection told = memory.recall(any -> true, at(3));
    assertEquals(
        new CheckNames("N", "A", "name of A", "other", "other"), told.checks().get(0).names());
    assertEquals(1, told.checks().get(0).changes().size());
  }

  @Test
  void shouldBeginAnewWhenTheClockWasWrong() {
    HealthMemory memory = new HealthMemory(limits(100, 100, 1 << 20), START);
    note(memory, "a", 3_600, "passing", "critical");
    note(memory, "b", 10, "passing", "critical");
    Recollection told = memory.recall(any -> true, at(11));
    assertEquals(List.of("b"), ids(told));
    assertEquals(at(10), told.since());
  }

  @Test
  void shouldCountNamesAndCutThem() {
    Limits limits = new Limits(Duration.ofMinutes(1), 100, 100, 10_000, 8, 100, 100_000);
    HealthMemory memory = new HealthMemory(limits, START);
    for (int second = 1; second < 50; second++) {
      String id = second + "x".repeat(900);
      CheckRow before = row(id, "passing", "");
      memory.note(before, row(id, "critical".repeat(100), ""), at(second));
    }
    assertTrue(memory.size() <= 3, memory.size() + " changes");
    Recollection.Check told = memory.recall(any -> true, at(50)).checks().get(0);
    assertEquals(512, told.names().name().length());
    assertEquals(64, told.status().length());
  }

  @Test
  void shouldStayInOrderWhenTheClockIsPutBack() {
    HealthMemory memory = new HealthMemory(limits(100, 100, 1 << 20), START);
    note(memory, "a", 20, "passing", "critical");
    note(memory, "a", 10, "critical", "passing");
    Recollection told = memory.recall(any -> true, at(11));
    assertEquals(
        List.of(at(20), at(20)), told.checks().get(0).changes().stream().map(Change::at).toList());
    assertEquals(at(20), told.now());
  }

  private static Limits limits(int changes, int perCheck, int bytes) {
    return new Limits(Duration.ofSeconds(60), changes, perCheck, bytes, 8, 5, 1_000);
  }

  private static void note(HealthMemory memory, String id, int second, String from, String to) {
    memory.note(row(id, from, ""), row(id, to, ""), at(second));
  }

  private static CheckRow row(String id, String status, String output) {
    return FakeState.row("n", id, "web", status, output, 1, 1);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static List<String> ids(Recollection told) {
    return told.checks().stream().map(check -> check.names().checkId()).toList();
  }

  private static List<String> statuses(Recollection told, int check) {
    return told.checks().get(check).changes().stream().map(Change::to).toList();
  }
}
