package dev.wadi.camel.mongodb;

/** A change stream cannot go on, or changes cannot be written, until a person has looked. The message is for that person. */
public class MongoDbChangesException extends RuntimeException {

    public MongoDbChangesException(String message) {
        super(message);
    }

    public MongoDbChangesException(String message, Throwable cause) {
        super(message, cause);
    }
}
