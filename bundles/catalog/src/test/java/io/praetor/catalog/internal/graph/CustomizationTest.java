package io.praetor.catalog.internal.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.catalog.internal.graph.ChainRequest.Overrides;
import org.junit.jupiter.api.Test;

/** Hashes are those that Consul 1.10 told. */
class CustomizationTest {

  @Test
  void shouldHashAsConsul() {
    Customization byProtocol = new Customization(new Overrides("local", "tcp", 5));
    byProtocol.byProtocol();
    assertEquals("96f2c150", byProtocol.hash());
    Customization byTimeout = new Customization(new Overrides("", "", 7_000_000_000L));
    byTimeout.byTimeout();
    assertEquals("8b1bc506", byTimeout.hash());
    Customization byGateway = new Customization(new Overrides("local", "", 0));
    byGateway.byGateway();
    assertEquals("c225dc1c", byGateway.hash());
    Customization byTwo = new Customization(new Overrides("local", "grpc", 1_000_000));
    byTwo.byProtocol();
    byTwo.byTimeout();
    assertEquals("4220d2d1", byTwo.hash());
  }

  @Test
  void shouldHashNothingThatMadeNoDifference() {
    assertEquals("", new Customization(new Overrides("local", "tcp", 5)).hash());
  }
}
