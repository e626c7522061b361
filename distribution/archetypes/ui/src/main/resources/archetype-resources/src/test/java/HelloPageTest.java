package ${package};

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.ui.UiExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelloPageTest {

  private final HelloPage page = new HelloPage();

  @Test
  void shouldHaveWhatItNames() throws IOException {
    assertTrue(page.id().matches(UiExtension.ID_PATTERN));
    assertFalse(page.title().isBlank());
    for (String path : List.of(page.module(), page.icon())) {
      try (InputStream file = page.open(path)) {
        assertNotNull(file, path);
      }
    }
    assertNull(page.open("absent.js"));
  }
}
