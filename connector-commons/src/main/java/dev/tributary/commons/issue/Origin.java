package dev.tributary.commons.issue;

/**
 * Which connector and task a record comes from.
 *
 * @param sourceSystem hl7, fhir, x12, plaid, stripe or quickbooks
 * @param connector the connector's name
 * @param task the task's number, from 0
 */
public record Origin(String sourceSystem, String connector, int task) {}
