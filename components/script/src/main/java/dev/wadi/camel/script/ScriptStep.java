package dev.wadi.camel.script;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.encoding.NestingLimit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Step that runs a script on a message, on every event of a batch, or once on all events of a batch.
 *
 * <p>Shape: body in as {@link dev.wadi.camel.encoding.transform.BodyBytes#of} takes it, BSON or JSON; body out {@code byte[]} of the same
 * encoding; a null body (a delete, a tombstone) passes unchanged and unseen. Headers that do not steer endpoints are the script's
 * attributes. A script in Rhai has mstream's contract ({@link TransformScript}); one in a language of Camel is an expression whose value
 * becomes the body ({@link LanguageEvents}). Where the registry has a {@link Clock}, and only one, that is the time a Rhai script sees.
 *
 * <p>Errors: {@link InvalidScriptException} when it starts, so the route does not start; {@link ScriptFailedException} or
 * {@link dev.wadi.camel.encoding.EncodingException} for an event, never retried, see {@link EventSteps}. Lifecycle and threads: the
 * script is read and compiled when the route starts; shared between threads. Source: specification 5.2 to 5.6.
 */
public final class ScriptStep extends ServiceSupport implements Processor, CamelContextAware {

    /** What a result of nothing means. The constants are spelt as routes write them. */
    public enum OnUnit {
        /** JSON's null; BSON has no such document, so there it is a failure. */
        nothing,
        /** The event is left out. */
        drop
    }

    private CamelContext camelContext;
    private ScriptFolder folder;
    private String file;
    private String language = "rhai";
    private ScriptEncoding encoding = ScriptEncoding.json;
    private boolean wholeBatch;
    private OnUnit onUnit = OnUnit.nothing;
    private String dropAttribute;
    private int maxNesting = NestingLimit.DEFAULT.levels();
    private long maxOperations = ScriptLimits.DEFAULT.operations();
    private long maxTime = ScriptLimits.DEFAULT.time().toMillis();
    private int maxStringLength = ScriptLimits.DEFAULT.stringLength();
    private int maxArraySize = ScriptLimits.DEFAULT.arraySize();
    private int maxMapSize = ScriptLimits.DEFAULT.mapSize();
    private long maxMemory = ScriptLimits.DEFAULT.memoryBytes();
    private long maxResult = ScriptLimits.DEFAULT.resultBytes();

    private String description;
    private RhaiContract contract;
    private volatile EventScript script;

    @Override
    protected void doStart() {
        Objects.requireNonNull(file, "a script step needs a 'file'");
        description = "run the script " + file;
        Path path = folder == null ? Path.of(file) : folder.file(file);
        NestingLimit nesting = new NestingLimit(maxNesting);
        if (language.equals("rhai")) {
            contract = RhaiContract.of(transformScript(path), encoding, nesting, onUnit == OnUnit.drop, dropAttribute);
            script = new RhaiEvents(contract);
        } else {
            script = LanguageEvents.load(camelContext, language, path, encoding, nesting, onUnit == OnUnit.drop, dropAttribute);
        }
    }

    private TransformScript transformScript(Path path) {
        Clock clock = camelContext == null ? null : camelContext.getRegistry().findSingleByType(Clock.class);
        return clock == null ? TransformScript.load(path, limits()) : TransformScript.load(path, limits(), clock);
    }

    private ScriptLimits limits() {
        return new ScriptLimits(maxOperations, Duration.ofMillis(maxTime), maxStringLength, maxArraySize, maxMapSize, maxMemory,
                maxResult);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        EventScript started = script;
        if (started == null) {
            throw new IllegalStateException("the script " + file + " was not started with its route");
        }
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (wholeBatch && contract != null && settlement != null && exchange.getMessage().getBody() instanceof List<?>) {
            new RhaiBatch(contract, exchange, settlement).run(description);
            return;
        }
        LeftOut leftOut = new LeftOut();
        EventSteps.forEach(exchange.getMessage(), description, event -> {
            if (event.getBody() != null && !started.apply(event)) {
                leftOut.add(event);
            }
        });
        leftOut.takeOutOf(exchange);
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    /** Where the file lies; without it the file's path is absolute or from the working directory. */
    public void setFolder(ScriptFolder folder) {
        this.folder = folder;
    }

    public ScriptFolder getFolder() {
        return folder;
    }

    /** The script. */
    public void setFile(String file) {
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    /** {@code rhai}, the default, or a language of Camel that is on the class path. */
    public void setLanguage(String language) {
        this.language = language;
    }

    public String getLanguage() {
        return language;
    }

    /** What the bodies are, {@code json} by default. */
    public void setEncoding(ScriptEncoding encoding) {
        this.encoding = encoding;
    }

    public ScriptEncoding getEncoding() {
        return encoding;
    }

    /** Whether a Rhai script gets all events of a batch as one array. */
    public void setWholeBatch(boolean wholeBatch) {
        this.wholeBatch = wholeBatch;
    }

    public boolean isWholeBatch() {
        return wholeBatch;
    }

    /** What a result of nothing means, {@code nothing} by default. */
    public void setOnUnit(OnUnit onUnit) {
        this.onUnit = onUnit;
    }

    public OnUnit getOnUnit() {
        return onUnit;
    }

    /** An attribute by which the script leaves an event out, unless its text is {@code false}. None by default. */
    public void setDropAttribute(String dropAttribute) {
        this.dropAttribute = dropAttribute;
    }

    public String getDropAttribute() {
        return dropAttribute;
    }

    /** How many documents and arrays may lie within each other, 200 by default, {@value NestingLimit#DEEPEST} at most. */
    public void setMaxNesting(int maxNesting) {
        this.maxNesting = maxNesting;
    }

    public int getMaxNesting() {
        return maxNesting;
    }

    /** Statements, iterations and calls of one call, a million by default. */
    public void setMaxOperations(long maxOperations) {
        this.maxOperations = maxOperations;
    }

    public long getMaxOperations() {
        return maxOperations;
    }

    /** Milliseconds that one call may take, 5000 by default. */
    public void setMaxTime(long maxTime) {
        this.maxTime = maxTime;
    }

    public long getMaxTime() {
        return maxTime;
    }

    /** Characters of one string. */
    public void setMaxStringLength(int maxStringLength) {
        this.maxStringLength = maxStringLength;
    }

    public int getMaxStringLength() {
        return maxStringLength;
    }

    /** Elements of one array. */
    public void setMaxArraySize(int maxArraySize) {
        this.maxArraySize = maxArraySize;
    }

    public int getMaxArraySize() {
        return maxArraySize;
    }

    /** Fields of one map. */
    public void setMaxMapSize(int maxMapSize) {
        this.maxMapSize = maxMapSize;
    }

    public int getMaxMapSize() {
        return maxMapSize;
    }

    /** Estimate of the bytes that a script's variables may hold. */
    public void setMaxMemory(long maxMemory) {
        this.maxMemory = maxMemory;
    }

    public long getMaxMemory() {
        return maxMemory;
    }

    /** Bytes of the body that a script makes. */
    public void setMaxResult(long maxResult) {
        this.maxResult = maxResult;
    }

    public long getMaxResult() {
        return maxResult;
    }

    @Override
    public String toString() {
        return "ScriptStep[" + file + "]";
    }
}
