package io.praetor.health.internal;

import io.praetor.health.internal.socket.UdpType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks of UDP listeners. */
@Component(service = CheckType.class)
public final class UdpTypeComponent extends ForwardedType {

  @Activate
  public UdpTypeComponent(@Reference Connections connections) {
    super(new UdpType(connections.network()));
  }
}
