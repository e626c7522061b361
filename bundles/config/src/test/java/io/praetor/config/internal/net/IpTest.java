package io.praetor.config.internal.net;

import static io.praetor.config.internal.FakeMachine.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.FakeMachine;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.format.net.AddressBlock;
import io.praetor.format.net.IpText;
import org.junit.jupiter.api.Test;

class IpTest {

  @Test
  void shouldNeverTakeNamesForAddresses() {
    assertTrue(IpLiteral.parse("localhost").isEmpty());
    assertTrue(IpLiteral.parse("1.2.3").isEmpty());
    assertTrue(IpLiteral.parse("256.1.1.1").isEmpty());
    assertTrue(IpLiteral.parse("").isEmpty());
    assertTrue(IpLiteral.parse(":::").isEmpty());
  }

  @Test
  void shouldPrintV6AsGoDoes() {
    assertEquals("::1", canonical("[0:0:0:0:0:0:0:1]"));
    assertEquals("::", canonical("::"));
    assertEquals("2001:db8:0:1::2", canonical("2001:DB8:0:1:0:0:0:2"));
    assertEquals("[::1]:8500", IpLiteral.withPort("::1", 8500));
    assertEquals("1.2.3.4:1", IpLiteral.withPort("1.2.3.4", 1));
  }

  @Test
  void shouldMatchNetworksToTheBit() {
    AddressBlock block = AddressBlock.parse("10.0.0.64/27");
    assertTrue(block.contains(IpLiteral.parse("10.0.0.95").orElseThrow()));
    assertFalse(block.contains(IpLiteral.parse("10.0.0.96").orElseThrow()));
    assertFalse(block.contains(IpLiteral.parse("::1").orElseThrow()));
    assertTrue(AddressBlock.find("10.0.0.0/33").isEmpty());
    assertTrue(AddressBlock.find("10.0.0.0").isEmpty());
    assertTrue(AddressBlock.find("x/8").isEmpty());
  }

  @Test
  void shouldDetectTheOneAddressToAdvertise() throws Exception {
    assertEquals("10.1.2.3", new DetectedAddress(FakeMachine.ordinary()).instead("0.0.0.0"));
    assertEquals("9.9.9.9", new DetectedAddress(FakeMachine.with()).instead("9.9.9.9"));
    FakeMachine v6 = FakeMachine.with(address("e", "2a00::7", 64, true));
    assertEquals("2a00::7", new DetectedAddress(v6).instead("::"));
  }

  @Test
  void shouldRefuseToGuessAnAddress() {
    assertEquals("No private IPv4 address found", error(FakeMachine.with()));
    assertEquals(
        "Multiple private IPv4 addresses found. Please configure one with 'bind' and/or"
            + " 'advertise'.",
        error(
            FakeMachine.with(
                address("a", "10.0.0.1", 8, true), address("b", "172.16.0.1", 8, true))));
  }

  private static String canonical(String text) {
    return IpText.of(IpLiteral.parse(text).orElseThrow());
  }

  private static String error(FakeMachine machine) {
    return assertThrows(
            ConfigurationException.class, () -> new DetectedAddress(machine).instead("0.0.0.0"))
        .getMessage();
  }
}
