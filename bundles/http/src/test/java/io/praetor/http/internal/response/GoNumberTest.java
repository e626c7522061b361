package io.praetor.http.internal.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GoNumberTest {

  @Test
  void shouldWriteAsGoDoes() {
    assertEquals("0", GoNumber.of(0));
    assertEquals("0", GoNumber.of(-0.0));
    assertEquals("1.5", GoNumber.of(1.5));
    assertEquals("100", GoNumber.of(100));
    assertEquals("-0.00001", GoNumber.of(-0.00001));
    assertEquals("0.000001", GoNumber.of(1e-6));
    assertEquals("9.5e-7", GoNumber.of(9.5e-7));
    assertEquals("-1e+21", GoNumber.of(-1e21));
    assertEquals("100000000000000000000", GoNumber.of(1e20));
  }
}
