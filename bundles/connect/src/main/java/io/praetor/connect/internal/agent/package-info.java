/** What every agent does for its own services. */
package io.praetor.connect.internal.agent;
