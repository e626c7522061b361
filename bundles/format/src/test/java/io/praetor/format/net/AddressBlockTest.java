package io.praetor.format.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressBlockTest {

  @Test
  void shouldContainItsAddresses() throws UnknownHostException {
    AddressBlock block = AddressBlock.parse("10.1.128.0/17");
    assertTrue(block.contains(InetAddress.getByName("10.1.128.1")));
    assertTrue(block.contains(InetAddress.getByName("10.1.255.255")));
    assertFalse(block.contains(InetAddress.getByName("10.1.127.255")));
    assertFalse(block.contains(InetAddress.getByName("::1")));
    assertTrue(AddressBlock.parse("0.0.0.0/0").contains(InetAddress.getByName("1.2.3.4")));
    assertTrue(AddressBlock.parse("fd00::/8").contains(InetAddress.getByName("fdab::1")));
  }

  @Test
  void shouldRefuseWhatIsNoNetwork() {
    for (String text :
        new String[] {"", "localhost/8", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0", "1.2.3.256/8"}) {
      assertThrows(IllegalArgumentException.class, () -> AddressBlock.parse(text), text);
    }
  }
}
