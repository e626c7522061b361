package io.praetor.rpc.internal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class TlsSourceTest {

  private static final RpcTls TLS =
      new RpcTls(
          null,
          true,
          true,
          true,
          "consul",
          new String[] {"TLSv1.2"},
          new String[] {"suite"},
          List.of(),
          false);

  private final Contexts contexts = new Contexts();
  private final TlsSource source = new TlsSource(true);

  @Test
  void shouldSayNothingBeforeThereAreCertificates() {
    assertFalse(source.current().known());
    contexts.rpc = null;
    source.bind(contexts);
    assertFalse(source.current().known());
  }

  @Test
  void shouldNotFallBackToPlainTextWhileSettingsChange() {
    source.bind(contexts);
    assertSame(TLS, source.current().tls());
    contexts.rpc = null;
    assertSame(TLS, source.current().tls());
    source.unbind(contexts);
    assertSame(TLS, source.current().tls());
  }

  @Test
  void shouldSpeakPlainTextWhereNothingElseIsConfigured() {
    TlsSource plain = new TlsSource(false);
    assertEquals(new TlsSource.State(true, null), plain.current());
    plain.bind(contexts);
    assertSame(TLS, plain.current().tls());
    plain.unbind(contexts);
    assertTrue(plain.current().known());
    assertNull(plain.current().tls());
  }

  private static final class Contexts implements TlsContexts {

    RpcTls rpc = TLS;

    @Override
    public SSLContext https() {
      throw new IllegalStateException("not asked here");
    }

    @Override
    public boolean verifyIncomingHttps() {
      return false;
    }

    @Override
    public String[] protocols() {
      return TLS.protocols();
    }

    @Override
    public String[] cipherSuites() {
      throw new AssertionError();
    }

    @Override
    public RpcTls rpc() {
      return rpc;
    }
  }
}
