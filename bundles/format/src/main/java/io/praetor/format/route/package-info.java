/** Routes of the HTTP API that more than one bundle makes. */
package io.praetor.format.route;
