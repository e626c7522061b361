package io.praetor.health.internal;

import io.praetor.health.internal.http.HttpType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks of web servers. */
@Component(service = CheckType.class)
public final class HttpTypeComponent extends ForwardedType {

  @Activate
  public HttpTypeComponent(@Reference Connections connections) {
    super(new HttpType(connections.network(), connections.tls()));
  }
}
