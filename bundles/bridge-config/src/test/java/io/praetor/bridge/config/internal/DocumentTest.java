package io.praetor.bridge.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DocumentTest {

  private static Key key(String name, String value) {
    return new Key(name, value.getBytes(StandardCharsets.UTF_8), 1);
  }

  private static Content content(Key... keys) {
    Map<String, Document> all = Document.all(List.of(keys));
    assertEquals(1, all.size());
    return all.values().iterator().next().content();
  }

  @Test
  void shouldReadObjectsAndSingleProperties() {
    assertEquals("{\"a\":1}", content(key("com.acme", "{\"a\":1}")).text());
    assertEquals(
        "{\"a\":\"1\",\"port:Integer\":80}",
        content(key("com.acme/a", "1"), key("com.acme/port:Integer", "80")).text());
    assertEquals(
        "{\"A\":\"x\",\"b\":2}",
        content(key("com.acme", "{\"a\":1,\"b\":2}"), key("com.acme/A", "x")).text());
    assertEquals("{}", content(key("com.acme", "{}")).text());
    assertEquals("{\"a/b\":\"\"}", content(key("com.acme~one/a/b", "")).text());
  }

  @Test
  void shouldTellConfigurationsApart() {
    Map<String, Document> all =
        Document.all(
            List.of(
                key("a", "{}"),
                key("b/x", "1"),
                key("b/y", "2"),
                key("f~1", "{}"),
                key("", ""),
                key("folder/", "")));
    assertEquals(Set.of("a", "b", "f~1"), all.keySet());
    assertEquals(2, all.get("b").keys().size());
  }

  @Test
  void shouldSayWhyKeysAreNoConfiguration() {
    String ours = "configurations of the agent itself are not for keys";
    for (String pid :
        List.of(
            "io.praetor",
            "io.praetor.raft",
            "io.praetor.raft~x",
            "IO.Praetor.Raft",
            "io.praetor~x",
            "io.praetor.raft|bundle")) {
      assertEquals(ours, content(key(pid, "{}")).problem(), pid);
    }
    assertEquals("", content(key("io.praetorian", "{}")).problem());
    assertEquals("it is no PID", content(key("factory~", "{}")).problem());
    assertEquals("it is no PID", content(key("~name", "{}")).problem());
    assertEquals("EOF", content(key("a", "")).problem());
    assertEquals("x: 1 is no Boolean", content(key("a/x:Boolean", "1")).problem());
    assertEquals(
        "there are two properties X", content(key("a/x", "1"), key("a/X:Integer", "1")).problem());
  }

  @Property(tries = 300)
  void shouldMakeSomethingOfWhateverIsInKeys(@ForAll String name, @ForAll byte[] value) {
    Document.all(List.of(new Key(name, value, 1)))
        .values()
        .forEach(
            document ->
                assertEquals(document.content().hasProblem(), document.content().text().isEmpty()));
  }
}
