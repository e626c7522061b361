package io.praetor.testkit.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.ui.UiProvider;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every {@link UiProvider} does. Extend it and say how to make yours. */
public abstract class UiProviderContract extends WebResourcesContract<UiProvider> {

  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script\\b(?![^>]*\\bsrc=)|\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE);
  private static final Pattern INLINE_STYLE =
      Pattern.compile("<style\\b|\\sstyle\\s*=", Pattern.CASE_INSENSITIVE);

  @Override
  final String first() {
    return UiProvider.INDEX;
  }

  /** It is shown for paths of any depth, wherever the content path is. */
  @Test
  void shouldSayWhereRelativeLinksBegin() {
    assertTrue(index().contains("<base href=\"" + UiProvider.CONTENT_PATH + "\""), index());
  }

  /** The policy that pages are served under would not let them run. */
  @Test
  void shouldHaveNoInlineScriptsAndStyles() {
    assertFalse(INLINE_SCRIPT.matcher(index()).find(), index());
    assertFalse(INLINE_STYLE.matcher(index()).find(), index());
  }

  private String index() {
    return new String(LinkedFiles.read(resources(), UiProvider.INDEX), StandardCharsets.UTF_8);
  }
}
