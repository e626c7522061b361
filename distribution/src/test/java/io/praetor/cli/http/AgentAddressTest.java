package io.praetor.cli.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.cli.http.AgentAddress.Scheme;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentAddressTest {

  @ParameterizedTest
  @CsvSource({
    "'',HTTP,127.0.0.1,8500,''",
    "10.0.0.1:80,HTTP,10.0.0.1,80,''",
    "http://h:1/,HTTP,h,1,''",
    "https://h,HTTPS,h,443,''",
    "HTTPS://h:8501/prefix/,HTTPS,h,8501,/prefix",
    "[::1]:8500,HTTP,[::1],8500,''",
    "unix:///run/c.sock,UNIX,127.0.0.1,0,/run/c.sock"
  })
  void shouldReadEveryForm(String text, Scheme scheme, String host, int port, String path)
      throws IOException {
    assertEquals(new AgentAddress(scheme, host, port, path), AgentAddress.parse(text, false));
  }

  @Test
  void shouldSpeakTlsWhenTheEnvironmentSaysSo() throws IOException {
    assertEquals(Scheme.HTTPS, AgentAddress.parse("h:1", true).scheme());
  }

  @ParameterizedTest
  @ValueSource(strings = {"h:port", "h:0", "h:65536", "ftp://h:1", "h:"})
  void shouldRefuseOthers(String text) {
    assertThrows(IOException.class, () -> AgentAddress.parse(text, false));
  }

  @Test
  void shouldShowRequestsAsGoDoes() throws IOException {
    assertEquals("http://127.0.0.1:8500/v1/kv/a", AgentAddress.parse("", false).url("/v1/kv/a"));
    assertEquals("::1", AgentAddress.parse("[::1]:1", false).bareHost());
  }
}
