package io.praetor.health.internal.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.praetor.format.go.GoText;
import io.praetor.spi.check.CheckDefinition;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a check asks, apart from the address.
 *
 * @param method as it was given; {@code GET} if none was
 */
record HttpRequestText(String method, Map<?, ?> headers, String body) {

  private static final String AGENT = "Consul Health Check";
  private static final String ACCEPT = "text/plain, text/*, */*";
  private static final Set<String> SECRET =
      Set.of("authorization", "www-authenticate", "cookie", "cookie2", "host");

  static HttpRequestText of(CheckDefinition definition) {
    String method = definition.text("Method");
    Map<?, ?> headers =
        definition.members().get("Header") instanceof Map<?, ?> given ? given : Map.of();
    return new HttpRequestText(method.isEmpty() ? "GET" : method, headers, definition.text("Body"));
  }

  /** What a redirect asks: with most of them the method is lost, and with it the body. */
  HttpRequestText redirected(int status) {
    boolean same = status == 307 || status == 308 || method.equals("HEAD");
    return same ? this : new HttpRequestText("GET", headers, "");
  }

  /** What is asked of another host than the check names: nothing that proves who asks. */
  HttpRequestText withoutSecrets() {
    Map<Object, Object> harmless = new LinkedHashMap<>(headers);
    harmless
        .keySet()
        .removeIf(name -> SECRET.contains(String.valueOf(name).toLowerCase(Locale.ROOT)));
    return new HttpRequestText(method, harmless, body);
  }

  /** How failures begin: {@code Get "http://..."}. */
  String failing(String address) {
    String verb = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    return verb + " " + GoText.quoted(address);
  }

  /**
   * The request.
   *
   * @throws IllegalArgumentException with Go's words when it cannot be written
   */
  FullHttpRequest to(WebAddress address, String failing) {
    if (method.chars().anyMatch(character -> !isOfToken(character))) {
      throw new IllegalArgumentException("net/http: invalid method " + GoText.quoted(method));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            new HttpMethod(method),
            address.target(),
            Unpooled.wrappedBuffer(bytes));
    HttpHeaders sent = request.headers();
    sent.set(HttpHeaderNames.HOST, address.authority());
    sent.set(HttpHeaderNames.USER_AGENT, AGENT);
    sent.set(HttpHeaderNames.ACCEPT, ACCEPT);
    if (!address.authorization().isEmpty()) {
      sent.set(HttpHeaderNames.AUTHORIZATION, address.authorization());
    }
    headers.forEach((name, values) -> add(sent, String.valueOf(name), values, failing));
    sent.set(HttpHeaderNames.CONNECTION, "close");
    sent.remove(HttpHeaderNames.TRANSFER_ENCODING);
    sent.remove(HttpHeaderNames.CONTENT_LENGTH);
    if (bytes.length > 0 || !(method.equals("GET") || method.equals("HEAD"))) {
      sent.set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
    }
    return request;
  }

  private static void add(HttpHeaders sent, String name, Object values, String failing) {
    List<?> all = values instanceof List<?> list ? list : List.of(values);
    try {
      sent.set(name, all.stream().map(String::valueOf).toList());
    } catch (IllegalArgumentException wrong) {
      boolean named = !name.isEmpty() && name.chars().allMatch(HttpRequestText::isOfToken);
      throw new IllegalArgumentException(
          failing
              + ": net/http: invalid header field "
              + (named ? "value for " : "name ")
              + GoText.quoted(name),
          wrong);
    }
  }

  /** RFC 9110 §5.6.2. */
  private static boolean isOfToken(int character) {
    return (character >= '0' && character <= '9')
        || (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || "!#$%&'*+-.^_`|~".indexOf(character) >= 0;
  }
}
