package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.spi.ui.UiExtension;
import io.praetor.testkit.ui.UiExtensionContract;
import org.junit.jupiter.api.Test;

/** All that is asked of a page, and what is peculiar to this one. */
class HelloPageTest extends UiExtensionContract {

  @Override
  protected UiExtension create() {
    return new HelloPage();
  }

  @Test
  void shouldStandWhereItsIdSays() {
    assertEquals("${id}", create().id());
  }
}
