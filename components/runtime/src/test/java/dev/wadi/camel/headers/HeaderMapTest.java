package dev.wadi.camel.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.util.CaseInsensitiveMap;
import org.junit.jupiter.api.Test;

class HeaderMapTest {

    /** A change of a map, done to ours and to Camel's. */
    private record Change(String what, String name, Integer value) {

        Object apply(Map<String, Object> map) {
            return switch (what) {
                case "put" -> map.put(name, value);
                case "remove" -> map.remove(name);
                case "removeIf" -> map.keySet().removeIf(key -> key.equalsIgnoreCase(name));
                case "setValue" -> {
                    map.entrySet().forEach(entry -> entry.setValue(value));
                    yield null;
                }
                case "clear" -> {
                    map.clear();
                    yield null;
                }
                default -> throw new IllegalStateException(what);
            };
        }
    }

    @Property
    void behavesLikeCamelsOwnMap(@ForAll("changes") List<Change> changes, @ForAll("names") String asked) {
        Map<String, Object> ours = new HeaderMap();
        Map<String, Object> camels = new CaseInsensitiveMap();
        for (Change change : changes) {
            assertThat(change.apply(ours)).as(change.toString()).isEqualTo(change.apply(camels));
            assertThat(ours.size()).isEqualTo(camels.size());
            assertThat(ours.get(asked)).isEqualTo(camels.get(asked));
            assertThat(ours.containsKey(asked)).isEqualTo(camels.containsKey(asked));
        }
        // spelling included: of two spellings the first stays
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(camels.keySet());
        assertThat(ours.equals(camels)).isTrue();
        assertThat(ours.hashCode()).isEqualTo(camels.hashCode());
        assertThat(new HeaderMap(ours).equals(camels)).isTrue();
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> what = Arbitraries.frequency(Tuple.of(30, "put"), Tuple.of(5, "remove"),
                Tuple.of(2, "removeIf"), Tuple.of(1, "setValue"), Tuple.of(1, "clear"));
        return Combinators.combine(what, names(), Arbitraries.integers().injectNull(0.1)).as(Change::new).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> names() {
        // K and the Kelvin sign are one letter to this rule, ß and SS are not
        return Arbitraries.of("a", "A", "key", "KEY", "\u212Aey", "stra\u00DFe", "STRASSE", "\u0130", "i", "\uD801\uDC00", "\uD801\uDC28", "")
                .flatMap(name -> Arbitraries.integers().between(0, 5).map(number -> name + (number == 0 ? "" : number)));
    }

    @Test
    void keepsTheOrderOfAFewHeaders() {
        Map<String, Object> headers = new HeaderMap();
        headers.put("operation_type", 1);
        headers.put("database", 2);
        headers.put("collection", 3);
        headers.put("DATABASE", 4);

        assertThat(headers).containsExactly(Map.entry("operation_type", 1), Map.entry("database", 4), Map.entry("collection", 3));
    }

    @Test
    void failsAnIteratorThatTheMapChangedUnder() {
        Map<String, Object> headers = new HeaderMap(Map.of("a", 1, "b", 2));
        Iterator<?> iterator = headers.entrySet().iterator();
        headers.put("c", 3);

        assertThatThrownBy(iterator::next).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void refusesANullName() {
        assertThatThrownBy(() -> new HeaderMap().put(null, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new HeaderMap().get(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void isFoundByCamel() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();

            assertThat(new DefaultExchange(context).getIn().getHeaders()).isInstanceOf(HeaderMap.class);
        }
    }
}
