package dev.wadi.camel.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every repository of keys does. */
abstract class BatchIdempotentRepositoryContract {

    private final List<ConfirmedKeyRepository> opened = new ArrayList<>();

    /** A repository over the test's own part of the store, not started. */
    abstract ConfirmedKeyRepository create();

    final ConfirmedKeyRepository open(String name) {
        ConfirmedKeyRepository repository = create();
        repository.setName(name);
        opened.add(repository);
        return repository;
    }

    /** What another process would see: this one no longer has the repository. */
    final ConfirmedKeyRepository reopen(ConfirmedKeyRepository repository) {
        repository.stop();
        return open(repository.getName());
    }

    @AfterEach
    void close() {
        opened.forEach(ConfirmedKeyRepository::stop);
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(open("orders-copy").known(List.of("a", "b"))).isEmpty();
    }

    @Test
    void knowsWhatWasAddedAndNothingElse() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a", "c"));

        assertThat(repository.known(List.of("a", "b", "c", "d"))).containsExactlyInAnyOrder("a", "c");
        assertThat(reopen(repository).known(List.of("a", "b", "c", "d"))).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void takesKeysThatAreThereAlready() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a", "b"));
        repository.addAll(List.of("b", "c"));
        repository.addAll(List.of());

        assertThat(repository.known(List.of("a", "b", "c"))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void takesLargeBatches() {
        ConfirmedKeyRepository repository = open("orders-copy");
        List<String> keys = IntStream.range(0, 25_000).mapToObj(number -> "8265F1C3A2000000012B022C0100296E5A1004" + number).toList();
        repository.addAll(keys);

        assertThat(repository.known(keys)).hasSize(25_000);
        assertThat(reopen(repository).known(keys.subList(10_000, 20_000))).hasSize(10_000);
    }

    @Test
    void takesAnyCharacter() {
        ConfirmedKeyRepository repository = open("../a & b?/*%");
        List<String> keys = List.of("{\"_data\": \"82\"}", "orders-0-1", "ключ", "a/b", " ", "a\nb");
        repository.addAll(keys);

        assertThat(repository.known(keys)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(repository.known(List.of("orders-0-2"))).isEmpty();
    }

    @Test
    void keepsNamesApart() {
        ConfirmedKeyRepository orders = open("orders");
        ConfirmedKeyRepository users = open("orders/users");
        orders.addAll(List.of("a", "users/b"));

        assertThat(users.known(List.of("a", "b"))).isEmpty();
        users.addAll(List.of("b"));
        orders.clear();
        assertThat(users.known(List.of("b"))).containsExactly("b");
    }

    @Test
    void forgetsWhatIsCleared() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(IntStream.range(0, 2000).mapToObj(Integer::toString).toList());
        repository.clear();

        assertThat(repository.known(List.of("0", "1999"))).isEmpty();
        repository.addAll(List.of("0"));
        assertThat(reopen(repository).known(List.of("0", "1999"))).containsExactly("0");
    }

    @Test
    void addedKeyCountsOnlyOnceItIsConfirmed() {
        ConfirmedKeyRepository repository = open("orders-copy");

        assertThat(repository.add("a")).isTrue();
        assertThat(repository.add("a")).isFalse();
        assertThat(repository.contains("a")).isFalse();
        assertThat(repository.confirm("a")).isTrue();
        assertThat(repository.contains("a")).isTrue();
        assertThat(repository.add("a")).isFalse();
    }

    @Test
    void crashBetweenAddAndConfirmHidesNothing() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.add("a");

        ConfirmedKeyRepository after = reopen(repository);
        assertThat(after.contains("a")).isFalse();
        assertThat(after.add("a")).isTrue();
    }

    @Test
    void removesReservedAndConfirmedKeys() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.add("reserved");
        repository.addAll(List.of("confirmed", "other"));

        assertThat(repository.remove("reserved")).isTrue();
        assertThat(repository.remove("confirmed")).isTrue();
        assertThat(repository.remove("never there")).isFalse();
        assertThat(repository.add("reserved")).isTrue();
        assertThat(reopen(repository).known(List.of("confirmed", "other"))).isEqualTo(Set.of("other"));
    }

    @Test
    void worksInCamelsIdempotentConsumer() throws Exception {
        ConfirmedKeyRepository repository = open("orders-copy");
        List<Object> delivered = new ArrayList<>();
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("direct:in").idempotentConsumer(header("id"), repository).eager(false)
                            .process(exchange -> deliver(exchange, repository, delivered));
                }
            });
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();

            template.sendBodyAndHeader("direct:in", "first", "id", "1");
            template.sendBodyAndHeader("direct:in", "first again", "id", "1");
            assertThat(failure(template, "bad")).hasRootCauseMessage("refused");
            template.sendBodyAndHeader("direct:in", "second", "id", "2");
            template.sendBodyAndHeader("direct:in", "second again", "id", "2");
        }
        assertThat(delivered).containsExactly("first", "second");
        assertThat(repository.known(List.of("1", "2"))).containsExactlyInAnyOrder("1", "2");
    }

    private static Throwable failure(ProducerTemplate template, String body) {
        try {
            template.sendBodyAndHeader("direct:in", body, "id", "2");
            return null;
        } catch (CamelExecutionException e) {
            return e;
        }
    }

    private static void deliver(Exchange exchange, ConfirmedKeyRepository repository, List<Object> delivered) {
        Object body = exchange.getMessage().getBody();
        assertThat(repository.contains(exchange.getMessage().getHeader("id", String.class))).isFalse();
        if (body.equals("bad")) {
            throw new IllegalStateException("refused");
        }
        delivered.add(body);
    }
}
