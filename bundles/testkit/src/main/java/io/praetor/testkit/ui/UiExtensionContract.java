package io.praetor.testkit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.ui.UiExtension;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link UiExtension} does. Extend it and say how to make yours. */
public abstract class UiExtensionContract extends WebResourcesContract<UiExtension> {

  @Override
  final String first() {
    return resources().module();
  }

  @Test
  void shouldHaveAnIdForPaths() {
    assertTrue(resources().id().matches(UiExtension.ID_PATTERN), resources().id());
    assertEquals(resources().id(), resources().id());
  }

  @Test
  void shouldHaveATitleForTheMenu() {
    assertFalse(resources().title().isBlank());
  }

  @Test
  void shouldHaveTheIconThatItNames() {
    String icon = resources().icon();
    if (!icon.isEmpty()) {
      assertNotNull(LinkedFiles.read(resources(), icon), icon);
    }
  }

  @Test
  void shouldExportAFunctionByDefault() {
    String module = new String(LinkedFiles.read(resources(), first()), StandardCharsets.UTF_8);
    assertTrue(module.contains("export default") || module.contains("as default"), module);
  }
}
