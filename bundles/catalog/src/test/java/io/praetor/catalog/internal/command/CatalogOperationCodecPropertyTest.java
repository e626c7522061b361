package io.praetor.catalog.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.Row;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class CatalogOperationCodecPropertyTest {

  @Property(tries = 300)
  void shouldBringBackOperations(
      @ForAll Verb verb,
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 4) Map<@AlphaChars String, @AlphaChars String> pairs,
      @ForAll @Size(max = 4) List<@AlphaChars String> tags,
      @ForAll int number,
      @ForAll long index) {
    same(new CatalogOperation.OnNode(verb, node(text, pairs, 0, index)));
    same(new CatalogOperation.OnService(verb, service(text, pairs, tags, number, 0, index)));
    same(new CatalogOperation.OnCheck(verb, check(text, "", List.of(), number, 0, index)));
    same(new CatalogOperation.Impossible(text));
  }

  @Property(tries = 300)
  void shouldBringBackResults(
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 4) Map<@AlphaChars String, @AlphaChars String> pairs,
      @ForAll @Size(max = 4) List<@AlphaChars String> tags,
      @ForAll int number,
      @ForAll long created,
      @ForAll long modified) {
    result(node(text, pairs, created, modified));
    result(service(text, pairs, tags, number, created, modified));
    result(check("x" + text, text, tags, number, created, modified));
    result(null);
    OperationResult refused = OperationResult.refused("x" + text);
    assertEquals(refused, OperationResult.decode(refused.encode()));
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    attempt(garbage);
    if (garbage.length > 2) {
      garbage[0] = 1;
      garbage[1] = (byte) (garbage[1] & 7);
      garbage[2] = (byte) (garbage[2] & 3);
      attempt(garbage);
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    CheckRow row = check("a", "", List.of(), 7, 0, 300);
    byte[] whole = CatalogOperationCodec.encode(new CatalogOperation.OnCheck(Verb.SET, row));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedCommandException.class, () -> decode(cut));
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThrows(MalformedCommandException.class, () -> decode(longer));
  }

  private static void attempt(byte[] bytes) {
    try {
      decode(bytes);
    } catch (MalformedCommandException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  private static void same(CatalogOperation operation) {
    assertEquals(operation, decode(CatalogOperationCodec.encode(operation)));
    CatalogOperation by = new CatalogOperation.ByAgent("web-1", operation);
    assertEquals(by, decode(CatalogOperationCodec.encode(by)));
  }

  private static void result(Row row) {
    OperationResult result = OperationResult.done(row);
    assertEquals(result, OperationResult.decode(result.encode()));
  }

  private static CatalogOperation decode(byte[] bytes) {
    return CatalogOperationCodec.decode(ByteBuffer.wrap(bytes));
  }

  private static NodeRow node(String text, Map<String, String> pairs, long created, long modified) {
    return new NodeRow(text, text, text, text, pairs, pairs, created, modified);
  }

  private static ServiceRow service(
      String text,
      Map<String, String> pairs,
      List<String> tags,
      int number,
      long created,
      long modified) {
    return new ServiceRow(
        text, text, text, text, tags, text, pairs, number, pairs, number, 1, true, created,
        modified);
  }

  private static CheckRow check(
      String text, String service, List<String> tags, int number, long created, long modified) {
    String status = "s" + text;
    return new CheckRow(
        text, text, text, status, text, text, text, service, tags, text, text, text, number, text,
        created, modified);
  }
}
