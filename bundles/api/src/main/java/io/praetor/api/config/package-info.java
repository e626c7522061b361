/**
 * What the configuration directory says to each bundle: one typed settings object per persistent
 * identity (PID).
 */
@Export
@Version("1.0.0")
package io.praetor.api.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
