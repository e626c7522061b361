package io.praetor.format.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PlatformException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShapePropertyTest {

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .with("Text", Shape.TEXT)
          .with("Flag", Shape.FLAG)
          .with("Number", Shape.NUMBER)
          .with("Wait", Shape.DURATION)
          .with("Any", Shape.ANY)
          .with("Texts", Shape.list(Shape.TEXT))
          .with("Pairs", Shape.map(Shape.NUMBER))
          .with("Parts", Shape.list(ObjectShape.empty().withAlways("Name", Shape.TEXT, "")));

  private static final Refusal REFUSAL = InvalidRequestException::new;

  @Provide
  Arbitrary<Object> trees() {
    return trees(3);
  }

  private static Arbitrary<Object> trees(int depth) {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.of("", "10s", "5", "true", "x").map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.doubles().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Object> inner = trees(depth - 1);
    Arbitrary<String> names =
        Arbitraries.of("text", "FLAG", "num_ber", "Wait", "any", "texts", "Pairs", "parts", "name");
    return Arbitraries.oneOf(
        leaf,
        inner.list().ofMaxSize(3).map(Object.class::cast),
        Arbitraries.maps(names, inner).ofMaxSize(5).map(Object.class::cast));
  }

  /** Whatever comes: refused, or a form that is canonical already and survives its text. */
  @Property(tries = 2000)
  void shouldRefuseOrBringIntoOneForm(@ForAll("trees") Object given) {
    Object once;
    try {
      once = SHAPE.canonical(given, "", new Reading(REFUSAL));
    } catch (PlatformException e) {
      assertTrue(e.getMessage().startsWith("1 error(s) decoding"));
      return;
    }
    if (once != null) {
      Object read = JsonText.tree(JsonText.of(once));
      assertEquals(JsonText.of(once), JsonText.of(read));
      Object again = SHAPE.canonical(read, "", new Reading(REFUSAL));
      assertEquals(JsonText.of(once), JsonText.of(again));
    }
  }

  @Property(tries = 500)
  void shouldRefuseOrUnderstandAnyText(@ForAll byte[] garbage) {
    try {
      JsonText.of(JsonTree.parse(garbage, REFUSAL));
    } catch (PlatformException e) {
      assertTrue(!e.getMessage().isEmpty());
    }
  }

  @Example
  void shouldTellWhatNobodyAskedFor() {
    Reading reading = new Reading(REFUSAL);
    Map<String, Object> given = Map.of("parts", List.of(Map.of("nope", 1, "name", "a")));
    assertEquals(
        "{\"Parts\":[{\"Name\":\"a\"}]}", JsonText.of(SHAPE.canonical(given, "", reading)));
    assertEquals(List.of("parts[0].nope"), reading.unknown());
  }

  /** What is refused by the exact rules may pass by the others, and never the other way round. */
  @Property(tries = 2000)
  void shouldTakeNothingForAnythingElseWhenItIsExact(@ForAll("trees") Object given) {
    Object exact;
    try {
      exact = SHAPE.canonical(given, "", Reading.exact("A.B", REFUSAL));
    } catch (PlatformException e) {
      assertTrue(e.getMessage().matches("json: cannot unmarshal .* field A.B of .*|time: .*"));
      return;
    }
    assertEquals(exact, SHAPE.canonical(given, "", new Reading(REFUSAL)));
  }

  @Example
  void shouldRefuseWhatNobodyAskedFor() {
    Reading reading = Reading.exact("A.B", REFUSAL);
    SHAPE.canonical(Map.of("parts", List.of(Map.of("nope", 1))), "", reading);
    PlatformException refusal = assertThrows(PlatformException.class, reading::refuseUnknown);
    assertEquals("json: unknown field \"nope\"", refusal.getMessage());
  }

  @Example
  void shouldSayWhereADurationIsWrong() {
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> SHAPE.canonical(Map.of("Wait", "soon"), "", new Reading(REFUSAL)));
    assertEquals(
        "1 error(s) decoding:\n\n* error decoding 'Wait': time: invalid duration \"soon\"",
        refusal.getMessage());
  }

  @Example
  void shouldRefuseTextThatIsCut() {
    byte[] whole = "{\"a\":[1,{\"b\":\"c\"}],\"d\":null}".getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThrows(PlatformException.class, () -> JsonTree.parse(cut, REFUSAL));
    }
  }
}
