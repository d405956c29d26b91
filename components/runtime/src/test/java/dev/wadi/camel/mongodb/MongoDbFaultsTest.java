package dev.wadi.camel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonSerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MongoDbFaultsTest {

    private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 1);

    @ParameterizedTest
    @MethodSource("errors")
    void sorts(Throwable error, Fault fault) {
        assertThat(Faults.of(error)).isEqualTo(fault);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new MongoSocketReadException("cut", SERVER), Fault.PASSING),
                Arguments.of(new MongoTimeoutException("no server"), Fault.PASSING),
                Arguments.of(new MongoNotPrimaryException(new BsonDocument(), SERVER), Fault.PASSING),
                Arguments.of(new BsonSerializationException("not BSON"), Fault.EVENT),
                Arguments.of(new MongoDbChangesException("the document has no _id"), Fault.EVENT),
                Arguments.of(BulkWriteFailedException.rejected("rejected", List.of()), Fault.EVENT),
                Arguments.of(BulkWriteFailedException.broken("cut", new MongoTimeoutException("no server"), List.of()), Fault.PASSING));
    }

    /** NotWritablePrimary, network time-out, stepping down; validation, duplicate key, too large; rights and login; an unknown one. */
    @ParameterizedTest
    @CsvSource({
        "10107, PASSING", "89, PASSING", "189, PASSING",
        "121, EVENT", "11000, EVENT", "10334, EVENT",
        "13, SINK", "18, SINK",
        "987654, UNKNOWN"
    })
    void sortsByTheServersCode(int code, Fault fault) {
        assertThat(Faults.of(new MongoException(code, "said the server"))).isEqualTo(fault);
        assertThat(Faults.of(command(code))).isEqualTo(fault);
    }

    @Test
    void trustsTheServersLabelForACodeThatIsNotKnown() {
        MongoException error = new MongoException(987_654, "busy");
        error.addLabel("RetryableWriteError");

        assertThat(Faults.of(error)).isEqualTo(Fault.PASSING);
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(BsonDocument.parse("{ok: 0, code: " + code + ", errmsg: 'said the server'}"), SERVER);
    }
}
