package io.praetor.shell.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnAccessTest {

  private static final OwnAccess.Tls NO_TLS = new OwnAccess.Tls("", "", "", "", false);
  private static final List<String> HTTPS = List.of("unix:///tls.sock", "[::]:8501");

  @Test
  void shouldPreferPlainListeners() {
    assertEquals(
        Map.of("CONSUL_HTTP_ADDR", "127.0.0.1:8500"),
        new OwnAccess(List.of("0.0.0.0:8500", "10.0.0.1:8500"), HTTPS, NO_TLS).variables());
    assertEquals(
        Map.of("CONSUL_HTTP_ADDR", "unix:///a/b"),
        new OwnAccess(List.of("unix:///a/b"), HTTPS, NO_TLS).variables());
  }

  @Test
  void shouldBelieveTheAgentByItsAuthorities(@TempDir Path directory) throws Exception {
    String certificate = certificate(directory);
    assertEquals(
        Map.of(
            "CONSUL_HTTP_ADDR", "https://[::1]:8501",
            "CONSUL_CACERT", "ca.pem",
            "CONSUL_CAPATH", "cas",
            "CONSUL_TLS_SERVER_NAME", "server.dc1.consul",
            "CONSUL_CLIENT_CERT", certificate,
            "CONSUL_CLIENT_KEY", "key.pem"),
        new OwnAccess(
                List.of(), HTTPS, new OwnAccess.Tls("ca.pem", "cas", certificate, "key.pem", true))
            .variables());
  }

  @Test
  void shouldBelieveTheAgentByItsCertificate(@TempDir Path directory) throws Exception {
    String certificate = certificate(directory);
    assertEquals(
        Map.of(
            "CONSUL_HTTP_ADDR", "https://[::1]:8501",
            "CONSUL_CACERT", certificate,
            "CONSUL_TLS_SERVER_NAME", "server.dc1.consul"),
        new OwnAccess(List.of(), HTTPS, new OwnAccess.Tls("", "", certificate, "key.pem", false))
            .variables());
  }

  @Test
  void shouldAskForNoNameWhereThereIsNone(@TempDir Path directory) throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.pem"), "not a certificate");
    for (String file : List.of(broken.toString(), directory.resolve("absent").toString())) {
      assertEquals(
          Map.of("CONSUL_HTTP_ADDR", "https://10.0.0.1:8501", "CONSUL_CACERT", file),
          new OwnAccess(
                  List.of(),
                  List.of("10.0.0.1:8501"),
                  new OwnAccess.Tls("", "", file, "key.pem", false))
              .variables());
    }
  }

  @Test
  void shouldGiveNoAddressThatNobodyCanUse() {
    assertEquals(
        Map.of(), new OwnAccess(List.of(), List.of("unix:///tls.sock"), NO_TLS).variables());
  }

  private static String certificate(Path directory) throws Exception {
    String pem =
        """
        -----BEGIN CERTIFICATE-----
        MIIBpjCCAUygAwIBAgIUcvBJKxfRXd5kjo5meD9pmtU/iHAwCgYIKoZIzj0EAwIw
        EDEOMAwGA1UEAwwFYWdlbnQwHhcNMjYxMTI5MTExMTA3WhcNMzYxMTI2MTExMTA3
        WjAQMQ4wDAYDVQQDDAVhZ2VudDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBxZ
        FDrb+b6AJwEC0tvT8+Q8DH/nQj2UNkYMEL5F1Ey7Af2VGpjwq5qRdT+Ee02es7LS
        3T2JWfb4EEHOB/X5jCOjgYMwgYAwHQYDVR0OBBYEFBtXAuMmrQxzl5W9OVkyb/HW
        J6NRMB8GA1UdIwQYMBaAFBtXAuMmrQxzl5W9OVkyb/HWJ6NRMA8GA1UdEwEB/wQF
        MAMBAf8wLQYDVR0RBCYwJIcEfwAAAYIRc2VydmVyLmRjMS5jb25zdWyCCWxvY2Fs
        aG9zdDAKBggqhkjOPQQDAgNIADBFAiB4PYCf8wGpXJ2AdSz8vI5+KTEM4SZ9oMAC
        gg8ymscgPAIhAIYutb6D4uy77mlGUQF48N/fth9y4Sm6PVJJBahDdXk+
        -----END CERTIFICATE-----
        """;
    return Files.writeString(directory.resolve("own.pem"), pem).toString();
  }
}
