package io.praetor.spi.ui;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Files for browsers, by path. The server does the rest: content types by the names' extensions,
 * strong entity tags from the content, compression, security headers. It opens each file once and
 * keeps it for as long as the service is there, so what a path leads to must not change meanwhile;
 * another content is another version of the bundle.
 *
 * <p>Browsers ask each time whether they have the current content. A name with eight or more
 * hexadecimal digits between two dots or a hyphen and a dot, such as {@code app.3f9ac1d2.js}, says
 * that its content never changes: such files are not asked for again for a year.
 *
 * <p>Served under a Content-Security-Policy without exceptions: scripts, styles, images, fonts and
 * requests of the agent's own origin only; no inline script, no inline style, no {@code eval}.
 */
@ConsumerType
public interface WebResources {

  /** Largest file that is served. */
  int MAX_BYTES = 16 * 1024 * 1024;

  /**
   * Opens a file. Called on a thread of the server on which it may block for as long as reading a
   * file takes, by several at the same time. {@code getClass().getResourceAsStream("web/" + path)}
   * does it.
   *
   * @param path relative, with slashes, as {@code pages/nodes.js}; no part of it is empty or begins
   *     with a dot, and none has a backslash or a control character
   * @return the content, at most {@value #MAX_BYTES} bytes; null when there is no such file; a
   *     folder is none (a class path may well have one of that name)
   */
  InputStream open(String path) throws IOException;
}
