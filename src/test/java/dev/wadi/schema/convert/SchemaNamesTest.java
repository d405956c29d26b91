package dev.wadi.schema.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaNamesTest {

    @ParameterizedTest
    @CsvSource({"plain, plain", "with-dash, with_dash", "with.dot, with_dot", "'with space', with_space", "123x, _123x", "'', Field",
        "---, Field", "__double, _double", "trailing_, trailing", "a--b__c, a_b_c", "größe, gr_e", "1-, _1"})
    void makesNamesLegal(String text, String name) {
        assertThat(SchemaNames.name(text)).isEqualTo(name).matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    @ParameterizedTest
    @CsvSource({"com.example, com.example", "com.my-company.1st, com.my_company._1st", "'', Field", "a..b, a.Field.b"})
    void makesEverySegmentOfANamespaceLegal(String text, String namespace) {
        assertThat(SchemaNames.namespace(text)).isEqualTo(namespace);
    }

    @ParameterizedTest
    @CsvSource({"address, Address", "home-address, Home_address", "1st, _1st"})
    void namesTypesWithACapital(String field, String type) {
        assertThat(SchemaNames.typeName(field)).isEqualTo(type);
    }
}
