package io.praetor.health.internal;

import io.praetor.health.internal.h2.GrpcType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks of gRPC servers. */
@Component(service = CheckType.class)
public final class GrpcTypeComponent extends ForwardedType {

  @Activate
  public GrpcTypeComponent(@Reference Connections connections) {
    super(new GrpcType(connections.network(), connections.tls()));
  }
}
