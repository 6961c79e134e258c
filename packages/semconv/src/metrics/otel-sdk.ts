// What the OpenTelemetry SDK measures of itself.

/** Log records whose export has finished, well or badly. Counter, `{log_record}`. */
export const METRIC_OTEL_SDK_EXPORTER_LOG_EXPORTED = "otel.sdk.exporter.log.exported";

/** Log records handed to the exporter and not yet settled. UpDownCounter, `{log_record}`. */
export const METRIC_OTEL_SDK_EXPORTER_LOG_INFLIGHT = "otel.sdk.exporter.log.inflight";

/** Metric data points whose export has finished, well or badly. Counter, `{data_point}`. */
export const METRIC_OTEL_SDK_EXPORTER_METRIC_DATA_POINT_EXPORTED = "otel.sdk.exporter.metric_data_point.exported";

/** Metric data points handed to the exporter and not yet settled. UpDownCounter, `{data_point}`. */
export const METRIC_OTEL_SDK_EXPORTER_METRIC_DATA_POINT_INFLIGHT = "otel.sdk.exporter.metric_data_point.inflight";

/** Duration of one export, over all its attempts. Histogram, `s`. */
export const METRIC_OTEL_SDK_EXPORTER_OPERATION_DURATION = "otel.sdk.exporter.operation.duration";

/** Spans whose export has finished, well or badly. Counter, `{span}`. */
export const METRIC_OTEL_SDK_EXPORTER_SPAN_EXPORTED = "otel.sdk.exporter.span.exported";

/** Spans handed to the exporter and not yet settled. UpDownCounter, `{span}`. */
export const METRIC_OTEL_SDK_EXPORTER_SPAN_INFLIGHT = "otel.sdk.exporter.span.inflight";

/** Log records submitted to enabled loggers. Counter, `{log_record}`. */
export const METRIC_OTEL_SDK_LOG_CREATED = "otel.sdk.log.created";

/** Duration of one collection by a metric reader. Histogram, `s`. */
export const METRIC_OTEL_SDK_METRIC_READER_COLLECTION_DURATION = "otel.sdk.metric_reader.collection.duration";

/** Log records that the processor is done with, well or badly. Counter, `{log_record}`. */
export const METRIC_OTEL_SDK_PROCESSOR_LOG_PROCESSED = "otel.sdk.processor.log.processed";

/** Log records that the processor's queue can hold. UpDownCounter, `{log_record}`. */
export const METRIC_OTEL_SDK_PROCESSOR_LOG_QUEUE_CAPACITY = "otel.sdk.processor.log.queue.capacity";

/** Log records in the processor's queue. UpDownCounter, `{log_record}`. */
export const METRIC_OTEL_SDK_PROCESSOR_LOG_QUEUE_SIZE = "otel.sdk.processor.log.queue.size";

/** Spans that the processor is done with, well or badly. Counter, `{span}`. */
export const METRIC_OTEL_SDK_PROCESSOR_SPAN_PROCESSED = "otel.sdk.processor.span.processed";

/** Spans that the processor's queue can hold. UpDownCounter, `{span}`. */
export const METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_CAPACITY = "otel.sdk.processor.span.queue.capacity";

/** Spans in the processor's queue. UpDownCounter, `{span}`. */
export const METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_SIZE = "otel.sdk.processor.span.queue.size";

/** Recording spans that have not ended. UpDownCounter, `{span}`. */
export const METRIC_OTEL_SDK_SPAN_LIVE = "otel.sdk.span.live";

/** Spans created, non-recording ones included. Counter, `{span}`. */
export const METRIC_OTEL_SDK_SPAN_STARTED = "otel.sdk.span.started";
