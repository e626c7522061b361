package io.praetor.format.net;

import java.net.InetAddress;
import java.util.List;

/** How addresses are written: everywhere alike, since texts of them are compared. */
public final class IpText {

  private IpText() {}

  /** The address in the form that Go prints, with the longest run of zeros left out. */
  public static String of(InetAddress address) {
    String host = address.getHostAddress();
    int zone = host.indexOf('%');
    String plain = zone < 0 ? host : host.substring(0, zone);
    return plain.contains(":") ? compressed(plain) : plain;
  }

  private static String compressed(String v6) {
    String[] groups = v6.split(":");
    int best = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end].equals("0")) {
        end++;
      }
      if (end - i > length) {
        best = i;
        length = end - i;
      }
    }
    if (best < 0) {
      return v6;
    }
    String head = String.join(":", List.of(groups).subList(0, best));
    String tail = String.join(":", List.of(groups).subList(best + length, groups.length));
    return head + "::" + tail;
  }
}
