package io.praetor.health.internal;

import io.praetor.health.internal.alias.AliasServiceType;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.LocalChecks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks that follow services of this agent. */
@Component(service = CheckType.class)
public final class AliasServiceTypeComponent extends ForwardedType {

  @Activate
  public AliasServiceTypeComponent(@Reference LocalChecks locals, @Reference Timer timer) {
    super(new AliasServiceType(locals, timer));
  }
}
