package io.praetor.health.internal;

import io.praetor.health.internal.socket.TcpType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks of TCP listeners. */
@Component(service = CheckType.class)
public final class TcpTypeComponent extends ForwardedType {

  @Activate
  public TcpTypeComponent(@Reference Connections connections) {
    super(new TcpType(connections.network(), connections.tls()));
  }
}
