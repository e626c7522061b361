package io.praetor.format.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;

class GoNumbersPropertyTest {

  @Property(tries = 1000)
  void shouldReadAllNumbersOf64Bits(@ForAll long number) {
    assertEquals(number, GoNumbers.whole(Long.toString(number)));
  }

  @Property(tries = 1000)
  void shouldReadHexadecimalNumbers(@ForAll int number) {
    String sign = number < 0 ? "-0x" : "0x";
    assertEquals(number, GoNumbers.whole(sign + Long.toHexString(Math.abs((long) number))));
  }

  @Property(tries = 2000)
  void shouldReadOrRefuseAnyText(
      @ForAll @Chars({'0', '1', '7', '9', '_', 'x', 'b', '-', 'f'}) String text) {
    try {
      GoNumbers.whole(text);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("strconv.ParseInt: parsing "));
    }
  }

  @Example
  void shouldReadTheBaseFromPrefixes() {
    assertEquals(8, GoNumbers.whole("010"));
    assertEquals(8, GoNumbers.whole("0o10"));
    assertEquals(5, GoNumbers.whole("0b101"));
    assertEquals(1_000, GoNumbers.whole("1_000"));
    assertEquals(0, GoNumbers.whole("0"));
    assertEquals(7, GoNumbers.whole("+7"));
  }

  @Example
  void shouldRefuseWhatIsNoNumber() {
    for (String text : List.of("", "-", "0x", "1__0", "_1", "1_", "08", "1.5", "٣")) {
      assertThrows(IllegalArgumentException.class, () -> GoNumbers.whole(text), text);
    }
    assertEquals(
        "strconv.ParseInt: parsing \"9223372036854775808\": value out of range",
        assertThrows(IllegalArgumentException.class, () -> GoNumbers.whole("9223372036854775808"))
            .getMessage());
  }

  @Example
  void shouldReadTruthValues() {
    assertTrue(GoNumbers.truth("T"));
    assertEquals(false, GoNumbers.truth("False"));
    assertEquals(
        "strconv.ParseBool: parsing \"yes\": invalid syntax",
        assertThrows(IllegalArgumentException.class, () -> GoNumbers.truth("yes")).getMessage());
  }
}
