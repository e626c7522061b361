package io.praetor.spi.ui;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The whole web UI; a whiteboard service. Its files appear below the content path ({@code /ui/}
 * unless configured otherwise). Of several providers the one of the highest {@code service.ranking}
 * serves, among equals the newest; the pages that come with the agent have {@link
 * #DEFAULT_RANKING}, so that any other provider replaces them and they come back when it leaves.
 *
 * <p>{@value #INDEX} is what the content path itself shows, and every path below it that is no
 * file: those belong to the pages, which route them themselves. In it, {@value #CONTENT_PATH} is
 * replaced by the content path; {@code <base href="{{.ContentPath}}">} makes relative links work
 * wherever the page is shown. {@code robots.txt}, when there is one, is served at the root as well.
 *
 * <p>Paths below {@code ext/} belong to {@link UiExtension}s.
 *
 * <p>Authors run {@code UiProviderContract} of the test kit.
 */
@ConsumerType
public interface UiProvider extends WebResources {

  /** The document that must be there. */
  String INDEX = "index.html";

  /** What stands for the content path, with a slash at each end, in {@value #INDEX}. */
  String CONTENT_PATH = "{{.ContentPath}}";

  /** The {@code service.ranking} of the pages that come with the agent. */
  int DEFAULT_RANKING = -1_000;
}
