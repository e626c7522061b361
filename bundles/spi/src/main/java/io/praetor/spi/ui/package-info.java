/**
 * The web pages of the agent: {@link io.praetor.spi.ui.UiProvider} gives all of them, {@link
 * io.praetor.spi.ui.UiExtension} adds one.
 */
@Export
@Version("1.0.0")
package io.praetor.spi.ui;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
