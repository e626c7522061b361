package io.praetor.config.internal.net;

import static io.praetor.config.internal.FakeMachine.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.FakeMachine;
import io.praetor.config.internal.syntax.ConfigurationException;
import org.junit.jupiter.api.Test;

class AddressTemplateTest {

  private final AddressTemplate template =
      new AddressTemplate(
          FakeMachine.with(
              address("eth0", "10.1.2.3", 24, false),
              address("eth1", "192.168.7.9", 16, true),
              address("wan0", "8.8.4.4", 28, false),
              address("wan0", "2a00:1450::5", 64, false)));

  @Test
  void shouldLeavePlainTextAlone() throws Exception {
    assertEquals("1.2.3.4", template.expand(" 1.2.3.4 "));
  }

  @Test
  void shouldAnswerEveryFunction() throws Exception {
    assertEquals("192.168.7.9", template.expand("{{ GetPrivateIP }}"));
    assertEquals("192.168.7.9 10.1.2.3", template.expand("{{GetPrivateIPs}}"));
    assertEquals("8.8.4.4", template.expand("{{ GetPublicIP }}"));
    assertEquals("8.8.4.4 2a00:1450::5", template.expand("{{ GetPublicIPs }}"));
    assertEquals("10.1.2.3", template.expand("{{ GetInterfaceIP \"eth0\" }}"));
    assertEquals("10.1.2.3 192.168.7.9", template.expand("{{ GetInterfaceIPs `eth\\d` }}"));
    assertEquals("192.168.7.9", template.expand("{{ GetDefaultInterfaces | attr \"address\" }}"));
  }

  @Test
  void shouldFilterSortAndJoin() throws Exception {
    assertEquals(
        "10.1.2.3",
        template.expand(
            "{{ GetAllInterfaces | include \"network\" \"10.0.0.0/8\" | attr \"address\" }}"));
    assertEquals(
        "lo eth1 eth0",
        template.expand(
            "{{ GetAllInterfaces | exclude \"name\" \"^wan\" | sort \"size,-name\" | sort \"-size\""
                + " | join \"name\" \" \" }}"));
    assertEquals(
        "eth0,eth1",
        template.expand(
            "{{ GetAllInterfaces | include \"rfc\" \"1918\" | unique \"name\" | join \"name\" \",\" }}"));
    assertEquals(
        "2a00:1450::5",
        template.expand("{{ GetAllInterfaces | include \"type\" \"ipv6\" | attr \"address\" }}"));
    assertEquals(
        "eth1",
        template.expand(
            "{{ GetPrivateInterfaces | sort \"address\" | offset 1 | limit 1 | attr \"name\" }}"));
    assertEquals(
        "127.0.0.1",
        template.expand(
            "{{ GetAllInterfaces | include \"flags\" \"loopback\" | attr \"address\" }}"));
    assertEquals(
        "10.1.2.4 10.1.2.1",
        template.expand(
            "{{ GetInterfaceIP \"eth0\" | attr \"address\" }}"
                + "{{ GetAllInterfaces | include \"name\" \"eth0\" | math \"address\" \"1\" | attr \"address\" }} "
                + "{{ GetAllInterfaces | include \"name\" \"eth0\" | math \"network\" \"1\" | attr \"address\" }}"));
  }

  @Test
  void shouldExplainMistakes() {
    assertTrue(error("{{ GetPrivateIP").contains("unclosed action"));
    assertTrue(error("{{ Nonsense }}").contains("function \"Nonsense\" not defined"));
    assertTrue(error("{{ GetAllInterfaces | wrong }}").contains("function \"wrong\" not defined"));
    assertTrue(error("{{ GetAllInterfaces | attr \"x\" }}").contains("unknown attribute"));
    assertTrue(error("{{ GetAllInterfaces | limit \"x\" }}").contains("expects a number"));
    assertTrue(error("{{ GetInterfaceIP }}").contains("not enough arguments"));
    assertTrue(error("{{ | }}").contains("unable to parse"));
    assertTrue(error("{{ GetInterfaceIP \"[\" }}").contains("bad interface name"));
  }

  private String error(String text) {
    return assertThrows(ConfigurationException.class, () -> template.expand(text)).getMessage();
  }
}
