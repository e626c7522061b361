/**
 * Expected failures, as types that carry what a caller may do about them; only the HTTP bundle
 * turns them into status codes and texts.
 */
@Export
@Version("1.0.0")
package io.praetor.api.error;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
