package io.praetor.config.internal.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.syntax.ConfigurationException;
import org.junit.jupiter.api.Test;

class EntryTextTest {

  @Test
  void shouldReadBothLanguages() throws ConfigurationException {
    EntryText hcl =
        EntryText.of("Kind = \"service-defaults\"\nName = \"web\"\nProtocol = \"http\"");
    EntryText json =
        EntryText.of(" {\"Kind\":\"service-defaults\",\"Name\":\"web\",\"Protocol\":\"http\"}");
    assertEquals(json, hcl);
    assertEquals("service-defaults", hcl.kind());
    assertEquals("web", hcl.name());
    assertEquals("mesh", EntryText.of("kind = \"mesh\"").name());
  }

  @Test
  void shouldTakeBlocksOfOpaquePartsForObjects() throws ConfigurationException {
    EntryText entry =
        EntryText.of("kind = \"proxy-defaults\"\nname = \"global\"\nConfig { a { b = [1, 2] } }");
    assertTrue(entry.json().contains("\"Config\":{\"a\":{\"b\":[1,2]}}"), entry.json());
  }

  @Test
  void shouldRefuseOtherKinds() {
    refused("invalid config entry kind: nonsense", "Kind = \"nonsense\"");
    refused("Payload does not contain a kind/Kind key at the top level", "Name = \"x\"");
    refused("Kind value in payload is not a string", "{\"Kind\":1}");
    assertTrue(refusal("Kind = ").startsWith("Failed to decode config entry input: "));
  }

  private static void refused(String reason, String text) {
    assertEquals(reason, refusal(text));
  }

  private static String refusal(String text) {
    return assertThrows(ConfigurationException.class, () -> EntryText.of(text)).getMessage();
  }
}
