#include "core/protocol/cbor/cbor_decoder.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <bit>
#include <cmath>

namespace botoscope::protocol {

namespace {

constexpr int deepest = 1000;
constexpr unsigned indefinite = 31;
constexpr unsigned char breakCode = 0xFF;

enum Major : unsigned { Unsigned, Negative, Bytes, Text, Array, MapType, Tag, Simple };

double halfToDouble(std::uint16_t bits)
{
    const int exponent = bits >> 10 & 0x1F;
    const int fraction = bits & 0x3FF;
    double value = 0;
    if (exponent == 0) {
        value = std::ldexp(fraction, -24);
    } else if (exponent < 31) {
        value = std::ldexp(fraction + 1024, exponent - 25);
    } else {
        value = fraction == 0 ? HUGE_VAL : std::nan("");
    }
    return bits & 0x8000 ? -value : value;
}

class Decoder {
public:
    explicit Decoder(std::string_view bytes) : m_bytes(bytes) {}

    Result<Value> run()
    {
        Value value;
        if (!readItem(value, 0)) {
            const std::string at = std::to_string(m_at);
            Error error(ErrorCode::ResponseParser,
                        "Unable to parse the response, invalid CBOR: " + m_problem + " at byte " + at);
            return error.with("offset", at);
        }
        return value;
    }

private:
    bool fail(std::string problem)
    {
        m_problem = std::move(problem);
        return false;
    }
    bool ended() { return fail("the data ends too early"); }
    std::size_t left() const { return m_bytes.size() - m_at; }

    bool readBigEndian(std::size_t width, std::uint64_t& out)
    {
        if (left() < width) {
            return ended();
        }
        out = 0;
        for (std::size_t i = 0; i < width; ++i) {
            out = out << 8 | static_cast<unsigned char>(m_bytes[m_at++]);
        }
        return true;
    }

    bool readHead(Major& major, unsigned& info)
    {
        std::uint64_t byte = 0;
        if (!readBigEndian(1, byte)) {
            return false;
        }
        major = static_cast<Major>(byte >> 5);
        info = byte & 31;
        return true;
    }

    bool readArgument(unsigned info, std::uint64_t& out)
    {
        if (info < 24) {
            out = info;
            return true;
        }
        return info < 28 ? readBigEndian(std::size_t{1} << (info - 24), out)
                         : fail("additional information " + std::to_string(info) + " has no meaning here");
    }

    bool readItem(Value& out, int depth)
    {
        if (depth > deepest) {
            return fail("nesting deeper than " + std::to_string(deepest) + " levels");
        }
        Major major{};
        unsigned info = 0;
        if (!readHead(major, info)) {
            return false;
        }
        switch (major) {
        case Unsigned:
        case Negative:
            return readInteger(major, info, out);
        case Bytes:
        case Text:
            return readString(major, info, out);
        case Array:
            return readArray(info, out, depth);
        case MapType:
            return readMap(info, out, depth);
        case Tag:
            return readTag(info, out, depth);
        default:
            return readSimple(info, out);
        }
    }

    bool readInteger(Major major, unsigned info, Value& out)
    {
        std::uint64_t number = 0;
        if (!readArgument(info, number)) {
            return false;
        }
        const bool fits = number <= static_cast<std::uint64_t>(INT64_MAX);
        if (major == Unsigned) {
            out = fits ? Value(static_cast<std::int64_t>(number)) : Value(static_cast<double>(number));
        } else {
            out = fits ? Value(-1 - static_cast<std::int64_t>(number)) : Value(-1.0 - static_cast<double>(number));
        }
        return true;
    }

    bool atBreak()
    {
        if (left() == 0 || static_cast<unsigned char>(m_bytes[m_at]) != breakCode) {
            return false;
        }
        ++m_at;
        return true;
    }

    bool readChunk(unsigned info, std::string& out)
    {
        std::uint64_t length = 0;
        if (!readArgument(info, length)) {
            return false;
        }
        if (length > left()) {
            return ended();
        }
        out.append(m_bytes.substr(m_at, length));
        m_at += length;
        return true;
    }

    bool readChunks(Major wanted, std::string& out)
    {
        while (!atBreak()) {
            Major major{};
            unsigned info = 0;
            if (!readHead(major, info)) {
                return false;
            }
            if (major != wanted) {
                return fail("a chunk of another type in a string");
            }
            if (!readChunk(info, out)) {
                return false;
            }
        }
        return true;
    }

    bool readString(Major major, unsigned info, Value& out)
    {
        std::string bytes;
        if (!(info == indefinite ? readChunks(major, bytes) : readChunk(info, bytes))) {
            return false;
        }
        if (major == Bytes) {
            out = Blob(std::move(bytes));
            return true;
        }
        if (!isValidUtf8(bytes)) {
            return fail("text that is not UTF-8");
        }
        out = std::move(bytes);
        return true;
    }

    /// Calls readOne for each element of an array or map until its end.
    template <class ReadOne> bool readElements(unsigned info, ReadOne readOne)
    {
        if (info == indefinite) {
            while (!atBreak()) {
                if (!readOne()) {
                    return false;
                }
            }
            return true;
        }
        std::uint64_t count = 0;
        if (!readArgument(info, count)) {
            return false;
        }
        if (count > left()) { // an element is a byte at least
            return ended();
        }
        for (; count > 0; --count) {
            if (!readOne()) {
                return false;
            }
        }
        return true;
    }

    bool readArray(unsigned info, Value& out, int depth)
    {
        List list;
        if (!readElements(info, [&] { return readItem(list.emplace_back(), depth + 1); })) {
            return false;
        }
        out = Value(std::move(list));
        return true;
    }

    bool readMap(unsigned info, Value& out, int depth)
    {
        Map map;
        const bool done = readElements(info, [&] {
            Value key;
            Value value;
            if (!readItem(key, depth + 1)) {
                return false;
            }
            if (!key.isString()) {
                return fail("a map's key that is not text");
            }
            if (!readItem(value, depth + 1)) {
                return false;
            }
            const Name name(key.toString());
            if (!value.isNull() || !map.find(name)) { // a null takes nothing back
                map.set(name, std::move(value));
            }
            return true;
        });
        if (done) {
            out = Value(std::move(map));
        }
        return done;
    }

    /// The value behind a tag: a time behind 1; other tags say nothing that a model would not know (ADR 24).
    bool readTag(unsigned info, Value& out, int depth)
    {
        std::uint64_t tag = 0;
        Value value;
        if (!readArgument(info, tag) || !readItem(value, depth + 1)) {
            return false;
        }
        if (tag != 1) {
            out = std::move(value);
            return true;
        }
        const auto time = value.isNumber() ? timestampFromSeconds(value.toDouble()) : std::nullopt;
        if (!time) {
            return fail("a time that is no number of seconds in the years 1 to 9999");
        }
        out = *time;
        return true;
    }

    bool readSimple(unsigned info, Value& out)
    {
        std::uint64_t bits = 0;
        switch (info) {
        case 20:
        case 21:
            out = info == 21;
            return true;
        case 22: // null
        case 23: // undefined
            out = Value();
            return true;
        case 25:
            return readBigEndian(2, bits) && set(out, halfToDouble(static_cast<std::uint16_t>(bits)));
        case 26:
            return readBigEndian(4, bits) && set(out, std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
        case 27:
            return readBigEndian(8, bits) && set(out, std::bit_cast<double>(bits));
        default:
            return fail("additional information " + std::to_string(info) + " has no meaning here");
        }
    }

    static bool set(Value& out, double number)
    {
        out = number;
        return true;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::string m_problem;
};

} // namespace

Result<Value> decodeCbor(std::string_view bytes)
{
    return Decoder(bytes).run();
}

} // namespace botoscope::protocol
