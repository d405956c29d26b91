package dev.wadi.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source of the first rows: mstream, specification 2.8; of the others: RFC 3986, section 5.4. */
class HttpAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "http://h:8000,            enrich,                 http://h:8000/enrich",
        "http://h/api,             x,                      http://h/x",
        "http://h/api/,            x,                      http://h/api/x",
        "http://h/api/,            /x,                     http://h/x",
        "http://h/api/,            https://other:1/y?z=1,  https://other:1/y?z=1",
        "http://h,                 '',                     http://h/",
        "http://h/a?b=c,           '',                     http://h/a?b=c",
        "http://h/a?b=c,           ?d=e,                   http://h/a?d=e",
        "http://h/a?b=c,           x,                      http://h/x",
        "http://ann:secret@h/a,    x,                      http://h/x",
        "http://h/b/c/d,           ../g,                   http://h/b/g",
        "http://h/b/c/d,           ../../../g,             http://h/g",
        "http://h/b/c/d,           ./,                     http://h/b/c/",
        "http://h/b/c/d,           ..,                     http://h/b/",
        "http://h/b/c/d,           g/./h/../i,             http://h/b/c/g/i",
        "http://h,                 //other/x,              http://other/x",
        "http://h,                 /a%20b/%2F?q=%26,       http://h/a%20b/%2F?q=%26",
        "http://[::1]:8080/x,      y,                      http://[::1]:8080/y"})
    void resolvesAsRfc3986Says(String base, String reference, String resolved) {
        assertThat(HttpAddresses.resolve(base, reference)).hasToString(resolved);
    }

    @Test
    void quotesNoPasswordInItsErrors() {
        assertThatThrownBy(() -> HttpAddresses.resolve("http://ann:secret@h o/", "x")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> HttpAddresses.resolve("ftp://ann:secret@h/", "x")).hasMessageNotContaining("secret")
                .hasMessageContaining("expected http://");
        assertThatThrownBy(() -> HttpAddresses.resolve("http://h", "http://ann:secret@a b")).hasMessageNotContaining("secret")
                .hasMessageContaining("the resource is no address");
    }

    /** Java reads it, and says that it has no host. */
    @Test
    void takesNoHostThatIsNone() {
        for (String reference : new String[] {"http://order_service/x", "//order_service/x", "http:///x", "http:x"}) {
            assertThatThrownBy(() -> HttpAddresses.resolve("http://h", reference)).hasMessageContaining("no HTTP address");
        }
    }

    @Test
    void resolvesInPlaceholdersAgainstAProperty() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("web.host", "http://ann:secret@h:8000/api/");

            assertThat(context.resolvePropertyPlaceholders("{{wadi-url:web.host:enrich}}")).isEqualTo("http://h:8000/api/enrich");
            context.getPropertiesComponent().addInitialProperty("query", "orders?shop=north");
            assertThat(context.resolvePropertyPlaceholders("{{wadi-url:web.host:{{query}}}}")).isEqualTo("http://h:8000/api/orders");
            assertThat(context.resolvePropertyPlaceholders("{{wadi-query:web.host:{{query}}}}")).isEqualTo("shop=north");
            assertThat(context.resolvePropertyPlaceholders("{{wadi-query:web.host:enrich}}")).isEmpty();
        }
    }
}
