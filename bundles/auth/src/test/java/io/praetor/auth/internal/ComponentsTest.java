package io.praetor.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.UnavailableException;
import io.praetor.auth.internal.fixture.Signer;
import io.praetor.auth.internal.fixture.TestServer;
import io.praetor.auth.internal.fixture.Verdict;
import io.praetor.spi.auth.Validator;
import io.praetor.testkit.thread.LeftThreads;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static final Signer SIGNER = Signer.of("RS256", "");

  @Test
  void shouldLeaveNoThreadBehind() throws Exception {
    JwtTypeComponent jwt = new JwtTypeComponent();
    KubernetesTypeComponent kubernetes = new KubernetesTypeComponent();
    login(jwt);
    assertThrows(RuntimeException.class, () -> kubernetes.validator(Map.of()));
    jwt.stop();
    kubernetes.stop();
    assertEquals(List.of(), LeftThreads.named("auth-"));
    System.gc(); // only then does the client of Java end its own
    assertEquals(List.of(), LeftThreads.named("HttpClient-"));
  }

  private static void login(JwtTypeComponent jwt) throws Exception {
    try (TestServer server =
            TestServer.plain().at("/", at -> TestServer.send(at, 200, TestServer.keySet(SIGNER)));
        Validator validator = jwt.validator(Map.of("JWKSURL", server.url("/")))) {
      String token = SIGNER.sign(Map.of("nbf", 1L, "exp", 9_999_999_999L));
      assertEquals(Map.of(), Verdict.identity(validator, token).variables());
    }
  }

  @Test
  void shouldRefuseLoginsAfterItsEnd() {
    JwtTypeComponent jwt = new JwtTypeComponent();
    Validator validator = jwt.validator(Map.of("JWTValidationPubKeys", List.of(SIGNER.pem())));
    jwt.stop();
    CompletableFuture<?> outcome = validator.verify(SIGNER.sign(Map.of("exp", 9_999_999_999L)));
    ExecutionException failure = assertThrows(ExecutionException.class, outcome::get);
    assertEquals(UnavailableException.class, failure.getCause().getClass());
  }

  @Test
  void shouldLeaveNobodyWaiting() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (TestServer server =
        TestServer.plain()
            .at(
                "/",
                at -> {
                  asked.countDown();
                  try {
                    end.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })) {
      JwtTypeComponent jwt = new JwtTypeComponent();
      Validator validator = jwt.validator(Map.of("JWKSURL", server.url("/")));
      CompletableFuture<?> login = validator.verify(SIGNER.sign(Map.of("exp", 9_999_999_999L)));
      assertTrue(asked.await(60, TimeUnit.SECONDS));
      jwt.stop();
      Verdict.refusal(login);
      end.countDown();
    }
  }
}
