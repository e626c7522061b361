package io.praetor.acl.internal.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.hcl.HclException;
import io.praetor.format.hcl.HclText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the rules of a policy, HCL or JSON. Words at the top that mean nothing are skipped, as they
 * may mean something to another version; what is said twice is refused, because the reader of a
 * policy would not know which counts. Pure.
 */
public final class RuleText {

  /** Longest text of rules; a policy of some thousand rules fits. */
  public static final int MAX_LENGTH = 512 * 1024;

  private static final int MAX_DEPTH = 64;
  private static final String UNREADABLE = "Failed to parse ACL rules: ";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private RuleText() {}

  /**
   * The rules of a text.
   *
   * @throws OperationFailedException in Consul's words, for a text that is none
   */
  public static List<Rule> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new OperationFailedException(UNREADABLE + "longer than " + MAX_LENGTH + " characters");
    }
    Map<?, ?> tree = text.stripLeading().startsWith("{") ? json(text) : hcl(text);
    List<Rule> rules = new ArrayList<>();
    for (RuleWord word : RuleWord.ALL) {
      tree.forEach(
          (name, said) -> {
            if (said != null && word.word().equalsIgnoreCase((String) name)) {
              read(word, said, rules);
            }
          });
    }
    return List.copyOf(rules);
  }

  private static Map<?, ?> hcl(String text) {
    try {
      return HclText.unambiguous(text);
    } catch (HclException e) {
      throw new OperationFailedException(UNREADABLE + e.located());
    }
  }

  private static void read(RuleWord word, Object said, List<Rule> rules) {
    if (word.form() == Rule.Form.WHOLE) {
      String policy = text(word, said);
      Level level = word.level(policy);
      if (level != null) {
        rules.add(new Rule(word.resource(), word.form(), "", level, null));
      } else if (!policy.isEmpty()) {
        throw new OperationFailedException(
            "Invalid " + word.word() + " policy: " + GoText.quoted(policy));
      }
      return;
    }
    for (Map<?, ?> block : objects(word, said)) {
      block.forEach(
          (name, bodies) -> {
            for (Map<?, ?> body : objects(word, bodies)) {
              rules.add(rule(word, (String) name, body));
            }
          });
    }
  }

  private static Rule rule(RuleWord word, String name, Map<?, ?> body) {
    String policy = member(word, body, "policy");
    String intentions = member(word, body, "intentions");
    Level level = word.level(policy);
    if (level == null) {
      throw new OperationFailedException(
          "Invalid " + word.word() + " policy: " + word.shown(name, policy, intentions));
    }
    boolean service = word.resource() == io.praetor.api.acl.Resource.SERVICE;
    Level onIntentions = service && !intentions.isEmpty() ? word.level(intentions) : null;
    if (service && !intentions.isEmpty() && onIntentions == null) {
      throw new OperationFailedException(
          "Invalid " + word.word() + " intentions policy: " + word.shown(name, policy, intentions));
    }
    return new Rule(word.resource(), word.form(), name, level, onIntentions);
  }

  private static String member(RuleWord word, Map<?, ?> body, String name) {
    Object found = null;
    for (Map.Entry<?, ?> member : body.entrySet()) {
      if (name.equalsIgnoreCase((String) member.getKey())) {
        if (found != null) {
          throw new OperationFailedException(
              UNREADABLE + "The argument " + GoText.quoted(name) + " was already set");
        }
        found = member.getValue();
      }
    }
    return found == null ? "" : text(word, found);
  }

  private static String text(RuleWord word, Object said) {
    if (said instanceof String text) {
      return text;
    }
    throw unreadable(word);
  }

  /** HCL makes a list of every object, JSON does not. */
  private static List<Map<?, ?>> objects(RuleWord word, Object said) {
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Object one : said instanceof List<?> list ? list : List.of(said)) {
      if (!(one instanceof Map<?, ?> object)) {
        throw unreadable(word);
      }
      objects.add(object);
    }
    return objects;
  }

  private static OperationFailedException unreadable(RuleWord word) {
    return new OperationFailedException(
        UNREADABLE + "what stands behind \"" + word.word() + "\" is no rule");
  }

  private static Map<?, ?> json(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new OperationFailedException(UNREADABLE + "something follows the object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new OperationFailedException(UNREADABLE + e.getOriginalMessage().replace('\n', ' '));
    } catch (IOException e) {
      throw new UncheckedIOException("from memory", e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      default -> parser.getText() + " is no text"; // no number or flag means anything in rules
    };
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }
}
