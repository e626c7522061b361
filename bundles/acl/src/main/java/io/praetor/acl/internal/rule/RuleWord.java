package io.praetor.acl.internal.rule;

import io.praetor.acl.internal.rule.Rule.Form;
import io.praetor.api.acl.Resource;
import io.praetor.format.go.GoText;
import java.util.List;

/**
 * A word that rules begin with. In the order in which Consul looks at them, so that of several
 * mistakes it is the same one that is told.
 *
 * @param word as it is written
 * @param shown how Consul shows a rule that makes no sense
 */
record RuleWord(String word, Resource resource, Form form, String shown) {

  private static final String ENTERPRISE = ", EnterpriseRule:acl.EnterpriseRule{}}";

  static final List<RuleWord> ALL =
      List.of(
          whole(Resource.ACL),
          named(Resource.AGENT, "&acl.AgentRule{Node:%s, Policy:%s}"),
          prefix(Resource.AGENT, "&acl.AgentRule{Node:%s, Policy:%s}"),
          named(Resource.KEY, "&acl.KeyRule{Prefix:%s, Policy:%s" + ENTERPRISE),
          prefix(Resource.KEY, "&acl.KeyRule{Prefix:%s, Policy:%s" + ENTERPRISE),
          named(Resource.NODE, "&acl.NodeRule{Name:%s, Policy:%s" + ENTERPRISE),
          prefix(Resource.NODE, "&acl.NodeRule{Name:%s, Policy:%s" + ENTERPRISE),
          named(
              Resource.SERVICE, "&acl.ServiceRule{Name:%s, Policy:%s, Intentions:%s" + ENTERPRISE),
          prefix(
              Resource.SERVICE, "&acl.ServiceRule{Name:%s, Policy:%s, Intentions:%s" + ENTERPRISE),
          named(Resource.SESSION, "&acl.SessionRule{Node:%s, Policy:%s}"),
          prefix(Resource.SESSION, "&acl.SessionRule{Node:%s, Policy:%s}"),
          named(Resource.EVENT, "&acl.EventRule{Event:%s, Policy:%s}"),
          prefix(Resource.EVENT, "&acl.EventRule{Event:%s, Policy:%s}"),
          named(Resource.QUERY, "&acl.PreparedQueryRule{Prefix:%s, Policy:%s}"),
          prefix(Resource.QUERY, "&acl.PreparedQueryRule{Prefix:%s, Policy:%s}"),
          whole(Resource.KEYRING),
          whole(Resource.OPERATOR),
          whole(Resource.MESH),
          whole(Resource.PEERING));

  private static RuleWord whole(Resource resource) {
    return new RuleWord(resource.text(), resource, Form.WHOLE, "");
  }

  private static RuleWord named(Resource resource, String shown) {
    return new RuleWord(resource.text(), resource, Form.EXACT, shown);
  }

  private static RuleWord prefix(Resource resource, String shown) {
    return new RuleWord(resource.text() + "_prefix", resource, Form.PREFIX, shown);
  }

  /** A level of rules of this word; null for a text that is none. */
  Level level(String text) {
    Level level = Level.of(text);
    return level == Level.LIST && resource != Resource.KEY ? null : level;
  }

  /** A rule that makes no sense, as Consul shows it. */
  String shown(String name, String policy, String intentions) {
    return String.format(
        shown, GoText.quoted(name), GoText.quoted(policy), GoText.quoted(intentions));
  }
}
