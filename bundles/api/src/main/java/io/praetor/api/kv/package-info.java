/** Rows and tables of the key/value store. */
@Export
@Version("1.0.0")
package io.praetor.api.kv;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
