package io.praetor.auth.internal.kubernetes;

import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.fixture.TestAuthority;
import io.praetor.auth.internal.fixture.TestServer;
import io.praetor.auth.internal.web.Workers;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.testkit.auth.AuthMethodTypeContract;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class KubernetesTypeContractTest extends AuthMethodTypeContract {

  private static final Signer SIGNER = Signer.of("RS256", "");
  private static final TestAuthority AUTHORITY = new TestAuthority();
  private static final Map<String, Object> REVIEWED =
      Map.of(
          "authenticated",
          true,
          "user",
          Map.of("username", "system:serviceaccount:default:demo", "uid", "u-1"));

  private final Workers workers = new Workers("auth-test");
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        TestServer.secure(AUTHORITY.server("127.0.0.1"))
            .at(
                "/apis/authentication.k8s.io/v1/tokenreviews",
                at -> TestServer.send(at, 201, Map.of("kind", "TokenReview", "status", REVIEWED)))
            .at(
                "/api/v1/namespaces/default/serviceaccounts/demo",
                at -> TestServer.send(at, 200, Map.of("metadata", Map.of("name", "demo"))));
  }

  @AfterEach
  void stop() {
    server.close();
    workers.close();
  }

  @Override
  protected AuthMethodType type() {
    return new KubernetesType(workers);
  }

  @Override
  protected Map<String, Object> config() {
    return Map.of(
        "Host",
        server.url(""),
        "CACert",
        AUTHORITY.pem(),
        "ServiceAccountJWT",
        SIGNER.sign(Map.of("sub", "consul")));
  }

  @Override
  protected String bearerToken() {
    return SIGNER.sign(Map.of("sub", "demo"));
  }
}
