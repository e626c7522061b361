package io.praetor.gossip.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MsgpackReaderTest {

  @Test
  void shouldTakeTextAndBytesInEveryForm() throws MalformedMessageException {
    for (String form : new String[] {"a3", "d903", "da0003", "db00000003", "c403", "c50003"}) {
      assertEquals("abc", read(form + "616263").string());
      assertArrayEquals(new byte[] {'a', 'b', 'c'}, read(form + "616263").raw());
    }
    assertEquals("abc", read("c600000003616263").string());
  }

  @Test
  void shouldTakeNilForNothing() throws MalformedMessageException {
    assertEquals(0, read("c0").integer());
    assertEquals(0, read("c0").array());
    assertEquals(0, read("c0").map());
    assertEquals(0, read("c0").raw().length);
    assertEquals("", read("c0").string());
    assertFalse(read("c0").bool());
    assertFalse(read("c0").struct().has("Node"));
  }

  @Test
  void shouldTakeNumbersWithASign() throws MalformedMessageException {
    assertEquals(-1, read("ff").integer());
    assertEquals(-128, read("d080").integer());
    assertEquals(-2, read("d1fffe").integer());
    assertEquals(-2, read("d2fffffffe").integer());
    assertEquals(-2, read("d3fffffffffffffffe").integer());
    assertEquals(0xffff_fffeL, read("cefffffffe").integer());
    assertEquals(1.5, read("ca3fc00000").real());
  }

  @Test
  void shouldRefuseNumbersOutOfRange() {
    assertMalformed("cfffffffffffffffff", MsgpackReader::integer);
    assertMalformed("cd0100", in -> in.integer(255));
    assertMalformed("ff", in -> in.integer(255));
  }

  @Test
  void shouldRefuseAnotherType() {
    assertMalformed("01", MsgpackReader::string);
    assertMalformed("a0", MsgpackReader::integer);
    assertMalformed("80", MsgpackReader::array);
    assertMalformed("90", MsgpackReader::map);
    assertMalformed("01", MsgpackReader::bool);
    assertMalformed("c1", MsgpackReader::skip);
    assertMalformed("90", MsgpackReader::struct);
  }

  @Test
  void shouldRefuseLengthsThatLie() {
    assertMalformed("dbffffffff61", MsgpackReader::raw);
    assertMalformed("c67fffffff61", MsgpackReader::string);
    assertMalformed("ddffffffff01", MsgpackReader::array);
    assertMalformed("dfffffffff0101", MsgpackReader::map);
    assertMalformed("c9ffffffff01", MsgpackReader::skip);
    assertMalformed("01", in -> in.plain(2));
    assertMalformed("01", in -> in.plain(-1));
  }

  @Test
  void shouldRefuseToNestDeeply() {
    assertMalformed("91".repeat(100_000) + "c0", MsgpackReader::skip);
    assertMalformed("81c0".repeat(100_000) + "c0", MsgpackReader::skip);
  }

  @Test
  void shouldRefuseMoreFieldsThanAnybodyHas() {
    assertMalformed("de0041" + "a101".repeat(65 * 2), MsgpackReader::struct);
  }

  private static MsgpackReader read(String hex) {
    return new MsgpackReader(HexFormat.of().parseHex(hex));
  }

  private static void assertMalformed(String hex, Reading reading) {
    assertThrows(MalformedMessageException.class, () -> reading.read(read(hex)));
  }

  private interface Reading {
    void read(MsgpackReader in) throws MalformedMessageException;
  }
}
