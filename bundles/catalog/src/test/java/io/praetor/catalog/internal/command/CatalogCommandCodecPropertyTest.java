package io.praetor.catalog.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.gossip.Coordinate;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class CatalogCommandCodecPropertyTest {

  @Property(tries = 300)
  void shouldBringBackRegistrations(
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 4) Map<@AlphaChars String, @AlphaChars String> pairs,
      @ForAll @Size(max = 4) List<@AlphaChars String> tags,
      @ForAll int number,
      @ForAll boolean flag) {
    Registration registration = registration(text, pairs, tags, number, flag);
    assertEquals(registration, decode(CatalogCommandCodec.encode(registration)));
    LiveMember member = new LiveMember(registration);
    assertEquals(member, decode(CatalogCommandCodec.encode(member)));
    OwnRegistration own = new OwnRegistration(registration);
    assertEquals(own, decode(CatalogCommandCodec.encode(own)));
    for (CatalogCommand wanted : List.of(own, registration)) {
      AgentCommand by = new AgentCommand(text, wanted);
      assertEquals(by, decode(CatalogCommandCodec.encode(by)));
    }
  }

  @Property(tries = 100)
  void shouldBringBackDeregistrations(@ForAll @AlphaChars String a, @ForAll @AlphaChars String b) {
    Deregistration gone = new Deregistration(a, b, a);
    assertEquals(gone, decode(CatalogCommandCodec.encode(gone)));
    AgentCommand by = new AgentCommand(b, gone);
    assertEquals(by, decode(CatalogCommandCodec.encode(by)));
  }

  @Property(tries = 100)
  void shouldBringBackCoordinates(
      @ForAll @AlphaChars String node, @ForAll @Size(max = 8) List<Double> vector) {
    CoordinateRow row = new CoordinateRow(node, "", new Coordinate(vector, 1, 2, 3), 0);
    CoordinateBatch batch = new CoordinateBatch(List.of(row, row));
    assertEquals(batch, CoordinateBatch.decode(ByteBuffer.wrap(batch.encode())));
  }

  @Property(tries = 3000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    attempt(garbage);
    if (garbage.length > 1) {
      garbage[0] = 1;
      garbage[1] = (byte) (1 + (garbage[1] & 0xFF) % 5);
      attempt(garbage);
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole =
        CatalogCommandCodec.encode(registration("a", Map.of("b", "c"), List.of("d"), 7, true));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedCommandException.class, () -> decode(cut));
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThrows(MalformedCommandException.class, () -> decode(longer));
  }

  @Example
  void shouldRefuseWhatNoAgentMayPassOn() {
    LiveMember member = new LiveMember(registration("a", Map.of("b", "c"), List.of("d"), 7, true));
    byte[] nested =
        CatalogCommandCodec.encode(
            new AgentCommand("a", new AgentCommand("b", new Deregistration("c", "", ""))));
    assertThrows(MalformedCommandException.class, () -> decode(nested));
    byte[] live = CatalogCommandCodec.encode(new AgentCommand("a", member));
    assertThrows(MalformedCommandException.class, () -> decode(live));
  }

  @Example
  void shouldReadServicesOfOlderVersions() {
    Map<String, String> none = Map.of();
    PayloadWriter out = new PayloadWriter().octet(2).octet(1);
    CatalogRows.write(out, new NodeRow("", "n", "a", "dc1", none, none, 0, 0));
    out.flag(false).flag(true);
    out.text("").text("s1").text("web").texts(List.of("t")).text("").pairs(none).number(80);
    out.pairs(none).number(1).number(1).flag(false).number(0);
    Registration read = (Registration) decode(out.toBytes());
    assertEquals(
        new ServiceRow("", "", "s1", "web", List.of("t"), "", none, 80, none, 1, 1, false, 0, 0),
        read.service());
  }

  private static void attempt(byte[] bytes) {
    try {
      decode(bytes);
      CoordinateBatch.decode(ByteBuffer.wrap(bytes));
    } catch (MalformedCommandException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  private static CatalogCommand decode(byte[] bytes) {
    return CatalogCommandCodec.decode(ByteBuffer.wrap(bytes));
  }

  private static Registration registration(
      String text, Map<String, String> pairs, List<String> tags, int number, boolean flag) {
    ServiceRow service =
        new ServiceRow(
            "", text, text, text, tags, text, pairs, number, pairs, number, 1, flag, text, text,
            text, text, text, 0, 0);
    CheckRow check =
        new CheckRow(text, text, text, text, text, text, text, "", List.of(), text, 0, 0);
    return new Registration(
        new NodeRow(text, text, text, text, pairs, pairs, 0, 0),
        flag,
        flag ? service : null,
        List.of(check, check));
  }
}
