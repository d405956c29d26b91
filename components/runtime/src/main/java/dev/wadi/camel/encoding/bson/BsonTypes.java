package dev.wadi.camel.encoding.bson;

/** The type byte in front of each element. */
public final class BsonTypes {

    public static final int DOUBLE = 0x01;
    public static final int STRING = 0x02;
    public static final int DOCUMENT = 0x03;
    public static final int ARRAY = 0x04;
    public static final int BINARY = 0x05;
    public static final int UNDEFINED = 0x06;
    public static final int OBJECT_ID = 0x07;
    public static final int BOOLEAN = 0x08;
    public static final int DATE_TIME = 0x09;
    public static final int NULL = 0x0A;
    public static final int REGULAR_EXPRESSION = 0x0B;
    public static final int DB_POINTER = 0x0C;
    public static final int CODE = 0x0D;
    public static final int SYMBOL = 0x0E;
    public static final int CODE_WITH_SCOPE = 0x0F;
    public static final int INT32 = 0x10;
    public static final int TIMESTAMP = 0x11;
    public static final int INT64 = 0x12;
    public static final int DECIMAL128 = 0x13;
    public static final int MAX_KEY = 0x7F;
    public static final int MIN_KEY = 0xFF;

    /** Binary subtype whose payload repeats its length. */
    public static final int OLD_BINARY = 0x02;
    /** Binary subtype of a UUID in network order. */
    public static final int UUID = 0x04;

    private BsonTypes() {}

    /** The type as an error names it. */
    public static String name(int type) {
        return switch (type) {
            case DOUBLE -> "double";
            case STRING -> "string";
            case DOCUMENT -> "document";
            case ARRAY -> "array";
            case BINARY -> "binary";
            case UNDEFINED -> "undefined";
            case OBJECT_ID -> "ObjectId";
            case BOOLEAN -> "boolean";
            case DATE_TIME -> "date";
            case NULL -> "null";
            case REGULAR_EXPRESSION -> "regular expression";
            case DB_POINTER -> "DBPointer";
            case CODE -> "code";
            case SYMBOL -> "symbol";
            case CODE_WITH_SCOPE -> "code with scope";
            case INT32 -> "int32";
            case TIMESTAMP -> "timestamp";
            case INT64 -> "int64";
            case DECIMAL128 -> "Decimal128";
            case MAX_KEY -> "MaxKey";
            case MIN_KEY -> "MinKey";
            default -> "type 0x" + Integer.toHexString(type);
        };
    }
}
