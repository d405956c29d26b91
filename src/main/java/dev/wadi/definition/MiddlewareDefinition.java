package dev.wadi.definition;

/** A step that changes events between source and sinks. */
@ChosenBy("service_name")
public sealed interface MiddlewareDefinition extends StepDefinition permits HttpMiddleware, UdfMiddleware {}
