package io.praetor.auth.internal;

import io.praetor.auth.internal.jwt.JwtType;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.auth.Validator;
import java.time.Clock;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers auth methods of the kind {@code jwt}; made when somebody asks for it. */
@Component(service = AuthMethodType.class, property = AuthMethodType.TYPE + "=" + JwtType.NAME)
public final class JwtTypeComponent implements AuthMethodType {

  private final Workers workers = new Workers("auth-jwt");
  private final JwtType type = new JwtType(workers, Clock.systemUTC(), System::nanoTime);

  @Override
  public Validator validator(Map<String, Object> config) {
    return type.validator(config);
  }

  @Deactivate
  void stop() {
    workers.close();
  }
}
