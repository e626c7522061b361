/** Who did what: a record of requests to the API. */
@Export
@Version("1.0.0")
package io.praetor.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
