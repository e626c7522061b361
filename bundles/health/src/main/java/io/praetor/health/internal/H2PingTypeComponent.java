package io.praetor.health.internal;

import io.praetor.health.internal.h2.H2PingType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks of HTTP/2 servers. */
@Component(service = CheckType.class)
public final class H2PingTypeComponent extends ForwardedType {

  @Activate
  public H2PingTypeComponent(@Reference Connections connections) {
    super(new H2PingType(connections.network(), connections.tls()));
  }
}
