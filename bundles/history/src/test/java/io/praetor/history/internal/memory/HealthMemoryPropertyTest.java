package io.praetor.history.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.catalog.CheckRow;
import io.praetor.history.internal.FakeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The memory against a list of all that ever happened. */
class HealthMemoryPropertyTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final int CHECKS = 4;

  /** Absence is a status, too; so is that of another check under the same name. */
  private static final List<String> STATUSES = List.of("", "passing", "warning", "critical");

  /** Milliseconds pass, then a check is said to be so. */
  record Event(int millis, int check, int status, int output) {}

  private record Happened(Instant at, int check, String from, String to) {}

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, CHECKS - 1),
            Arbitraries.integers().between(0, STATUSES.size() - 1),
            Arbitraries.integers().between(0, 30))
        .as(Event::new)
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<Limits> limits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 300),
            Arbitraries.integers().between(1, 30),
            Arbitraries.integers().between(1, 8),
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.integers().between(1, 20))
        .as(
            (horizon, changes, perCheck, bytes, answer) ->
                new Limits(
                    Duration.ofMillis(horizon), changes, perCheck, bytes, 16, answer, 20 * answer));
  }

  @Property
  void shouldTellAllThatItClaimsToKnow(
      @ForAll("events") List<Event> events, @ForAll("limits") Limits limits) {
    HealthMemory memory = new HealthMemory(limits, START);
    List<Happened> all = new ArrayList<>();
    Map<Integer, CheckRow> rows = new HashMap<>();
    Instant now = START;
    for (Event event : events) {
      now = now.plusMillis(event.millis());
      CheckRow before = rows.get(event.check());
      CheckRow after = row(event);
      if (before != null || after != null) {
        memory.note(before, after, now);
      }
      if (!status(before).equals(status(after))) {
        all.add(new Happened(now, event.check(), status(before), status(after)));
      }
      rows.put(event.check(), after);
      assertTrue(memory.size() <= limits.changes());
    }
    Recollection told = memory.recall(any -> true, now);
    assertComplete(told, all);
    assertBounded(told, limits);
    for (int check = 0; check < CHECKS; check++) {
      String id = "c" + check;
      int wanted = check;
      List<Happened> its = all.stream().filter(one -> one.check() == wanted).toList();
      assertComplete(memory.recall(names -> names.checkId().equals(id), now), its);
    }
  }

  /** Everything after the moment that it names is there, and nothing that did not happen. */
  private static void assertComplete(Recollection told, List<Happened> all) {
    List<Happened> found = new ArrayList<>();
    for (Recollection.Check check : told.checks()) {
      int number = Integer.parseInt(check.names().checkId().substring(1));
      List<Happened> its = all.stream().filter(one -> one.check() == number).toList();
      List<Happened> tail = its.subList(its.size() - check.changes().size(), its.size());
      assertEquals(
          tail,
          check.changes().stream()
              .map(change -> new Happened(change.at(), number, change.from(), change.to()))
              .toList());
      assertEquals(its.get(its.size() - 1).to(), check.status());
      List<Happened> claimed = its.stream().filter(one -> one.at().isAfter(check.since())).toList();
      assertTrue(tail.containsAll(claimed) && tail.size() >= claimed.size());
      found.addAll(tail);
    }
    for (Happened one : all) {
      boolean ofOneTold =
          told.checks().stream().anyMatch(c -> c.names().checkId().equals("c" + one.check()));
      assertTrue(ofOneTold || !one.at().isAfter(told.since()));
    }
    if (!told.truncated()) {
      Instant reach = told.since();
      assertTrue(found.containsAll(all.stream().filter(one -> one.at().isAfter(reach)).toList()));
    }
  }

  private static void assertBounded(Recollection told, Limits limits) {
    int changes = 0;
    int characters = 0;
    for (Recollection.Check check : told.checks()) {
      assertTrue(check.changes().size() <= limits.changesPerCheck());
      assertTrue(!check.since().isBefore(told.since()));
      changes += check.changes().size();
      characters += check.changes().stream().mapToInt(one -> one.output().length()).sum();
    }
    assertTrue(changes <= limits.answerChanges());
    assertTrue(characters <= limits.answerCharacters());
    assertTrue(!told.since().isBefore(told.now().minus(limits.horizon())));
  }

  private static String status(CheckRow row) {
    return row == null ? "" : row.status();
  }

  private static CheckRow row(Event event) {
    String status = STATUSES.get(event.status());
    String output = "o".repeat(event.output());
    return status.isEmpty()
        ? null
        : FakeState.row("n", "c" + event.check(), "web", status, output, 1, 1);
  }
}
