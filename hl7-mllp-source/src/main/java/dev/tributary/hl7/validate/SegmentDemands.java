package dev.tributary.hl7.validate;

import java.util.List;

/**
 * What is asked of the segments of one id.
 *
 * @param fields what is asked of their fields
 * @param dates which of their dates must be in order
 */
record SegmentDemands(List<FieldDemand> fields, List<DateOrder> dates) {}
