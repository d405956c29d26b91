package dev.wadi.camel.http;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Writes a large body in pieces, so that the connection can look between them for an answer that comes early: a server that refuses a body
 * as too large says so at once and reads no more, and who goes on writing never hears it.
 */
final class BodyInPieces extends HttpEntityWrapper {

    static final int PIECE = 65_536;

    private BodyInPieces(HttpEntity body) {
        super(body);
    }

    /** The same request, its body in pieces if it is large. */
    static ClassicHttpRequest of(ClassicHttpRequest request) {
        HttpEntity body = request.getEntity();
        if (body != null && body.getContentLength() > PIECE) {
            request.setEntity(new BodyInPieces(body));
        }
        return request;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        super.writeTo(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int done = 0; done < length; done += PIECE) {
                    out.write(bytes, offset + done, Math.min(PIECE, length - done));
                }
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }
        });
    }
}
