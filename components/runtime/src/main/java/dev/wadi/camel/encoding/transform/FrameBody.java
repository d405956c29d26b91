package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.encoding.frame.ContentType;
import dev.wadi.camel.encoding.frame.FrameWriter;

/** One batch frame. Bodies are taken as they are. */
final class FrameBody implements BatchBody {

    private final FrameWriter frame;

    FrameBody(ContentType contentType) {
        frame = new FrameWriter(contentType);
    }

    @Override
    public void add(BodyBytes body) {
        frame.add(body.array(), body.offset(), body.length());
    }

    @Override
    public byte[] finish() {
        return frame.toByteArray();
    }
}
