package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PemFilePropertyTest {

  @Property(tries = 300)
  void shouldAnswerAnyContentWithAValueOrOneLine(
      @ForAll @Size(max = 400) byte[] content, @ForAll boolean wrapped) throws IOException {
    Path file = Files.createTempFile("pem", ".pem");
    try {
      Files.write(file, wrapped ? wrap(content) : content);
      PemFile pem = new PemFile("cert_file", file);
      assertTrue(survives(pem::certificates));
      assertTrue(survives(pem::privateKey));
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] wrap(byte[] content) {
    String body = Base64.getMimeEncoder().encodeToString(content);
    String block = "-----BEGIN %1$s-----\n" + body + "\n-----END %1$s-----\n";
    return (block.formatted("CERTIFICATE") + block.formatted("RSA PRIVATE KEY"))
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private interface Reading {
    Object read() throws TlsException;
  }

  private static boolean survives(Reading reading) {
    try {
      return reading.read() != null;
    } catch (TlsException e) {
      return e.getMessage().lines().count() == 1;
    }
  }
}
