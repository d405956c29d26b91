package dev.wadi.camel.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** What stands for the body of an answer that nobody can use: who needs it fails, and who does not goes on. */
final class UnusableAnswer extends AbstractHttpEntity {

    private final Supplier<IOException> reason;

    UnusableAnswer(Supplier<IOException> reason) {
        super((ContentType) null, null);
        this.reason = reason;
    }

    @Override
    public InputStream getContent() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw reason.get();
            }
        };
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
