package io.praetor.acl.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.acl.internal.rule.Rule.Form;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.OperationFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTextTest {

  @Test
  void shouldReadEveryWord() {
    for (RuleWord word : RuleWord.ALL) {
      String text =
          word.form() == Form.WHOLE
              ? word.word() + " = \"write\""
              : word.word() + " \"n\" { policy = \"write\" }";
      Rule expected =
          new Rule(
              word.resource(),
              word.form(),
              word.form() == Form.WHOLE ? "" : "n",
              Level.WRITE,
              null);
      assertEquals(List.of(expected), RuleText.parse(text));
      assertEquals(text, expected.text());
      assertEquals(List.of(expected), RuleText.parse(expected.text()));
    }
  }

  @Test
  void shouldReadJsonAsWell() {
    assertEquals(
        List.of(
            new Rule(Resource.KEY, Form.PREFIX, "", Level.LIST, null),
            new Rule(Resource.SERVICE, Form.EXACT, "a", Level.READ, Level.WRITE),
            new Rule(Resource.OPERATOR, Form.WHOLE, "", Level.DENY, null)),
        RuleText.parse(
            "{\"key_prefix\": {\"\": {\"policy\": \"list\"}}, \"operator\": \"deny\","
                + " \"service\": [{\"a\": [{\"policy\": \"READ\", \"intentions\": \"write\"}]}]}"));
  }

  /** As HCL reads them: a rule that forbids must not get lost by its spelling. */
  @Test
  void shouldReadWordsInAnyCase() {
    List<Rule> expected = List.of(new Rule(Resource.KEY, Form.PREFIX, "a", Level.DENY, null));
    assertEquals(expected, RuleText.parse("Key_Prefix \"a\" { policy = \"deny\" }"));
    assertEquals(expected, RuleText.parse("{\"KEY_PREFIX\": {\"a\": {\"policy\": \"deny\"}}}"));
  }

  @Test
  void shouldSkipWordsThatMeanNothing() {
    assertEquals(List.of(), RuleText.parse("unknown \"\" { policy = \"read\" } x = 1"));
    assertEquals(List.of(), RuleText.parse(""));
    assertEquals(List.of(), RuleText.parse("operator = \"\""));
  }

  @Test
  void shouldRefuseInConsulsWords() {
    assertEquals(
        "Invalid key_prefix policy: &acl.KeyRule{Prefix:\"\", Policy:\"sometimes\","
            + " EnterpriseRule:acl.EnterpriseRule{}}",
        refusal("key_prefix \"\" { policy = \"sometimes\" }"));
    assertEquals("Invalid operator policy: \"maybe\"", refusal("operator = \"maybe\""));
    assertEquals(
        "Invalid agent policy: &acl.AgentRule{Node:\"a\", Policy:\"list\"}",
        refusal("agent \"a\" { policy = \"list\" }"));
    assertEquals(
        "Invalid service intentions policy: &acl.ServiceRule{Name:\"s\", Policy:\"read\","
            + " Intentions:\"x\", EnterpriseRule:acl.EnterpriseRule{}}",
        refusal("service \"s\" { policy = \"read\" intentions = \"x\" }"));
    assertEquals(
        "Failed to parse ACL rules: At 1:12: object expected closing RBRACE got: EOF",
        refusal("nonsense {"));
  }

  @Test
  void shouldRefuseWhatIsSaidTwice() {
    refusal("acl = \"read\" acl = \"write\"");
    refusal("key \"a\" { policy = \"deny\" policy = \"write\" }");
    refusal("key \"a\" { policy = \"deny\" Policy = \"write\" }");
    refusal("{\"acl\": \"read\", \"acl\": \"write\"}");
    refusal("{\"key\": {\"a\": {\"policy\": \"deny\"}, \"a\": {\"policy\": \"write\"}}}");
  }

  @Test
  void shouldRefuseWhatIsNoRule() {
    for (String text :
        List.of(
            "key = \"x\"",
            "key \"a\" { policy = 1 }",
            "acl = 1",
            "acl { }",
            "{\"key\": 1}",
            "{\"key\": {\"a\": 1}}",
            "{} {}",
            "{",
            "key \"a\" { policy = [\"read\"] }")) {
      assertTrue(refusal(text).length() > 10, text);
    }
    refusal(" ".repeat(RuleText.MAX_LENGTH + 1));
  }

  private static String refusal(String text) {
    return assertThrows(OperationFailedException.class, () -> RuleText.parse(text)).getMessage();
  }
}
