package dev.wadi.rehearsal;

import dev.wadi.problem.Problem;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Reports as JUnit XML, which CI systems read: a test suite for each file, a failure for each case that did not pass, an error for
 * each problem of a file. Source: the XSD of Apache Ant's JUnit task, as Jenkins and GitLab describe what they read.
 */
public final class JUnitXml {

    private JUnitXml() {}

    public static String of(List<FileReport> reports) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            open(xml, "\n", "testsuites", "name", "wadi test");
            counts(xml, reports.stream().mapToInt(JUnitXml::tests).sum(), reports.stream().mapToLong(JUnitXml::failures).sum(),
                    reports.stream().mapToInt(report -> report.problems().errors().size()).sum(),
                    reports.stream().map(JUnitXml::time).reduce(Duration.ZERO, Duration::plus));
            for (FileReport report : reports) {
                suite(xml, report);
            }
            close(xml, "\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text cannot be written to memory", e);
        }
        return text.append('\n').toString();
    }

    private static int tests(FileReport report) {
        return report.cases().size() + report.problems().errors().size();
    }

    private static long failures(FileReport report) {
        return report.cases().stream().filter(one -> !one.passed()).count();
    }

    private static Duration time(FileReport report) {
        return report.cases().stream().map(CaseReport::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static void counts(XMLStreamWriter xml, int tests, long failures, int errors, Duration time) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(tests));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", Integer.toString(errors));
        xml.writeAttribute("time", seconds(time));
    }

    private static void suite(XMLStreamWriter xml, FileReport report) throws XMLStreamException {
        open(xml, "\n  ", "testsuite", "name", clean(report.file().toString()));
        counts(xml, tests(report), failures(report), report.problems().errors().size(), time(report));
        for (CaseReport one : report.cases()) {
            openCase(xml, report, one.name(), one.place().line(), one.duration());
            if (!one.passed()) {
                open(xml, "\n      ", "failure", "message", clean(one.differences().get(0)));
                xml.writeAttribute("type", "difference");
                xml.writeCharacters(clean(one.place() + "\n" + String.join("\n", one.differences())));
                xml.writeEndElement();
            }
            close(xml, "\n    ");
        }
        for (Problem problem : report.problems().errors()) {
            openCase(xml, report, "the file and its definition", problem.place().line(), Duration.ZERO);
            open(xml, "\n      ", "error", "message", clean(problem.message()));
            xml.writeAttribute("type", problem.code().word());
            xml.writeCharacters(clean(problem.describe()));
            xml.writeEndElement();
            close(xml, "\n    ");
        }
        close(xml, "\n  ");
    }

    private static void openCase(XMLStreamWriter xml, FileReport report, String name, int line, Duration time)
            throws XMLStreamException {
        open(xml, "\n    ", "testcase", "name", clean(name));
        xml.writeAttribute("classname", clean(report.file().toString()));
        xml.writeAttribute("file", clean(report.file().toString()));
        xml.writeAttribute("line", Integer.toString(line));
        xml.writeAttribute("time", seconds(time));
    }

    private static void open(XMLStreamWriter xml, String indent, String element, String attribute, String value)
            throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeStartElement(element);
        xml.writeAttribute(attribute, value);
    }

    private static void close(XMLStreamWriter xml, String indent) throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeEndElement();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }

    /** Without characters that XML cannot hold. */
    private static String clean(String text) {
        return text.codePoints().map(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 ? c : 0xFFFD).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
