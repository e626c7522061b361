/** Properties of OSGi services and configurations, with their types, as JSON. */
package io.praetor.format.property;
