package io.praetor.auth.internal.jwt;

import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.fixture.TestTime;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.testkit.auth.AuthMethodTypeContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class JwtTypeContractTest extends AuthMethodTypeContract {

  private final Signer signer = Signer.of("ES256", "");
  private final Workers workers = new Workers("auth-test");
  private final TestTime time = new TestTime();

  @AfterEach
  void stop() {
    workers.close();
  }

  @Override
  protected AuthMethodType type() {
    return new JwtType(workers, time, time::nanos);
  }

  @Override
  protected Map<String, Object> config() {
    return Map.of(
        "JWTValidationPubKeys",
        List.of(signer.pem()),
        "BoundAudiences",
        List.of("praetor"),
        "ClaimMappings",
        Map.of("sub", "user"),
        "ListClaimMappings",
        Map.of("groups", "groups"));
  }

  @Override
  protected String bearerToken() {
    return signer.sign(
        Map.of(
            "sub",
            "alice",
            "aud",
            "praetor",
            "groups",
            List.of("a", "b"),
            "exp",
            TestTime.BEGIN_SECONDS + 100));
  }
}
