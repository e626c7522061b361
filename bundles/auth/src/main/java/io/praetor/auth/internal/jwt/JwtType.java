package io.praetor.auth.internal.jwt;

import io.praetor.auth.internal.web.WebClient;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.auth.Validator;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;

/** Auth methods of the kind {@code jwt}. */
public final class JwtType implements AuthMethodType {

  public static final String NAME = "jwt";

  private final Workers workers;
  private final Clock clock;
  private final LongSupplier nanos;

  /**
   * @param clock against which tokens are held
   * @param nanos a time that never goes back, for the age of keys
   */
  public JwtType(Workers workers, Clock clock, LongSupplier nanos) {
    this.workers = workers;
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public Validator validator(Map<String, Object> config) {
    JwtSettings settings = JwtSettings.of(config);
    ClaimMapping mapping = new ClaimMapping(settings.claims(), settings.lists());
    if (!settings.keys().isEmpty()) {
      KeySource fixed = KeySource.of(settings.keys());
      Rules rules = new PlainRules(settings, clock);
      return new JwtValidator(rules, fixed, mapping, workers.pool(), () -> {});
    }
    WebClient web = new WebClient(workers, settings.authorities());
    KeyDocuments documents = new KeyDocuments(web);
    boolean discovered = settings.discovery() != null;
    KeySource fetched =
        new FetchedKeys(
            () -> discovered ? documents.of(settings.discovery()) : documents.at(settings.jwks()),
            nanos);
    Rules rules = discovered ? new IssuerRules(settings, clock) : new PlainRules(settings, clock);
    return new JwtValidator(rules, fetched, mapping, workers.pool(), web::close);
  }
}
