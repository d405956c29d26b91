package dev.wadi.definition;

/** A connection that connectors refer to by name. */
@ChosenBy("provider")
public sealed interface ServiceDefinition permits MongoDbService, KafkaService, PubSubService, HttpService,
        UdfService, RedisService, CamelService {

    String NAME_DOC = "What connectors call this service by. No two services of a file share a name.";

    Origin origin();

    String name();
}
