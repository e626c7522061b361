package io.praetor.connect.internal.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private static String refusal(GeneralName... names) {
    return assertThrows(InvalidRequestException.class, () -> HostNames.asked(List.of(names)))
        .getMessage();
  }

  @Test
  void shouldAskForItsOwnAndForThoseThatAreConfigured() {
    HostNames own = HostNames.ofAgent(List.of("n1.example", "localhost"), List.of("10.0.0.1"));
    assertEquals(List.of("localhost", "n1.example"), own.dns());
    assertEquals(
        List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "10.0.0.1"),
        own.addresses().stream().map(one -> one.getHostAddress()).toList());
    assertEquals(own, HostNames.asked(own.written()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.dc1.consul",
        "SERVER.DC1.consul",
        "n1.server.dc1.consul",
        "server",
        "a.b.Server.c.d",
        "n1.server"
      })
  void shouldGiveNobodyTheNameOfAServer(String name) {
    assertTrue(refusal(dns("n1"), dns(name)).contains("CSR has a SAN that is a server's"), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.dc1.consul",
        "*",
        "server.dc1.consul.",
        "",
        ".",
        "a..b",
        "-a",
        "a b",
        "server\u0000.dc1",
        "https://n1",
        "10.0.0.1/8"
      })
  void shouldGiveNoNameThatMightStandForOne(String name) {
    assertTrue(refusal(dns(name)).contains("CSR has a SAN that is no name of a host"), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"servers.example", "my-server.example", "n1", "a_b.example"})
  void shouldGiveOthers(String name) {
    assertEquals(List.of(name), HostNames.asked(List.of(dns(name))).dns());
  }

  @Test
  void shouldRefuseNamesOfOtherKinds() {
    assertTrue(refusal(new GeneralName(GeneralName.rfc822Name, "a@b")).contains("no name of"));
    assertTrue(refusal(new GeneralName(GeneralName.directoryName, "CN=a")).contains("no name of"));
    GeneralName network = new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[8]));
    assertTrue(refusal(network).contains("no IP address"));
    assertThrows(
        InvalidRequestException.class, () -> HostNames.asked(Collections.nCopies(33, dns("a"))));
  }
}
