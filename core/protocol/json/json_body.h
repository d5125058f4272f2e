#pragma once
#include "core/protocol/common/scalar.h"

#include <string>

namespace botoscope::protocol {

/// Turns parameters into the JSON text of the json and rest-json protocols (§4.4), byte for byte as Python's
/// json.dumps: members renamed by locationName in the order given, timestamps as numbers or texts, blobs as base64,
/// special floats as texts, documents as they are.
class JsonBody {
public:
    JsonBody(const ScalarRules& rules, Failure& failure) : m_rules(rules), m_failure(failure) {}
    /// A structure's members as a JSON object; of a document the document itself.
    std::string write(const Value& value, const model::Shape& shape);
    /// Any payload member.
    std::string write(const Value& value, const model::ShapeRef& ref);

private:
    Value convert(const Value& value, const model::ShapeRef& ref);
    Value structure(const Value& value, const model::Shape& shape);
    Value list(const Value& value, const model::Shape& shape);
    Value map(const Value& value, const model::Shape& shape);
    Value number(const Value& value);
    Value plain(const Value& value, model::ShapeType type);
    Value document(const Value& value);

    const ScalarRules& m_rules;
    Failure& m_failure;
};

} // namespace botoscope::protocol
