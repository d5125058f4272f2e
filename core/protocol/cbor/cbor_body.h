#pragma once
#include "core/protocol/common/scalar.h"

#include <cstdint>
#include <string>

namespace botoscope::protocol {

/// Turns parameters into CBOR (RFC 8949) as botocore does (§4.7): definite lengths, shortest integers, 32-bit floats
/// and 64-bit doubles, special floats in 16 bits, timestamps as tag 1 with whole seconds, nulls dropped.
class CborBody {
public:
    explicit CborBody(Failure& failure) : m_failure(failure) {}
    std::string write(const Value& value, const model::ShapeRef& ref);

private:
    void add(const Value& value, const model::ShapeRef& ref);
    void addStructure(const Value& value, const model::Shape& shape);
    void addList(const Value& value, const model::Shape& shape);
    void addMap(const Value& value, const model::Shape& shape);
    void addScalar(const Value& value, const model::ShapeRef& ref);
    void addInteger(std::int64_t number);
    void addFloat(const Value& value, bool isDouble);
    void addText(std::string_view text);
    void addTime(const Value& value);
    void addHead(unsigned majorType, std::uint64_t argument);
    void addBigEndian(std::uint64_t number, int bytes);

    std::string m_out;
    Failure& m_failure;
};

} // namespace botoscope::protocol
