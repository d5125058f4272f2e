#include "conformance/cbor.h"

#include "core/base/encoding.h"
#include "core/protocol/cbor/cbor_decoder.h"

#include <bit>

namespace botoscope::conformance {

namespace {

Value expectedValue(const Value& typed);

Value expectedMap(const Value& members)
{
    Map map;
    for (const auto& [name, value] : members.map()) {
        map.set(name, expectedValue(value));
    }
    return map;
}

Value expectedBytes(const Value& bytes)
{
    std::string text;
    for (const Value& byte : bytes.list()) {
        text += static_cast<char>(byte.toInt());
    }
    return Blob(std::move(text));
}

/// {"uint": 5} and its like as the value that must come out.
Value expectedValue(const Value& typed)
{
    const auto& [type, value] = *typed.map().begin();
    if (type == "map") {
        return expectedMap(value);
    }
    if (type == "list") {
        List list;
        for (const Value& item : value.list()) {
            list.push_back(expectedValue(item));
        }
        return list;
    }
    if (type == "bytestring") {
        return expectedBytes(value);
    }
    if (type == "float32") {
        return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(value.toInt())));
    }
    if (type == "float64") {
        return std::bit_cast<double>(value.toInt());
    }
    if (type == "tag") {
        return expectedValue(value["value"]);
    }
    return type == "null" || type == "undefined" ? Value() : value;
}

std::optional<std::string> runSuccess(const Value& test)
{
    const auto decoded = protocol::decodeCbor(hexDecode(test["input"].toString()).value_or(""));
    if (!decoded) {
        return "not decoded: " + decoded.error().message;
    }
    return difference(expectedValue(test["expect"]), *decoded);
}

} // namespace

SuiteResult runCbor(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value good = casesIn(folder / "decode-success.json", result);
    for (const Value& test : good.list()) {
        result.count(test["id"].toString(), runSuccess(test));
    }
    const Value bad = casesIn(folder / "decode-error.json", result);
    for (const Value& test : bad.list()) {
        const auto decoded = protocol::decodeCbor(hexDecode(test["input"].toString()).value_or(""));
        result.count(test["id"].toString(), decoded ? std::optional<std::string>("accepted") : std::nullopt);
    }
    return result;
}

} // namespace botoscope::conformance
