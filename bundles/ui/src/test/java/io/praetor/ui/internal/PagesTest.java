package io.praetor.ui.internal;

import io.praetor.spi.ui.UiProvider;
import io.praetor.testkit.ui.UiProviderContract;

class PagesTest extends UiProviderContract {

  @Override
  protected UiProvider create() {
    return new Pages();
  }
}
