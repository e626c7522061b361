package io.praetor.health.internal;

import io.praetor.health.internal.time.Timer;
import io.praetor.health.internal.told.TtlType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks that are told their status. */
@Component(service = CheckType.class)
public final class TtlTypeComponent extends ForwardedType {

  @Activate
  public TtlTypeComponent(@Reference Timer timer) {
    super(new TtlType(timer));
  }
}
