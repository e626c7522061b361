package io.praetor.agent.internal.member;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.spi.http.JsonWriter;
import java.util.TreeMap;

/** A member as JSON, in the names and the order of Consul 1.10. */
public final class MemberJson {

  private MemberJson() {}

  public static void write(JsonWriter out, Member member) {
    out.beginObject();
    out.name("Name").value(member.name());
    out.name("Addr").value(member.address());
    out.name("Port").value(member.port());
    out.name("Tags").beginObject();
    new TreeMap<>(member.tags()).forEach((name, value) -> out.name(name).value(value));
    out.endObject();
    out.name("Status").value(code(member.status()));
    out.name("ProtocolMin").value(member.protocolMin());
    out.name("ProtocolMax").value(member.protocolMax());
    out.name("ProtocolCur").value(member.protocolCurrent());
    out.name("DelegateMin").value(member.delegateMin());
    out.name("DelegateMax").value(member.delegateMax());
    out.name("DelegateCur").value(member.delegateCurrent());
    out.endObject();
  }

  /** Serf's numbers; 0 is a member of which nothing is known. */
  private static int code(MemberStatus status) {
    return switch (status) {
      case ALIVE -> 1;
      case LEAVING -> 2;
      case LEFT -> 3;
      case FAILED -> 4;
    };
  }
}
