/** JMX beans of a connector's task, the same way on every supported version of Kafka. */
package dev.tributary.commons.metrics;
