package io.praetor.http.internal.ui;

import io.praetor.api.config.UiSettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.testkit.http.HttpEndpointContract;
import java.util.Map;

class UiEndpointContractTest extends HttpEndpointContract {

  @Override
  protected HttpEndpoint create() {
    UiComponent component = new UiComponent(Settings.of(UiSettings.class, Map.of()));
    component.bindProvider(FakeUi.named("page"), FakeUi.properties(0, 1));
    return component;
  }
}
