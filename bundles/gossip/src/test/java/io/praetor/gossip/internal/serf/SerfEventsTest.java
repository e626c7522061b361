package io.praetor.gossip.internal.serf;

import static io.praetor.gossip.internal.serf.SerfFixture.broadcasts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SerfEventsTest {

  private final SerfFixture a = new SerfFixture("a");
  private final SerfFixture b = new SerfFixture("b");

  private static SerfMessage.Event event(long time, String name) {
    return new SerfMessage.Event(time, new EventBody(name, new byte[] {1}), false);
  }

  private static List<String> fired(List<SerfEffect> effects) {
    return SerfFixture.of(effects, SerfEffect.Fired.class)
        .map(fired -> fired.event().name())
        .toList();
  }

  @Test
  void shouldHearItsOwnEventAndTellTheOthers() {
    List<SerfEffect> effects = a.step(new SerfEvent.Fire("deploy", new byte[] {7}, true));

    assertEquals(List.of("deploy"), fired(effects));
    SerfMessage.Event told = (SerfMessage.Event) broadcasts(effects).get(0);
    assertArrayEquals(new byte[] {7}, told.body().payload());
    assertEquals(true, told.coalesce());
  }

  @Test
  void shouldHearTheSameEventOnce() {
    assertEquals(List.of("x"), fired(a.hears(event(3, "x"))));
    assertEquals(List.of(), fired(a.hears(event(3, "x"))));
    assertEquals(List.of("y"), fired(a.hears(event(3, "y"))), "another one of the same time");
    assertEquals(List.of("x"), fired(a.hears(event(4, "x"))), "the same one at another time");
  }

  @Test
  void shouldIgnoreEventsThatAreFarBehind() {
    a.hears(event(1_000, "new"));

    assertEquals(List.of(), fired(a.hears(event(400, "old"))));
  }

  @Test
  void shouldIgnoreWhatItHeardBeforeARestart() {
    SerfFixture again = new SerfFixture("a", false, new SerfOptions.Clocks(0, 10, 0));

    assertEquals(List.of(), fired(again.hears(event(10, "before"))));
    assertEquals(List.of("after"), fired(again.hears(event(11, "after"))));
  }

  @Test
  void shouldCatchUpInAnExchangeButNotWhenJoining() {
    b.step(new SerfEvent.Fire("one", new byte[0], false));

    assertEquals(List.of(), fired(a.step(new SerfEvent.Merged(b.serf().state(), true))), "joining");
    b.step(new SerfEvent.Fire("two", new byte[0], false));
    assertEquals(List.of("two"), fired(a.step(new SerfEvent.Merged(b.serf().state(), false))));
  }

  @Test
  void shouldRememberOnlySoManyBytes() {
    byte[] large = new byte[UserEventLimit.SANE_BYTES - 8];
    for (int time = 1; time <= 500; time++) {
      for (byte i = 0; i < 4; i++) {
        large[0] = i;
        a.hears(new SerfMessage.Event(time, new EventBody("e", large.clone()), false));
      }
    }

    assertEquals(true, a.serf().state().length < 5 * 1024 * 1024);
  }

  @Test
  void shouldHearLargeEventsButNotPassThemOn() {
    EventBody large = new EventBody("e", new byte[2_000]);

    List<SerfEffect> effects = a.hears(new SerfMessage.Event(1, large, false));

    assertEquals(List.of("e"), fired(effects));
    assertEquals(List.of(), broadcasts(effects));
  }

  @Test
  void shouldDropEventsLargerThanAnyoneMayFire() {
    byte[] large = new byte[UserEventLimit.SANE_BYTES + 1];

    assertEquals(
        List.of(), fired(a.hears(new SerfMessage.Event(1, new EventBody("e", large), false))));
    assertEquals(1, a.serf().numbers().malformed());
  }

  @Test
  void shouldLimitNameAndPayloadTogether() {
    assertNull(UserEventLimit.complaint("name", new byte[400], 1));
    assertNotNull(UserEventLimit.complaint("name", new byte[490], 1), "with what is around it");
    assertEquals(
        "user event exceeds configured limit of 512 bytes before encoding",
        UserEventLimit.complaint("name", new byte[509], 1));
  }
}
