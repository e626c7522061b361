package io.praetor.format.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedPropertiesTest {

  private static Map<String, Object> read(String json) {
    return TypedProperties.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String json, String reason) {
    Throwable refusal = assertThrows(IllegalArgumentException.class, () -> read(json));
    assertEquals(reason, refusal.getMessage());
  }

  @Test
  void shouldTakeTheTypesOfJson() {
    Map<String, Object> properties =
        read("{\"s\":\"a\",\"l\":1,\"d\":1.5,\"b\":true,\"n\":null,\"m\":[1,\"a\"],\"e\":[]}");
    assertEquals("a", properties.get("s"));
    assertEquals(1L, properties.get("l"));
    assertEquals(1.5, properties.get("d"));
    assertEquals(true, properties.get("b"));
    assertArrayEquals(new String[] {"1", "a"}, (String[]) properties.get("m"));
    assertArrayEquals(new String[0], (String[]) properties.get("e"));
    assertEquals(6, properties.size());
  }

  @Test
  void shouldTakeTypesOfNames() {
    Map<String, Object> properties =
        read(
            "{\"i:Integer\":\"7\",\"p:int[]\":[1,2],\"c:Collection<Short>\":[1],"
                + "\"one:String[]\":\"a\",\"x:Character\":\"x\",\"a:b:Float\":1.5,"
                + "\"nan:Double\":\"NaN\"}");
    assertEquals(7, properties.get("i"));
    assertArrayEquals(new int[] {1, 2}, (int[]) properties.get("p"));
    assertEquals(List.of((short) 1), properties.get("c"));
    assertArrayEquals(new String[] {"a"}, (String[]) properties.get("one"));
    assertEquals('x', properties.get("x"));
    assertEquals(1.5f, properties.get("a:b"));
    assertEquals(Double.NaN, properties.get("nan"));
  }

  @Test
  void shouldRefuseWhatIsNoProperty() {
    assertRefused("[]", "it is no JSON object");
    assertRefused("{\"a\":{}}", "a: it is neither a value nor a list of values");
    assertRefused("{\"a:Date\":1}", "a: there is no type Date");
    assertRefused("{\"a:Byte\":300}", "a: 300 is no Byte");
    assertRefused("{\"a:Integer\":1.5}", "a: 1.5 is no Integer");
    assertRefused("{\"a\":99999999999999999999}", "a: 99999999999999999999 is no Long");
    assertRefused("{\"a:Boolean\":\"yes\"}", "a: yes is no Boolean");
    assertRefused("{\"a:String\":[1]}", "a: a value is no String");
    assertRefused("{\"a\":1,\"A:Integer\":1}", "there are two properties A");
    assertRefused("{\":Integer\":1}", "a property has no name");
    Map<String, Object> properties = new HashMap<>();
    properties.put("a", new Object[] {1});
    assertThrows(IllegalArgumentException.class, () -> TypedProperties.text(properties));
    properties.put("a", new String[] {null});
    assertThrows(IllegalArgumentException.class, () -> TypedProperties.text(properties));
    properties.put("a", List.of(1, "a"));
    assertThrows(IllegalArgumentException.class, () -> TypedProperties.text(properties));
  }

  @Test
  void shouldWriteTypesOnlyWhereTheyAreNeeded() {
    assertEquals(
        "{\"b\":[true],\"c:Collection<String>\":[],\"d\":1.0,\"e\":\"\\u20ac\",\"f:Float\":\"1.5\","
            + "\"l\":1,\"p:long[]\":[1],\"port:Integer\":80,\"x:y:String\":\"z\"}",
        TypedProperties.text(
            Map.of(
                "port",
                80,
                "l",
                1L,
                "d",
                1.0,
                "e",
                "€",
                "f",
                1.5f,
                "b",
                new Boolean[] {true},
                "p",
                new long[] {1},
                "c",
                List.of(),
                "x:y",
                "z")));
  }
}
