package io.praetor.config.internal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.syntax.DurationText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The key table against itself and against the counts of the reference it was made from. */
class SchemaTest {

  private static final int FLAGS_WITHOUT_A_KEY = 5;

  private final Schema schema = Schema.load();

  @Test
  void shouldKnowAll68Flags() {
    long flags = schema.keys().stream().filter(key -> !key.flag().isEmpty()).count();
    assertEquals(68, flags + FLAGS_WITHOUT_A_KEY);
  }

  @Test
  void shouldNameEachKeyOnce() {
    List<String> paths = schema.agentKeys().stream().map(Key::path).toList();
    assertEquals(Set.copyOf(paths).size(), paths.size());
    assertTrue(paths.size() > 380, "only " + paths.size() + " keys");
  }

  @Test
  void shouldSendOldKeysToExistingOnes() {
    for (Key key : schema.agentKeys()) {
      for (String target : List.of(key.to(), key.also())) {
        if (!target.isEmpty()) {
          assertFalse(schema.key(target).isRewritten(), key.path() + " -> " + target);
        }
      }
    }
  }

  @Test
  void shouldHaveASuccessorForEveryOldKeyAndNoOtherKey() {
    for (Key key : schema.keys()) {
      boolean old = key.status() == KeyStatus.DEPRECATED || key.status() == KeyStatus.ALIAS;
      assertEquals(old, key.isRewritten(), key.path());
    }
  }

  @Test
  void shouldHaveReadableDefaults() throws Exception {
    for (Key key : schema.agentKeys()) {
      for (String text : key.defaults()) {
        if (text.startsWith("@")) {
          assertTrue(Set.of("@datacenter", "@server", "@client").contains(text), key.path());
          continue;
        }
        switch (key.type()) {
          case INT -> Integer.parseInt(text);
          case FLOAT -> Double.parseDouble(text);
          case DURATION -> DurationText.parse(text);
          case BOOL -> assertTrue(text.matches("true|false"), key.path());
          case LIST -> assertFalse(List.of(text.split(",", -1)).contains(""), key.path());
          default -> assertEquals(KeyType.STRING, key.type(), key.path());
        }
      }
    }
  }

  @Test
  void shouldHaveEveryShapeThatIsUsed() {
    for (Key key : schema.keys()) {
      if (key.type() == KeyType.OBJECT || key.type() == KeyType.OBJECTS) {
        assertNotNull(schema.shape(key.shape()));
      }
    }
    assertEquals(
        Set.of("service", "check", "watch", "upstream"),
        schema.keys().stream()
            .map(Key::shape)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet()));
  }
}
