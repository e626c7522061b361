package io.praetor.health.internal;

import io.praetor.health.internal.told.OsServiceType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Refuses checks of services of the operating system. */
@Component(service = CheckType.class)
public final class OsServiceTypeComponent extends ForwardedType {

  @Activate
  public OsServiceTypeComponent() {
    super(new OsServiceType());
  }
}
